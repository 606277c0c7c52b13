import { words } from '../base/language';

export const text = words(
  {
    title: 'AI 컨시어지', intro: '상품, 일정, 요금, 환율, 취소 규정까지 무엇이든 물어보세요. 로그인하면 내 여행도 찾아 드립니다.',
    placeholder: '궁금한 것을 적어 주세요', send: '보내기', stop: '그만', retry: '다시 답하기', fresh: '새 대화', past: '지난 대화', you: '나', concierge: '컨시어지', log: '대화',
    ideas: ['부산에서 출발하는 크루즈 추천해 줘', '출발 30일 전에 취소하면 수수료가 얼마야?', '지금 달러 환율 알려 줘', '지중해 크루즈 가격이 궁금해'],
    thinking: '생각하는 중…', queue: (n: number) => (n > 0 ? `앞에 ${n}명이 기다리고 있습니다` : '곧 답해 드립니다'), stopped: '여기에서 멈췄습니다.', broken: '답이 중간에 끊겼습니다.',
    sources: '출처', privacy: '여권번호나 카드번호는 적지 마세요. 답은 틀릴 수 있으니 예약 전에 상품 화면에서 확인해 주세요.',
    fallback: '준비된 안내로 답했습니다',
    reasons: {
      quota: 'AI 상담 한도를 다 썼습니다', limit: '오늘의 질문 한도를 다 썼습니다', busy: '지금 질문이 많습니다', slow: 'AI의 응답이 늦었습니다',
      unavailable: 'AI를 쓸 수 없습니다', blocked: 'AI가 답할 수 없는 질문입니다', 'not-configured': 'AI가 설정되지 않았습니다',
    } as Record<string, string>,
  },
  {
    title: 'AI concierge', intro: 'Ask about cruises, dates, fares, exchange rates, or cancelling. If you log in, it finds your trips, too.',
    placeholder: 'What would you like to know?', send: 'Send', stop: 'Stop', retry: 'Answer again', fresh: 'New chat', past: 'Past chats', you: 'You', concierge: 'Concierge', log: 'Conversation',
    ideas: ['Recommend a cruise from Busan', 'What does it cost to cancel 30 days before?', 'What is the dollar worth now?', 'What do Mediterranean cruises cost?'],
    thinking: 'Thinking…', queue: (n: number) => (n > 0 ? `${n} in line before you` : 'It is your turn'), stopped: 'Stopped here.', broken: 'The answer broke off.',
    sources: 'Sources', privacy: 'Do not write passport or card numbers. Answers can be wrong: check on the cruise’s page before you book.',
    fallback: 'Answered from our own guide',
    reasons: {
      quota: 'the AI’s quota is used up', limit: 'today’s questions are used up', busy: 'many are asking at present', slow: 'the AI was slow',
      unavailable: 'the AI is not available', blocked: 'the AI may not answer this', 'not-configured': 'no AI is set up',
    } as Record<string, string>,
  },
);

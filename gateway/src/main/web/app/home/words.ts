import { words } from '../base/language';

export const text = words(
  {
    title: '크루즈 여행', searchTitle: '어디로 떠나 볼까요?', region: '여행 지역', keyword: '무엇을 찾으세요?', keywordHint: '부산 출발, 온천, 산토리니…', search: '크루즈 찾기',
    popular: '지금 가장 많이 찾는 크루즈', all: '모두 보기', regions: '지역별로 보기',
    hero: '바다 위에서 보내는 가장 긴 하루', heroText: '짐은 한 번만 풀고, 아침마다 다른 항구에서 눈을 뜨세요.', heroLink: '크루즈 보기',
    rates: '오늘의 환율', ratesFor: '1 미국 달러', days: '지난 90일', chart: (low: string, high: string) => `지난 90일의 원/달러 환율: 최저 ${low}원, 최고 ${high}원`,
    updated: '기준', source: '출처', stale: '최신 환율을 가져오지 못해 이전 환율을 보여 드립니다.',
    lowest: '최저', highest: '최고', more: '다른 통화', noHistory: '지난 환율이 아직 없습니다.',
    concierge: '무엇이든 물어보세요', conciergeText: 'AI 컨시어지가 상품과 일정, 환율, 내 여행까지 바로 찾아 답해 드립니다.', conciergeLink: '대화 시작하기',
  },
  {
    title: 'Cruises', searchTitle: 'Where shall we sail?', region: 'Region', keyword: 'What do you look for?', keywordHint: 'Busan, hot springs, Santorini…', search: 'Find cruises',
    popular: 'Most wanted now', all: 'See all', regions: 'By region',
    hero: 'The longest day is a day at sea', heroText: 'Unpack once, and wake up in another port every morning.', heroLink: 'See cruises',
    rates: 'Exchange rates today', ratesFor: '1 US dollar', days: 'Last 90 days', chart: (low: string, high: string) => `Won per dollar in the last 90 days: lowest ${low}, highest ${high}`,
    updated: 'As of', source: 'Source', stale: 'The latest rates could not be had; these are earlier ones.',
    lowest: 'Lowest', highest: 'Highest', more: 'Other currencies', noHistory: 'There are no past rates yet.',
    concierge: 'Ask us anything', conciergeText: 'The AI concierge looks up cruises, dates, rates and your own trips, and answers at once.', conciergeLink: 'Start a chat',
  },
);

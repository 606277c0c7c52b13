import { language, words } from '../base/language';

export const text = words(
  {
    title: '직원', signIn: '직원 로그인', signInText: '회사 계정으로 로그인합니다.', byPassword: '비밀번호로 로그인', menu: '직원 메뉴', onlyAdmins: '이 화면은 관리자만 볼 수 있습니다.',
    overview: '한눈에 보기', live: '실시간 수치', products: '상품·객실', 'page-config': '화면 구성', orders: '주문·환불', uploads: '여권 업로드', users: '회원', audit: '보안 기록', ledger: '장부 확인',
    uncertain: '처리되었는지 알 수 없습니다. 위의 숫자를 다시 불러왔으니 확인한 뒤 진행해 주세요.', save: '저장', saved: '저장했습니다.', stale: '다른 사람이 먼저 바꿨습니다. 다시 불러온 뒤 고쳐 주세요.', reload: '다시 불러오기', all: '전체', search: '검색', filter: '조건', back: '목록으로', none: '없습니다.', status: '상태', done: '처리했습니다.',
    when: '시각', kind: '종류', who: '누가', account: '계정', address: '주소', what: '내용',
    code: '상품 코드', name: '이름', price: '기본 가격 (원)', description: '설명', tags: '태그 (쉼표로 구분)', line: '선사', ship: '선박', region: '지역', destinations: '항로', thumbnail: '대표 사진 주소', category: '분류', sailings: '출발일과 할당', picture: '사진 올리기', pictureHint: 'JPEG, PNG, WebP. 올린 뒤 저장하면 대표 사진이 됩니다.',
    departure: '출발', newProduct: '새 상품', create: '만들기', itinerary: '일정', itineraryHint: '하루에 한 줄: 항구, 나라(두 글자), 입항, 출항. 바다 위의 하루는 -', newSailing: '출발일 추가', newSailingHint: '요금을 비워 둔 객실은 팔지 않습니다. 만든 뒤 할당에서 객실을 추가하고 판매를 시작하세요.', returns: '도착', policy: '취소 규정', fares: '요금 (원)',
    'fare-rules': '취소 규정', fareRulesText: '출발까지 남은 날에 따라 결제 금액의 몇 %를 수수료로 받는지 정합니다. 바꾼 뒤의 새 주문부터 적용됩니다.', fromDays: '출발 며칠 전까지', whenever: '그 뒤 언제든', keptPercent: '수수료 (%)', remove: '빼기', addStep: '단계 추가',
    partners: '파트너', newPartner: '새 파트너', partnerCode: '파트너 코드', userId: '회원 번호', userIdHint: '회원 화면의 이름 아래에 있습니다.', slug: '소개 페이지 주소', manager: '담당 지점', managerId: '담당 지점의 파트너 번호', withholding: '원천징수', earned: '수수료 정산', agentShare: '판매 수수료', branchShare: '지점 수수료', hqShare: '본사', withheld: '원천징수액',
    partnerTypes: { HQ: '본사', BRANCH_MANAGER: '지점장', SALES_AGENT: '판매원' }, partnerStates: { ACTIVE: '활동 중', SUSPENDED: '정지' },
    open: '판매 중', closed: '판매 중지', openIt: '판매 시작', closeIt: '판매 중지하기', cabin: '객실', total: '할당', free: '남음', held: '잡힘', sold: '팔림', withdrawn: '회수', withdraw: '회수', withdrawHowMany: '회수할 객실 수', add: '객실 추가', deck: '층', numbers: '호수 (쉼표로 구분)', showAllotment: '할당 보기', 
    piece: '항목', active: '보임', content: '내용 (JSON)', badJson: '올바른 JSON이 아닙니다.', pageConfigText: '시작 화면의 글과 그림입니다. 저장하면 몇 초 안에 모든 사람에게 보입니다.',
    order: '주문', amount: '금액', refunded: '환불', customer: '여행자', refund: '환불하기', refundTitle: '이 주문을 환불할까요?', waive: '수수료를 받지 않음', refundNow: '환불합니다', cancel: '그만두기', refundOf: (amount: string) => `규정대로라면 ${amount}을 돌려줍니다.`,
    uploadStates: { QUEUED: '대기 중', UPLOADING: '보내는 중', STORED: '저장됨', FAILED: '실패' }, queue: '대기열', oldest: '가장 오래 기다린 것', documents: '문서', attempt: '시도', reason: '마지막 사유', replay: '다시 보내기', replayAll: '실패한 것 모두 다시 보내기', replayed: (n: number) => `${n}건을 다시 보냅니다.`,
    phone: '휴대폰', role: '권한', locked: '잠김', lock: '잠그기', unlock: '풀기', lockReason: '잠그는 이유', endSessions: '모두 로그아웃', ended: (n: number) => `로그인 ${n}개를 끝냈습니다.`, logins: '로그인 수', joined: '가입',
    days: '기간', lastDays: (n: string) => `최근 ${n}일`, check: '확인하기', balanced: '장부가 모두 맞습니다.', unbalanced: '맞지 않는 것이 있습니다.', pspMissing: '결제사의 목록은 확인하지 못했습니다.', rule: '규칙', subject: '대상', expected: '있어야 할 값', found: '실제 값', period: '기간',
    latestOrders: '최근 주문', notYet: '아직 값이 없습니다.', missing: '대답하지 않은 곳:',
    liveText: (n: number) => `프로그램 ${n}개의 수치입니다. 5초마다 새로 묻고, 이 화면을 연 때부터 최근 10분까지 보여 줍니다. 게이트웨이는 이 화면에 답한 한 곳의 값입니다.`,
    measures: { requests: '요청 (초당)', errors: '오류 5xx (초당)', p95: '응답 시간 p95 (밀리초)', limited: '한도에 걸림 (초당)', pool: 'DB 연결 사용 (%)', queue: '가장 오래 기다린 것 (초)' },
  },
  {
    title: 'Staff', signIn: 'Staff sign-in', signInText: 'Sign in with your company account.', byPassword: 'Log in with a password', menu: 'Staff menu', onlyAdmins: 'Only administrators may see this.',
    overview: 'Overview', live: 'Live figures', products: 'Products and cabins', 'page-config': 'Pages', orders: 'Orders and refunds', uploads: 'Passport uploads', users: 'People', audit: 'Audit trail', ledger: 'Ledger check',
    uncertain: 'It is not known whether that was done. The counts above were loaded again: please check them first.', save: 'Save', saved: 'Saved.', stale: 'Somebody else changed it first. Reload, then change it again.', reload: 'Reload', all: 'All', search: 'Search', filter: 'Filter', back: 'Back to the list', none: 'Nothing.', status: 'Status', done: 'Done.',
    when: 'When', kind: 'Kind', who: 'Who', account: 'Account', address: 'Address', what: 'What',
    code: 'Code', name: 'Name', price: 'Base price (won)', description: 'Description', tags: 'Tags (separated by commas)', line: 'Line', ship: 'Ship', region: 'Region', destinations: 'Route', thumbnail: 'Address of the main picture', category: 'Category', sailings: 'Departures and allotment', picture: 'Upload a picture', pictureHint: 'JPEG, PNG, WebP. It becomes the main picture when you save.',
    departure: 'Departure', newProduct: 'New product', create: 'Create', itinerary: 'Itinerary', itineraryHint: 'A line each day: port, country (two letters), arrival, departure; - for a day at sea', newSailing: 'Add a departure', newSailingHint: 'A cabin without a fare is not sold. Add cabins to its allotment, then open it.', returns: 'Return', policy: 'Cancellation policy', fares: 'Fares (won)',
    'fare-rules': 'Cancellation', fareRulesText: 'How much of the price is kept, by the days that are left until the departure. Holds for orders made after the change.', fromDays: 'Until so many days before', whenever: 'any later', keptPercent: 'Kept (%)', remove: 'Remove', addStep: 'Add a step',
    partners: 'Partners', newPartner: 'New partner', partnerCode: 'Partner code', userId: 'User id', userIdHint: 'It stands below the name on the page of people.', slug: 'Address of the landing page', manager: 'Manager', managerId: 'Partner id of the manager', withholding: 'Withholding', earned: 'Commission', agentShare: 'Agent', branchShare: 'Branch', hqShare: 'Headquarters', withheld: 'Withheld',
    partnerTypes: { HQ: 'Headquarters', BRANCH_MANAGER: 'Branch manager', SALES_AGENT: 'Sales agent' }, partnerStates: { ACTIVE: 'active', SUSPENDED: 'suspended' },
    open: 'on sale', closed: 'closed', openIt: 'Open', closeIt: 'Close', cabin: 'Cabin', total: 'Allotted', free: 'Free', held: 'Held', sold: 'Sold', withdrawn: 'Withdrawn', withdraw: 'Withdraw', withdrawHowMany: 'Cabins to withdraw', add: 'Add cabins', deck: 'Deck', numbers: 'Numbers (separated by commas)', showAllotment: 'Allotment',
    piece: 'Piece', active: 'Shown', content: 'Content (JSON)', badJson: 'Not valid JSON.', pageConfigText: 'Texts and pictures of the start page. Everybody sees a change within seconds.',
    order: 'Order', amount: 'Amount', refunded: 'Refunded', customer: 'Travellers', refund: 'Refund', refundTitle: 'Refund this order?', waive: 'Keep no fee', refundNow: 'Refund it', cancel: 'Leave it', refundOf: (amount: string) => `By the rules ${amount} goes back.`,
    uploadStates: { QUEUED: 'Waiting', UPLOADING: 'On its way', STORED: 'Stored', FAILED: 'Failed' }, queue: 'Queue', oldest: 'Waiting longest', documents: 'Documents', attempt: 'Attempts', reason: 'Last reason', replay: 'Send again', replayAll: 'Send all failed ones again', replayed: (n: number) => `${n} are sent again.`,
    phone: 'Phone', role: 'Role', locked: 'Locked', lock: 'Lock', unlock: 'Unlock', lockReason: 'Why it is locked', endSessions: 'End sessions', ended: (n: number) => `${n} sessions ended.`, logins: 'Logins', joined: 'Joined',
    days: 'Period', lastDays: (n: string) => `The last ${n} days`, check: 'Check', balanced: 'The books balance.', unbalanced: 'Something does not balance.', pspMissing: 'The payment provider’s list could not be had.', rule: 'Rule', subject: 'Subject', expected: 'Expected', found: 'Found', period: 'Period',
    latestOrders: 'Latest orders', notYet: 'No value yet.', missing: 'Did not answer:',
    liveText: (n: number) => `Figures of ${n} programs, asked every 5 seconds and kept for ten minutes from when this page was opened. Of several gateways, the one that answers.`,
    measures: { requests: 'Requests (per second)', errors: 'Errors 5xx (per second)', p95: 'Response time p95 (ms)', limited: 'Limits hit (per second)', pool: 'Database connections in use (%)', queue: 'Oldest entry waiting (s)' },
  },
);

const at = () => (language.get() === 'ko' ? 0 : 1);

const FAILURES: Record<string, [ko: string, en: string]> = {
  STAFF_ROLE_MISSING: ['로그인은 되었지만 크루즈몰 직원 권한이 없습니다. 관리자에게 권한을 요청해 주세요.', 'You are signed in, but have no role at CruiseMall. Ask an administrator for one.'],
  ACCOUNT_LOCKED: ['이용이 제한된 계정입니다. 관리자에게 문의해 주세요.', 'This account is locked. Ask an administrator.'],
  UNAVAILABLE: ['로그인 서비스에 연결할 수 없습니다. 잠시 후 다시 시도해 주세요.', 'The sign-in service cannot be reached. Please try again in a moment.'],
  access_denied: ['로그인을 취소했습니다.', 'You cancelled the sign-in.'],
};

/** Texts by error code of a failed staff sign-in. */
export const signInFailure = (code: string) =>
  (FAILURES[code] ?? ['로그인하지 못했습니다. 다시 시도해 주세요.', 'The sign-in failed. Please try again.'])[at()];

const EVENTS: Record<string, [ko: string, en: string]> = {
  SIGNED_UP: ['가입', 'Signed up'], LOGGED_IN: ['로그인', 'Logged in'], LOGIN_FAILED: ['로그인 실패', 'Login failed'], SESSION_ENDED: ['로그인 종료', 'Session ended'],
  PASSWORD_CHANGED: ['비밀번호 변경', 'Password changed'], ACCOUNT_LOCKED: ['계정 잠금', 'Account locked'], ACCOUNT_UNLOCKED: ['잠금 해제', 'Account unlocked'],
  ROLE_CHANGED: ['권한 변경', 'Role changed'], STAFF_SIGNED_IN: ['직원 로그인', 'Staff signed in'], STAFF_REFUSED: ['직원 로그인 거절', 'Staff refused'],
  KEY_ROTATED: ['서명 키 교체', 'Key rotated'], KEY_RETIRED: ['서명 키 폐기', 'Key retired'], SHOP_IMPORTED: ['데이터 이전', 'Shop imported'], EVENTS_LOST: ['기록 누락', 'Events lost'],
};

export const eventName = (type: string) => EVENTS[type]?.[at()] ?? type;
export const eventOptions = (): [string, string][] => [['', text().all], ...Object.keys(EVENTS).map((it): [string, string] => [it, eventName(it)])];

const ACTORS: Record<string, [ko: string, en: string]> = { PERSON: ['회원', 'Person'], SERVICE: ['서비스', 'Service'], GUEST: ['비회원', 'Guest'], SYSTEM: ['시스템', 'System'] };
export const actorName = (kind: string) => ACTORS[kind]?.[at()] ?? kind;

import { words } from '../base/language';

export const text = words(
  {
    brand: '크루즈몰', skip: '본문으로 바로가기', menu: '메뉴',
    cruises: '크루즈 찾기', concierge: 'AI 컨시어지', my: '내 여행', login: '로그인', signup: '회원가입', logout: '로그아웃',
    language: 'English', languageLabel: 'Switch to English',
    retry: '다시 시도', close: '닫기', quote: '문의할 때 알려 주세요:', loading: '불러오는 중',
    previous: '이전', next: '다음', pages: '쪽 이동',
    loginAgain: '다시 로그인', stillIn: '아직 로그아웃되지 않았습니다.', refreshing: '새로 불러오는 중',
    notFound: '페이지를 찾을 수 없습니다', notFoundText: '주소가 바뀌었거나 사라진 페이지입니다.', home: '처음으로',
    about: '부산에서, 인천에서, 그리고 세계의 바다로. 크루즈 여행을 쉽고 안전하게 예약하세요.',
    shop: '여행 상품', help: '고객 지원', account: '내 정보', staff: '직원',
    orders: '예약·결제 내역',
  },
  {
    brand: 'CruiseMall', skip: 'Skip to content', menu: 'Menu',
    cruises: 'Find a cruise', concierge: 'AI concierge', my: 'My trips', login: 'Log in', signup: 'Sign up', logout: 'Log out',
    language: '한국어', languageLabel: '한국어로 보기',
    retry: 'Try again', close: 'Close', quote: 'Quote this when you ask us:', loading: 'Loading',
    previous: 'Previous', next: 'Next', pages: 'Pages',
    loginAgain: 'Log in again', stillIn: 'You are still logged in.', refreshing: 'Refreshing',
    notFound: 'Page not found', notFoundText: 'The address has changed or the page is gone.', home: 'Start page',
    about: 'From Busan, from Incheon, and on the seas of the world: cruises booked simply and safely.',
    shop: 'Cruises', help: 'Help', account: 'Your account', staff: 'Staff',
    orders: 'Bookings and payments',
  },
);

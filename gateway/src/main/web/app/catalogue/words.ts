import { language, words } from '../base/language';

export const text = words(
  {
    catalogue: '크루즈 찾기', region: '여행 지역', allRegions: '모든 지역', line: '선사', allLines: '모든 선사', sort: '정렬',
    keyword: '검색어', keywordHint: '부산 출발, 온천, 산토리니…', search: '검색', reset: '조건 지우기',
    newest: '새로 나온 순', popular: '인기순', price_asc: '낮은 가격순', price_desc: '높은 가격순',
    found: (n: number) => `크루즈 ${n}개`, nothing: '조건에 맞는 크루즈가 없습니다', nothingText: '지역이나 검색어를 바꿔 보세요.',
    from: '1인', up: '부터', next: '다음 출발', nights: (n: number, d: number) => `${n}박 ${d}일`,
    planned: '판매예정', ended: '지금은 예약할 수 없는 상품입니다.',
    itinerary: '여행 일정', dayNumber: (n: number) => `${n}일차`, atSea: '바다 위의 하루', embark: '승선', disembark: '하선',
    arrives: '입항', departs: '출항', sailings: '출발일과 객실', month: '출발 월', chooseDate: '출발일을 고르세요',
    noSailings: '예약할 수 있는 출발일이 없습니다.', choose: '출발일 고르기', where: '지금 위치', unknown: '찾으시는 크루즈가 없습니다', unknownText: '판매가 끝났거나 주소가 바뀌었습니다.', cabin: '객실', free: '남은 객실',
    left: (n: number) => `${n}실`, few: (n: number) => `${n}실 남음`, soldOut: '매진',
    fares: '1인 요금', adult: '성인', adult3rd: '3·4번째 성인', child2to11: '어린이 (2~11세)', infantUnder2: '유아 (2세 미만)',
    fareNote: '요금은 승선일의 나이로 정해집니다. 만 12세부터 성인 요금입니다.', book: '이 객실로 예약',
    updated: '남은 객실 수는 몇 초마다 새로 고칩니다.', about: '이 크루즈는', ship: '선박', route: '항로', gallery: '사진',
    inside: '창이 없는 아늑한 객실', ocean: '바다가 보이는 창', balcony: '전용 발코니', suite: '넓은 거실과 우선 승선',
  },
  {
    catalogue: 'Find a cruise', region: 'Region', allRegions: 'All regions', line: 'Cruise line', allLines: 'All lines', sort: 'Sort by',
    keyword: 'Search', keywordHint: 'Busan, hot springs, Santorini…', search: 'Search', reset: 'Clear filters',
    newest: 'Newest', popular: 'Most popular', price_asc: 'Lowest price', price_desc: 'Highest price',
    found: (n: number) => `${n} cruises`, nothing: 'No cruise fits', nothingText: 'Try another region or word.',
    from: 'from', up: 'p.p.', next: 'Next departure', nights: (n: number, d: number) => `${n} nights, ${d} days`,
    planned: 'Soon on sale', ended: 'This cruise cannot be booked at present.',
    itinerary: 'Itinerary', dayNumber: (n: number) => `Day ${n}`, atSea: 'A day at sea', embark: 'Embarkation', disembark: 'Disembarkation',
    arrives: 'arrives', departs: 'departs', sailings: 'Departures and cabins', month: 'Month', chooseDate: 'Choose a departure',
    noSailings: 'There is no departure to book.', choose: 'Choose a date', where: 'Where you are', unknown: 'This cruise cannot be found', unknownText: 'It is no longer sold, or its address has changed.', cabin: 'Cabin', free: 'Cabins left',
    left: (n: number) => `${n} left`, few: (n: number) => `only ${n} left`, soldOut: 'Sold out',
    fares: 'Fare per person', adult: 'Adult', adult3rd: '3rd and 4th adult', child2to11: 'Child (2–11)', infantUnder2: 'Infant (under 2)',
    fareNote: 'Fares go by the age on the day of embarkation; from 12 on, the adult fare is due.', book: 'Book this cabin',
    updated: 'What is left is refreshed every few seconds.', about: 'About this cruise', ship: 'Ship', route: 'Route', gallery: 'Pictures',
    inside: 'A snug cabin without a window', ocean: 'A window on the sea', balcony: 'A balcony of your own', suite: 'A living room and priority boarding',
  },
);

const REGIONS: Record<string, [ko: string, en: string]> = {
  japan: ['일본·국내', 'Japan and Korea'],
  'southeast-asia': ['동남아', 'South-East Asia'],
  singapore: ['싱가포르', 'Singapore'],
  'western-mediterranean': ['서부 지중해', 'Western Mediterranean'],
  'eastern-mediterranean': ['동부 지중해', 'Eastern Mediterranean'],
  alaska: ['알래스카', 'Alaska'],
  usa: ['미주', 'The Americas'],
};

const at = () => (language.get() === 'ko' ? 0 : 1);

export const regionName = (region: string) => REGIONS[region]?.[at()] ?? region;

/** Options of the region select, "all" first. */
export function regionOptions(): [string, string][] {
  return [['', text().allRegions], ...Object.keys(REGIONS).map((it): [string, string] => [it, regionName(it)])];
}

const FLAGS: Record<string, [ko: string, en: string]> = {
  popular: ['인기', 'Popular'],
  recommended: ['추천', 'Recommended'],
  premium: ['프리미엄', 'Premium'],
  budget: ['알뜰', 'Good value'],
  urgent: ['마감임박', 'Last cabins'],
};

/** Badge of a product. */
export const flagName = (flag: string) => FLAGS[flag]?.[at()];

const CABINS: Record<string, string> = { 인사이드: 'Inside', 오션뷰: 'Ocean view', 발코니: 'Balcony', 스위트: 'Suite' };

export const cabinName = (type: string) => (language.get() === 'ko' ? type : (CABINS[type] ?? type));

export function cabinHint(type: string) {
  const t = text();
  return { 인사이드: t.inside, 오션뷰: t.ocean, 발코니: t.balcony, 스위트: t.suite }[type] ?? '';
}

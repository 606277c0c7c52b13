import { words } from '../base/language';
import type { OrderStatus } from '../base/types';

export const text = words(
  {
    login: '로그인', loginText: '예약하신 여행과 할인 소식을 확인하세요.', phone: '휴대폰 번호', password: '비밀번호', name: '이름', email: '이메일', optional: '선택',
    noAccount: '아직 회원이 아니신가요?', signup: '회원가입', hasAccount: '이미 회원이신가요?', passwordHint: '8자 이상. 흔한 비밀번호는 쓸 수 없습니다.',
    my: '내 여행', hello: (name: string) => `${name}님, 안녕하세요`, trips: '여행', orders: '예약·결제', profile: '회원 정보', devices: '로그인 기기', chats: '지난 대화', noChats: '지난 대화가 없습니다', startChat: '컨시어지에게 묻기', messages: (n: number) => `메시지 ${n}개`, deleteChat: '지우기', deleteChatTitle: '이 대화를 지울까요?', keepChat: '그대로 두기', sections: '내 여행 메뉴',
    noTrips: '예정된 여행이 없습니다', noTripsText: '마음에 드는 크루즈를 찾아 보세요.', find: '크루즈 찾기', reservation: '예약번호',
    daysLeft: (n: number) => `출발 ${n}일 전`,
    Upcoming: '예정', InProgress: '여행 중', Completed: '다녀옴',
    noOrders: '예약 내역이 없습니다', order: '주문', orderedAt: '주문일', details: '자세히 보기', amount: '결제 금액', refunded: '환불 금액',
    save: '저장', saved: '저장했습니다.', changePassword: '비밀번호 변경', current: '지금 비밀번호', next: '새 비밀번호', changed: '비밀번호를 바꿨습니다. 다른 기기는 로그아웃되었습니다.',
    conflict: '다른 곳에서 회원 정보가 먼저 바뀌었습니다. 바뀐 내용을 확인하고 다시 저장해 주세요.', reload: '바뀐 내용 보기',
    devicesText: '내 계정으로 로그인한 기기입니다. 모르는 기기가 있으면 로그아웃시키고 비밀번호를 바꿔 주세요.',
    thisDevice: '이 기기', since: '로그인', seen: '마지막 사용', end: '로그아웃', endOthers: '다른 기기 모두 로그아웃', endedOthers: '다른 기기를 모두 로그아웃했습니다.', onlyThis: '이 기기에서만 로그인되어 있습니다.',
    back: '목록으로', cabins: '객실', deck: (deck: number, number: string) => `${deck}층 ${number}호`, departure: '출발', return: '도착', ship: '선박', travelers: '여행자',
    pay: '결제하러 가기', cancel: '예약 취소', cancelTitle: '예약을 취소할까요?', keep: '취소하지 않기', cancelNow: '네, 취소합니다',
    unpaidCancel: '아직 결제하지 않은 예약입니다. 객실이 바로 풀립니다.',
    refund: '돌려받는 금액', kept: (percent: number) => `취소 수수료 ${percent}%`, refundLater: '결제사에 환불을 요청했습니다. 확인되면 상태가 바뀝니다.',
    passports: '여권 보내기', passportsText: '출발 전에 여행자 모두의 여권 사진이 필요합니다. 링크는 휴대폰에서 열어도 됩니다.', makeLink: '여권 제출 링크 만들기', openLink: '여권 보내러 가기', copy: '링크 복사', copied: '복사했습니다', until: '유효 기간',
    returned: '취소됨', returning: '환불 중', paidNow: '결제가 완료되었습니다. 즐거운 여행 되세요!',
    PENDING_PAYMENT: '결제 대기', CONFIRMING: '결제 확인 중', WAITING_FOR_DEPOSIT: '입금 대기', PAID: '예약 완료', PARTIALLY_REFUNDED: '일부 환불', REFUNDED: '환불 완료', EXPIRED: '시간 만료', CANCELLED: '취소됨', SHORTFALL: '환불 중',
  },
  {
    login: 'Log in', loginText: 'See your trips and what is on offer.', phone: 'Mobile number', password: 'Password', name: 'Name', email: 'Email', optional: 'optional',
    noAccount: 'No account yet?', signup: 'Sign up', hasAccount: 'Already a member?', passwordHint: 'At least 8 characters, and not a common one.',
    my: 'My trips', hello: (name: string) => `Hello, ${name}`, trips: 'Trips', orders: 'Bookings', profile: 'Profile', devices: 'Devices', chats: 'Past chats', noChats: 'No past chats', startChat: 'Ask the concierge', messages: (n: number) => `${n} messages`, deleteChat: 'Delete', deleteChatTitle: 'Delete this chat?', keepChat: 'Keep it', sections: 'My trips menu',
    noTrips: 'No trips yet', noTripsText: 'Find a cruise that you like.', find: 'Find a cruise', reservation: 'Reservation',
    daysLeft: (n: number) => (n === 1 ? 'Tomorrow' : `In ${n} days`),
    Upcoming: 'Upcoming', InProgress: 'Under way', Completed: 'Completed',
    noOrders: 'No bookings yet', order: 'Order', orderedAt: 'Ordered', details: 'Details', amount: 'Amount', refunded: 'Refunded',
    save: 'Save', saved: 'Saved.', changePassword: 'Change password', current: 'Current password', next: 'New password', changed: 'Your password is changed; other devices were logged out.',
    conflict: 'Your profile was changed somewhere else meanwhile. Look at the change, then save again.', reload: 'Show the change',
    devicesText: 'The devices that are logged in to your account. Log out what you do not know, and change your password.',
    thisDevice: 'this device', since: 'Logged in', seen: 'Last used', end: 'Log out', endOthers: 'Log out all other devices', endedOthers: 'All other devices are logged out.', onlyThis: 'Only this device is logged in.',
    back: 'Back to the list', cabins: 'Cabins', deck: (deck: number, number: string) => `Deck ${deck}, ${number}`, departure: 'Departure', return: 'Return', ship: 'Ship', travelers: 'Travellers',
    pay: 'Go to payment', cancel: 'Cancel booking', cancelTitle: 'Cancel this booking?', keep: 'Keep it', cancelNow: 'Yes, cancel it',
    unpaidCancel: 'It is not paid yet. The cabins are free again at once.',
    refund: 'You get back', kept: (percent: number) => `cancellation fee ${percent} %`, refundLater: 'The refund has been asked for; the status changes when it is confirmed.',
    passports: 'Passports', passportsText: 'Before departure we need a picture of each traveller’s passport. The link also opens on a phone.', makeLink: 'Make a link for passports', openLink: 'Send passports', copy: 'Copy link', copied: 'Copied', until: 'Valid until',
    returned: 'cancelled', returning: 'being refunded', paidNow: 'Paid. Have a wonderful journey!',
    PENDING_PAYMENT: 'To be paid', CONFIRMING: 'Payment being confirmed', WAITING_FOR_DEPOSIT: 'Waiting for deposit', PAID: 'Booked', PARTIALLY_REFUNDED: 'Partly refunded', REFUNDED: 'Refunded', EXPIRED: 'Expired', CANCELLED: 'Cancelled', SHORTFALL: 'Being refunded',
  },
);

const GOOD: OrderStatus[] = ['PAID', 'PARTIALLY_REFUNDED'];
const OPEN: OrderStatus[] = ['PENDING_PAYMENT', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'SHORTFALL'];

/** Badge style by order status. */
export const statusTone = (status: OrderStatus) => (GOOD.includes(status) ? 'good' : OPEN.includes(status) ? 'warm' : 'quiet');

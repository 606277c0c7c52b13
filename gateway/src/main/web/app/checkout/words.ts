import { words } from '../base/language';

export const text = words(
  {
    title: '예약하기', steps: '예약 단계', step1: '여행자 정보', step2: '결제', step3: '완료',
    cabin: (n: number) => `객실 ${n}`, type: '객실 종류', traveler: (n: number) => `여행자 ${n}`, people: (n: number) => `${n}명`, addTraveler: '여행자 추가', addCabin: '객실 추가', removeCabin: '이 객실 빼기', removeTraveler: '빼기',
    name: '이름', nameHint: '여권에 적힌 이름', birth: '생년월일', sex: '성별', M: '남성', F: '여성', X: '기타', nationality: '국적',
    summary: '예약 내용', total: '예상 금액', place: '객실 잡고 결제하기', placing: '객실을 잡는 중…', holdNote: '객실을 잡아 두는 동안 결제하시면 됩니다. 금액은 서버가 다시 계산합니다.',
    needBirth: '여행자 모두의 생년월일을 넣으면 금액이 나옵니다.', needAdult: '객실마다 만 12세 이상이 한 명 있어야 합니다.', bornLater: '생년월일은 오늘보다 늦을 수 없습니다.', notSold: '이 객실에서 팔지 않는 요금입니다.',
    gone: '이 출발일은 더 이상 예약할 수 없습니다.', pick: '다른 출발일 고르기', noProduct: '먼저 크루즈와 객실을 골라 주세요.', find: '크루즈 찾기',
    left: (n: number) => `${n}실 남음`, soldOut: (what: string) => `남은 객실이 모자랍니다. ${what}`,
    hold: '객실을 잡아 두었습니다', holdLeft: '남은 시간', holdOver: '시간이 지나 객실이 풀렸습니다. 다시 예약해 주세요.', again: '다시 예약하기',
    amount: '결제 금액', pay: (amount: string) => `${amount} 결제하기`, opening: '결제창을 여는 중…', method: '결제 수단', CARD: '카드', TRANSFER: '계좌이체', VIRTUAL_ACCOUNT: '가상계좌',
    scriptFailed: '결제창을 불러오지 못했습니다. 잠시 후 다시 시도해 주세요.', windowRefused: '결제창이 열리지 않았거나 닫혔습니다. 다시 시도하거나 다른 결제 수단을 골라 주세요.', notPaid: '결제하지 않았습니다', retryPay: '다른 방법으로 결제하기',
    confirming: '결제를 확인하고 있습니다', confirmingText: '이 창을 닫아도 결제는 안전하게 처리됩니다.', stillConfirming: '결제 결과를 아직 확인하고 있습니다', unknown: '다시 결제하지 마세요. 결제되었다면 예약이 저절로 완료되고, 결제되지 않았다면 돈이 나가지 않습니다. 결과는 여기에서 다시 확인하거나 내 여행에서 볼 수 있습니다.', askAgain: '지금 다시 확인하기', toOrder: '주문 보기',
    deposit: '가상계좌가 발급되었습니다. 입금하시면 예약이 완료됩니다.', cancelInstead: '예약 취소는 주문 화면에서 할 수 있습니다.',
    seconds: (m: number, s: number) => `${m}분 ${s}초`,
  },
  {
    title: 'Book', steps: 'Steps', step1: 'Travellers', step2: 'Payment', step3: 'Done',
    cabin: (n: number) => `Cabin ${n}`, type: 'Type of cabin', traveler: (n: number) => `Traveller ${n}`, people: (n: number) => (n === 1 ? '1 person' : `${n} people`), addTraveler: 'Add a traveller', addCabin: 'Add a cabin', removeCabin: 'Remove this cabin', removeTraveler: 'Remove',
    name: 'Name', nameHint: 'As in the passport', birth: 'Date of birth', sex: 'Sex', M: 'Male', F: 'Female', X: 'Other', nationality: 'Nationality',
    summary: 'Your booking', total: 'Expected amount', place: 'Hold the cabins and pay', placing: 'Holding your cabins…', holdNote: 'You pay while the cabins are held for you. The shop works out the amount itself.',
    needBirth: 'The amount shows once everybody’s date of birth is given.', needAdult: 'Each cabin needs somebody of 12 years or more.', bornLater: 'The date of birth must not be in the future.', notSold: 'This fare is not sold in this cabin.',
    gone: 'This departure can no longer be booked.', pick: 'Choose another departure', noProduct: 'Choose a cruise and a cabin first.', find: 'Find a cruise',
    left: (n: number) => `${n} left`, soldOut: (what: string) => `There are not enough cabins left. ${what}`,
    hold: 'Your cabins are held', holdLeft: 'Time left', holdOver: 'The time is over and the cabins are free again. Please book again.', again: 'Book again',
    amount: 'To pay', pay: (amount: string) => `Pay ${amount}`, opening: 'Opening the payment window…', method: 'Payment method', CARD: 'Card', TRANSFER: 'Bank transfer', VIRTUAL_ACCOUNT: 'Virtual account',
    scriptFailed: 'The payment window could not be opened. Please try again in a moment.', windowRefused: 'The payment window did not open or was closed. Please try again, or choose another way to pay.', notPaid: 'Nothing was paid', retryPay: 'Pay in another way',
    confirming: 'Confirming your payment', confirmingText: 'It is safe to close this window: the payment goes on.', stillConfirming: 'Your payment is still being checked', unknown: 'Please do not pay again. If it was paid, your booking completes automatically; if not, nothing is charged. Check again here, or see My trips.', askAgain: 'Check again now', toOrder: 'See the order',
    deposit: 'A virtual account was opened. Your booking is complete once you have paid into it.', cancelInstead: 'You can cancel on the order’s page.',
    seconds: (m: number, s: number) => `${m} min ${s} s`,
  },
);

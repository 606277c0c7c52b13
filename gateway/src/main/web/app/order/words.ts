import { words } from '../base/language';
import type { Order, OrderStatus } from '../base/types';

export const text = words(
  {
    deck: (deck: number, number: string) => `${deck}층 ${number}호`, returned: '취소됨', returning: '환불 중',
    PENDING_PAYMENT: '결제 대기', CONFIRMING: '결제 확인 중', WAITING_FOR_DEPOSIT: '입금 대기', PAID: '예약 완료', PARTIALLY_REFUNDED: '일부 환불', REFUNDED: '환불 완료', EXPIRED: '시간 만료', CANCELLED: '취소됨', SHORTFALL: '환불 중',
  },
  {
    deck: (deck: number, number: string) => `Deck ${deck}, ${number}`, returned: 'cancelled', returning: 'being refunded',
    PENDING_PAYMENT: 'To be paid', CONFIRMING: 'Payment being confirmed', WAITING_FOR_DEPOSIT: 'Waiting for deposit', PAID: 'Booked', PARTIALLY_REFUNDED: 'Partly refunded', REFUNDED: 'Refunded', EXPIRED: 'Expired', CANCELLED: 'Cancelled', SHORTFALL: 'Being refunded',
  },
);

const GOOD: OrderStatus[] = ['PAID', 'PARTIALLY_REFUNDED'];
const OPEN: OrderStatus[] = ['PENDING_PAYMENT', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'SHORTFALL'];

/** Badge style by order status. */
export const statusTone = (status: OrderStatus) => (GOOD.includes(status) ? 'good' : OPEN.includes(status) ? 'warm' : 'quiet');

const CHANGING: OrderStatus[] = ['CONFIRMING', 'WAITING_FOR_DEPOSIT', 'SHORTFALL'];

/** True for an order that changes without the customer: a payment, a deposit or a refund is on its way. */
export const isWaiting = (order: Order) => CHANGING.includes(order.status) || order.cabins.some(cabin => cabin.state === 'RETURNING');

/** Interval at which such an order is loaded again. */
export const WAITING_MILLIS = 10_000;

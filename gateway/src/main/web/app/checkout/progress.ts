import { Failure, get } from '../base/api';
import { serverNow } from '../base/clock';
import { callOnce, digestOf } from '../base/once';
import { personal } from '../base/personal';
import type { Order } from '../base/types';
import type { WantedCabin } from './fares';

/** State of one purchase in this tab: what was typed, what was ordered, what is being paid. */

const DRAFT = 'draft';
const PLACED = 'placed';

/** Typed travellers, for one sailing. */
interface Draft {
  sailingId: string;
  cabins: WantedCabin[];
}

/** Order of this tab, and the digest of its request. */
interface Placed {
  orderId: string;
  digest: string;
}

export interface Wanted {
  productCode: string;
  sailingId: string;
  cabins: WantedCabin[];
}

/** Form values from before a reload, for the same sailing. */
export function draftOf(sailingId: string): WantedCabin[] | null {
  const draft = personal.get<Draft>(DRAFT);
  return draft?.sailingId === sailingId ? draft.cabins : null;
}

export function keepDraft(draft: Draft) {
  personal.set(DRAFT, draft);
}

const isHeld = (order: Order) => order.status === 'PENDING_PAYMENT' && Date.parse(order.holdExpiresAt) > serverNow();

/** The order that the same travellers hold already; a second request would hold more cabins. */
async function heldBefore(digest: string): Promise<Order | null> {
  const placed = personal.get<Placed>(PLACED);
  if (placed?.digest !== digest) return null;
  try {
    const { order } = await get<{ order: Order }>(`/api/orders/${placed.orderId}`);
    return isHeld(order) ? order : null;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.status === 404) return null;
    throw thrown;
  }
}

/** Holds the cabins. The same travellers get the order that they have, as long as it is held. */
export async function place(wanted: Wanted): Promise<Order> {
  const digest = await digestOf(wanted);
  const held = await heldBefore(digest);
  if (held) return held;
  const send = async () => (await callOnce<{ order: Order }>('order', '/api/orders', { body: wanted })).data.order;
  let order = await send();
  // The response to a request whose first response was lost: its hold may have ended since.
  if (!isHeld(order)) order = await send();
  personal.set(PLACED, { orderId: order.orderId, digest } satisfies Placed);
  return order;
}

/** Forgets an order that is no longer to be paid; the draft stays for the next attempt. */
export function forgetPlaced(orderId: string) {
  if (personal.get<Placed>(PLACED)?.orderId === orderId) personal.remove(PLACED);
}

/** Forgets all of a purchase that is complete. */
export function complete(orderId: string) {
  forgetPlaced(orderId);
  personal.remove(DRAFT);
}

const CONFIRM_AGAIN_MILLIS = 3_000;

/** Time for which a confirmation is repeated without asking the person. */
const CONFIRM_MILLIS = 60_000;

/** Codes that mean that the PSP has not charged and will not. */
const NOT_PAID = ['PAYMENT_DECLINED', 'AMOUNT_MISMATCH', 'HOLD_EXPIRED'];

/** Codes that leave the answer to the order itself. */
const SEE_ORDER = ['ORDER_STATE', 'VALIDATION_FAILED', 'NOT_FOUND'];

export type Settlement =
  | { is: 'settled'; order: Order }
  | { is: 'not-paid'; failure: Failure }
  | { is: 'unknown'; failure: Failure | null };

export interface Confirmation {
  paymentKey: string;
  orderId: string;
  amount: number;
}

function pause(millis: number, left: AbortSignal) {
  return new Promise<void>(done => {
    const timer = setTimeout(done, millis);
    left.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}

async function attempt(body: Confirmation): Promise<Settlement> {
  try {
    const { data, status } = await callOnce<{ order: Order }>(
      `confirm.${body.orderId}`, '/api/payments/confirm', { body, keepalive: true });
    return status === 202 ? { is: 'unknown', failure: null } : { is: 'settled', order: data.order };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    if (NOT_PAID.includes(thrown.code)) return { is: 'not-paid', failure: thrown };
    if (SEE_ORDER.includes(thrown.code)) return orderOf(body.orderId, thrown);
    return { is: 'unknown', failure: thrown };
  }
}

/** The order may be paid already, for instance by another tab. */
async function orderOf(orderId: string, refusal: Failure): Promise<Settlement> {
  try {
    const { order } = await get<{ order: Order }>(`/api/orders/${orderId}`);
    switch (order.status) {
      case 'PENDING_PAYMENT': return { is: 'not-paid', failure: refusal };
      case 'CONFIRMING': return { is: 'unknown', failure: null };
      default: return { is: 'settled', order };
    }
  } catch (thrown) {
    return { is: 'unknown', failure: thrown instanceof Failure ? thrown : refusal };
  }
}

/**
 * Confirms a payment and repeats the request with the same key until it is decided. Nothing but a
 * final code means that nothing was paid: not a lost connection, a timeout or a 5xx.
 */
export async function confirm(body: Confirmation, left: AbortSignal): Promise<Settlement> {
  const end = Date.now() + CONFIRM_MILLIS;
  for (;;) {
    const settlement = await attempt(body);
    if (settlement.is !== 'unknown' || left.aborted || Date.now() > end) return settlement;
    if (settlement.failure?.status === 401) return settlement;
    await pause(Math.max(CONFIRM_AGAIN_MILLIS, 1000 * (settlement.failure?.retryAfter ?? 0)), left);
    if (left.aborted) return settlement;
  }
}

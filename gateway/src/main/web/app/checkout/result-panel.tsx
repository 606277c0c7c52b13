import { useEffect, useState } from 'preact/hooks';
import { asFailure, call, Failure, get } from '../base/api';
import { forget, keyFor } from '../base/once';
import { go, place } from '../base/router';
import type { Order } from '../base/types';
import { Note, Problem, Skeleton } from '../ui/parts';
import { PLACED } from './order-form';
import { text } from './words';

const ASK_AGAIN_MILLIS = 3_000;
const LONGEST_MILLIS = 60_000;

type Outcome = { is: 'asking' } | { is: 'unknown' } | { is: 'deposit' } | { is: 'failed'; failure: Failure };

const pause = (millis: number) => new Promise(done => setTimeout(done, millis));

/** Confirmation body from the PSP's return parameters. */
function confirmation(orderId: string) {
  const { query } = place.get();
  return { paymentKey: query.get('paymentKey') ?? '', orderId, amount: Number(query.get('amount')) };
}

/**
 * Confirms a payment. The idempotency key is stored per payment, so that a reload gets the same
 * response and never pays twice. While the PSP's outcome is unknown the order is polled instead.
 */
async function settle(orderId: string, left: AbortSignal): Promise<'paid' | 'unknown' | 'deposit'> {
  const body = confirmation(orderId);
  const end = Date.now() + LONGEST_MILLIS;
  let asked = await confirm(body);
  while (asked === 'again' && Date.now() < end && !left.aborted) {
    await pause(ASK_AGAIN_MILLIS);
    asked = await confirm(body);
  }
  while (Date.now() < end && !left.aborted) {
    const { order } = await get<{ order: Order }>(`/api/orders/${orderId}`, left);
    if (order.status === 'WAITING_FOR_DEPOSIT') return 'deposit';
    if (order.status !== 'CONFIRMING' && order.status !== 'PENDING_PAYMENT') return 'paid';
    await pause(ASK_AGAIN_MILLIS);
  }
  return 'unknown';
}

/** `again` while the same request is still in progress or may be repeated safely. */
async function confirm(body: ReturnType<typeof confirmation>): Promise<'asked' | 'again'> {
  try {
    await call('/api/payments/confirm', { body, idempotencyKey: keyFor(`confirm.${body.orderId}`, body) });
    return 'asked';
  } catch (thrown) {
    const { code } = asFailure(thrown);
    if (code === 'IDEMPOTENCY_IN_PROGRESS' || code === 'IN_PROGRESS') return 'again';
    // Already paid, for instance in another tab: load the order.
    if (code === 'ORDER_STATE') return 'asked';
    throw thrown;
  }
}

export function ResultPanel({ orderId }: { orderId: string }) {
  const t = text();
  const [outcome, setOutcome] = useState<Outcome>({ is: 'asking' });
  useEffect(() => {
    const leave = new AbortController();
    settle(orderId, leave.signal).then(
      end => {
        if (leave.signal.aborted) return;
        if (end === 'unknown' || end === 'deposit') {
          setOutcome({ is: end });
          return;
        }
        forget(PLACED);
        forget(`confirm.${orderId}`);
        sessionStorage.removeItem('cm.draft');
        go(`/my/orders/${orderId}?paid`, { replace: true });
      },
      thrown => leave.signal.aborted || setOutcome({ is: 'failed', failure: asFailure(thrown) }),
    );
    return () => leave.abort();
  }, [orderId]);
  return (
    <div class="narrow stack">
      <h1>{outcome.is === 'failed' ? t.notPaid : t.confirming}</h1>
      {outcome.is === 'asking' && <><p class="soft">{t.confirmingText}</p><Skeleton lines={2} /></>}
      {outcome.is === 'unknown' && <Note>{t.unknown}</Note>}
      {outcome.is === 'deposit' && <Note>{t.deposit}</Note>}
      {outcome.is === 'failed' && (
        <>
          <Problem failure={outcome.failure} />
          <a class="button primary" href={`/checkout/${orderId}`}>{t.retryPay}</a>
        </>
      )}
      {outcome.is !== 'asking' && <a class="button" href={`/my/orders/${orderId}`}>{t.toOrder}</a>}
    </div>
  );
}

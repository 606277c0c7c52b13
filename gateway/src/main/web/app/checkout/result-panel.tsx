import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../base/api';
import { go, place } from '../base/router';
import type { Order } from '../base/types';
import { Note, Problem, Skeleton } from '../ui/parts';
import { complete, type Confirmation, confirm, type Settlement } from './progress';
import { text } from './words';

type Shown = Settlement | { is: 'asking' };

/** Confirmation from the PSP's return parameters. */
function confirmation(orderId: string): Confirmation {
  const { query } = place.get();
  return { paymentKey: query.get('paymentKey') ?? '', orderId, amount: Number(query.get('amount')) };
}

function heading(shown: Shown) {
  const t = text();
  switch (shown.is) {
    case 'not-paid': return t.notPaid;
    case 'unknown': return t.stillConfirming;
    default: return t.confirming;
  }
}

/** Result of a payment, by the order in the response to its confirmation. */
export function ResultPanel({ orderId }: { orderId: string }) {
  const t = text();
  const [shown, show] = useState<Shown>({ is: 'asking' });
  const [tries, setTries] = useState(0);

  function settled(order: Order) {
    complete(orderId);
    if (order.status !== 'WAITING_FOR_DEPOSIT') go(`/my/orders/${orderId}?paid`, { replace: true });
  }

  useEffect(() => {
    const leave = new AbortController();
    show({ is: 'asking' });
    confirm(confirmation(orderId), leave.signal)
      .catch((thrown): Settlement => ({ is: 'unknown', failure: asFailure(thrown) }))
      .then(settlement => {
        if (leave.signal.aborted) return;
        show(settlement);
        if (settlement.is === 'settled') settled(settlement.order);
      });
    return () => leave.abort();
  }, [orderId, tries]);

  const again = () => setTries(before => before + 1);
  const waiting = shown.is === 'unknown';
  useEffect(() => {
    if (!waiting) return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [waiting]);

  return (
    <div class="narrow stack" data-settlement={shown.is}>
      <h1>{heading(shown)}</h1>
      {shown.is === 'asking' && <><p class="soft">{t.confirmingText}</p><Skeleton lines={2} /></>}
      {shown.is === 'settled' && shown.order.status === 'WAITING_FOR_DEPOSIT' && <Note>{t.deposit}</Note>}
      {shown.is === 'unknown' && (
        <>
          <Note tone="warm">{t.unknown}</Note>
          {shown.failure && <Problem failure={shown.failure} />}
          <button type="button" class="button primary" onClick={again}>{t.askAgain}</button>
        </>
      )}
      {shown.is === 'not-paid' && (
        <>
          <Problem failure={shown.failure} />
          <a class="button primary" href={`/checkout/${orderId}`}>{t.retryPay}</a>
        </>
      )}
      {shown.is !== 'asking' && <a class="button" href={`/my/orders/${orderId}`}>{t.toOrder}</a>}
    </div>
  );
}

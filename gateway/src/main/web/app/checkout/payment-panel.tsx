import { useEffect, useState } from 'preact/hooks';
import { get } from '../base/api';
import { serverNow } from '../base/clock';
import { day, won } from '../base/language';
import { useLoad } from '../base/load';
import { go } from '../base/router';
import { useSend } from '../base/send';
import type { Order, User } from '../base/types';
import { OrderCabins } from '../order/order-cabins';
import { Choice, Loaded, Note, Problem } from '../ui/parts';
import { forgetPlaced } from './progress';
import { type Method, pay } from './psp';
import { text } from './words';

/** Countdown in seconds, by the server's clock. */
function useSecondsUntil(instant: string) {
  const left = () => Math.max(0, Math.ceil((Date.parse(instant) - serverNow()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [instant]);
  return seconds;
}

function Hold({ order, over }: { order: Order; over: boolean }) {
  const t = text();
  const seconds = useSecondsUntil(order.holdExpiresAt);
  if (over || seconds === 0) {
    return <Note tone="warm"><p>{t.holdOver}</p><a class="button small" href={`/products/${order.product.productCode}`}>{t.again}</a></Note>;
  }
  return (
    <div class="note hold" role="timer" aria-label={t.holdLeft}>
      <span>{t.hold}</span>
      <strong>{t.seconds(Math.floor(seconds / 60), seconds % 60)}</strong>
    </div>
  );
}

function Payable({ order, user, failed }: { order: Order; user: User; failed: boolean }) {
  const t = text();
  const [method, setMethod] = useState<Method>('CARD');
  const sent = useSend();
  const over = useSecondsUntil(order.holdExpiresAt) === 0;
  return (
    <div class="checkout">
      <div class="stack">
        <h1>{order.product.productName}</h1>
        <p class="soft">{day(order.sailing.departureDate)} ~ {day(order.sailing.returnDate, { year: undefined })} · {order.product.shipName}</p>
        <Hold order={order} over={over} />
        <div class="card"><OrderCabins order={order} /></div>
      </div>
      <aside class="card stack summary">
        {failed && <div class="problem" role="alert"><p>{t.notPaid}</p></div>}
        {sent.failed && <Problem failure={sent.failed} />}
        <p class="spread"><span>{t.amount}</span> <span class="price total">{won(order.amount)}</span></p>
        <Choice
          label={t.method} value={method} onChoose={value => setMethod(value as Method)}
          options={(['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT'] as const).map(it => [it, t[it]])}
        />
        <button type="button" class="button primary full" disabled={sent.busy || over} onClick={() => void sent.send(() => pay(order, user, method))}>
          {sent.busy ? t.opening : t.pay(won(order.amount))}
        </button>
        <p class="hint">{t.cancelInstead} <a href={`/my/orders/${order.orderId}`}>{t.toOrder}</a></p>
      </aside>
    </div>
  );
}

/** Payment of a held order, or its final state. */
export function PaymentPanel({ orderId, user, failed }: { orderId: string; user: User; failed: boolean }) {
  const loaded = useLoad(signal => get<{ order: Order }>(`/api/orders/${orderId}`, signal), [orderId]);
  const status = loaded.is === 'ready' ? loaded.data.order.status : null;
  useEffect(() => {
    if (status && status !== 'PENDING_PAYMENT') {
      forgetPlaced(orderId);
      if (status !== 'EXPIRED') go(`/my/orders/${orderId}`, { replace: true });
    }
  }, [status]);
  return (
    <Loaded of={loaded}>
      {({ order }) => order.status === 'PENDING_PAYMENT'
        ? <Payable order={order} user={user} failed={failed} />
        : <Hold order={order} over />}
    </Loaded>
  );
}

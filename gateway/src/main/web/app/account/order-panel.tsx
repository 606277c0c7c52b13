import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { day, moment, won } from '../base/language';
import { useLoad } from '../base/load';
import { callOnce } from '../base/once';
import { place } from '../base/router';
import { useSend } from '../base/send';
import { useTicks } from '../base/ticks';
import { useTitle } from '../base/title';
import type { Order } from '../base/types';
import { forgetPlaced } from '../checkout/progress';
import { OrderCabins } from '../order/order-cabins';
import { isWaiting, statusTone, text as orderText, WAITING_MILLIS } from '../order/words';
import { Dialog, Loaded, Note, Problem } from '../ui/parts';
import { PassportLink } from './passport-link';
import { text } from './words';

/** Terms that the dialog shows: a cancellation under other terms needs another look. */
const termsOf = ({ status, cancellation }: Order) => JSON.stringify([status, cancellation]);

interface Cancelled {
  order: Order;
  refund?: { amount: number; kept: number; status: string };
}

function Cancel({ order, changed }: { order: Order; changed: (order: Order) => void }) {
  const t = text();
  const [asking, ask] = useState(false);
  const [moved, setMoved] = useState(false);
  const { busy, failed, send } = useSend();
  const paid = order.cancellation;
  const cancel = () =>
    send(async () => {
      setMoved(false);
      const now = (await get<{ order: Order }>(`/api/orders/${order.orderId}`)).order;
      if (termsOf(now) !== termsOf(order)) {
        changed(now);
        setMoved(true);
        return;
      }
      const { data } = await callOnce<Cancelled>(`cancel.${order.orderId}`, `/api/orders/${order.orderId}/cancel`, { body: {} });
      forgetPlaced(order.orderId);
      ask(false);
      changed(data.order);
    });
  return (
    <>
      <button type="button" class="button danger" onClick={() => ask(true)}>{t.cancel}</button>
      <Dialog title={t.cancelTitle} open={asking} close={() => ask(false)}>
        {order.status === 'PENDING_PAYMENT' || !paid
          ? <p>{t.unpaidCancel}</p>
          : (
            <dl class="facts">
              <dt>{t.refund}</dt>
              <dd class="price">{won(paid.refund)}</dd>
              <dt>{t.kept(paid.keptPercent)}</dt>
              <dd>{won(order.amount - order.refundedAmount - paid.refund)}</dd>
            </dl>
          )}
        {moved && <Note tone="warm">{t.movedTerms}</Note>}
        {failed && <Problem failure={failed} />}
        <div class="row">
          <button type="button" class="button" onClick={() => ask(false)}>{t.keep}</button>
          <button type="button" class="button danger" disabled={busy} onClick={() => void cancel()}>{t.cancelNow}</button>
        </div>
      </Dialog>
    </>
  );
}

function Facts({ order }: { order: Order }) {
  const t = text();
  return (
    <dl class="facts">
      <dt>{t.ship}</dt><dd>{order.product.cruiseLine} {order.product.shipName}</dd>
      <dt>{t.departure}</dt><dd>{day(order.sailing.departureDate)}</dd>
      <dt>{t.return}</dt><dd>{day(order.sailing.returnDate)}</dd>
      <dt>{t.amount}</dt><dd class="price">{won(order.amount)}</dd>
      {order.refundedAmount > 0 && <><dt>{t.refunded}</dt><dd class="price">{won(order.refundedAmount)}</dd></>}
      <dt>{t.orderedAt}</dt><dd>{moment(order.createdAt)}</dd>
      <dt>{t.order}</dt><dd><code>{order.orderId}</code></dd>
    </dl>
  );
}

function Whole({ order, changed }: { order: Order; changed: (order: Order) => void }) {
  const t = text();
  const sold = order.status === 'PAID' || order.status === 'PARTIALLY_REFUNDED';
  const unpaid = order.status === 'PENDING_PAYMENT';
  const refunding = order.cabins.some(cabin => cabin.state === 'RETURNING');
  return (
    <div class="stack order" data-status={order.status}>
      <a href="/my/orders">← {t.back}</a>
      {place.use().query.has('paid') && sold && <Note tone="good">{t.paidNow}</Note>}
      {refunding && <Note>{t.refundLater}</Note>}
      <div class="card stack">
        <div class="title">
          <span class={`badge ${statusTone(order.status)}`}>{orderText()[order.status]}</span>
          <h2>{order.product.productName}</h2>
        </div>
        <Facts order={order} />
      </div>
      <div class="card stack">
        <h2>{t.cabins}</h2>
        <OrderCabins order={order} />
      </div>
      {sold && <PassportLink orderId={order.orderId} />}
      <div class="row actions">
        {unpaid && <a class="button primary" href={`/checkout/${order.orderId}`}>{t.pay}</a>}
        {(unpaid || order.cancellation) && <Cancel order={order} changed={changed} />}
      </div>
    </div>
  );
}

export function OrderPanel({ orderId }: { orderId: string }) {
  const t = text();
  // The latest state: loaded, or from the response to a change.
  const [order, setOrder] = useState<Order | null>(null);
  const ticks = useTicks(WAITING_MILLIS, order !== null && isWaiting(order));
  const loaded = useLoad(async signal => {
    const found = (await get<{ order: Order }>(`/api/orders/${orderId}`, signal)).order;
    setOrder(found);
    return found;
  }, [orderId, ticks]);
  useTitle(`${order?.product.productName ?? t.order} · ${t.my}`);
  // A failed refresh leaves what is known.
  if (order) return <Whole order={order} changed={setOrder} />;
  return <Loaded of={loaded}>{() => null}</Loaded>;
}

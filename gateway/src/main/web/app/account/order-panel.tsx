import { useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { day, moment, won } from '../base/language';
import { useLoad } from '../base/load';
import { forget, keyFor } from '../base/once';
import { place } from '../base/router';
import { useSend } from '../base/send';
import type { Order } from '../base/types';
import { cabinName } from '../catalogue/words';
import { Dialog, Loaded, Note, Problem } from '../ui/parts';
import { PassportLink } from './passport-link';
import { statusTone, text } from './words';

interface Cancelled {
  order: Order;
  refund?: { amount: number; kept: number; status: string };
}

function Cancel({ order, changed }: { order: Order; changed: (order: Order) => void }) {
  const t = text();
  const [asking, ask] = useState(false);
  const { busy, failed, send } = useSend();
  const paid = order.cancellation;
  const cancel = () =>
    send(async () => {
      const once = `cancel.${order.orderId}`;
      const answer = await call<Cancelled>(`/api/orders/${order.orderId}/cancel`, {
        body: {},
        idempotencyKey: keyFor(once, {}),
      });
      if (answer.status === 200) forget(once);
      ask(false);
      changed(answer.data.order);
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
        {failed && <Problem failure={failed} />}
        <div class="row">
          <button type="button" class="button" onClick={() => ask(false)}>{t.keep}</button>
          <button type="button" class="button danger" disabled={busy} onClick={() => void cancel()}>{t.cancelNow}</button>
        </div>
      </Dialog>
    </>
  );
}

/** Ordered cabins and their travellers. */
export function OrderCabins({ order }: { order: Order }) {
  const t = text();
  return (
    <ul class="stack">
      {order.cabins.map(cabin => (
        <li key={cabin.line} class="order-cabin">
          <div class="spread">
            <h3>
              {cabinName(cabin.cabinType)} <span class="soft">{t.deck(cabin.deck, cabin.number)}</span>{' '}
              {cabin.state !== 'LIVE' && <span class="badge quiet">{cabin.state === 'RETURNED' ? t.returned : t.returning}</span>}
            </h3>
            <p class="price">{won(cabin.amount)}</p>
          </div>
          <ul>
            {cabin.travelers.map(traveler => (
              <li key={traveler.id} class="soft spread">
                <span>{traveler.name} · {day(traveler.birthDate, { weekday: undefined })}</span>
                <span class="price small">{won(traveler.amount)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
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

function Whole({ first }: { first: Order }) {
  const t = text();
  const [order, setOrder] = useState(first);
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
          <span class={`badge ${statusTone(order.status)}`}>{t[order.status]}</span>
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
        {(unpaid || order.cancellation) && <Cancel order={order} changed={setOrder} />}
      </div>
    </div>
  );
}

export function OrderPanel({ orderId }: { orderId: string }) {
  const loaded = useLoad(signal => get<{ order: Order }>(`/api/orders/${orderId}`, signal), [orderId]);
  return <Loaded of={loaded}>{answer => <Whole first={answer.order} />}</Loaded>;
}

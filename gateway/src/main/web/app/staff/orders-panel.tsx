import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { day, moment, won } from '../base/language';
import { useLoad } from '../base/load';
import { callOnce } from '../base/once';
import { useSend } from '../base/send';
import type { Order, OrderStatus, Pagination } from '../base/types';
import { OrderCabins } from '../order/order-cabins';
import { statusTone, text as orderText } from '../order/words';
import { Choice, Dialog, Loaded, Note, Pages, Problem } from '../ui/parts';
import { Table } from './table';
import { text } from './words';

const STATES: OrderStatus[] = [
  'PENDING_PAYMENT', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'EXPIRED', 'CANCELLED', 'SHORTFALL',
];

function List() {
  const t = text();
  const [status, setStatus] = useState('');
  const [page, setPage] = useState(1);
  const loaded = useLoad(
    signal => get<{ orders: Order[]; pagination: Pagination }>(`/api/admin/orders?limit=20&page=${page}${status && `&status=${status}`}`, signal),
    [status, page]);
  return (
    <>
      <Choice
        label={t.status} value={status} onChoose={next => { setStatus(next); setPage(1); }}
        options={[['', t.all], ...STATES.map((it): [string, string] => [it, orderText()[it]])]}
      />
      <Loaded of={loaded}>
        {found => (
          <>
            <Table
              label={t.orders} rows={found.orders} id={order => order.orderId} kind={order => order.status}
              columns={[
                { title: t.order, cell: order => <a href={`/staff/orders/${order.orderId}`}>{order.orderId}</a> },
                { title: t.status, cell: order => <span class={`badge ${statusTone(order.status)}`}>{orderText()[order.status]}</span> },
                { title: t.what, cell: order => order.orderName },
                { title: t.departure, cell: order => day(order.sailing.departureDate, { month: 'short' }) },
                { title: t.when, cell: order => moment(order.createdAt) },
                { title: t.amount, number: true, cell: order => won(order.amount) },
                { title: t.refunded, number: true, cell: order => won(order.refundedAmount) },
              ]}
            />
            <Pages of={found.pagination} open={setPage} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Refund({ order, changed }: { order: Order; changed: (order: Order) => void }) {
  const t = text();
  const [asking, ask] = useState(false);
  const [waiveFee, setWaiveFee] = useState(false);
  const { busy, failed, send } = useSend();
  const refund = () =>
    send(async () => {
      const body = { waiveFee };
      const { data } = await callOnce<{ order: Order }>(`refund.${order.orderId}`, `/api/admin/orders/${order.orderId}/refund`, { body });
      ask(false);
      changed(data.order);
    });
  return (
    <>
      <div><button type="button" class="button danger" onClick={() => ask(true)}>{t.refund}</button></div>
      <Dialog title={t.refundTitle} open={asking} close={() => ask(false)}>
        {order.cancellation && <p>{t.refundOf(won(order.cancellation.refund))}</p>}
        <label class="row"><input type="checkbox" checked={waiveFee} onChange={event => setWaiveFee(event.currentTarget.checked)} /> {t.waive}</label>
        {failed && <Problem failure={failed} />}
        <div class="row">
          <button type="button" class="button" onClick={() => ask(false)}>{t.cancel}</button>
          <button type="button" class="button danger" disabled={busy} onClick={() => void refund()}>{t.refundNow}</button>
        </div>
      </Dialog>
    </>
  );
}

function One({ first }: { first: Order }) {
  const t = text();
  const [order, setOrder] = useState(first);
  const [changed, setChanged] = useState(false);
  const refundable = order.status === 'PAID' || order.status === 'PARTIALLY_REFUNDED' || order.status === 'SHORTFALL';
  return (
    <div class="stack order" data-status={order.status}>
      <a href="/staff/orders">← {t.back}</a>
      {changed && <Note tone="good">{t.done}</Note>}
      <div class="card stack">
        <span class={`badge ${statusTone(order.status)}`}>{orderText()[order.status]}</span>
        <h2>{order.orderName}</h2>
        <dl class="facts">
          <dt>{t.order}</dt><dd><code>{order.orderId}</code></dd>
          <dt>{t.departure}</dt><dd>{day(order.sailing.departureDate)}</dd>
          <dt>{t.amount}</dt><dd class="price">{won(order.amount)}</dd>
          <dt>{t.refunded}</dt><dd class="price">{won(order.refundedAmount)}</dd>
        </dl>
        <OrderCabins order={order} />
      </div>
      {refundable && <Refund order={order} changed={next => { setOrder(next); setChanged(true); }} />}
    </div>
  );
}

export function OrdersPanel({ id }: { id: string }) {
  const t = text();
  const loaded = useLoad(signal => (id ? get<{ order: Order }>(`/api/admin/orders/${id}`, signal) : Promise.resolve(null)), [id]);
  return (
    <section class="stack" aria-label={t.orders}>
      {id ? <Loaded of={loaded}>{found => found && <One first={found.order} />}</Loaded> : <List />}
    </section>
  );
}

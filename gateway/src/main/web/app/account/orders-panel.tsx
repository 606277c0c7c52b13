import { useEffect, useState } from 'preact/hooks';
import { get } from '../base/api';
import { day, moment, won } from '../base/language';
import { useLoad } from '../base/load';
import { go, place } from '../base/router';
import { useTicks } from '../base/ticks';
import type { Order, Pagination } from '../base/types';
import { isWaiting, statusTone, text as orderText, WAITING_MILLIS } from '../order/words';
import { Loaded, Pages } from '../ui/parts';
import { text } from './words';

export function OrdersPanel() {
  const t = text();
  const [waiting, setWaiting] = useState(false);
  const ticks = useTicks(WAITING_MILLIS, waiting);
  const page = Math.max(1, Number(place.use().query.get('page')) || 1);
  const orders = useLoad(
    signal => get<{ orders: Order[]; pagination: Pagination }>(`/api/orders?limit=10&page=${page}`, signal), [page, ticks]);
  useEffect(() => setWaiting(orders.is === 'ready' && orders.data.orders.some(isWaiting)), [orders]);
  return (
    <Loaded of={orders}>
      {answer => answer.pagination.total === 0
        ? <div class="nothing"><h2>{t.noOrders}</h2><a class="button primary" href="/products">{t.find}</a></div>
        : (
          <>
            <ul class="stack">
              {answer.orders.map(order => (
                <li key={order.orderId} class="card order-line">
                  <div>
                    <span class={`badge ${statusTone(order.status)}`}>{orderText()[order.status]}</span>
                    <h2><a href={`/my/orders/${order.orderId}`}>{order.product.productName}</a></h2>
                    <p class="soft">{day(order.sailing.departureDate)} · {order.product.shipName}</p>
                    <p class="soft small">{t.orderedAt} {moment(order.createdAt)} · {order.orderId}</p>
                  </div>
                  <p class="price">{won(order.amount)}</p>
                </li>
              ))}
            </ul>
            <Pages of={answer.pagination} open={to => go(`/my/orders?page=${to}`)} />
          </>
        )}
    </Loaded>
  );
}

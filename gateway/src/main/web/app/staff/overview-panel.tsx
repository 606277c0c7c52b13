import { get } from '../base/api';
import { moment, won } from '../base/language';
import { useLoad } from '../base/load';
import type { Order } from '../base/types';
import { text as orderText } from '../order/words';
import { Loaded } from '../ui/parts';
import { Table } from './table';
import { QueueFacts, type Uploads } from './uploads-panel';
import { text } from './words';

/** Overview for staff. */
export function OverviewPanel() {
  const t = text();
  const uploads = useLoad(signal => get<Uploads>('/api/admin/uploads?limit=1', signal), []);
  const orders = useLoad(signal => get<{ orders: Order[] }>('/api/admin/orders?limit=8', signal), []);
  return (
    <div class="stack">
      <section class="stack" aria-labelledby="queue">
        <h2 id="queue">{t.uploads}</h2>
        <Loaded of={uploads}>{found => <QueueFacts queue={found.queue} />}</Loaded>
      </section>
      <section class="stack" aria-labelledby="latest">
        <h2 id="latest">{t.latestOrders}</h2>
        <Loaded of={orders}>
          {found => (
            <Table
              label={t.latestOrders} rows={found.orders} id={order => order.orderId}
              columns={[
                { title: t.order, cell: order => <a href={`/staff/orders/${order.orderId}`}>{order.orderId}</a> },
                { title: t.status, cell: order => orderText()[order.status] },
                { title: t.what, cell: order => order.orderName },
                { title: t.when, cell: order => moment(order.createdAt) },
                { title: t.amount, number: true, cell: order => won(order.amount) },
              ]}
            />
          )}
        </Loaded>
      </section>
      <p><a href="/staff/live">{t.live}</a></p>
    </div>
  );
}

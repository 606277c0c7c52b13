import './account.css';
import { useTitle } from '../base/title';
import { Tabs } from '../ui/parts';
import { ChatsPanel } from './chats-panel';
import { DevicesPanel } from './devices-panel';
import { OrderPanel } from './order-panel';
import { OrdersPanel } from './orders-panel';
import { ProfilePanel } from './profile-panel';
import { SignedIn } from './signed-in';
import { TripsPanel } from './trips-panel';
import { text } from './words';

/** Account page: `/my`, with one path per panel. */
export function AccountPage({ parts: [part, id] }: { parts: string[] }) {
  const t = text();
  const links: [string, string][] = [
    ['/my', t.trips], ['/my/orders', t.orders], ['/my/chats', t.chats], ['/my/profile', t.profile], ['/my/devices', t.devices],
  ];
  const open = part ? `/my/${part}` : '/my';
  useTitle(`${links.find(([to]) => to === open)?.[1] ?? ''} · ${t.my}`);
  return (
    <SignedIn>
      {user => (
        <div class="wide page">
          <h1>{t.hello(user.name)}</h1>
          <Tabs label={t.sections} links={links} open={open} />
          {part === '' && <TripsPanel />}
          {part === 'orders' && (id ? <OrderPanel key={id} orderId={id} /> : <OrdersPanel />)}
          {part === 'chats' && <ChatsPanel />}
          {part === 'profile' && <ProfilePanel />}
          {part === 'devices' && <DevicesPanel />}
        </div>
      )}
    </SignedIn>
  );
}

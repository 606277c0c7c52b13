import './account.css';
import { useTitle } from '../base/title';
import { DevicesPanel } from './devices-panel';
import { OrderPanel } from './order-panel';
import { OrdersPanel } from './orders-panel';
import { ProfilePanel } from './profile-panel';
import { SignedIn } from './signed-in';
import { TripsPanel } from './trips-panel';
import { text } from './words';

/** What a person has with the shop: `/my`, and a path below it for each part. */
export function AccountPage({ parts: [part, id] }: { parts: string[] }) {
  const t = text();
  useTitle(t.my);
  const links = [['', t.trips], ['orders', t.orders], ['profile', t.profile], ['devices', t.devices]] as const;
  return (
    <SignedIn>
      {user => (
        <div class="wide page">
          <h1>{t.hello(user.name)}</h1>
          <nav class="tabs" aria-label={t.sections}>
            {links.map(([to, label]) => (
              <a key={to} href={to ? `/my/${to}` : '/my'} aria-current={part === to ? 'page' : undefined}>{label}</a>
            ))}
          </nav>
          {part === '' && <TripsPanel />}
          {part === 'orders' && (id ? <OrderPanel key={id} orderId={id} /> : <OrdersPanel />)}
          {part === 'profile' && <ProfilePanel />}
          {part === 'devices' && <DevicesPanel />}
        </div>
      )}
    </SignedIn>
  );
}

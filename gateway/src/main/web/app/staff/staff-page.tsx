import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../base/api';
import { go, place } from '../base/router';
import { check, me } from '../base/session';
import { useTitle } from '../base/title';
import type { User } from '../base/types';
import { Problem, Skeleton, Tabs } from '../ui/parts';
import { AuditPanel } from './audit-panel';
import { FareRulesPanel } from './fare-rules-panel';
import { FiguresPanel } from './figures-panel';
import { LedgerPanel } from './ledger-panel';
import { OrdersPanel } from './orders-panel';
import { OverviewPanel } from './overview-panel';
import { PageConfigPanel } from './page-config-panel';
import { PartnersPanel } from './partners-panel';
import { ProductsPanel } from './products-panel';
import { UploadsPanel } from './uploads-panel';
import { UsersPanel } from './users-panel';
import { signInFailure, text } from './words';

type Panel = ComponentType<{ id: string }>;

const PANELS = {
  '': OverviewPanel,
  live: FiguresPanel,
  products: ProductsPanel,
  'fare-rules': FareRulesPanel,
  orders: OrdersPanel,
  uploads: UploadsPanel,
  'page-config': PageConfigPanel,
  users: UsersPanel,
  partners: PartnersPanel,
  ledger: LedgerPanel,
  audit: AuditPanel,
} satisfies Record<string, Panel>;

function panelName(part: string) {
  const t = text();
  if (!(part in PANELS)) return '';
  return part === '' ? t.overview : t[part as Exclude<keyof typeof PANELS, ''>];
}

function SignIn() {
  const t = text();
  return (
    <div class="card stack sign-in">
      <p>{t.signInText}</p>
      <a id="login" class="button primary" href="/api/auth/staff/login">{t.signIn}</a>
      <a href={`/login?next=${encodeURIComponent(place.get().path)}`}>{t.byPassword}</a>
    </div>
  );
}

function Desk({ user, part, id }: { user: User; part: string; id: string }) {
  const t = text();
  if (user.role !== 'ADMIN') {
    return <div class="problem" role="alert" id="refused"><p>{t.onlyAdmins}</p></div>;
  }
  const Shown = (PANELS as Record<string, Panel>)[part];
  return (
    <>
      <Tabs
        label={t.menu} open={`/staff/${part}`}
        links={Object.keys(PANELS).map(name => [`/staff/${name}`, panelName(name)])}
      />
      {Shown ? <Shown key={id} id={id} /> : <p>{t.none}</p>}
    </>
  );
}

/** Staff pages. The services enforce permissions; pages only reflect them. */
export function StaffPage({ parts: [part = '', id = ''] }: { parts: string[] }) {
  const t = text();
  useTitle([id, panelName(part), t.title].filter(Boolean).join(' · '));
  const user = me.use();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  const refusal = place.use().query.get('error');
  // After a sign-in at the provider the session is not known to the page yet.
  useEffect(() => void check().catch(thrown => setFailed(asFailure(thrown))).finally(() => setAsked(true)), []);
  useEffect(() => {
    if (user && refusal && refusal !== 'STAFF_ROLE_MISSING') go(place.get().path, { replace: true });
  }, [user, refusal]);
  return (
    <div class="wide page staff">
      <div class="spread">
        <h1>{t.title}</h1>
        {user && <p id="who">{user.name} ({user.role})</p>}
      </div>
      {refusal && <div class="problem" role="alert" id="message"><p>{signInFailure(refusal)}</p></div>}
      {failed && !user && <Problem failure={failed} />}
      {user ? <Desk user={user} part={part} id={id} /> : asked ? <SignIn /> : <Skeleton />}
    </div>
  );
}

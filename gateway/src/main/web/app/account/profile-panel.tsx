import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { useLoad } from '../base/load';
import { useSend, values } from '../base/send';
import { signedIn } from '../base/session';
import type { User } from '../base/types';
import { Field, Loaded, Note, Problem } from '../ui/parts';
import { text } from './words';

interface Edited {
  user: User;
  etag: string;
}

async function profile(signal?: AbortSignal): Promise<Edited> {
  const { data, etag } = await call<{ user: User }>('/api/user/profile', { signal });
  return { user: data.user, etag };
}

function Profile({ first }: { first: Edited }) {
  const t = text();
  const [{ user, etag }, setEdited] = useState(first);
  const [saved, setSaved] = useState(false);
  const { busy, failed, wrong, send } = useSend();
  const stale = failed?.status === 412;
  return (
    <form
      class="card stack"
      key={etag}
      onSubmit={event => {
        event.preventDefault();
        const { name, email } = values(event.currentTarget);
        setSaved(false);
        void send(async () => {
          const body = { name, email: email || null };
          const next = await call<{ user: User }>('/api/user/profile', { method: 'PATCH', body, ifMatch: etag });
          setEdited({ user: next.data.user, etag: next.etag });
          signedIn(next.data.user);
          setSaved(true);
        });
      }}
    >
      <h2>{t.profile}</h2>
      {saved && <Note tone="good">{t.saved}</Note>}
      {stale && (
        <div class="problem" role="alert">
          <p>{t.conflict}</p>
          <button type="button" class="button small" onClick={() => void send(async () => setEdited(await profile()))}>{t.reload}</button>
        </div>
      )}
      {failed && !stale && <Problem failure={failed} />}
      <Field label={t.phone} value={user.phone} disabled />
      <Field label={t.name} name="name" defaultValue={user.name} autocomplete="name" maxLength={100} required wrong={wrong('name')} />
      <Field label={`${t.email} (${t.optional})`} name="email" type="email" defaultValue={user.email ?? ''} autocomplete="email" maxLength={254} wrong={wrong('email')} />
      <button class="button primary" disabled={busy}>{t.save}</button>
    </form>
  );
}

function Password({ phone }: { phone: string }) {
  const t = text();
  const [changed, setChanged] = useState(0);
  const { busy, failed, send } = useSend();
  return (
    <form
      class="card stack"
      key={changed}
      onSubmit={event => {
        event.preventDefault();
        const { currentPassword, newPassword } = values(event.currentTarget);
        void send(async () => {
          await call('/api/auth/password', { body: { currentPassword, newPassword } });
          setChanged(changed + 1);
        });
      }}
    >
      <h2>{t.changePassword}</h2>
      {changed > 0 && <Note tone="good">{t.changed}</Note>}
      {failed && <Problem failure={failed} />}
      <input class="unseen" type="text" name="phone" value={phone} autocomplete="username" readOnly tabIndex={-1} aria-hidden="true" />
      <Field label={t.current} name="currentPassword" type="password" autocomplete="current-password" maxLength={256} required />
      <Field label={t.next} name="newPassword" type="password" autocomplete="new-password" minLength={8} maxLength={256} hint={t.passwordHint} required />
      <button class="button" disabled={busy}>{t.changePassword}</button>
    </form>
  );
}

export function ProfilePanel() {
  const loaded = useLoad(profile, []);
  return (
    <Loaded of={loaded}>
      {first => (
        <div class="halves">
          <Profile first={first} />
          <Password phone={first.user.phone} />
        </div>
      )}
    </Loaded>
  );
}

import { call } from '../base/api';
import { useSend, values } from '../base/send';
import { signedIn } from '../base/session';
import { useTitle } from '../base/title';
import type { User } from '../base/types';
import { Field, Problem } from '../ui/parts';
import { goOn, withNext } from './next';
import { text } from './words';

export function SignupPage() {
  const t = text();
  const { busy, failed, wrong, send } = useSend();
  useTitle(t.signup);
  return (
    <div class="narrow page">
      <h1>{t.signup}</h1>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault();
          const { phone, name, password, email } = values(event.currentTarget);
          void send(async () => {
            const body = { phone, name, password, ...(email ? { email } : {}) };
            const { data } = await call<{ user: User }>('/api/auth/signup', { body });
            signedIn(data.user);
            goOn();
          });
        }}
      >
        {failed && <Problem failure={failed} />}
        <Field label={t.name} name="name" autocomplete="name" maxLength={100} required wrong={wrong('name')} />
        <Field label={t.phone} name="phone" type="tel" autocomplete="username" inputMode="tel" maxLength={64} required wrong={wrong('phone')} />
        <Field label={t.password} name="password" type="password" autocomplete="new-password" minLength={8} maxLength={256} hint={t.passwordHint} required wrong={wrong('password')} />
        <Field label={`${t.email} (${t.optional})`} name="email" type="email" autocomplete="email" maxLength={254} wrong={wrong('email')} />
        <button class="button primary full" disabled={busy}>{t.signup}</button>
      </form>
      <p>{t.hasAccount} <a href={withNext('/login')}>{t.login}</a></p>
    </div>
  );
}

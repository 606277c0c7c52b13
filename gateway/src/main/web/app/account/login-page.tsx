import { call } from '../base/api';
import { useSend, values } from '../base/send';
import { signedIn } from '../base/session';
import { useTitle } from '../base/title';
import type { User } from '../base/types';
import { Field, Problem } from '../ui/parts';
import { goOn, withNext } from './next';
import { text } from './words';

export function LoginPage() {
  const t = text();
  const { busy, failed, wrong, send } = useSend();
  useTitle(t.login);
  return (
    <div class="narrow page">
      <div>
        <h1>{t.login}</h1>
        <p class="soft">{t.loginText}</p>
      </div>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault();
          const { phone, password } = values(event.currentTarget);
          void send(async () => {
            const { data } = await call<{ user: User }>('/api/auth/login', { body: { phone, password } });
            signedIn(data.user);
            goOn();
          });
        }}
      >
        {failed && <Problem failure={failed} />}
        <Field label={t.phone} name="phone" type="tel" autocomplete="username" inputMode="tel" maxLength={64} required wrong={wrong('phone')} />
        <Field label={t.password} name="password" type="password" autocomplete="current-password" maxLength={256} required wrong={wrong('password')} />
        <button class="button primary full" disabled={busy}>{t.login}</button>
      </form>
      <p>{t.noAccount} <a href={withNext('/signup')}>{t.signup}</a></p>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { choose, language } from '../base/language';
import { address, go, place } from '../base/router';
import { useSend } from '../base/send';
import { dismissEnd, ended, me, signOut } from '../base/session';
import { Problem } from './parts';
import { text } from './words';

function Brand() {
  return (
    <a class="brand" href="/">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <path d="M16 3v6M9 9h14l1.5 8H7.5zM4 18h24l-3.5 8.5c-1.6 0-2.6-1.6-4.2-1.6s-2.7 1.6-4.3 1.6-2.7-1.6-4.3-1.6-2.6 1.6-4.2 1.6z" />
      </svg>
      <span>{text().brand}</span>
    </a>
  );
}

function Header() {
  const t = text();
  const [open, setOpen] = useState(false);
  const { path } = place.use();
  const user = me.use();
  const { busy, failed, send } = useSend();
  const logOut = () =>
    send(async () => {
      await signOut();
      go('/');
    });
  useEffect(() => setOpen(false), [path]);
  const link = (to: string, label: string) => (
    <a href={to} aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}>{label}</a>
  );
  return (
    <>
      <header class="top">
        <div class="wide">
          <Brand />
          <button
            type="button" class="burger" aria-expanded={open} aria-controls="menu" aria-label={t.menu}
            onClick={() => setOpen(!open)}
          >
            <span /><span /><span />
          </button>
          <nav id="menu" class={open ? 'open' : ''} aria-label={t.menu}>
            {link('/products', t.cruises)}
            {link('/concierge', t.concierge)}
            <span class="grow" />
            <button
              type="button" class="link" lang={language.get() === 'ko' ? 'en' : 'ko'} aria-label={t.languageLabel}
              onClick={() => choose(language.get() === 'ko' ? 'en' : 'ko')}
            >
              {t.language}
            </button>
            {user !== null && link('/my', t.my)}
            {user && <button id="logout" type="button" class="link" disabled={busy} onClick={() => void logOut()}>{t.logout}</button>}
            {user === null && link('/login', t.login)}
            {user === null && <a class="button small primary" href="/signup">{t.signup}</a>}
          </nav>
        </div>
      </header>
      {user && failed && (
        <div class="wide" id="logout-failed">
          <p><strong>{t.stillIn}</strong></p>
          <Problem failure={failed} retry={() => void logOut()} />
        </div>
      )}
    </>
  );
}

/** Shows the reason of an ended session. */
function Ended() {
  const t = text();
  const why = ended.use();
  if (!why) {
    return null;
  }
  const back = place.get().path === '/login' ? '' : `?next=${encodeURIComponent(address())}`;
  return (
    <div class="ended" role="alert" data-code={why.code}>
      <div class="wide">
        <p>{why.message}</p>
        <a class="button small" href={`/login${back}`}>{t.loginAgain}</a>
        <button type="button" class="link" onClick={() => void dismissEnd()}>{t.close}</button>
      </div>
    </div>
  );
}

function Footer() {
  const t = text();
  return (
    <footer class="bottom">
      <div class="wide columns">
        <div>
          <Brand />
          <p>{t.about}</p>
        </div>
        <nav aria-label={t.shop}>
          <h2>{t.shop}</h2>
          <a href="/products">{t.cruises}</a>
          <a href="/concierge">{t.concierge}</a>
        </nav>
        <nav aria-label={t.account}>
          <h2>{t.account}</h2>
          <a href="/my">{t.my}</a>
          <a href="/my/orders">{t.orders}</a>
        </nav>
        <nav aria-label={t.staff}>
          <h2>{t.staff}</h2>
          <a href="/staff/">{t.staff}</a>
        </nav>
      </div>
      <p class="wide small">© CruiseMall</p>
    </footer>
  );
}

/** Header and footer of every page. */
export function Frame({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">{text().skip}</a>
      <Header />
      <Ended />
      <main id="main" tabIndex={-1}>{children}</main>
      <Footer />
    </>
  );
}

import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { AccountPage } from './account/account-page';
import { LoginPage } from './account/login-page';
import { SignupPage } from './account/signup-page';
import { language } from './base/language';
import { useLoad } from './base/load';
import { importPage } from './base/release';
import { place } from './base/router';
import { departures } from './base/session';
import { CataloguePage } from './catalogue/catalogue-page';
import { ProductPage } from './catalogue/product-page';
import { HomePage } from './home/home-page';
import { Boundary } from './ui/boundary';
import { Frame } from './ui/frame';
import { Loaded } from './ui/parts';
import { text } from './ui/words';

/** Path parameters of a page. */
export type PageProps = { parts: string[] };
type Page = ComponentType<PageProps>;

/** Page loaded on demand. */
function later(load: () => Promise<Page>): Page {
  let page: Page | undefined;
  return function Later(props: PageProps) {
    const fetched = useLoad(async () => (page = await importPage(load)), [], page);
    return (
      <>
        {fetched.is === 'ready'
          ? <fetched.data {...props} />
          : <div class="wide page"><Loaded of={fetched}>{() => null}</Loaded></div>}
      </>
    );
  };
}

/** Page by path; the gateway's `AppPages` lists the same paths. */
const PAGES: [RegExp, Page][] = [
  [/^\/$/, HomePage],
  [/^\/products\/?$/, CataloguePage],
  [/^\/products\/([A-Za-z0-9_-]{1,64})$/, ProductPage],
  [/^\/login$/, LoginPage],
  [/^\/signup$/, SignupPage],
  [/^\/my(?:\/(profile|orders|chats|devices)(?:\/([A-Za-z0-9_-]+))?)?$/, AccountPage],
  [/^\/checkout(?:\/([A-Za-z0-9_-]+))?(?:\/(success|fail))?$/, later(async () => (await import('./checkout/checkout-page')).CheckoutPage)],
  [/^\/passport\/([A-Za-z0-9_-]{43})$/, later(async () => (await import('./passport/passport-page')).PassportPage)],
  [/^\/concierge$/, later(async () => (await import('./concierge/concierge-page')).ConciergePage)],
  [/^\/staff\/?([a-z-]*)\/?([A-Za-z0-9_-]*)$/, later(async () => (await import('./staff/staff-page')).StaffPage)],
];

function Lost() {
  const t = text();
  return (
    <div class="narrow page">
      <h1>{t.notFound}</h1>
      <p>{t.notFoundText}</p>
      <a class="button primary" href="/">{t.home}</a>
    </div>
  );
}

export function App() {
  language.use();
  const { path } = place.use();
  const departed = departures.use();
  const first = useRef(true);
  // Moves the focus to the top of the new page for screen readers and keyboard users.
  useEffect(() => {
    if (!first.current) document.getElementById('main')?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  for (const [pattern, Page] of PAGES) {
    const found = pattern.exec(path);
    if (found) {
      return (
        <Frame>
          <Boundary path={path}>
            <Page key={departed} parts={found.slice(1).map(part => part ?? '')} />
          </Boundary>
        </Frame>
      );
    }
  }
  return <Frame><Lost /></Frame>;
}

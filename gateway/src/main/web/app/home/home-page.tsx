import './home.css';
import { useState } from 'preact/hooks';
import { failure, get, noteEnd } from '../base/api';
import { type Load, useLoad } from '../base/load';
import { check, me, signedIn, signedOut } from '../base/session';
import { useTitle } from '../base/title';
import type { PageConfig, ProductPage, Rates, User } from '../base/types';
import { ProductCards, ProductCardsSkeleton } from '../catalogue/product-card';
import { Loaded } from '../ui/parts';
import { Banners, Hero, HeroSkeleton, Regions } from './arranged';
import { RatesPanel, RatesSkeleton } from './rates-panel';
import { SearchBox } from './search-box';
import { Shelves } from './shelves';
import { text } from './words';

type Section<T> = ({ ok: true } & T) | { ok: false; error: unknown };

interface Home {
  sections: {
    me: Section<{ user: User | null }>;
    pageConfig: Section<{ config: PageConfig }>;
    products: Section<ProductPage>;
    rates: Section<{ data: Rates }>;
  };
}

/** Section of the home response; a failed one is retried on its own. */
function useSection<T>(whole: Load<Home>, pick: (home: Home) => Section<T>, path: string): Load<T> {
  const [alone, setAlone] = useState(false);
  const again = useLoad(signal => (alone ? get<T>(path, signal) : Promise.resolve(null)), [alone]);
  const retry = () => (alone ? again.retry() : setAlone(true));
  if (whole.is !== 'ready') {
    return whole;
  }
  const section = pick(whole.data);
  if (section.ok) {
    return { is: 'ready', data: section, retry };
  }
  if (!alone) {
    return { is: 'failed', failure: failure(503, section), retry };
  }
  return again.is === 'ready'
    ? again.data === null ? { is: 'loading', retry } : { is: 'ready', data: again.data, retry }
    : { ...again, retry };
}

async function home(signal: AbortSignal): Promise<Home> {
  const answer = await get<Home>('/api/home', signal);
  const who = answer.sections.me;
  if (who.ok) {
    if (who.user) signedIn(who.user);
    else signedOut();
  } else {
    // An ended session shows a message; an unavailable service is queried again separately.
    noteEnd(failure(401, who));
    if (me.get() === undefined) check().catch(() => undefined);
  }
  return answer;
}

/** Start page: one request for the visible part; the rest is loaded while scrolling. */
export function HomePage() {
  const t = text();
  useTitle('');
  const whole = useLoad(home, []);
  const config = useSection(whole, it => it.sections.pageConfig, '/api/public/page-config');
  const products = useSection(whole, it => it.sections.products, '/api/products?limit=12&sort=popular');
  const rates = useSection(whole, it => it.sections.rates, '/api/exchange-rate');
  const arranged: PageConfig = config.is === 'ready' ? config.data.config : {};
  return (
    <>
      {config.is === 'loading' ? <HeroSkeleton /> : <Hero config={arranged} />}
      <SearchBox />
      <div class="wide page home">
        {config.is === 'failed' && <Loaded of={config}>{() => null}</Loaded>}
        <Regions config={arranged} />
        <section aria-labelledby="popular">
          <div class="spread">
            <h2 id="popular">{t.popular}</h2>
            <a href="/products?sort=popular">{t.all}</a>
          </div>
          <Loaded of={products} skeleton={<ProductCardsSkeleton cards={6} shelf />}>
            {page => <ProductCards products={page.products.slice(0, 6)} first shelf />}
          </Loaded>
        </section>
        <Banners config={arranged} />
        <section class="rates card" aria-labelledby="rates">
          <Loaded of={rates} skeleton={<RatesSkeleton />}>{answer => <RatesPanel rates={answer.data} />}</Loaded>
        </section>
        <Shelves config={arranged} />
        <section class="concierge-call">
          <h2>{t.concierge}</h2>
          <p>{t.conciergeText}</p>
          <a class="button" href="/concierge">{t.conciergeLink}</a>
        </section>
      </div>
    </>
  );
}

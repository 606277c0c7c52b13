import { useEffect, useState } from 'preact/hooks';
import { get } from '../base/api';
import { useLoad } from '../base/load';
import { go, place } from '../base/router';
import { useTitle } from '../base/title';
import type { ProductPage } from '../base/types';
import { Choice, Field, Loaded, Pages } from '../ui/parts';
import { ProductCards, ProductCardsSkeleton } from './product-card';
import { regionName, regionOptions, text } from './words';

const PER_PAGE = 12;
const FILTERS = ['keyword', 'region', 'cruiseLine', 'sort'] as const;
const SORTS = ['popular', 'newest', 'price_asc', 'price_desc'] as const;

type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

function read(query: URLSearchParams): Filters {
  return Object.fromEntries(FILTERS.map(name => [name, query.get(name) ?? '']));
}

function address(filters: Filters, page = 1) {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name]?.trim();
    if (value) query.set(name, value);
  }
  if (page > 1) query.set('page', String(page));
  const parameters = String(query);
  return `/products${parameters && `?${parameters}`}`;
}

/** Catalogue; filters are in the URL, so that it can be shared. */
export function CataloguePage() {
  const t = text();
  const { query } = place.use();
  const filters = read(query);
  const page = Math.max(1, Number(query.get('page')) || 1);
  const [keyword, setKeyword] = useState(filters.keyword ?? '');
  useEffect(() => setKeyword(filters.keyword ?? ''), [filters.keyword]);
  useTitle(filters.region ? regionName(filters.region) : t.catalogue);

  const wanted = new URLSearchParams(
    Object.entries({ sort: 'popular', ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) }));
  wanted.set('page', String(page));
  wanted.set('limit', String(PER_PAGE));
  const products = useLoad(signal => get<ProductPage>(`/api/products?${wanted}`, signal), [String(wanted)]);
  const lines = useLoad(signal => get<ProductPage>('/api/products?limit=100&sort=popular', signal), []);
  const lineNames = lines.is === 'ready' ? [...new Set(lines.data.products.map(it => it.cruiseLine))].sort() : [];
  if (filters.cruiseLine && !lineNames.includes(filters.cruiseLine)) lineNames.push(filters.cruiseLine);

  const choose = (change: Filters) => go(address({ ...filters, keyword, ...change }), { stay: true });
  return (
    <div class="wide page">
      <h1>{filters.region ? regionName(filters.region) : t.catalogue}</h1>
      <form class="filters" role="search" onSubmit={event => { event.preventDefault(); choose({}); }}>
        <Field
          label={t.keyword} type="search" maxLength={100} placeholder={t.keywordHint} value={keyword}
          onInput={event => setKeyword(event.currentTarget.value)}
        />
        <Choice label={t.region} value={filters.region ?? ''} options={regionOptions()} onChoose={region => choose({ region })} />
        <Choice
          label={t.line} value={filters.cruiseLine ?? ''} onChoose={cruiseLine => choose({ cruiseLine })}
          options={[['', t.allLines], ...lineNames.map((name): [string, string] => [name, name])]}
        />
        <Choice
          label={t.sort} value={filters.sort || 'popular'} onChoose={sort => choose({ sort })}
          options={SORTS.map(sort => [sort, t[sort]])}
        />
        <button class="button primary">{t.search}</button>
      </form>
      <Loaded of={products} skeleton={<ProductCardsSkeleton cards={6} />}>
        {found => (
          <>
            <div class="spread">
              <h2 class="count"><span role="status">{t.found(found.pagination.total)}</span></h2>
              {FILTERS.some(name => filters[name]) && <a href="/products">{t.reset}</a>}
            </div>
            {found.products.length === 0
              ? <div class="nothing"><p><strong>{t.nothing}</strong></p><p class="soft">{t.nothingText}</p></div>
              : <ProductCards products={found.products} first />}
            <Pages of={found.pagination} open={to => go(address(filters, to))} />
          </>
        )}
      </Loaded>
    </div>
  );
}

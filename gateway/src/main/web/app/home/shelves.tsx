import { get } from '../base/api';
import { useLoad } from '../base/load';
import type { PageConfig, ProductPage } from '../base/types';
import { ProductCards, ProductCardsSkeleton } from '../catalogue/product-card';
import { language } from '../base/language';
import { Loaded, WhenSeen } from '../ui/parts';
import { text } from './words';

const ON_A_SHELF = 3;

function Shelf({ query }: { query: URLSearchParams }) {
  const products = useLoad(signal => get<ProductPage>(`/api/products?${query}`, signal), [String(query)]);
  return (
    <Loaded of={products} skeleton={<ProductCardsSkeleton cards={ON_A_SHELF} shelf />}>
      {page => <ProductCards products={page.products} shelf />}
    </Loaded>
  );
}

/** Product rows arranged by staff, loaded when visible. */
export function Shelves({ config }: { config: PageConfig }) {
  const shelves = (config['product-sections'] ?? []).filter(({ key }) => key !== 'popular');
  return (
    <>
      {shelves.map(({ key, content }) => {
        const wanted = new URLSearchParams(
          Object.entries((content.query ?? {}) as Record<string, unknown>)
            .filter(([name]) => name !== 'limit')
            .map(([name, value]) => [name, String(value)]),
        );
        const title = String((language.get() === 'en' && content.titleEn) || content.title);
        const few = new URLSearchParams([...wanted, ['limit', String(ON_A_SHELF)]]);
        return (
          <section key={key} aria-labelledby={`shelf-${key}`}>
            <div class="spread">
              <h2 id={`shelf-${key}`}>{title}</h2>
              <a href={`/products?${wanted}`} aria-label={`${title}: ${text().all}`}>{text().all}</a>
            </div>
            <WhenSeen skeleton={<ProductCardsSkeleton cards={ON_A_SHELF} shelf />}><Shelf query={few} /></WhenSeen>
          </section>
        );
      })}
    </>
  );
}

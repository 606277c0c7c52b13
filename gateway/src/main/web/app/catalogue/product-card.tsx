import './catalogue.css';
import { day, won } from '../base/language';
import type { Product } from '../base/types';
import { Picture } from '../ui/parts';
import { flagName, text } from './words';

/** Product card; the whole card is a link. */
export function ProductCard({ product, first = false }: { product: Product; first?: boolean }) {
  const t = text();
  const flag = product.flags.map(flagName).find(Boolean);
  return (
    <li class="product-card">
      <div class="frame">
        <Picture url={product.imageUrl} alt="" sizes="(max-width: 640px) 100vw, (max-width: 1000px) 50vw, 360px" first={first} />
        {flag && <span class="badge">{flag}</span>}
      </div>
      <div class="words">
        <p class="soft small">{product.cruiseLine} · {product.shipName}</p>
        <h3><a href={`/products/${product.productCode}`}>{product.packageName}</a></h3>
        <p class="soft small route">{product.destinations}</p>
        <p class="soft small">
          {t.nights(product.nights, product.days)}
          {product.nextDepartureDate && ` · ${t.next} ${day(product.nextDepartureDate, { year: undefined, month: 'short' })}`}
        </p>
        <p class="price"><small>{t.from}</small> {won(product.basePrice)}<small>{t.up}</small></p>
      </div>
    </li>
  );
}

/** Skeleton of a product list. */
export function ProductCardsSkeleton({ cards = 3, shelf = false }: { cards?: number; shelf?: boolean }) {
  return (
    <ul class={`product-cards ${shelf ? 'shelf' : ''}`} aria-hidden="true">
      {Array.from({ length: cards }, (_, card) => (
        <li class="product-card" key={card}>
          <div class="bone tall" />
          <div class="words skeleton"><div class="bone" /><div class="bone" /><div class="bone" /></div>
        </li>
      ))}
    </ul>
  );
}

/** Product list; a `shelf` scrolls sideways on a phone. */
export function ProductCards({ products, first = false, shelf = false }: { products: Product[]; first?: boolean; shelf?: boolean }) {
  return (
    <ul class={`product-cards ${shelf ? 'shelf' : ''}`}>
      {products.map((product, index) => (
        <ProductCard key={product.productCode} product={product} first={first && index < 3} />
      ))}
    </ul>
  );
}

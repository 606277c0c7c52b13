import { useRef, useState } from 'preact/hooks';
import { get } from '../base/api';
import { won } from '../base/language';
import { useLoad } from '../base/load';
import { useTicks } from '../base/ticks';
import { useTitle } from '../base/title';
import type { ItineraryDay, Product, ProductDetail } from '../base/types';
import { Loaded, Note, Picture, Skeleton } from '../ui/parts';
import { Sailings } from './sailings';
import { flagName, regionName, text } from './words';

const REFRESH_MILLIS = 15_000;

function Gallery({ product }: { product: Product }) {
  const t = text();
  const pictures = product.imageUrls?.length ? product.imageUrls : [product.imageUrl];
  const [shown, show] = useState(0);
  return (
    <div>
      <Picture key={shown} url={pictures[shown] ?? null} alt={`${product.shipName}, ${product.destinations}`} sizes="(max-width: 860px) 100vw, 680px" first />
      {pictures.length > 1 && (
        <div class="thumbs" role="group" aria-label={t.gallery}>
          {pictures.map((url, index) => (
            <button key={url} type="button" aria-pressed={index === shown} aria-label={`${t.gallery} ${index + 1}`} onClick={() => show(index)}>
              <Picture url={url} alt="" sizes="96px" />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Head({ product }: { product: Product }) {
  const t = text();
  const marks = product.flags.map(flagName).filter(Boolean);
  return (
    <div class="product-head">
      <Gallery product={product} />
      <div class="words">
        <div class="tags">
          <span class="badge">{regionName(product.region)}</span>
          {marks.map(mark => <span class="badge warm" key={mark}>{mark}</span>)}
        </div>
        <h1>{product.packageName}</h1>
        <p class="soft">{product.cruiseLine} · {product.shipName} · {t.nights(product.nights, product.days)}</p>
        <p>{product.description}</p>
        <p class="tags">{product.tags.map(tag => <span class="badge quiet" key={tag}>#{tag}</span>)}</p>
        <p class="price"><small>{t.from}</small> {won(product.basePrice)}<small>{t.up}</small></p>
        <a class="button primary" href="#sailings">{t.sailings}</a>
      </div>
    </div>
  );
}

function what(day: ItineraryDay) {
  const t = text();
  switch (day.type) {
    case 'Cruising': return t.atSea;
    case 'Embarkation': return `${day.port} ${t.embark}`;
    case 'Disembarkation': return `${day.port} ${t.disembark}`;
    case 'PortVisit': return day.port;
  }
}

function Itinerary({ days }: { days: ItineraryDay[] }) {
  const t = text();
  return (
    <section class="stack" aria-labelledby="itinerary">
      <h2 id="itinerary">{t.itinerary}</h2>
      <ol class="itinerary">
        {days.map(day => (
          <li key={day.day} class={day.type === 'Cruising' ? 'sea' : ''}>
            <div>
              <p class="soft small">{t.dayNumber(day.day)}</p>
              <h3>{what(day)}</h3>
              <p class="soft small">
                {[day.arrival && `${t.arrives} ${day.arrival}`, day.departure && `${t.departs} ${day.departure}`].filter(Boolean).join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Page of a cruise with its departures and free cabins. */
export function ProductPage({ parts: [code] }: { parts: string[] }) {
  const t = text();
  const ticks = useTicks(REFRESH_MILLIS);
  const last = useRef<ProductDetail | null>(null);
  const detail = useLoad<ProductDetail>(async signal => {
    try {
      return (last.current = await get<ProductDetail>(`/api/products/${code}`, signal));
    } catch (thrown) {
      // Keep the displayed content if only the refresh fails.
      const before = last.current;
      if (before && before.product.productCode === code) return before;
      throw thrown;
    }
  }, [code, ticks]);
  useTitle(detail.is === 'ready' ? detail.data.product.packageName : t.catalogue);
  if (detail.is === 'failed' && detail.failure.status === 404) {
    return (
      <div class="wide page">
        <div class="nothing">
          <h1>{t.unknown}</h1>
          <p class="soft">{t.unknownText}</p>
          <a class="button primary" href="/products">{t.catalogue}</a>
        </div>
      </div>
    );
  }
  return (
    <div class="wide page product">
      <Loaded of={detail} skeleton={<Skeleton tall lines={5} />}>
        {({ product, sailings }) => (
          <>
            <nav class="crumbs small" aria-label={t.where}>
              <a href="/products">{t.catalogue}</a> <span aria-hidden="true">›</span>{' '}
              <a href={`/products?region=${product.region}`}>{regionName(product.region)}</a>
            </nav>
            <Head product={product} />
            <div class="product-body">
              <section id="sailings" class="stack" aria-labelledby="sailings-title">
                <h2 id="sailings-title">{t.sailings}</h2>
                {sailings.length === 0
                  ? <Note tone="warm">{product.saleStatus === '판매중' ? t.noSailings : t.ended}</Note>
                  : <Sailings product={product} sailings={sailings} />}
              </section>
              {product.itinerary && <Itinerary days={product.itinerary} />}
            </div>
            {sailings.length > 0 && (
              <div class="at-hand">
                <p class="price"><small>{t.from}</small> {won(product.basePrice)}<small>{t.up}</small></p>
                <a class="button primary" href="#sailings">{t.choose}</a>
              </div>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

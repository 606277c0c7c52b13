import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { day, won } from '../base/language';
import { useLoad } from '../base/load';
import { go, place as page } from '../base/router';
import { useSend } from '../base/send';
import type { ProductDetail, Sailing, User } from '../base/types';
import { cabinName } from '../catalogue/words';
import { Loaded, Note, Problem } from '../ui/parts';
import { CabinFields } from './cabin-fields';
import { quote, type Traveler, type WantedCabin } from './fares';
import { draftOf, keepDraft, place } from './progress';
import { text } from './words';

const MOST_CABINS = 10;

const somebody = (name = ''): Traveler => ({ name, birthDate: '', sex: 'M', nationality: 'KR' });

function SoldOut({ details }: { details: Record<string, unknown> }) {
  const t = text();
  const left = Object.entries(details).map(([type, free]) => `${cabinName(type)}: ${t.left(Number(free))}`);
  return <div class="problem" role="alert"><p>{t.soldOut(left.join(', '))}</p></div>;
}

function Form({ detail, sailing, user }: { detail: ProductDetail; sailing: Sailing; user: User }) {
  const t = text();
  const wantedType = page.get().query.get('cabin') ?? sailing.cabins[0]?.cabinType ?? '';
  const [cabins, setCabins] = useState(() => draftOf(sailing.sailingId) ?? [{ cabinType: wantedType, travelers: [somebody(user.name)] }]);
  const { busy, failed, wrong, send } = useSend();
  const offers = new Map(sailing.cabins.map(offer => [offer.cabinType, offer]));
  const quotes = cabins.map(cabin => quote(cabin, offers.get(cabin.cabinType), sailing.departureDate));
  const total = quotes.reduce((sum, it) => sum + it.total, 0);
  const ready = quotes.every(it => it.complete && it.adult);

  function change(next: WantedCabin[]) {
    setCabins(next);
    keepDraft({ sailingId: sailing.sailingId, cabins: next });
  }

  const order = () =>
    send(async () => {
      const { orderId } = await place({ productCode: detail.product.productCode, sailingId: sailing.sailingId, cabins });
      go(`/checkout/${orderId}`);
    });

  return (
    <form class="checkout" onSubmit={event => { event.preventDefault(); void order(); }}>
      <div class="stack">
        {cabins.map((cabin, index) => (
          <CabinFields
            key={index} title={t.cabin(index + 1)} cabin={cabin} offers={sailing.cabins} quote={quotes[index]!}
            wrong={field => wrong(`cabins[${index}].${field}`)}
            change={next => change(cabins.with(index, next))}
            remove={cabins.length > 1 ? () => change(cabins.toSpliced(index, 1)) : undefined}
          />
        ))}
        {cabins.length < MOST_CABINS && (
          <button type="button" class="button" onClick={() => change([...cabins, { cabinType: wantedType, travelers: [somebody()] }])}>+ {t.addCabin}</button>
        )}
      </div>
      <aside class="card stack summary" aria-labelledby="summary">
        <h2 id="summary">{t.summary}</h2>
        <p><strong>{detail.product.packageName}</strong></p>
        <p class="soft">{day(sailing.departureDate)} ~ {day(sailing.returnDate, { year: undefined })}</p>
        <dl class="facts">
          {cabins.map((cabin, index) => (
            <>
              <dt key={index}>{cabinName(cabin.cabinType)} · {t.people(cabin.travelers.length)}</dt>
              <dd>{quotes[index]!.total ? won(quotes[index]!.total) : '–'}</dd>
            </>
          ))}
        </dl>
        <p class="spread"><span>{t.total}</span> <span class="price total" role="status">{total ? won(total) : '–'}</span></p>
        {!ready && <p class="hint">{t.needBirth}</p>}
        {failed && (failed.code === 'SOLD_OUT' ? <SoldOut details={failed.details} /> : <Problem failure={failed} />)}
        <button class="button primary full" disabled={busy || !ready}>{busy ? t.placing : t.place}</button>
        <p class="hint">{t.holdNote}</p>
      </aside>
    </form>
  );
}

/** Travellers by cabin. */
export function OrderForm({ user }: { user: User }) {
  const t = text();
  const { query } = page.use();
  const code = query.get('product') ?? '';
  const known = /^[A-Za-z0-9_-]{1,64}$/.test(code);
  const detail = useLoad(signal => (known ? get<ProductDetail>(`/api/products/${code}`, signal) : Promise.resolve(null)), [code]);
  return (
    <>
      <h1>{t.title}</h1>
      <Loaded of={detail}>
        {found => {
          if (!found) {
            return <><Note tone="warm">{t.noProduct}</Note><a class="button" href="/products">{t.find}</a></>;
          }
          const sailing = found.sailings.find(it => it.sailingId === query.get('sailing'));
          return sailing
            ? <Form key={sailing.sailingId} detail={found} sailing={sailing} user={user} />
            : <><Note tone="warm">{t.gone}</Note><a class="button" href={`/products/${code}`}>{t.pick}</a></>;
        }}
      </Loaded>
    </>
  );
}

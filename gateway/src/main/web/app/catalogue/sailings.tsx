import { useState } from 'preact/hooks';
import { day, language, won } from '../base/language';
import type { CabinOffer, FareCategory, Product, Sailing } from '../base/types';
import { cabinHint, cabinName, text } from './words';

const FARES: FareCategory[] = ['adult', 'adult3rd', 'child2to11', 'infantUnder2'];
const FEW = 5;

function monthName(month: string) {
  const date = new Date(`${month}-01T00:00:00Z`);
  const locale = language.get() === 'ko' ? 'ko-KR' : 'en-GB';
  return date.toLocaleDateString(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
}

function Left({ free }: { free: number }) {
  const t = text();
  if (free === 0) return <span class="badge quiet">{t.soldOut}</span>;
  return free <= FEW ? <span class="badge warm">{t.few(free)}</span> : <span class="badge good">{t.left(free)}</span>;
}

function Cabin({ offer, book }: { offer: CabinOffer; book: string }) {
  const t = text();
  return (
    <li class="card cabin">
      <div>
        <h3>{cabinName(offer.cabinType)}</h3>
        <p class="soft small">{cabinHint(offer.cabinType)}</p>
        <Left free={offer.free} />
      </div>
      <dl class="facts" aria-label={t.fares}>
        {FARES.filter(fare => offer.fares[fare] !== undefined).map(fare => (
          <>
            <dt key={fare}>{t[fare]}</dt>
            <dd>{won(offer.fares[fare]!)}</dd>
          </>
        ))}
      </dl>
      {offer.free > 0
        ? <a class="button primary" href={book} aria-label={`${cabinName(offer.cabinType)}: ${t.book}`}>{t.book}</a>
        : <button class="button" type="button" disabled>{t.soldOut}</button>}
    </li>
  );
}

/** Departures by month, and the cabins of the selected one. */
export function Sailings({ product, sailings }: { product: Product; sailings: Sailing[] }) {
  const t = text();
  const months = [...new Set(sailings.map(sailing => sailing.departureDate.slice(0, 7)))];
  const [month, setMonth] = useState(months[0]!);
  const [chosen, choose] = useState(sailings[0]!.sailingId);
  const inMonth = sailings.filter(sailing => sailing.departureDate.startsWith(month));
  const sailing = inMonth.find(it => it.sailingId === chosen) ?? inMonth[0] ?? sailings[0]!;
  return (
    <>
      <div class="months" role="group" aria-label={t.month}>
        {months.map(it => (
          <button key={it} type="button" class="chip" aria-pressed={it === month} onClick={() => setMonth(it)}>{monthName(it)}</button>
        ))}
      </div>
      <fieldset>
        <legend>{t.chooseDate}</legend>
        <div class="dates">
          {inMonth.map(it => (
            <label key={it.sailingId}>
              <input type="radio" name="sailing" checked={it === sailing} onChange={() => choose(it.sailingId)} />
              {day(it.departureDate, { year: undefined, month: 'short' })}
              <small>~ {day(it.returnDate, { year: undefined, month: 'short' })}</small>
            </label>
          ))}
        </div>
      </fieldset>
      <ul class="cabins" aria-live="polite">
        {sailing.cabins.map(offer => (
          <Cabin
            key={offer.cabinType} offer={offer}
            book={`/checkout?${new URLSearchParams({ product: product.productCode, sailing: sailing.sailingId, cabin: offer.cabinType })}`}
          />
        ))}
      </ul>
      <p class="soft small">{t.fareNote} {t.updated}</p>
    </>
  );
}

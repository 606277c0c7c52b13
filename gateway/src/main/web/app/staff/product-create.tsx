import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { go } from '../base/router';
import { useSend, values } from '../base/send';
import type { ItineraryDay } from '../base/types';
import { regionOptions } from '../catalogue/words';
import { Choice, Field, Problem } from '../ui/parts';
import { text } from './words';

/** Parses one line per day: port, country, arrival, departure; "-" for a day at sea. Null if invalid. */
export function itinerary(lines: string): ItineraryDay[] | null {
  const days = lines.split('\n').map(line => line.trim()).filter(Boolean);
  const read = days.map((line, index): ItineraryDay | null => {
    const day = index + 1;
    if (line === '-') {
      return { day, type: 'Cruising', port: null, country: null, arrival: null, departure: null };
    }
    const [port, country, arrival, departure] = line.split(',').map(it => it.trim());
    if (!port || !/^[A-Z]{2}$/.test(country ?? '')) return null;
    const type = day === 1 ? 'Embarkation' : day === days.length ? 'Disembarkation' : 'PortVisit';
    return { day, type, port, country: country!, arrival: arrival || null, departure: departure || null };
  });
  return read.length > 1 && read.every(day => day !== null) ? read : null;
}

/** Creates a product that is not on sale yet; picture and departures are added on its own page. */
export function ProductCreate() {
  const t = text();
  const [region, setRegion] = useState('japan');
  const [unreadable, setUnreadable] = useState(false);
  const { busy, failed, wrong, send } = useSend();
  return (
    <form
      class="card stack"
      onSubmit={event => {
        event.preventDefault();
        const typed = values(event.currentTarget);
        const days = itinerary(typed.itinerary ?? '');
        setUnreadable(days === null);
        if (!days) return;
        const code = typed.productCode!;
        void send(async () => {
          await call('/api/admin/products', {
            body: {
              productCode: code, cruiseLine: typed.cruiseLine, shipName: typed.shipName, packageName: typed.packageName,
              basePrice: Number(typed.basePrice), description: typed.description ?? '', category: null, region,
              nights: days.length - 1, days: days.length, itinerary: days,
              destinations: [...new Set(days.map(day => day.port).filter(Boolean))].join(' · '),
              tags: [], flags: [], imageUrls: [], thumbnailUrl: null, saleStatus: '판매예정',
            },
          });
          go(`/staff/products/${code}`);
        });
      }}
    >
      <h2>{t.newProduct}</h2>
      <div class="halves">
        <div class="stack">
          <Field label={t.code} name="productCode" pattern="[A-Za-z0-9_\-]{1,64}" required wrong={wrong('productCode')} />
          <Field label={t.name} name="packageName" maxLength={200} required wrong={wrong('packageName')} />
          <Field label={t.line} name="cruiseLine" maxLength={100} required wrong={wrong('cruiseLine')} />
          <Field label={t.ship} name="shipName" maxLength={100} required wrong={wrong('shipName')} />
          <Choice label={t.region} value={region} options={regionOptions().slice(1)} onChoose={setRegion} />
          <Field label={t.price} name="basePrice" type="number" min={0} max={1_000_000_000} required wrong={wrong('basePrice')} />
        </div>
        <div class="stack">
          <div class="field">
            <label for="itinerary">{t.itinerary}</label>
            <textarea id="itinerary" name="itinerary" rows={7} required placeholder={'부산, KR, , 17:00\n-\n나가사키, JP, 08:00, 18:00\n부산, KR, 08:00'} aria-describedby="itinerary-hint" aria-invalid={unreadable || undefined} />
            <p id="itinerary-hint" class={unreadable ? 'wrong' : 'hint'}>{t.itineraryHint}</p>
          </div>
          <div class="field">
            <label for="description">{t.description}</label>
            <textarea id="description" name="description" rows={5} maxLength={4000} />
          </div>
        </div>
      </div>
      {failed && <Problem failure={failed} />}
      <div class="row">
        <button class="button primary" disabled={busy}>{t.create}</button>
        <a class="button" href="/staff/products">{t.cancel}</a>
      </div>
    </form>
  );
}

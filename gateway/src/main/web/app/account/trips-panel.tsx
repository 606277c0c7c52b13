import { get } from '../base/api';
import { day } from '../base/language';
import { useLoad } from '../base/load';
import type { ProductDetail, Trip } from '../base/types';
import { Loaded, Picture } from '../ui/parts';
import { text } from './words';

const DAY_MILLIS = 86_400_000;

/** Calendar days until a date, in Asia/Seoul. */
function daysUntil(date: string) {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Seoul' });
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MILLIS);
}

/** Picture of the cruise; none if it is no longer sold. */
function TripPicture({ code }: { code: string }) {
  const detail = useLoad(signal => get<ProductDetail>(`/api/products/${code}`, signal), [code]);
  return <Picture url={detail.is === 'ready' ? detail.data.product.imageUrl : null} alt="" sizes="(max-width: 760px) 100vw, 360px" />;
}

function TripCard({ trip }: { trip: Trip }) {
  const t = text();
  const left = daysUntil(trip.startDate);
  const name = (t as unknown as Record<string, string>)[trip.status] ?? trip.status;
  return (
    <li class="card trip">
      <TripPicture code={trip.productCode} />
      <p class="row">
        <span class={`badge ${trip.status === 'Completed' ? 'quiet' : 'good'}`}>{name}</span>
        {left > 0 && <strong class="soft">{t.daysLeft(left)}</strong>}
      </p>
      <h2>{trip.destinations.join(' · ')}</h2>
      <p>{day(trip.startDate)} ~ {day(trip.endDate, { year: undefined })}</p>
      <p class="soft">{trip.shipName} · {t.reservation} <strong>{trip.reservationCode}</strong></p>
      <a href={`/products/${trip.productCode}`}>{t.details}<span class="unseen"> {trip.reservationCode}</span></a>
    </li>
  );
}

export function TripsPanel() {
  const t = text();
  const trips = useLoad(signal => get<{ trips: Trip[] }>('/api/user/trips', signal), []);
  return (
    <Loaded of={trips}>
      {answer => answer.trips.length === 0
        ? (
          <div class="nothing">
            <h2>{t.noTrips}</h2>
            <p class="soft">{t.noTripsText}</p>
            <a class="button primary" href="/products">{t.find}</a>
          </div>
        )
        : <ul class="trips">{answer.trips.map(trip => <TripCard key={trip.id} trip={trip} />)}</ul>}
    </Loaded>
  );
}

import { get } from '../base/api';
import { day } from '../base/language';
import { useLoad } from '../base/load';
import type { Trip } from '../base/types';
import { Loaded } from '../ui/parts';
import { text } from './words';

export function TripsPanel() {
  const t = text();
  const trips = useLoad(signal => get<{ trips: Trip[] }>('/api/user/trips', signal), []);
  const name = (status: string) => (t as unknown as Record<string, string>)[status] ?? status;
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
        : (
          <ul class="trips">
            {answer.trips.map(trip => (
              <li key={trip.id} class="card trip">
                <span class={`badge ${trip.status === 'Completed' ? 'quiet' : 'good'}`}>{name(trip.status)}</span>
                <h2>{trip.destinations.join(' · ')}</h2>
                <p>{day(trip.startDate)} ~ {day(trip.endDate, { year: undefined })}</p>
                <p class="soft">{trip.shipName} · {t.reservation} <strong>{trip.reservationCode}</strong></p>
                <a href={`/products/${trip.productCode}`}>{t.details}<span class="unseen"> {trip.reservationCode}</span></a>
              </li>
            ))}
          </ul>
        )}
    </Loaded>
  );
}

import { day, won } from '../base/language';
import type { Order } from '../base/types';
import { cabinName } from '../catalogue/words';
import { text } from './words';

/** Ordered cabins and their travellers. */
export function OrderCabins({ order }: { order: Order }) {
  const t = text();
  return (
    <ul class="stack">
      {order.cabins.map(cabin => (
        <li key={cabin.line} class="order-cabin">
          <div class="spread">
            <h3>
              {cabinName(cabin.cabinType)} <span class="soft">{t.deck(cabin.deck, cabin.number)}</span>{' '}
              {cabin.state !== 'LIVE' && <span class="badge quiet">{cabin.state === 'RETURNED' ? t.returned : t.returning}</span>}
            </h3>
            <p class="price">{won(cabin.amount)}</p>
          </div>
          <ul>
            {cabin.travelers.map(traveler => (
              <li key={traveler.id} class="soft spread">
                <span>{traveler.name} · {day(traveler.birthDate, { weekday: undefined })}</span>
                <span class="price small">{won(traveler.amount)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

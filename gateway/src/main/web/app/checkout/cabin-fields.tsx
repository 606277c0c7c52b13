import { won } from '../base/language';
import type { CabinOffer } from '../base/types';
import { cabinName, text as catalogue } from '../catalogue/words';
import { Choice, Field } from '../ui/parts';
import { countryOptions } from './countries';
import type { Quote, Traveler, WantedCabin } from './fares';
import { text } from './words';

const MOST_IN_A_CABIN = 4;
const EARLIEST = '1900-01-01';

/** Date in Seoul, which decides for the server. */
const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Seoul' });

function TravelerFields(props: {
  title: string;
  traveler: Traveler;
  price: string | null;
  change: (next: Traveler) => void;
  /** Sentence for a field that the service has refused. */
  wrong: (field: string) => string | undefined;
  remove?: () => void;
}) {
  const t = text();
  const { traveler, change, wrong } = props;
  return (
    <fieldset class="traveler">
      <legend>{props.title}</legend>
      <Field
        label={t.name} value={traveler.name} autocomplete="off" maxLength={100} required hint={t.nameHint} wrong={wrong('name')}
        onInput={event => change({ ...traveler, name: event.currentTarget.value })}
      />
      <Field
        label={t.birth} type="date" value={traveler.birthDate} min={EARLIEST} max={today()} required
        onInput={event => change({ ...traveler, birthDate: event.currentTarget.value })}
        wrong={traveler.birthDate > today() ? t.bornLater : wrong('birthDate')}
        hint={props.price ?? undefined}
      />
      <Choice
        label={t.sex} value={traveler.sex} options={[['M', t.M], ['F', t.F], ['X', t.X]]}
        onChoose={sex => change({ ...traveler, sex: sex as Traveler['sex'] })}
      />
      <Choice
        label={t.nationality} value={traveler.nationality} options={countryOptions()}
        onChoose={nationality => change({ ...traveler, nationality })}
      />
      {props.remove && (
        <button type="button" class="link" onClick={props.remove}>{t.removeTraveler}<span class="unseen"> {props.title}</span></button>
      )}
    </fieldset>
  );
}

/** Fields of a cabin: type and one to four people. */
export function CabinFields(props: {
  title: string;
  cabin: WantedCabin;
  offers: CabinOffer[];
  quote: Quote;
  change: (next: WantedCabin) => void;
  wrong: (field: string) => string | undefined;
  remove?: () => void;
}) {
  const t = text();
  const { cabin, quote, change } = props;
  const { travelers } = cabin;
  const fare = (index: number) => {
    const category = quote.fares[index];
    const amount = quote.amounts[index];
    if (!category) return null;
    return amount === null || amount === undefined ? t.notSold : `${catalogue()[category]} ${won(amount)}`;
  };
  return (
    <section class="card stack" aria-label={props.title}>
      <div class="spread">
        <h2>{props.title}</h2>
        {props.remove && <button type="button" class="link" onClick={props.remove}>{t.removeCabin}</button>}
      </div>
      <Choice
        label={t.type} value={cabin.cabinType} onChoose={cabinType => change({ ...cabin, cabinType })}
        options={props.offers.map(offer => [offer.cabinType, `${cabinName(offer.cabinType)} · ${t.left(offer.free)}`])}
      />
      {travelers.map((traveler, index) => (
        <TravelerFields
          key={index} title={t.traveler(index + 1)} traveler={traveler} price={fare(index)}
          change={next => change({ ...cabin, travelers: travelers.with(index, next) })}
          wrong={field => props.wrong(`travelers[${index}].${field}`)}
          remove={travelers.length > 1 ? () => change({ ...cabin, travelers: travelers.toSpliced(index, 1) }) : undefined}
        />
      ))}
      {quote.complete && !quote.adult && <p class="wrong" role="alert">{t.needAdult}</p>}
      {travelers.length < MOST_IN_A_CABIN && (
        <div>
          <button
            type="button" class="button small"
            onClick={() => change({ ...cabin, travelers: [...travelers, { name: '', birthDate: '', sex: 'F', nationality: 'KR' }] })}
          >
            + {t.addTraveler}
          </button>
        </div>
      )}
    </section>
  );
}

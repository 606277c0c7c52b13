import type { CabinOffer, FareCategory } from '../base/types';

const CHILD_FROM = 2;
const ADULT_FROM = 12;
const FULL_FARES = 2;

/** Traveller as entered so far. */
export interface Traveler {
  name: string;
  birthDate: string;
  sex: 'M' | 'F' | 'X';
  nationality: string;
}

export interface WantedCabin {
  cabinType: string;
  travelers: Traveler[];
}

/** Age in whole years on a date. */
function age(birth: string, on: string) {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/**
 * Fare category of each person in a cabin, by age on the day of embarkation; the two eldest adults
 * pay the full fare. A preview: the server computes the prices of the order.
 */
export function categories(travelers: Traveler[], departure: string): (FareCategory | null)[] {
  const found: (FareCategory | null)[] = travelers.map(() => null);
  let adults = 0;
  const eldestFirst = travelers
    .map((traveler, index) => ({ birth: traveler.birthDate, index }))
    .filter(({ birth }) => birth && birth <= departure)
    .sort((one, other) => one.birth.localeCompare(other.birth));
  for (const { birth, index } of eldestFirst) {
    const years = age(birth, departure);
    if (years >= ADULT_FROM) {
      found[index] = adults++ < FULL_FARES ? 'adult' : 'adult3rd';
    } else {
      found[index] = years >= CHILD_FROM ? 'child2to11' : 'infantUnder2';
    }
  }
  return found;
}

export interface Quote {
  fares: (FareCategory | null)[];
  amounts: (number | null)[];
  total: number;
  /** True if every birth date is set and one traveller is old enough to be responsible. */
  complete: boolean;
  adult: boolean;
}

export function quote(cabin: WantedCabin, offer: CabinOffer | undefined, departure: string): Quote {
  const fares = categories(cabin.travelers, departure);
  const amounts = fares.map(fare => (fare ? (offer?.fares[fare] ?? null) : null));
  return {
    fares,
    amounts,
    total: amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0),
    complete: amounts.every(amount => amount !== null),
    adult: fares.some(fare => fare === 'adult'),
  };
}

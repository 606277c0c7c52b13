import { language } from '../base/language';

/** ISO 3166-1 codes. */
const CODES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN ' +
  'CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GT GU GW GY HK ' +
  'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME ' +
  'MG MH MK ML MM MN MO MP MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY ' +
  'QA RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY ' +
  'UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

type Options = [code: string, name: string][];

const sorted = new Map<string, Options>();

/** Nationalities sorted by name, Korea first; cached per language. */
export function countryOptions(): Options {
  const reader = language.get();
  const found = sorted.get(reader) ?? sort(reader);
  sorted.set(reader, found);
  return found;
}

function sort(reader: string): Options {
  const names = new Intl.DisplayNames(reader, { type: 'region' });
  const home = (code: string) => Number(code === 'KR');
  return CODES.split(' ')
    .map((code): Options[number] => [code, names.of(code) ?? code])
    .sort(([one, name], [other, otherName]) => home(other) - home(one) || name.localeCompare(otherName, reader));
}

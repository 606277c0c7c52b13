import { get } from '../base/api';
import { moment, number } from '../base/language';
import { useLoad } from '../base/load';
import type { Rates } from '../base/types';
import { Loaded, Skeleton, WhenSeen } from '../ui/parts';
import { LineChart } from './line-chart';
import { text } from './words';

interface History {
  data: { points: { date: string; rate: number }[] };
}

const DAYS = 90;
/** Value of one or a hundred units in won. */
const OTHERS: [code: string, units: number][] = [['EUR', 1], ['JPY', 100], ['CNY', 1], ['SGD', 1]];

/** Displays the host of a feed URL. */
const sourceName = (source: string) => source.replace(/^https?:\/\/(www\.)?/, '').replace(/\/.*$/, '');

export function RatesSkeleton() {
  return <><Skeleton lines={4} /><div class="chart-place" /></>;
}

function Chart() {
  const t = text();
  const history = useLoad(
    signal => get<History>(`/api/exchange-rate/history?base=USD&quote=KRW&days=${DAYS}`, signal), []);
  return (
    <Loaded of={history} skeleton={<div class="bone chart-place" />}>
      {({ data: { points } }) =>
        points.length < 2 ? <p class="soft">{t.noHistory}</p> : <LineChart points={points} />}
    </Loaded>
  );
}

/** Exchange rates of today and the dollar's history. */
export function RatesPanel({ rates }: { rates: Rates }) {
  const t = text();
  return (
    <>
      <div class="stack">
        <h2 id="rates">{t.rates}</h2>
        <p class="rate"><span>{t.ratesFor}</span> <strong>{number(rates.krw.rate, 2)}</strong> KRW</p>
        <dl class="facts" aria-label={t.more}>
          {OTHERS.filter(([code]) => rates.rates[code]).map(([code, units]) => (
            <>
              <dt key={code}>{units} {code}</dt>
              <dd>{number((units * rates.krw.rate) / rates.rates[code]!, 2)} KRW</dd>
            </>
          ))}
        </dl>
        <p class="soft small">{t.updated} {moment(rates.lastUpdated)} · {t.source} {sourceName(rates.source)}</p>
        {rates.isFallback && <p class="soft small">{t.stale}</p>}
      </div>
      <div class="stack">
        <h3>{t.days}</h3>
        <WhenSeen skeleton={<div class="bone chart-place" />}><Chart /></WhenSeen>
      </div>
    </>
  );
}

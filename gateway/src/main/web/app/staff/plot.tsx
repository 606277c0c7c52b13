import { number, time } from '../base/language';
import type { Measure, Moment } from './figures';
import { text } from './words';

const WIDTH = 420;
const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 22;
const TOP = 8;

/** Minimum upper end of an axis, so that noise does not fill the plot. */
const LEAST: Record<Measure, number> = { requests: 1, errors: 1, p95: 100, limited: 1, pool: 100, queue: 10 };

/** Next number of 1, 2, 5, 10, 20, … */
function roundUp(value: number) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(times => times * power).find(it => it >= value)!;
}

/** Plot of one measure over the last minutes, one line per service, with the current values. */
export function Plot({ measure, moments }: { measure: Measure; moments: Moment[] }) {
  const t = text();
  const lines = [...new Set(moments.flatMap(moment => Object.keys(moment.values[measure])))].sort();
  const all = moments.flatMap(moment => Object.values(moment.values[measure]));
  const top = roundUp(Math.max(LEAST[measure], ...all));
  const first = moments[0]?.at ?? 0;
  const last = moments.at(-1)?.at ?? 0;
  const x = (at: number) => LEFT + ((at - first) / (last - first || 1)) * (WIDTH - LEFT - 8);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const digits = top < 10 ? 1 : 0;
  const path = (line: string) => {
    let pen = 'M';
    return moments
      .map(moment => {
        const value = moment.values[measure][line];
        if (value === undefined) {
          pen = 'M';
          return '';
        }
        const step = `${pen}${x(moment.at).toFixed(1)} ${y(value).toFixed(1)}`;
        pen = 'L';
        return step;
      })
      .join('');
  };
  const now = moments.at(-1)?.values[measure] ?? {};
  return (
    <section class="card stack plot" aria-labelledby={`plot-${measure}`} data-measure={measure}>
      <h2 id={`plot-${measure}`}>{t.measures[measure]}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, top / 2, top].map(value => (
          <g key={value}>
            <line class="grid" x1={LEFT} x2={WIDTH - 8} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">{number(value, digits)}</text>
          </g>
        ))}
        {moments.length > 1 && (
          <>
            <text x={LEFT} y={HEIGHT - 4}>{time(first)}</text>
            <text x={WIDTH - 8} y={HEIGHT - 4} text-anchor="end">{time(last)}</text>
          </>
        )}
        {lines.map((line, index) => <path key={line} class={`line line-${index % 6}`} d={path(line)} />)}
      </svg>
      <ul class="legend small">
        {lines.map((line, index) => (
          <li key={line}>
            <span class={`swatch line-${index % 6}`} aria-hidden="true" /> {line}{' '}
            <strong>{now[line] === undefined ? '–' : number(now[line], digits)}</strong>
          </li>
        ))}
        {lines.length === 0 && <li class="soft">{t.notYet}</li>}
      </ul>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { day, number } from '../base/language';
import { text } from './words';

interface Point {
  date: string;
  rate: number;
}

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 56;
const BOTTOM = 28;
const TOP = 10;
const STEPS = 4;

/** Axis steps of 1, 2 or 5 times a power of ten. */
function roundStep(span: number) {
  const rough = span / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map(times => times * power).find(step => step >= rough)!;
}

/** Line chart over days; arrow keys and pointer select a day. */
export function LineChart({ points }: { points: Point[] }) {
  const t = text();
  const [read, setRead] = useState<number | null>(null);
  const rates = points.map(point => point.rate);
  const low = Math.min(...rates);
  const high = Math.max(...rates);
  const step = roundStep(high - low || 1);
  const from = Math.floor(low / step) * step;
  const to = Math.ceil(high / step) * step;
  const first = Date.parse(points[0]!.date);
  const span = Date.parse(points.at(-1)!.date) - first || 1;
  const x = (point: Point) => LEFT + ((Date.parse(point.date) - first) / span) * (WIDTH - LEFT - 8);
  const y = (rate: number) => TOP + ((to - rate) / (to - from)) * (HEIGHT - TOP - BOTTOM);
  const grid = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, line) => from + line * step);
  const dates = [0, Math.floor((points.length - 1) / 2), points.length - 1].map(index => points[index]!);
  const chosen = points[read ?? points.length - 1]!;
  const move = (by: number) => setRead(Math.min(points.length - 1, Math.max(0, (read ?? points.length - 1) + by)));
  const line = points.map((point, index) => `${index ? 'L' : 'M'}${x(point).toFixed(1)} ${y(point.rate).toFixed(1)}`).join('');
  return (
    <figure class="chart">
      <div
        role="slider" tabIndex={0} aria-label={t.days} aria-valuemin={0} aria-valuemax={points.length - 1}
        aria-valuenow={read ?? points.length - 1} aria-valuetext={`${day(chosen.date)}: ${number(chosen.rate, 2)} KRW`}
        onKeyDown={event => {
          const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -points.length, End: points.length }[event.key];
          if (by !== undefined) {
            event.preventDefault();
            move(by);
          }
        }}
        onPointerMove={event => {
          const box = event.currentTarget.getBoundingClientRect();
          const at = ((event.clientX - box.left) / box.width) * WIDTH;
          const distances = points.map(point => Math.abs(x(point) - at));
          setRead(distances.indexOf(Math.min(...distances)));
        }}
        onPointerLeave={() => setRead(null)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.chart(number(low, 2), number(high, 2))}>
          {grid.map(rate => (
            <g key={rate}>
              <line class="grid" x1={LEFT} x2={WIDTH - 8} y1={y(rate)} y2={y(rate)} />
              <text x={LEFT - 8} y={y(rate) + 4} text-anchor="end">{number(rate, step < 1 ? 1 : 0)}</text>
            </g>
          ))}
          {dates.map((point, index) => (
            <text key={point.date} x={x(point)} y={HEIGHT - 6} text-anchor={(['start', 'middle', 'end'] as const)[index]}>
              {day(point.date, { year: undefined, weekday: undefined, month: 'short' })}
            </text>
          ))}
          <path class="area" d={`${line}L${x(points.at(-1)!)} ${y(from)}L${x(points[0]!)} ${y(from)}Z`} />
          <path class="line" d={line} />
          <circle cx={x(chosen)} cy={y(chosen.rate)} r="5" />
        </svg>
      </div>
      <figcaption>
        <strong>{number(chosen.rate, 2)} KRW</strong> <span class="soft">{day(chosen.date)}</span>
        <span class="soft small">{t.lowest} {number(low, 2)} · {t.highest} {number(high, 2)}</span>
      </figcaption>
    </figure>
  );
}

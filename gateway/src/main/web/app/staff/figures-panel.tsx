import { Note, Problem, Skeleton } from '../ui/parts';
import { MEASURES, useFigures } from './figures';
import { Plot } from './plot';
import { text } from './words';

/** Live figures of the suite, polled while visible. */
export function FiguresPanel() {
  const t = text();
  const { moments, now, failed } = useFigures();
  if (!now) {
    return failed ? <Problem failure={failed} /> : <Skeleton lines={6} />;
  }
  return (
    <div class="stack" id="live" data-moments={moments.length}>
      <p class="soft">{t.liveText(now.figures.length)}</p>
      {failed && <Problem failure={failed} />}
      {now.missing.length > 0 && (
        <Note tone="warm">{t.missing} {now.missing.map(one => `${one.service} (${one.code})`).join(', ')}</Note>
      )}
      <div class="plots">{MEASURES.map(measure => <Plot key={measure} measure={measure} moments={moments} />)}</div>
    </div>
  );
}

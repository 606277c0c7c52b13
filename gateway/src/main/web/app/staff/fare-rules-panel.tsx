import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { useLoad } from '../base/load';
import { useSend } from '../base/send';
import { Loaded, Note } from '../ui/parts';
import { SaveProblem } from './save-problem';
import { text } from './words';

interface Step {
  fromDays: number;
  keptPercent: number;
}

interface Loadable {
  name: string;
  steps: Step[];
  etag: string;
}

type Answer = { name: string; policy: { steps: Step[] } };

/** The last step applies until the departure. */
const WHENEVER = -36_500;
const USUAL = 'STANDARD';

const loadable = (data: Answer, etag: string): Loadable => ({ name: data.name, steps: data.policy.steps, etag });

async function load(code: string, signal?: AbortSignal) {
  const { data, etag } = await call<Answer>(`/api/admin/fare-rules/${code}`, { signal });
  return loadable(data, etag);
}

function Editor({ code, first }: { code: string; first: Loadable }) {
  const t = text();
  const [{ name, steps, etag }, setLoaded] = useState(first);
  const [saved, setSaved] = useState(false);
  const { busy, failed, send } = useSend();
  const change = (index: number, step: Partial<Step>) =>
    setLoaded({ name, etag, steps: steps.with(index, { ...steps[index]!, ...step }) });
  const save = () =>
    send(async () => {
      setSaved(false);
      const { data, etag: next } = await call<Answer>(`/api/admin/fare-rules/${code}`, { method: 'PUT', body: { steps }, ifMatch: etag });
      setLoaded(loadable(data, next));
      setSaved(true);
    });
  return (
    <form class="card stack" onSubmit={event => { event.preventDefault(); void save(); }}>
      <h2>{name} <code class="soft">{code}</code></h2>
      <p class="soft">{t.fareRulesText}</p>
      <ol class="stack">
        {steps.map((step, index) => (
          <li key={index} class="row">
            <div class="field">
              <label for={`from-${index}`}>{t.fromDays}</label>
              {step.fromDays === WHENEVER
                ? <input id={`from-${index}`} value={t.whenever} disabled />
                : <input id={`from-${index}`} type="number" min={0} max={36_500} required value={step.fromDays} onInput={event => change(index, { fromDays: event.currentTarget.valueAsNumber })} />}
            </div>
            <div class="field">
              <label for={`kept-${index}`}>{t.keptPercent}</label>
              <input id={`kept-${index}`} type="number" min={0} max={100} required value={step.keptPercent} onInput={event => change(index, { keptPercent: event.currentTarget.valueAsNumber })} />
            </div>
            {step.fromDays !== WHENEVER && (
              <button type="button" class="link" onClick={() => setLoaded({ name, etag, steps: steps.toSpliced(index, 1) })}>{t.remove}<span class="unseen"> {index + 1}</span></button>
            )}
          </li>
        ))}
      </ol>
      {saved && <Note tone="good">{t.saved}</Note>}
      <SaveProblem failed={failed} reload={() => void send(async () => setLoaded(await load(code)))} />
      <div class="row">
        <button class="button primary" disabled={busy}>{t.save}</button>
        <button type="button" class="button" onClick={() => setLoaded({ name, etag, steps: steps.toSpliced(-1, 0, { fromDays: 1, keptPercent: 0 }) })}>{t.addStep}</button>
      </div>
    </form>
  );
}

/** Cancellation fees by days before the departure. */
export function FareRulesPanel({ id }: { id: string }) {
  const code = id || USUAL;
  const loaded = useLoad(signal => load(code, signal), [code]);
  return <section class="stack" aria-label={text()['fare-rules']}><Loaded of={loaded}>{first => <Editor key={code} code={code} first={first} />}</Loaded></section>;
}

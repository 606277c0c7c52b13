import { useEffect, useRef, useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { day, number } from '../base/language';
import { useLoad } from '../base/load';
import { isDecided } from '../base/once';
import { useSend, values } from '../base/send';
import type { Sailing } from '../base/types';
import { cabinName } from '../catalogue/words';
import { Choice, Field, Loaded, Note, Problem } from '../ui/parts';
import { SailingCreate } from './sailing-create';
import { SaveProblem } from './save-problem';
import { Table } from './table';
import { text } from './words';

interface Found {
  sailing: Sailing;
  open: boolean;
  cancellationPolicy: string;
  version: number;
}

interface Count {
  cabinType: string;
  total: number;
  free: number;
  held: number;
  sold: number;
  withdrawn: number;
}

function Change({ sailingId, types, changed, reload }: {
  sailingId: string;
  types: string[];
  changed: (counts: Count[]) => void;
  reload: () => void;
}) {
  const t = text();
  const [cabinType, setCabinType] = useState(types[0] ?? '');
  const adding = useSend();
  const taking = useSend();
  const path = `/api/admin/inventory/${sailingId}`;
  const [uncertain, setUncertain] = useState(false);
  /** After a lost response the counts are loaded again: a second withdrawal would withdraw twice. */
  const ask = (form: HTMLFormElement, where: string, body: unknown) => async () => {
    setUncertain(false);
    try {
      changed((await call<{ cabinTypes: Count[] }>(`${path}/${where}`, { body })).data.cabinTypes);
      form.reset();
    } catch (thrown) {
      if (!isDecided(thrown)) {
        form.reset();
        setUncertain(true);
        reload();
      }
      throw thrown;
    }
  };
  return (
    <div class="stack">
      {uncertain && <Note tone="warm">{t.uncertain}</Note>}
      <Choice label={t.cabin} value={cabinType} onChoose={setCabinType} options={types.map(it => [it, cabinName(it)])} />
      <form
        class="row"
        onSubmit={event => {
          event.preventDefault();
          const { deck, numbers } = values(event.currentTarget);
          const wanted = (numbers ?? '').toUpperCase().split(',').map(it => it.trim()).filter(Boolean);
          void adding.send(ask(event.currentTarget, 'cabins', { cabinType, deck: Number(deck), numbers: wanted }));
        }}
      >
        <Field label={t.deck} name="deck" type="number" min={1} max={30} required />
        <Field label={t.numbers} name="numbers" required />
        <button class="button" disabled={adding.busy}>{t.add}</button>
        {adding.failed && <Problem failure={adding.failed} />}
      </form>
      <form
        class="row"
        onSubmit={event => {
          event.preventDefault();
          void taking.send(ask(event.currentTarget, 'withdrawals', { cabinType, cabins: Number(values(event.currentTarget).cabins) }));
        }}
      >
        <Field label={t.withdrawHowMany} name="cabins" type="number" min={1} max={5000} required />
        <button class="button" disabled={taking.busy}>{t.withdraw}</button>
        {taking.failed && <Problem failure={taking.failed} />}
      </form>
    </div>
  );
}

/** Allotment of a departure, never below held and sold cabins. */
function Allotment({ sailing, changed }: { sailing: Sailing; changed: () => void }) {
  const t = text();
  const [now, setNow] = useState<Count[] | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const loaded = useLoad(signal => get<{ cabinTypes: Count[] }>(`/api/admin/inventory/${sailing.sailingId}`, signal), [sailing.sailingId]);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [loaded.is]);
  return (
    <Loaded of={loaded}>
      {found => (
        <div ref={place} class="card stack allotment">
          <h3>{day(sailing.departureDate)}</h3>
          <Table
            label={t.showAllotment} rows={now ?? found.cabinTypes} id={it => it.cabinType}
            columns={[
              { title: t.cabin, cell: it => cabinName(it.cabinType) },
              ...(['total', 'free', 'held', 'sold', 'withdrawn'] as const).map(name => ({ title: t[name], number: true, cell: (it: Count) => number(it[name]) })),
            ]}
          />
          <Change
            sailingId={sailing.sailingId} types={sailing.cabins.map(it => it.cabinType)}
            changed={counts => { setNow(counts); changed(); }} reload={() => { setNow(null); loaded.retry(); changed(); }}
          />
        </div>
      )}
    </Loaded>
  );
}

export function SailingsEditor({ code }: { code: string }) {
  const t = text();
  const [shown, show] = useState('');
  const { busy, failed, send } = useSend();
  const loaded = useLoad(signal => get<{ sailings: Found[] }>(`/api/admin/products/${code}/sailings`, signal), [code]);
  const toggle = ({ sailing, open, cancellationPolicy, version }: Found) =>
    send(async () => {
      const cabins = sailing.cabins.map(({ cabinType, fares }) => ({ cabinType, fares }));
      await call(`/api/admin/products/${code}/sailings/${sailing.sailingId}`, {
        method: 'PUT', body: { open: !open, cancellationPolicy, cabins }, ifMatch: `"${version}"`,
      });
      loaded.retry();
    });
  return (
    <section class="stack" aria-labelledby="departures">
      <h2 id="departures">{t.sailings}</h2>
      <SaveProblem failed={failed} reload={() => void send(async () => loaded.retry())} />
      <Loaded of={loaded}>
        {found => (
          <>
            <Table
              label={t.sailings} rows={found.sailings} id={it => it.sailing.sailingId}
              columns={[
                { title: t.departure, cell: it => day(it.sailing.departureDate) },
                { title: t.status, cell: it => <span class={`badge ${it.open ? 'good' : 'quiet'}`}>{it.open ? t.open : t.closed}</span> },
                { title: t.free, number: true, cell: it => number(it.sailing.cabins.reduce((sum, cabin) => sum + cabin.free, 0)) },
                {
                  title: t.what,
                  cell: it => (
                    <div class="row">
                      <button type="button" class="button small" onClick={() => show(it.sailing.sailingId)}>{t.showAllotment}</button>
                      <button type="button" class="button small" disabled={busy} onClick={() => void toggle(it)}>{it.open ? t.closeIt : t.openIt}</button>
                    </div>
                  ),
                },
              ]}
            />
            {found.sailings.filter(it => it.sailing.sailingId === shown).map(it => <Allotment key={shown} sailing={it.sailing} changed={loaded.retry} />)}
          </>
        )}
      </Loaded>
      <SailingCreate code={code} created={loaded.retry} />
    </section>
  );
}

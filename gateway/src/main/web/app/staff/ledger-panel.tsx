import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { moment, number } from '../base/language';
import { useLoad } from '../base/load';
import { Choice, Loaded, Note } from '../ui/parts';
import { Table } from './table';
import { text } from './words';

interface Check {
  balanced: boolean;
  pspChecked: boolean;
  from: string;
  to: string;
  differences: { check: string; subject: string; expected: number; found: number }[];
}

const PERIODS = ['2', '7', '30', '90'];

/** Result of the ledger check: orders, payments, refunds, cabins, ledger, PSP. */
export function LedgerPanel() {
  const t = text();
  const [days, setDays] = useState(PERIODS[0]!);
  const check = useLoad(signal => get<Check>(`/api/admin/ledger/check?days=${days}`, signal), [days]);
  return (
    <section class="stack" aria-label={t.ledger}>
      <Choice label={t.days} value={days} options={PERIODS.map(it => [it, t.lastDays(it)])} onChoose={setDays} />
      <Loaded of={check}>
        {found => (
          <div class="stack" data-balanced={found.balanced}>
            <p class="soft">{t.period} {moment(found.from)} ~ {moment(found.to)}</p>
            {found.balanced ? <Note tone="good">{t.balanced}</Note> : <div class="problem" role="alert"><p>{t.unbalanced}</p></div>}
            {!found.pspChecked && <Note tone="warm">{t.pspMissing}</Note>}
            {found.differences.length > 0 && (
              <Table
                label={t.ledger} rows={found.differences} id={it => it.check + it.subject}
                columns={[
                  { title: t.rule, cell: it => it.check },
                  { title: t.subject, cell: it => it.subject },
                  { title: t.expected, number: true, cell: it => number(it.expected) },
                  { title: t.found, number: true, cell: it => number(it.found) },
                ]}
              />
            )}
            <div><button type="button" class="button" onClick={check.retry}>{t.check}</button></div>
          </div>
        )}
      </Loaded>
    </section>
  );
}

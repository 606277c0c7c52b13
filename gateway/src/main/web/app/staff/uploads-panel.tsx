import { useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { moment, number } from '../base/language';
import { useLoad } from '../base/load';
import { useSend } from '../base/send';
import type { Pagination } from '../base/types';
import { Choice, Loaded, Note, Pages, Problem } from '../ui/parts';
import { Table } from './table';
import { text } from './words';

export interface Uploads {
  queue: { depth: Record<string, number>; oldestAt?: string };
  uploads: {
    documentId: string;
    orderId: string;
    status: string;
    attempt: number | null;
    queuedAt: string | null;
    lastReason: string | null;
  }[];
  pagination: Pagination;
}

const STATES = ['QUEUED', 'UPLOADING', 'STORED', 'FAILED'] as const;
const stateName = (state: string) => (text().uploadStates as Record<string, string>)[state] ?? state;

export function QueueFacts({ queue }: { queue: Uploads['queue'] }) {
  const t = text();
  return (
    <dl class="figures">
      {STATES.filter(state => state !== 'STORED').map(state => (
        <div key={state}><dt>{stateName(state)}</dt><dd>{number(queue.depth[state] ?? 0)}</dd></div>
      ))}
      {queue.oldestAt && <div><dt>{t.oldest}</dt><dd class="small">{moment(queue.oldestAt)}</dd></div>}
    </dl>
  );
}

/** Passports waiting for Drive, and failed ones. */
export function UploadsPanel() {
  const t = text();
  const [status, setStatus] = useState('');
  const [page, setPage] = useState(1);
  const [replayed, setReplayed] = useState<number | null>(null);
  const { busy, failed, send } = useSend();
  const loaded = useLoad(
    signal => get<Uploads>(`/api/admin/uploads?limit=20&page=${page}${status && `&status=${status}`}`, signal), [status, page]);
  const replay = (which: string) =>
    send(async () => {
      const answer = await call<{ replayed: number }>(`/api/admin/uploads/${which}`, { method: 'POST' });
      setReplayed(answer.data.replayed);
      loaded.retry();
    });
  return (
    <section class="stack" aria-label={t.uploads}>
      <Loaded of={loaded}>
        {found => (
          <>
            <QueueFacts queue={found.queue} />
            {failed && <Problem failure={failed} />}
            {replayed !== null && <Note tone="good">{t.replayed(replayed)}</Note>}
            <div class="row">
              <Choice label={t.status} value={status} options={[['', t.all], ...STATES.map((it): [string, string] => [it, stateName(it)])]} onChoose={next => { setStatus(next); setPage(1); }} />
              <button type="button" class="button" disabled={busy || !found.queue.depth.FAILED} onClick={() => void replay('replay')}>{t.replayAll}</button>
            </div>
            <Table
              label={t.uploads} rows={found.uploads} id={it => it.documentId} kind={it => it.status}
              columns={[
                { title: t.documents, cell: it => <code>{it.documentId}</code> },
                { title: t.order, cell: it => <a href={`/staff/orders/${it.orderId}`}>{it.orderId}</a> },
                { title: t.status, cell: it => <span class={`badge ${it.status === 'FAILED' ? 'warm' : it.status === 'STORED' ? 'good' : 'quiet'}`}>{stateName(it.status)}</span> },
                { title: t.when, cell: it => it.queuedAt && moment(it.queuedAt) },
                { title: t.attempt, number: true, cell: it => it.attempt },
                { title: t.reason, cell: it => it.lastReason },
                {
                  title: t.replay,
                  cell: it => it.status === 'FAILED' && (
                    <button type="button" class="button small" disabled={busy} onClick={() => void replay(`${it.documentId}/replay`)}>{t.replay}</button>
                  ),
                },
              ]}
            />
            <Pages of={found.pagination} open={setPage} />
          </>
        )}
      </Loaded>
    </section>
  );
}

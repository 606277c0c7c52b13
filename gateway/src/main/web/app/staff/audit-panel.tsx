import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { moment } from '../base/language';
import { useLoad } from '../base/load';
import type { Pagination } from '../base/types';
import { Choice, Loaded, Pages } from '../ui/parts';
import { Table } from './table';
import { actorName, eventName, eventOptions, text } from './words';

interface Event {
  at: string;
  type: string;
  actor: { kind: string; name?: string };
  account?: string;
  address?: string;
  details: Record<string, unknown>;
}

/** Audit trail, read-only. */
export function AuditPanel() {
  const t = text();
  const [type, setType] = useState('');
  const [page, setPage] = useState(1);
  const events = useLoad(
    signal => get<{ events: Event[]; pagination: Pagination }>(`/api/admin/audit?limit=20&page=${page}${type && `&type=${type}`}`, signal),
    [type, page]);
  return (
    <section id="trail" class="stack" aria-label={t.audit}>
      <Choice label={t.kind} value={type} options={eventOptions()} onChoose={next => { setType(next); setPage(1); }} />
      <Loaded of={events}>
        {answer => (
          <>
            <Table
              label={t.audit} rows={answer.events} id={event => event.at + event.type} kind={event => event.type}
              columns={[
                { title: t.when, cell: event => moment(event.at) },
                { title: t.kind, cell: event => eventName(event.type) },
                { title: t.who, cell: event => `${actorName(event.actor.kind)} ${event.actor.name ?? ''}` },
                { title: t.account, cell: event => event.account },
                { title: t.address, cell: event => event.address },
                { title: t.what, cell: event => Object.entries(event.details).map(([name, value]) => `${name}: ${value}`).join(', ') },
              ]}
            />
            <Pages of={answer.pagination} open={setPage} />
          </>
        )}
      </Loaded>
    </section>
  );
}

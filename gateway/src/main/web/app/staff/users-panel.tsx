import { useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { moment, number } from '../base/language';
import { useLoad } from '../base/load';
import { useSend } from '../base/send';
import type { Pagination, User } from '../base/types';
import { Choice, Dialog, Field, Loaded, Note, Pages, Problem } from '../ui/parts';
import { Table } from './table';
import { text } from './words';

interface Person extends User {
  locked: boolean;
  lockReason: string | null;
  loginCount: number;
  createdAt: string;
}

const ROLES = ['USER', 'AGENT', 'MANAGER', 'ADMIN'] as const;

type Asking = 'lock' | 'role' | null;

/** Administrative actions on an account; each is recorded in the audit trail. */
function Actions({ person, changed }: { person: Person; changed: (note: string) => void }) {
  const t = text();
  const [asking, ask] = useState<Asking>(null);
  const [reason, setReason] = useState('');
  const [role, setRole] = useState<string>(person.role);
  const { busy, failed, send } = useSend();
  const act = (method: string, what: string, body?: unknown) =>
    send(async () => {
      const { data } = await call<{ ended?: number }>(`/api/admin/users/${person.id}/${what}`, { method, body });
      ask(null);
      changed(data.ended === undefined ? t.done : t.ended(data.ended));
    });
  const close = () => ask(null);
  return (
    <div class="row">
      {person.locked
        ? <button type="button" class="button small" disabled={busy} onClick={() => void act('POST', 'unlock')}>{t.unlock}</button>
        : <button type="button" class="button small" disabled={busy} onClick={() => ask('lock')}>{t.lock}</button>}
      <button type="button" class="button small" disabled={busy} onClick={() => void act('DELETE', 'sessions')}>{t.endSessions}</button>
      <button type="button" class="button small" disabled={busy} onClick={() => ask('role')}>{t.role}: {person.role}</button>
      {failed && !asking && <Problem failure={failed} />}
      <Dialog title={`${asking === 'role' ? t.role : t.lock}: ${person.name}`} open={asking !== null} close={close}>
        <form
          class="stack"
          onSubmit={event => {
            event.preventDefault();
            void (asking === 'role' ? act('PUT', 'role', { role }) : act('POST', 'lock', { reason }));
          }}
        >
          {asking === 'role'
            ? <Choice label={t.role} value={role} options={ROLES.map(it => [it, it])} onChoose={setRole} />
            : <Field label={t.lockReason} value={reason} maxLength={500} required onInput={event => setReason(event.currentTarget.value)} />}
          {failed && <Problem failure={failed} />}
          <div class="row">
            <button type="button" class="button" onClick={close}>{t.cancel}</button>
            <button class="button danger" disabled={busy}>{asking === 'role' ? t.save : t.lock}</button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}

export function UsersPanel() {
  const t = text();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const [note, setNote] = useState('');
  const loaded = useLoad(
    signal => get<{ users: Person[]; pagination: Pagination }>(`/api/admin/users?${new URLSearchParams({ query, page: String(page), limit: '20' })}`, signal),
    [query, page]);
  return (
    <section class="stack" aria-label={t.users}>
      <form class="row" role="search" onSubmit={event => { event.preventDefault(); setQuery(typed.trim()); setPage(1); }}>
        <Field label={`${t.name} · ${t.phone}`} type="search" value={typed} maxLength={64} onInput={event => setTyped(event.currentTarget.value)} />
        <button class="button primary">{t.search}</button>
      </form>
      {note && <Note tone="good">{note}</Note>}
      <Loaded of={loaded}>
        {found => (
          <>
            <Table
              label={t.users} rows={found.users} id={it => it.id} kind={it => it.role}
              columns={[
                { title: t.name, cell: it => <>{it.name} {it.locked && <span class="badge warm">{t.locked}</span>}<br /><span class="soft small">{it.lockReason} <code>{it.id}</code></span></> },
                { title: t.phone, cell: it => it.phone },
                { title: t.joined, cell: it => moment(it.createdAt) },
                { title: t.logins, number: true, cell: it => number(it.loginCount) },
                { title: t.what, cell: it => <Actions key={`${it.id}${it.role}${it.locked}`} person={it} changed={what => { setNote(what); loaded.retry(); }} /> },
              ]}
            />
            <Pages of={found.pagination} open={setPage} />
          </>
        )}
      </Loaded>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { moment } from '../base/language';
import { useLoad } from '../base/load';
import { useSend } from '../base/send';
import { Loaded, Note, Problem } from '../ui/parts';
import { text } from './words';

interface Session {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

const end = (session: Session) => call(`/api/auth/sessions/${session.id}`, { method: 'DELETE' });

export function DevicesPanel() {
  const t = text();
  const [done, setDone] = useState(false);
  const { busy, failed, send } = useSend();
  const loaded = useLoad(signal => get<{ sessions: Session[] }>('/api/auth/sessions', signal), []);
  const endAll = (sessions: Session[]) =>
    send(async () => {
      for (const session of sessions) await end(session);
      setDone(true);
      loaded.retry();
    });
  return (
    <Loaded of={loaded}>
      {({ sessions }) => {
        const others = sessions.filter(session => !session.current);
        return (
          <div class="stack">
            <p class="soft">{t.devicesText}</p>
            {failed && <Problem failure={failed} />}
            {done && others.length === 0 && <Note tone="good">{t.endedOthers}</Note>}
            <ul class="stack">
              {sessions.map(session => (
                <li key={session.id} class="card order-line">
                  <div>
                    <h2>{session.device} {session.current && <span class="badge good">{t.thisDevice}</span>}</h2>
                    <p class="soft small">{t.since} {moment(session.createdAt)} · {t.seen} {moment(session.lastSeenAt)}</p>
                  </div>
                  {!session.current && (
                    <button type="button" class="button small" disabled={busy} onClick={() => void endAll([session])}>
                      {t.end}<span class="unseen"> {session.device}</span>
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {others.length > 0
              ? <button type="button" class="button danger" disabled={busy} onClick={() => void endAll(others)}>{t.endOthers}</button>
              : <p class="soft">{t.onlyThis}</p>}
          </div>
        );
      }}
    </Loaded>
  );
}

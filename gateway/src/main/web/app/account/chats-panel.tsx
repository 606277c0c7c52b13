import { useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { moment } from '../base/language';
import { useLoad } from '../base/load';
import { useSend } from '../base/send';
import type { Pagination } from '../base/types';
import { Dialog, Loaded, Pages, Problem } from '../ui/parts';
import { text } from './words';

interface Chat {
  id: string;
  title: string;
  messages: number;
  updatedAt: string;
}

function Delete({ chat, deleted }: { chat: Chat; deleted: () => void }) {
  const t = text();
  const [asking, ask] = useState(false);
  const { busy, failed, send } = useSend();
  return (
    <>
      <button type="button" class="button small danger" onClick={() => ask(true)}>{t.deleteChat}<span class="unseen"> {chat.title}</span></button>
      <Dialog title={t.deleteChatTitle} open={asking} close={() => ask(false)}>
        <p>{chat.title}</p>
        {failed && <Problem failure={failed} />}
        <div class="row">
          <button type="button" class="button" onClick={() => ask(false)}>{t.keepChat}</button>
          <button
            type="button" class="button danger" disabled={busy}
            onClick={() => void send(async () => { await call(`/api/chat/conversations/${chat.id}`, { method: 'DELETE' }); deleted(); })}
          >
            {t.deleteChat}
          </button>
        </div>
      </Dialog>
    </>
  );
}

/** Past conversations with the concierge, to continue or delete. */
export function ChatsPanel() {
  const t = text();
  const [page, setPage] = useState(1);
  const chats = useLoad(
    signal => get<{ conversations: Chat[]; pagination: Pagination }>(`/api/chat/conversations?limit=10&page=${page}`, signal), [page]);
  return (
    <Loaded of={chats}>
      {answer => answer.pagination.total === 0
        ? <div class="nothing"><h2>{t.noChats}</h2><a class="button primary" href="/concierge">{t.startChat}</a></div>
        : (
          <>
            <ul class="stack">
              {answer.conversations.map(chat => (
                <li key={chat.id} class="card order-line">
                  <div>
                    <h2><a href={`/concierge?chat=${chat.id}`}>{chat.title}</a></h2>
                    <p class="soft small">{moment(chat.updatedAt)} · {t.messages(chat.messages)}</p>
                  </div>
                  <Delete chat={chat} deleted={chats.retry} />
                </li>
              ))}
            </ul>
            <Pages of={answer.pagination} open={setPage} />
          </>
        )}
    </Loaded>
  );
}

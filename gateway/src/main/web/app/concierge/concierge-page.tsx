import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../base/api';
import { useLoad } from '../base/load';
import { go, place } from '../base/router';
import { me } from '../base/session';
import { useTitle } from '../base/title';
import { Loaded, Problem } from '../ui/parts';
import { type Kept, type Turn, useChat } from './chat';
import { Sources } from './sources';
import { text } from './words';

const LONGEST = 4_000;

function Answer({ turn, last, retry }: { turn: Turn; last: boolean; retry: () => void }) {
  const t = text();
  const answering = turn.state === 'answering';
  return (
    <article class="said concierge" data-state={turn.state} data-source={turn.fallback ? 'fallback' : 'model'} aria-label={t.concierge} aria-busy={answering}>
      {turn.fallback && <p class="badge warm">{t.fallback}{turn.reason && ` · ${t.reasons[turn.reason] ?? turn.reason}`}</p>}
      {answering && !turn.answer && <p class="soft">{turn.queue === undefined ? t.thinking : t.queue(turn.queue)}</p>}
      {turn.answer && <p class="answer">{turn.answer}</p>}
      {turn.state === 'stopped' && <p class="soft small">{t.stopped}</p>}
      {turn.error && <div class="problem" role="alert"><p>{turn.error}</p></div>}
      {turn.failure && (turn.answer ? <div class="problem" role="alert"><p>{t.broken}</p></div> : <Problem failure={turn.failure} />)}
      <Sources sources={turn.sources} />
      {last && !answering && <button type="button" class="button small" onClick={retry}>{t.retry}</button>}
    </article>
  );
}

const NEAR_PIXELS = 80;

/** True while the end of the conversation is read; false as soon as somebody scrolls up. */
function useFollowing(end: RefObject<HTMLElement>) {
  const following = useRef(true);
  useEffect(() => {
    let last = scrollY;
    const note = () => {
      if (scrollY < last) following.current = false;
      if ((end.current?.getBoundingClientRect().top ?? 0) <= innerHeight + NEAR_PIXELS) following.current = true;
      last = scrollY;
    };
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, []);
  return following;
}

/** Chat with streamed responses. */
function Chat({ kept }: { kept?: Kept }) {
  const t = text();
  const user = me.use();
  const chat = useChat(kept);
  const [question, setQuestion] = useState('');
  const end = useRef<HTMLDivElement>(null);
  const answered = chat.turns.at(-1)?.answer.length ?? 0;
  const following = useFollowing(end);
  useEffect(() => {
    following.current = true;
  }, [chat.turns.length]);
  useEffect(() => {
    if (chat.turns.length > 0 && following.current) end.current?.scrollIntoView({ block: 'nearest' });
  }, [chat.turns.length, answered]);

  function send(words: string) {
    if (words.trim() && !chat.busy) {
      setQuestion('');
      chat.ask(words.trim());
    }
  }

  return (
    <div class="wide page chat">
      <div class="spread">
        <h1>{t.title}</h1>
        <div class="row">
          {user && <a href="/my/chats">{t.past}</a>}
          {chat.turns.length > 0 && (
            <button type="button" class="link" onClick={() => { chat.startAnew(); go('/concierge', { replace: true, stay: true }); }}>{t.fresh}</button>
          )}
        </div>
      </div>
      {chat.turns.length === 0 && (
        <div class="stack">
          <p class="soft">{t.intro}</p>
          <ul class="ideas">
            {t.ideas.map(idea => <li key={idea}><button type="button" class="chip" onClick={() => send(idea)}>{idea}</button></li>)}
          </ul>
        </div>
      )}
      <div class="log" role="log" aria-label={t.log}>
        {chat.turns.map((turn, index) => (
          <>
            <article key={`q${index}`} class="said you" aria-label={t.you}><p>{turn.question}</p></article>
            <Answer key={`a${index}`} turn={turn} last={index === chat.turns.length - 1} retry={chat.retry} />
          </>
        ))}
        <div ref={end} />
      </div>
      <form class="ask" onSubmit={event => { event.preventDefault(); send(question); }}>
        <label class="unseen" for="question">{t.placeholder}</label>
        <textarea
          id="question" rows={2} maxLength={LONGEST} placeholder={t.placeholder} value={question}
          onInput={event => setQuestion(event.currentTarget.value)}
          onKeyDown={event => {
            // Enter that ends a Korean IME composition does not send.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              event.preventDefault();
              send(question);
            }
          }}
        />
        {chat.busy
          ? <button type="button" class="button" onClick={chat.stop}>{t.stop}</button>
          : <button class="button primary" disabled={!question.trim()}>{t.send}</button>}
        <p class="hint">{t.privacy}</p>
      </form>
    </div>
  );
}

function Earlier({ id }: { id: string }) {
  const loaded = useLoad(signal => get<{ conversation: Kept }>(`/api/chat/conversations/${id}`, signal), [id]);
  return loaded.is === 'ready'
    ? <Chat kept={loaded.data.conversation} />
    : <div class="wide page chat"><Loaded of={loaded}>{() => null}</Loaded></div>;
}

/** New conversation, or the one named in the URL. */
export function ConciergePage() {
  useTitle(text().title);
  const id = place.use().query.get('chat');
  return id ? <Earlier key={id} id={id} /> : <Chat />;
}

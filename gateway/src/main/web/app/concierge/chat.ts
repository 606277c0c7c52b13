import { useEffect, useRef, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../base/api';
import { ask, type Part, type Said } from './stream';

/** Limit of the service. */
const MOST_MESSAGES = 50;

export interface Turn {
  question: string;
  answer: string;
  sources: { url: string; title: string }[];
  /** Reason of a fallback response. */
  reason?: string;
  fallback: boolean;
  queue?: number;
  /** Error message of an aborted response. */
  error?: string;
  failure?: Failure;
  state: 'answering' | 'done' | 'stopped';
}

const begun = (question: string): Turn => ({ question, answer: '', sources: [], fallback: false, state: 'answering' });

/** Applies a stream part to a turn. */
function grown(turn: Turn, part: Part): Turn {
  switch (part.type) {
    case 'data-queue': return { ...turn, queue: part.data.position };
    case 'text-delta': return { ...turn, queue: undefined, answer: turn.answer + part.delta };
    case 'source-url': return { ...turn, sources: [...turn.sources, { url: part.url, title: part.title }] };
    case 'error': return { ...turn, error: part.errorText };
    case 'message-metadata':
      return { ...turn, fallback: part.messageMetadata.source === 'fallback', reason: part.messageMetadata.reason };
    default: return turn;
  }
}

function said(turns: Turn[]): Said[] {
  const messages = turns.flatMap((turn): Said[] => [
    { role: 'user', content: turn.question },
    ...(turn.answer ? [{ role: 'assistant', content: turn.answer } as const] : []),
  ]);
  return messages.slice(-MOST_MESSAGES);
}

/** Messages of an earlier conversation. */
export interface Kept {
  id: string;
  title: string;
  messages: { role: 'user' | 'assistant'; content: string; source?: string; complete: boolean }[];
}

/** Converts messages to turns: a question with its response. */
function turnsOf(kept: Kept): Turn[] {
  const turns: Turn[] = [];
  for (const message of kept.messages) {
    const last = turns.at(-1);
    if (message.role === 'user') {
      turns.push({ ...begun(message.content), state: 'done' });
    } else if (last) {
      turns.splice(-1, 1, {
        ...last, answer: message.content, fallback: message.source === 'fallback', state: message.complete ? 'done' : 'stopped',
      });
    }
  }
  return turns;
}

/** State of a conversation, with at most one response in progress. */
export function useChat(kept?: Kept) {
  const [turns, setTurns] = useState<Turn[]>(() => (kept ? turnsOf(kept) : []));
  const conversation = useRef<string | undefined>(kept?.id);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  async function run(before: Turn[], question: string) {
    const leave = new AbortController();
    under.current = leave;
    let turn = begun(question);
    const show = () => setTurns([...before, turn]);
    show();
    try {
      const messages: Said[] = [...said(before), { role: 'user' as const, content: question }].slice(-MOST_MESSAGES);
      for await (const part of ask(messages, conversation.current, leave.signal)) {
        if (part.type === 'message-metadata') conversation.current = part.messageMetadata.conversationId;
        turn = grown(turn, part);
        show();
      }
      turn = { ...turn, state: 'done' };
    } catch (thrown) {
      turn = leave.signal.aborted ? { ...turn, state: 'stopped' } : { ...turn, state: 'done', failure: asFailure(thrown) };
    }
    if (under.current === leave) {
      under.current = null;
      show();
    }
  }

  const busy = turns.at(-1)?.state === 'answering';
  return {
    turns,
    busy,
    ask: (question: string) => void run(turns, question),
    stop: () => under.current?.abort(),
    retry: () => void run(turns.slice(0, -1), turns.at(-1)!.question),
    startAnew() {
      under.current?.abort();
      under.current = null;
      conversation.current = undefined;
      setTurns([]);
    },
  };
}

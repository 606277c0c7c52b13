import { useEffect, useRef, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../base/api';
import { departures } from '../base/session';
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

interface Conversation {
  /** Departures when it was open: nobody else may read it. */
  by: number;
  id?: string;
  turns: Turn[];
}

/** Conversation that was open last, for a visitor who comes back from a source. */
let open: Conversation | null = null;

/** Turns to begin with: those that are open, unless an earlier conversation is wanted. */
function begin(kept?: Kept): Omit<Conversation, 'by'> {
  const mine = open?.by === departures.get() ? open : null;
  if (mine && (!kept || mine.id === kept.id)) return mine;
  return kept ? { id: kept.id, turns: turnsOf(kept) } : { turns: [] };
}

const settled = (turns: Turn[]) => turns.map((turn): Turn => (turn.state === 'answering' ? { ...turn, state: 'stopped' } : turn));

/** State of a conversation, with at most one response in progress. */
export function useChat(kept?: Kept) {
  const [turns, setTurns] = useState<Turn[]>(() => begin(kept).turns);
  const conversation = useRef<string | undefined>(begin(kept).id);
  const inFlight = useRef<AbortController | null>(null);
  useEffect(() => () => inFlight.current?.abort(), []);
  useEffect(() => {
    open = { by: departures.get(), id: conversation.current, turns: settled(turns) };
  }, [turns]);

  async function run(before: Turn[], question: string) {
    const leave = new AbortController();
    inFlight.current = leave;
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
    if (inFlight.current === leave) {
      inFlight.current = null;
      show();
    }
  }

  const busy = turns.at(-1)?.state === 'answering';
  return {
    turns,
    busy,
    ask: (question: string) => void run(turns, question),
    stop: () => inFlight.current?.abort(),
    retry: () => void run(turns.slice(0, -1), turns.at(-1)!.question),
    startAnew() {
      inFlight.current?.abort();
      inFlight.current = null;
      conversation.current = undefined;
      setTurns([]);
    },
  };
}

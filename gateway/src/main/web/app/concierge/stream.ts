import { failure, noteEnd, offline, overNetwork } from '../base/api';
import { deadline } from '../base/deadline';
import { language } from '../base/language';

/** Visible parts of the AI SDK's UI message stream. */
export type Part =
  | { type: 'start' | 'text-start' | 'text-end' | 'finish' }
  | { type: 'text-delta'; delta: string }
  | { type: 'data-queue'; data: { position: number } }
  | { type: 'message-metadata'; messageMetadata: { source: 'model' | 'fallback'; conversationId: string; reason?: string } }
  | { type: 'source-url'; sourceId: string; url: string; title: string }
  | { type: 'error'; errorText: string };

/** The service sends a heartbeat every few seconds: a longer silence is a dead connection. */
const SILENCE_MILLIS = 45_000;

/** Yields the data of server-sent events, one line each; calls `heard` for all that arrives. */
async function* events(body: ReadableStream<Uint8Array<ArrayBuffer>>, heard: () => void): AsyncGenerator<string> {
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const read = () => overNetwork(() => reader.read());
  for (let next = await read(); !next.done; next = await read()) {
    heard();
    const lines = (rest + next.value).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) yield line.slice('data:'.length).trim();
    }
  }
}

export interface Said {
  role: 'user' | 'assistant';
  content: string;
}

/** Sends a question and yields the parts of the response; throws if the stream is aborted or falls silent. */
export async function* ask(messages: Said[], conversationId: string | undefined, signal: AbortSignal): AsyncGenerator<Part> {
  const ends = deadline(SILENCE_MILLIS, signal);
  try {
    const response = await overNetwork(() => fetch('/api/chat/stream', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/json', 'Accept-Language': language.get() },
      body: JSON.stringify({ messages, conversationId }),
      signal: ends.signal,
    }));
    if (!response.ok || !response.body) {
      const failed = failure(response.status, await response.json().catch(() => null));
      noteEnd(failed);
      throw failed;
    }
    for await (const data of events(response.body, ends.extend)) {
      if (data === '[DONE]') return;
      yield JSON.parse(data) as Part;
    }
    throw offline();
  } finally {
    ends.release();
  }
}

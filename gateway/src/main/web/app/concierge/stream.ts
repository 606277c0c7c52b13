import { asFailure, failure, noteEnd } from '../base/api';
import { language } from '../base/language';

/** Visible parts of the AI SDK's UI message stream. */
export type Part =
  | { type: 'start' | 'text-start' | 'text-end' | 'finish' }
  | { type: 'text-delta'; delta: string }
  | { type: 'data-queue'; data: { position: number } }
  | { type: 'message-metadata'; messageMetadata: { source: 'model' | 'fallback'; conversationId: string; reason?: string } }
  | { type: 'source-url'; sourceId: string; url: string; title: string }
  | { type: 'error'; errorText: string };

/** Yields the data of server-sent events, one line each. */
async function* events(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
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

/** Sends a question and yields the parts of the response; throws if the stream is aborted. */
export async function* ask(messages: Said[], conversationId: string | undefined, signal: AbortSignal): AsyncGenerator<Part> {
  let response: Response;
  try {
    response = await fetch('/api/chat/stream', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/json', 'Accept-Language': language.get() },
      body: JSON.stringify({ messages, conversationId }),
      signal,
    });
  } catch (thrown) {
    throw asFailure(thrown);
  }
  if (!response.ok || !response.body) {
    const failed = failure(response.status, await response.json().catch(() => null));
    noteEnd(failed);
    throw failed;
  }
  for await (const data of events(response.body)) {
    if (data === '[DONE]') return;
    yield JSON.parse(data) as Part;
  }
  throw asFailure(null);
}

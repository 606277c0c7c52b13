import { noteTime } from './clock';
import { deadline } from './deadline';
import { language, words } from './language';

const text = words(
  {
    offline: '서버에 연결할 수 없습니다. 인터넷 연결을 확인해 주세요.',
    late: '응답이 너무 오래 걸립니다. 잠시 후 다시 시도해 주세요.',
    fault: '이 화면에 문제가 생겼습니다. 새로 고친 뒤 다시 시도해 주세요.',
    strange: '문제가 발생했습니다. 잠시 후 다시 시도해 주세요.',
  },
  {
    offline: 'The server cannot be reached. Please check your connection.',
    late: 'This is taking too long. Please try again in a moment.',
    fault: 'This page has a problem. Please reload it and try again.',
    strange: 'Something went wrong. Please try again in a moment.',
  },
);

/** Longer than the gateway's timeout of every route except uploads. */
const TIMEOUT_MILLIS = 40_000;
const UPLOAD_TIMEOUT_MILLIS = 120_000;

/** Error with a message for the person and the request id to quote. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly requestId = '',
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** Seconds until a retry makes sense. */
  get retryAfter() {
    return Number(this.details.retryAfter ?? 0);
  }
}

interface ErrorBody {
  code: string;
  message: string;
  requestId: string;
  details?: Record<string, unknown>;
}

/** Converts a response body to a failure. */
export function failure(status: number, body: unknown): Failure {
  const error = (body as { error?: ErrorBody } | null)?.error;
  return error
    ? new Failure(error.code, error.message, status, error.requestId, error.details)
    : new Failure('STRANGE', text().strange, status);
}

const newId = () => crypto.randomUUID().slice(0, 8);

/**
 * Converts a thrown value to a failure. What is not one yet is a fault of this program: it gets an
 * id for the person to quote, which is in the console beside the cause.
 */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) {
    return thrown;
  }
  if ((thrown as Error | undefined)?.name === 'AbortError') {
    return new Failure('ABORTED', text().strange);
  }
  const id = newId();
  console.error(`fault id=${id}`, thrown);
  return new Failure('FAULT', text().fault, 0, id);
}

export const offline = () => new Failure('OFFLINE', text().offline);
export const late = () => new Failure('LATE', text().late);

/** Runs what only the network makes fail: a request, or reading its response. */
export async function overNetwork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    switch ((thrown as Error | undefined)?.name) {
      case 'TimeoutError': throw late();
      case 'AbortError': throw thrown;
      default: throw offline();
    }
  }
}

/** Returns the JSON of a response; null if it is none. */
async function json(response: Response): Promise<unknown> {
  const written = await overNetwork(() => response.text());
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

export interface Requested {
  method?: string;
  body?: unknown;
  /** ETag for `If-Match`. */
  ifMatch?: string;
  /** Idempotency key. */
  idempotencyKey?: string;
  /** Lets the request go on when the page is left. */
  keepalive?: boolean;
  /** Keeps an ended session from being announced. */
  quietly?: boolean;
  signal?: AbortSignal;
}

export interface Answered<T> {
  data: T;
  status: number;
  etag: string;
}

type Listener = (failure: Failure) => void;
let onEnded: Listener = () => undefined;

/** Listeners of ended sessions. */
export function whenSessionEnds(listener: Listener) {
  onEnded = listener;
}

const ENDED = ['SESSION_SUPERSEDED', 'SESSION_ENDED', 'UNAUTHENTICATED'];

/** Notifies listeners if the failure means that the session ended. */
export function noteEnd(failed: Failure) {
  if (failed.status === 401 && ENDED.includes(failed.code)) {
    onEnded(failed);
  }
}

/** Body that is sent as it is, instead of as JSON. */
function isRaw(body: unknown): body is Blob {
  return body instanceof Blob;
}

function headersOf(requested: Requested) {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language.get() };
  if (requested.body !== undefined) headers['Content-Type'] = isRaw(requested.body) ? requested.body.type : 'application/json';
  if (requested.ifMatch) headers['If-Match'] = requested.ifMatch;
  if (requested.idempotencyKey) headers['Idempotency-Key'] = requested.idempotencyKey;
  return headers;
}

/** Sends a request; throws a {@link Failure} unless it succeeds. */
export async function call<T>(path: string, requested: Requested = {}): Promise<Answered<T>> {
  const { body, signal, keepalive } = requested;
  const ends = deadline(isRaw(body) ? UPLOAD_TIMEOUT_MILLIS : TIMEOUT_MILLIS, signal);
  try {
    const response = await overNetwork(() => fetch(path, {
      method: requested.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: headersOf(requested),
      body: body === undefined || isRaw(body) ? body : JSON.stringify(body),
      signal: ends.signal,
      keepalive,
    }));
    noteTime(response);
    const data = await json(response);
    if (!response.ok || data === null) {
      throw failure(response.status, data);
    }
    return { data: data as T, status: response.status, etag: response.headers.get('ETag') ?? '' };
  } catch (thrown) {
    const failed = asFailure(thrown);
    if (!requested.quietly) noteEnd(failed);
    throw failed;
  } finally {
    ends.release();
  }
}

/** Returns the body of a `GET`. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { signal })).data;
}

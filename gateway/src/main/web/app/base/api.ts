import { language, words } from './language';

const text = words(
  {
    offline: '서버에 연결할 수 없습니다. 인터넷 연결을 확인해 주세요.',
    late: '응답이 너무 오래 걸립니다. 잠시 후 다시 시도해 주세요.',
    strange: '문제가 발생했습니다. 잠시 후 다시 시도해 주세요.',
  },
  {
    offline: 'The server cannot be reached. Please check your connection.',
    late: 'This is taking too long. Please try again in a moment.',
    strange: 'Something went wrong. Please try again in a moment.',
  },
);

/** Longer than the gateway's timeout of every route except uploads. */
const PATIENCE_MILLIS = 40_000;

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

/** Converts a thrown value to a failure. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) {
    return thrown;
  }
  const name = (thrown as Error | undefined)?.name;
  return name === 'TimeoutError' ? new Failure('LATE', text().late) : new Failure('OFFLINE', text().offline);
}

export interface Asked {
  method?: string;
  body?: unknown;
  /** ETag for `If-Match`. */
  ifMatch?: string;
  /** Idempotency key. */
  idempotencyKey?: string;
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

/** Sends a request; throws a {@link Failure} unless it succeeds. */
export async function call<T>(path: string, asked: Asked = {}): Promise<Answered<T>> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language.get() };
  if (asked.body !== undefined) headers['Content-Type'] = 'application/json';
  if (asked.ifMatch) headers['If-Match'] = asked.ifMatch;
  if (asked.idempotencyKey) headers['Idempotency-Key'] = asked.idempotencyKey;
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  try {
    const response = await fetch(path, {
      method: asked.method ?? (asked.body === undefined ? 'GET' : 'POST'),
      headers,
      body: asked.body === undefined ? undefined : JSON.stringify(asked.body),
      signal: asked.signal ? AbortSignal.any([asked.signal, patience]) : patience,
    });
    const body = await response.json().catch(() => null);
    if (!response.ok || body === null) {
      throw failure(response.status, body);
    }
    return { data: body as T, status: response.status, etag: response.headers.get('ETag') ?? '' };
  } catch (thrown) {
    const failed = asFailure(thrown);
    noteEnd(failed);
    throw failed;
  }
}

/** Returns the body of a `GET`. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { signal })).data;
}

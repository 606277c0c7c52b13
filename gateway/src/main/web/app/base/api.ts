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

/** Longer than the gateway waits for any service but uploads: nothing turns for ever. */
const PATIENCE_MILLIS = 40_000;

/** What went wrong, in words for the person, with the id to quote to the shop. */
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

  /** Seconds after which it makes sense to try again. */
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

/** The one form of errors, or anything else, as a failure. */
export function failure(status: number, body: unknown): Failure {
  const error = (body as { error?: ErrorBody } | null)?.error;
  return error
    ? new Failure(error.code, error.message, status, error.requestId, error.details)
    : new Failure('STRANGE', text().strange, status);
}

/** Whatever was thrown, as a failure. */
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
  /** The version that a change was made of. */
  ifMatch?: string;
  /** Makes it safe to send the same again. */
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

/** Who wants to know that the session is over. */
export function whenSessionEnds(listener: Listener) {
  onEnded = listener;
}

const ENDED = ['SESSION_SUPERSEDED', 'SESSION_ENDED', 'UNAUTHENTICATED'];

/** Tells everybody if it means that the person is no longer signed in. */
export function noteEnd(failed: Failure) {
  if (failed.status === 401 && ENDED.includes(failed.code)) {
    onEnded(failed);
  }
}

/** Asks the shop; throws a {@link Failure} for whatever is not a success. */
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

/** The body of a `GET`. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { signal })).data;
}

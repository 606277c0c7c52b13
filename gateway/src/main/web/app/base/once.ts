import { type Answered, call, Failure, type Requested } from './api';
import { personal } from './personal';

interface Key {
  key: string;
  /** SHA-256 of the body; the body itself holds names and birth dates. */
  digest: string;
}

const IN_PROGRESS = ['IN_PROGRESS', 'IDEMPOTENCY_IN_PROGRESS'];

/** Refusals by the gateway: they say nothing about an earlier attempt. */
const NOT_PROCESSED = [401, 403, 408, 425, 429];

/** True if the service has decided about the request; false if it may still be or have been carried out. */
export function isDecided(thrown: unknown) {
  return (
    thrown instanceof Failure && thrown.status >= 400 && thrown.status < 500 &&
    !NOT_PROCESSED.includes(thrown.status) && !IN_PROGRESS.includes(thrown.code)
  );
}

export async function digestOf(body: unknown) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(body)));
  return [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a request that must not be carried out twice. As long as its outcome is not known (no
 * response, 202, 5xx, in progress) the same body is sent with the same idempotency key, also after a
 * reload. A definite response ends the key: the next request is a new one.
 */
export async function callOnce<T>(name: string, path: string, requested: Requested & { body: unknown }): Promise<Answered<T>> {
  const slot = `once.${name}`;
  const digest = await digestOf(requested.body);
  const kept = personal.get<Key>(slot);
  const key = kept?.digest === digest ? kept.key : crypto.randomUUID();
  personal.set(slot, { key, digest });
  try {
    const answered = await call<T>(path, { ...requested, idempotencyKey: key });
    if (answered.status !== 202) personal.remove(slot);
    return answered;
  } catch (thrown) {
    if (isDecided(thrown)) personal.remove(slot);
    throw thrown;
  }
}

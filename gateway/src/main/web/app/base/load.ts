import { useEffect, useState } from 'preact/hooks';
import { asFailure, Failure } from './api';

export type Load<T> = { retry: () => void } & (
  | { is: 'loading' }
  | { is: 'ready'; data: T }
  | { is: 'failed'; failure: Failure }
);

/**
 * Loads data when the page opens and whenever one of `what` changes. The previous data stays
 * visible until the next arrives, so that nothing flickers.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, what: unknown[], initial?: T): Load<T> {
  const [tries, setTries] = useState(0);
  const [now, setNow] = useState<{ is: 'loading' } | { is: 'ready'; data: T } | { is: 'failed'; failure: Failure }>(
    initial === undefined ? { is: 'loading' } : { is: 'ready', data: initial },
  );
  useEffect(() => {
    if (initial !== undefined && tries === 0) {
      return;
    }
    const leave = new AbortController();
    setNow(before => (before.is === 'failed' ? { is: 'loading' } : before));
    load(leave.signal).then(
      data => leave.signal.aborted || setNow({ is: 'ready', data }),
      thrown => leave.signal.aborted || setNow({ is: 'failed', failure: asFailure(thrown) }),
    );
    return () => leave.abort();
  }, [...what, tries]);
  return { ...now, retry: () => setTries(tries + 1) };
}

import { useEffect, useState } from 'preact/hooks';
import { asFailure, Failure } from './api';

type State<T> = { is: 'loading' } | { is: 'ready'; data: T } | { is: 'failed'; failure: Failure };

/** `busy` while data is loaded or refreshed. */
export type Load<T> = State<T> & { retry: () => void; busy?: boolean };

/**
 * Loads data when the page opens and whenever one of `what` changes. The previous data stays
 * visible until the next arrives, so that nothing flickers.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, what: unknown[], initial?: T): Load<T> {
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [now, setNow] = useState<State<T>>(
    initial === undefined ? { is: 'loading' } : { is: 'ready', data: initial },
  );
  useEffect(() => {
    if (initial !== undefined && tries === 0) {
      return;
    }
    const leave = new AbortController();
    setNow(before => (before.is === 'failed' ? { is: 'loading' } : before));
    setBusy(true);
    const end = (next: State<T>) => {
      if (leave.signal.aborted) return;
      setBusy(false);
      setNow(next);
    };
    load(leave.signal).then(
      data => end({ is: 'ready', data }),
      thrown => leave.signal.aborted || end({ is: 'failed', failure: asFailure(thrown) }),
    );
    return () => leave.abort();
  }, [...what, tries]);
  return { ...now, busy, retry: () => setTries(tries + 1) };
}

/**
 * Signal that aborts with a `TimeoutError` after a time, or as soon as another signal does.
 * `AbortSignal.any` is missing in Safari before 17.4.
 */
export function deadline(millis: number, other?: AbortSignal) {
  const ends = new AbortController();
  const give = () => ends.abort(other?.reason);
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ends.abort(new DOMException('deadline exceeded', 'TimeoutError')), millis);
  };
  later();
  if (other?.aborted) give();
  other?.addEventListener('abort', give);
  return {
    signal: ends.signal,
    /** Starts the time again. */
    extend: later,
    /** To be called in the end, so that neither timer nor listener stays. */
    release() {
      clearTimeout(timer);
      other?.removeEventListener('abort', give);
    },
  };
}

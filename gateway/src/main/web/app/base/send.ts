import { useRef, useState } from 'preact/hooks';
import { asFailure, Failure } from './api';

/** State of a submission: in progress or failed; one at a time. */
export function useSend() {
  const [busy, setBusy] = useState(false);
  // State is visible only after the next render; a second click may come earlier.
  const under = useRef(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  return {
    busy,
    failed,
    /** Validation message of a field. */
    wrong: (field: string) => {
      const reason = failed?.details[field];
      return typeof reason === 'string' ? reason : undefined;
    },
    /** Ignored while a submission is in progress: a double click sends once. */
    async send(work: () => Promise<void>) {
      if (under.current) {
        return;
      }
      under.current = true;
      setBusy(true);
      setFailed(null);
      try {
        await work();
      } catch (thrown) {
        setFailed(asFailure(thrown));
      } finally {
        under.current = false;
        setBusy(false);
      }
    },
  };
}

/** Reads the values of a form. */
export function values(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}

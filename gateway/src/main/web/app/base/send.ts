import { useRef, useState } from 'preact/hooks';
import { asFailure, Failure } from './api';

/** One thing at a time that a person sends: whether it is under way, and what went wrong with it. */
export function useSend() {
  const [busy, setBusy] = useState(false);
  // The state is seen only once the page is drawn again; a second click may come before.
  const under = useRef(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  return {
    busy,
    failed,
    /** What is wrong with a field of the form, in the words of the answer. */
    wrong: (field: string) => {
      const reason = failed?.details[field];
      return typeof reason === 'string' ? reason : undefined;
    },
    /** Does nothing while the last one is under way: a double click sends once. */
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

/** The values of a form's fields. */
export function values(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}

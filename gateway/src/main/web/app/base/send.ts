import { useEffect, useRef, useState } from 'preact/hooks';
import { asFailure, Failure } from './api';
import { sentence } from './fields';

/** A button that was disabled, or replaced, has lost the focus: people with a keyboard would start at the top. */
function keepFocus(before: Element | null) {
  if (document.activeElement !== document.body) return;
  const target = before?.isConnected && before !== document.body ? before : document.getElementById('main');
  (target as HTMLElement | null)?.focus({ preventScroll: true });
}

/** State of a submission: in progress or failed; one at a time. */
export function useSend() {
  const [busy, setBusy] = useState(false);
  // State is visible only after the next render; a second click may come earlier.
  const inFlight = useRef(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  // A page that comes back from the back/forward cache has lost what it was waiting for.
  useEffect(() => {
    const back = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      inFlight.current = false;
      setBusy(false);
    };
    addEventListener('pageshow', back);
    return () => removeEventListener('pageshow', back);
  }, []);
  return {
    busy,
    failed,
    /** Validation message of a field. */
    wrong: (field: string) => (failed?.code === 'VALIDATION_FAILED' ? sentence(failed.details, field) : undefined),
    /** Ignored while a submission is in progress: a double click sends once. */
    async send(work: () => Promise<void>) {
      if (inFlight.current) {
        return;
      }
      inFlight.current = true;
      const focused = document.activeElement;
      setBusy(true);
      setFailed(null);
      try {
        await work();
      } catch (thrown) {
        setFailed(asFailure(thrown));
      } finally {
        inFlight.current = false;
        setBusy(false);
        setTimeout(() => keepFocus(focused));
      }
    },
  };
}

/** Reads the values of a form; blanks around a value are removed, but belong to a password. */
export function values(form: HTMLFormElement): Record<string, string> {
  const isPassword = (name: string) => (form.elements.namedItem(name) as HTMLInputElement | null)?.type === 'password';
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, isPassword(name) ? String(value) : String(value).trim()]));
}

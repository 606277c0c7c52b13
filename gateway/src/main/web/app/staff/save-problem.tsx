import type { Failure } from '../base/api';
import { Problem } from '../ui/parts';
import { text } from './words';

/** Why something was not saved; if somebody else changed it first, with a way to see what they made of it. */
export function SaveProblem({ failed, reload }: { failed: Failure | null; reload: () => void }) {
  const t = text();
  if (failed?.status === 412) {
    return <div class="problem" role="alert"><p>{t.stale}</p><button type="button" class="button small" onClick={reload}>{t.reload}</button></div>;
  }
  return failed && <Problem failure={failed} />;
}

import type { Failure } from '../base/api';
import { Problem } from '../ui/parts';
import { text } from './words';

/** Error of a failed save; for a version conflict with a link to reload. */
export function SaveProblem({ failed, reload }: { failed: Failure | null; reload: () => void }) {
  const t = text();
  if (failed?.status === 412) {
    return <div class="problem" role="alert"><p>{t.stale}</p><button type="button" class="button small" onClick={reload}>{t.reload}</button></div>;
  }
  return failed && <Problem failure={failed} />;
}

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../base/api';
import { address, go } from '../base/router';
import { check, ended, me } from '../base/session';
import type { User } from '../base/types';
import { Problem, Skeleton } from '../ui/parts';

/** Content for signed-in people; others log in first and return. */
export function SignedIn({ children }: { children: (user: User) => ComponentChildren }) {
  const user = me.use();
  const why = ended.use();
  const [failed, setFailed] = useState<Failure | null>(null);
  function find() {
    setFailed(null);
    check().catch(thrown => setFailed(asFailure(thrown)));
  }
  useEffect(() => {
    if (me.get() === undefined) find();
  }, []);
  useEffect(() => {
    if (user === null && !why) {
      go(`/login?next=${encodeURIComponent(address())}`, { replace: true });
    }
  }, [user, why]);
  if (user) {
    return <>{children(user)}</>;
  }
  return <div class="wide page">{failed ? <Problem failure={failed} retry={find} /> : !why && <Skeleton lines={4} />}</div>;
}

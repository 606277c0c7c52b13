import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { go, place } from '../base/router';
import { ended, me } from '../base/session';
import type { User } from '../base/types';
import { Skeleton } from '../ui/parts';

/** For people who are signed in; others log in first and come back. */
export function SignedIn({ children }: { children: (user: User) => ComponentChildren }) {
  const user = me.use();
  const why = ended.use();
  useEffect(() => {
    if (user === null && !why) {
      const { path, query } = place.get();
      go(`/login?next=${encodeURIComponent(path + (query.size ? `?${query}` : ''))}`, { replace: true });
    }
  }, [user, why]);
  return user ? <>{children(user)}</> : <div class="wide page">{why ? null : <Skeleton lines={4} />}</div>;
}

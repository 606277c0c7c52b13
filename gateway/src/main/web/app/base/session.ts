import { call, Failure, get, whenSessionEnds } from './api';
import { store } from './store';
import type { User } from './types';

/** True if somebody signed in on this browser before; guests need no session request. */
const SIGNED_IN = 'cm.signed-in';
const CHECK_EVERY_MILLIS = 30_000;

/** Signed-in person; `undefined` while unknown. */
export const me = store<User | null | undefined>(localStorage.getItem(SIGNED_IN) ? undefined : null);

/** Reason of the ended session, until dismissed. */
export const ended = store<Failure | null>(null);

let checkedAt = 0;

export function signedIn(user: User) {
  localStorage.setItem(SIGNED_IN, '1');
  checkedAt = Date.now();
  ended.set(null);
  me.set(user);
}

export function signedOut() {
  localStorage.removeItem(SIGNED_IN);
  me.set(null);
}

whenSessionEnds(failure => {
  if (failure.code !== 'UNAUTHENTICATED') {
    ended.set(failure);
  }
  signedOut();
});

let under: Promise<void> | null = null;

/** Loads the signed-in person; concurrent calls share one request. */
export function check(): Promise<void> {
  under ??= ask().finally(() => (under = null));
  return under;
}

async function ask() {
  checkedAt = Date.now();
  try {
    signedIn((await get<{ user: User }>('/api/auth/me')).user);
  } catch (thrown) {
    if ((thrown as Failure).status !== 401) {
      throw thrown;
    }
  }
}

export async function signOut() {
  await call('/api/auth/logout', { method: 'POST' });
  signedOut();
}

/** Dismisses the reason and deletes the cookie of the ended session. */
export function dismissEnd() {
  ended.set(null);
  call('/api/auth/logout', { method: 'POST' }).catch(() => undefined);
}

/** Checks on return to the page whether another login replaced the session. */
export function watchSession() {
  if (me.get() === undefined && location.pathname !== '/') {
    check().catch(() => undefined);
  }
  document.addEventListener('visibilitychange', () => {
    const due = Date.now() - checkedAt > CHECK_EVERY_MILLIS;
    if (document.visibilityState === 'visible' && me.get() && due) {
      check().catch(() => undefined);
    }
  });
}

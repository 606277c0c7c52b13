import { call, Failure, get, whenSessionEnds } from './api';
import { store } from './store';
import type { User } from './types';

/** Whether somebody signed in here before: guests need not be asked after. */
const SIGNED_IN = 'cm.signed-in';
const CHECK_EVERY_MILLIS = 30_000;

/** Who is signed in; `undefined` while that is not known. */
export const me = store<User | null | undefined>(localStorage.getItem(SIGNED_IN) ? undefined : null);

/** Why the session is over, until the person has read it. */
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

/** Asks who is signed in; once for all who want to know at the same time. */
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

/** The person has read why the session ended; the cookie of it is of no more use. */
export function dismissEnd() {
  ended.set(null);
  call('/api/auth/logout', { method: 'POST' }).catch(() => undefined);
}

/** Notices that another device took the session's place when the person comes back to this page. */
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

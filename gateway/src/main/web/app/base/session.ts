import { call, Failure, get, whenSessionEnds } from './api';
import { personal } from './personal';
import { shared } from './storage';
import { store } from './store';
import type { User } from './types';

/** True if somebody signed in on this browser before; guests need no session request. */
const SIGNED_IN = 'cm.signed-in';
const CHECK_EVERY_MILLIS = 30_000;

/** Signed-in person; `undefined` while unknown. */
export const me = store<User | null | undefined>(shared.get(SIGNED_IN) ? undefined : null);

/** Reason of the ended session, until dismissed. */
export const ended = store<Failure | null>(null);

/**
 * Number of people who have left this document. Pages are keyed by it: no page of one person is
 * still open when the next one signs in.
 */
export const departures = store(0);

let checkedAt = 0;

/** Announcement of a tab to the other tabs, which share its session cookie. */
type News = { user: User } | { user: null; forget: boolean };

let tabs: BroadcastChannel | null = null;

function listen() {
  if (typeof BroadcastChannel === 'undefined') return;
  tabs = new BroadcastChannel('cm.session');
  tabs.onmessage = ({ data }: MessageEvent<News>) => {
    if (data.user) arrive(data.user);
    else if (data.forget) depart(true);
    // The response may be older than a login in this tab: the server decides, and gives the reason.
    else if (me.get()) check().catch(() => undefined);
  };
}

function announce(news: News) {
  tabs?.postMessage(news);
}

/** Shows a person in this tab. */
function arrive(user: User) {
  const before = me.get();
  personal.belongTo(user.id);
  checkedAt = Date.now();
  ended.set(null);
  if (before && before.id !== user.id) departures.set(departures.get() + 1);
  me.set(user);
}

/** Shows a guest in this tab. */
function depart(forget: boolean) {
  const before = me.get();
  if (forget) personal.forgetAll();
  else personal.lock();
  if (before) departures.set(departures.get() + 1);
  me.set(null);
}

export function signedIn(user: User) {
  const before = me.get();
  shared.set(SIGNED_IN, '1');
  arrive(user);
  if (before?.id !== user.id) announce({ user });
}

/** @param forget after a logout, not after an expired session: the same person may continue */
export function signedOut(forget = false) {
  const before = me.get();
  shared.remove(SIGNED_IN);
  depart(forget);
  if (before || forget) announce({ user: null, forget });
}

whenSessionEnds(failure => {
  if (failure.code !== 'UNAUTHENTICATED') {
    ended.set(failure);
  }
  signedOut();
});

let inFlight: Promise<void> | null = null;

/** Loads the signed-in person; concurrent calls share one request. */
export function check(): Promise<void> {
  inFlight ??= load().finally(() => (inFlight = null));
  return inFlight;
}

async function load() {
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
  signedOut(true);
}

/**
 * Dismisses the reason and deletes the cookie of the ended session. Another tab may have signed in
 * meanwhile: a session that is alive is shown, never ended.
 */
export async function dismissEnd() {
  ended.set(null);
  try {
    signedIn((await call<{ user: User }>('/api/auth/me', { quietly: true })).data.user);
  } catch (thrown) {
    if ((thrown as Failure).status === 401) {
      await call('/api/auth/logout', { method: 'POST' }).catch(() => undefined);
    }
  }
}

/** Notices logins and logouts of other tabs and devices. */
export function watchSession() {
  listen();
  if (me.get() === undefined && location.pathname !== '/') {
    check().catch(() => undefined);
  }
  document.addEventListener('visibilitychange', () => {
    const due = Date.now() - checkedAt > CHECK_EVERY_MILLIS;
    if (document.visibilityState === 'visible' && me.get() && due) {
      check().catch(() => undefined);
    }
  });
  // A document in the back/forward cache hears nothing; an open channel would keep it out of there.
  addEventListener('pagehide', () => tabs?.close());
  addEventListener('pageshow', event => {
    if (!event.persisted) return;
    listen();
    if (!shared.get(SIGNED_IN)) depart(true);
    else check().catch(() => undefined);
  });
}

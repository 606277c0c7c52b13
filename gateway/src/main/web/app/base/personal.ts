import { tab } from './storage';

const PREFIX = 'cm.personal.';

interface Stored {
  owner: string;
  value: unknown;
}

let owner: string | null = null;

function read(name: string): Stored | null {
  try {
    return JSON.parse(tab.get(name) ?? 'null') as Stored | null;
  } catch {
    return null;
  }
}

/** Deletes all values, or all but those of one account. */
function clear(except?: string) {
  for (const name of tab.names()) {
    if (name.startsWith(PREFIX) && (except === undefined || read(name)?.owner !== except)) tab.remove(name);
  }
}

/**
 * Values of the signed-in account in this tab: they survive a reload and an expired session, and are
 * deleted when the account logs out or another one signs in.
 */
export const personal = {
  /** Sets the signed-in account; deletes the values of others. */
  belongTo(userId: string) {
    owner = userId;
    clear(userId);
  },
  /** Ends access without deleting: the same account may sign in again. */
  lock() {
    owner = null;
  },
  forgetAll() {
    owner = null;
    clear();
  },
  get<T>(name: string): T | null {
    const stored = read(PREFIX + name);
    return owner !== null && stored?.owner === owner ? (stored.value as T) : null;
  },
  set(name: string, value: unknown) {
    if (owner !== null) tab.set(PREFIX + name, JSON.stringify({ owner, value }));
  },
  remove(name: string) {
    tab.remove(PREFIX + name);
  },
};

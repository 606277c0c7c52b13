/** Storage of the browser; memory of this document where the browser blocks storage. */
export interface Storage {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
  names(): string[];
}

/** Browsers that block cookies throw as soon as `localStorage` is named. */
function storage(open: () => globalThis.Storage): Storage {
  const memory = new Map<string, string>();
  function attempt<T>(work: (opened: globalThis.Storage) => T, otherwise: T): T {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  }
  return {
    get: name => memory.get(name) ?? attempt(opened => opened.getItem(name), null),
    set(name, value) {
      const stored = attempt(opened => (opened.setItem(name, value), true), false);
      if (stored) memory.delete(name);
      else memory.set(name, value);
    },
    remove(name) {
      memory.delete(name);
      attempt(opened => opened.removeItem(name), undefined);
    },
    names: () => [...memory.keys(), ...attempt(opened => Object.keys(opened), [])],
  };
}

/** Storage of all tabs of the shop. */
export const shared = storage(() => localStorage);

/** Storage of this tab, until it is closed. */
export const tab = storage(() => sessionStorage);

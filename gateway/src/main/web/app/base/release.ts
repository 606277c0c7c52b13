import { offline, overNetwork } from './api';
import { tab } from './storage';

/** Script of the release for which this tab was reloaded last. */
const RELOADED = 'cm.reloaded';

/** Reloads by `recover.js`, which counts them under this name. */
const RECOVERED = 'cm.recovered';

/** Notes that the release is complete: the next missing file may be answered by a reload again. */
export function started() {
  tab.remove(RECOVERED);
}

async function newestScript() {
  const page = await overNetwork(async () => (await fetch('/', { cache: 'no-store' })).text());
  return /\/static\/bundle\/[A-Za-z0-9._-]+\.js/.exec(page)?.[0] ?? '';
}

/**
 * Imports the code of a page. A release deletes the files of the one before: if the server can be
 * reached but the file is missing, the document is reloaded, once per release.
 */
export async function importPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    const page = await load();
    tab.remove(RELOADED);
    return page;
  } catch (thrown) {
    const newest = await newestScript();
    if (tab.get(RELOADED) === newest) {
      console.error('page not loaded', thrown);
      throw offline();
    }
    tab.set(RELOADED, newest);
    location.reload();
    return new Promise(() => undefined);
  }
}

import { store } from './store';

export interface Place {
  path: string;
  query: URLSearchParams;
}

const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });

/** Current location. */
export const place = store<Place>(here());

/** Pages with their own headers are loaded from the server. */
const WHOLE = /^\/(api|checkout\/)/;

/**
 * True in a document that may run the PSP's script. It never shows another page: the script would
 * stay loaded where people type passwords.
 */
const ownDocument = WHOLE.test(location.pathname);

const isWhole = (path: string) => ownDocument || WHOLE.test(path);

/** True for a path of the shop; a browser reads a backslash like a slash. */
export const isInside = (path: string) => /^\/(?![/\\])/.test(path) && !/[\t\n\r]/.test(path);

/** Path and query of the current page, to return to. */
export function address() {
  const { path, query } = place.get();
  const parameters = String(query);
  return parameters ? `${path}?${parameters}` : path;
}

/** True once this document is being replaced: the first target counts, as a later one would win. */
let leaving = false;

/** Navigates to another page, without reloading if possible. */
export function go(to: string, options: { replace?: boolean; stay?: boolean } = {}) {
  if (leaving) return;
  if (isWhole(to)) {
    leaving = true;
    location[options.replace ? 'replace' : 'assign'](to);
    return;
  }
  history[options.replace ? 'replaceState' : 'pushState'](null, '', to);
  place.set(here());
  if (!options.stay) {
    scrollTo(0, 0);
  }
}

/** Handles clicks on internal links and the back button. */
export function followLinks() {
  addEventListener('popstate', () => place.set(here()));
  addEventListener('pageshow', () => (leaving = false));
  document.addEventListener('click', event => {
    const link = (event.target as Element).closest?.('a');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
      return;
    }
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || isWhole(to.pathname) || link.getAttribute('href')?.startsWith('#')) {
      return;
    }
    event.preventDefault();
    go(to.pathname + to.search + to.hash);
  });
}

import { store } from './store';

export interface Place {
  path: string;
  query: URLSearchParams;
}

const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });

/** Current location. */
export const place = store<Place>(here());

/** Navigates to another page without reloading. */
export function go(to: string, options: { replace?: boolean; stay?: boolean } = {}) {
  history[options.replace ? 'replaceState' : 'pushState'](null, '', to);
  place.set(here());
  if (!options.stay) {
    scrollTo(0, 0);
  }
}

/** Pages with their own headers are loaded from the server. */
const WHOLE = /^\/(api|checkout\/)/;

/** Handles clicks on internal links and the back button. */
export function followLinks() {
  addEventListener('popstate', () => place.set(here()));
  document.addEventListener('click', event => {
    const link = (event.target as Element).closest?.('a');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
      return;
    }
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || WHOLE.test(to.pathname) || link.getAttribute('href')?.startsWith('#')) {
      return;
    }
    event.preventDefault();
    go(to.pathname + to.search + to.hash);
  });
}

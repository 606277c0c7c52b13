import { go, place } from '../base/router';

/** Target after login; limited to pages of the shop. */
export function wanted(): string {
  const next = place.get().query.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/api') ? next : '/my';
}

/** Checkout pages are loaded from the server, because they have their own headers. */
export function goOn() {
  const to = wanted();
  if (to.startsWith('/checkout/')) location.replace(to);
  else go(to, { replace: true });
}

/** URL of the login page that returns to the current page. */
export function withNext(page: '/login' | '/signup') {
  const next = place.get().query.get('next');
  return next ? `${page}?next=${encodeURIComponent(next)}` : page;
}

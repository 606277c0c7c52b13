import { go, place } from '../base/router';

/** Where the person wanted to go before logging in; only pages of the shop count. */
export function wanted(): string {
  const next = place.get().query.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/api') ? next : '/my';
}

/** Pages of the checkout come from the server, with the headers of theirs. */
export function goOn() {
  const to = wanted();
  if (to.startsWith('/checkout/')) location.replace(to);
  else go(to, { replace: true });
}

/** The address of a page for signing in that leads on to where the person wanted to go. */
export function withNext(page: '/login' | '/signup') {
  const next = place.get().query.get('next');
  return next ? `${page}?next=${encodeURIComponent(next)}` : page;
}

import { go, isInside, place } from '../base/router';

/** Target after login; limited to pages of the shop. */
export function wanted(): string {
  const next = place.get().query.get('next') ?? '';
  return isInside(next) && !next.startsWith('/api') ? next : '/my';
}

export function goOn() {
  go(wanted(), { replace: true });
}

/** URL of the login page that returns to the current page. */
export function withNext(page: '/login' | '/signup') {
  const next = place.get().query.get('next');
  return next ? `${page}?next=${encodeURIComponent(next)}` : page;
}

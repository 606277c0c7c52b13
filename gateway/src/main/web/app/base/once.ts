/**
 * Idempotency keys: the same body gets the same key in this tab, also after a reload, until
 * {@link forget}.
 */
export function keyFor(name: string, body: unknown): string {
  const wanted = JSON.stringify(body);
  const kept = JSON.parse(sessionStorage.getItem(`cm.once.${name}`) ?? 'null') as { key: string; body: string } | null;
  if (kept?.body === wanted) {
    return kept.key;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(`cm.once.${name}`, JSON.stringify({ key, body: wanted }));
  return key;
}

export function forget(name: string) {
  sessionStorage.removeItem(`cm.once.${name}`);
}

/** Milliseconds by which the clock of the server is ahead of this device's. */
let ahead = 0;

/** Reads the server's clock from a response that no cache has kept. */
export function noteTime(response: Response) {
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(date) && !response.headers.has('Age')) ahead = date - Date.now();
}

/** Time of the server: the visitor's clock may be hours wrong. */
export const serverNow = () => Date.now() + ahead;

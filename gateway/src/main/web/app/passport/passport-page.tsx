import { useEffect, useState } from 'preact/hooks';
import { get } from '../base/api';
import { moment } from '../base/language';
import { useLoad } from '../base/load';
import { useTitle } from '../base/title';
import { Loaded, Note } from '../ui/parts';
import { TravelerPassport } from './traveler-passport';
import { isFinal, type PassportDocument } from './upload';
import { text } from './words';

export interface RequestedTraveler {
  id: string;
  name: string;
  remaining: number;
  documents: PassportDocument[];
}

interface Request {
  request: { orderId: string; expiresAt: string; travelers: RequestedTraveler[] };
}

const POLL_MILLIS = 2_000;
const MAX_POLL_MILLIS = 20_000;

type Latest = Map<string, PassportDocument>;

/**
 * Document of each traveller that was received last, with what was read from it. One short request
 * after the other: a stream for each document would use up the six connections that a browser opens
 * to a server over HTTP/1.1.
 */
function useDocuments(travelers: RequestedTraveler[]) {
  const [latest, setLatest] = useState<Latest>(
    () => new Map(travelers.flatMap(it => it.documents.slice(-1)).map(it => [it.travelerId, it])));
  const receive = (document: PassportDocument) =>
    setLatest(before => {
      const { mrz } = before.get(document.travelerId) ?? {};
      return new Map(before).set(document.travelerId, { ...document, mrz: document.mrz ?? mrz });
    });
  const ids = [...latest.values()].map(it => it.id);
  useEffect(() => {
    const leave = new AbortController();
    let open = ids;
    let pause = POLL_MILLIS;
    let timer = 0;
    async function poll() {
      if (document.visibilityState === 'visible') {
        for (const id of open) {
          try {
            const found = (await get<{ document: PassportDocument }>(`/api/passport/documents/${id}`, leave.signal)).document;
            if (leave.signal.aborted) return;
            receive(found);
            if (isFinal(found)) open = open.filter(it => it !== id);
          } catch {
            // The next poll may succeed; the page shows what it knows.
          }
        }
      }
      pause = Math.min(MAX_POLL_MILLIS, pause * 1.3);
      if (!leave.signal.aborted && open.length > 0) timer = window.setTimeout(() => void poll(), pause);
    }
    if (open.length > 0) void poll();
    return () => {
      leave.abort();
      clearTimeout(timer);
    };
  }, [ids.join()]);
  return { latest, receive };
}

function Travelers({ token, request }: { token: string; request: Request['request'] }) {
  const t = text();
  const { latest, receive } = useDocuments(request.travelers);
  return (
    <>
      <p class="soft">{t.until} {moment(request.expiresAt)}</p>
      <ul class="stack" aria-live="polite">
        {request.travelers.map(traveler => (
          <TravelerPassport key={traveler.id} token={token} traveler={traveler} document={latest.get(traveler.id)} received={receive} />
        ))}
      </ul>
      {request.travelers.every(it => latest.has(it.id)) && <Note tone="good">{t.all}</Note>}
    </>
  );
}

/** Upload page for travellers, opened by a link without login. */
export function PassportPage({ parts: [token] }: { parts: string[] }) {
  const t = text();
  useTitle(t.title);
  const loaded = useLoad(signal => get<Request>(`/api/passport/${token}`, signal), [token]);
  return (
    <div class="wide page passport">
      <div class="stack">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
        <ul class="tips">{t.tips.map(tip => <li key={tip}>{tip}</li>)}</ul>
      </div>
      <Loaded of={loaded}>{({ request }) => <Travelers key={token} token={token!} request={request} />}</Loaded>
    </div>
  );
}

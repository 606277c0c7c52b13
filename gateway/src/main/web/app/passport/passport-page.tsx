import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { moment } from '../base/language';
import { useLoad } from '../base/load';
import { useTitle } from '../base/title';
import { Loaded, Note } from '../ui/parts';
import { TravelerPassport } from './traveler-passport';
import type { PassportDocument } from './upload';
import { text } from './words';

export interface Asked {
  id: string;
  name: string;
  remaining: number;
  documents: PassportDocument[];
}

interface Request {
  request: { orderId: string; expiresAt: string; travelers: Asked[] };
}

/** Upload page for travellers, opened by a link without login. */
export function PassportPage({ parts: [token] }: { parts: string[] }) {
  const t = text();
  useTitle(t.title);
  const loaded = useLoad(signal => get<Request>(`/api/passport/${token}`, signal), [token]);
  const [arrived, setArrived] = useState(new Set<string>());
  return (
    <div class="wide page passport">
      <div class="stack">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
        <ul class="tips">{t.tips.map(tip => <li key={tip}>{tip}</li>)}</ul>
      </div>
      <Loaded of={loaded}>
        {({ request }) => (
          <>
            <p class="soft">{t.until} {moment(request.expiresAt)}</p>
            <ul class="stack" aria-live="polite">
              {request.travelers.map(traveler => (
                <TravelerPassport
                  key={traveler.id} token={token!} traveler={traveler}
                  arrived={() => setArrived(before => new Set([...before, traveler.id]))}
                />
              ))}
            </ul>
            {request.travelers.every(it => arrived.has(it.id) || it.documents.length > 0) && <Note tone="good">{t.all}</Note>}
          </>
        )}
      </Loaded>
    </div>
  );
}

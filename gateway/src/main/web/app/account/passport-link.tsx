import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { moment } from '../base/language';
import { useSend } from '../base/send';
import { Problem } from '../ui/parts';
import { text } from './words';

interface Link {
  token: string;
  url: string;
  expiresAt: string;
}

/** Creates the passport upload link, which is shown only once. */
export function PassportLink({ orderId }: { orderId: string }) {
  const t = text();
  const [link, setLink] = useState<Link | null>(null);
  const [copied, setCopied] = useState(false);
  const { busy, failed, send } = useSend();
  const make = () =>
    send(async () => setLink((await call<Link>('/api/passport/requests', { body: { orderId } })).data));
  const copy = (url: string) => navigator.clipboard.writeText(url).then(() => setCopied(true), () => setCopied(false));
  return (
    <section class="card stack" aria-labelledby="passports">
      <h2 id="passports">{t.passports}</h2>
      <p class="soft">{t.passportsText}</p>
      {failed && <Problem failure={failed} />}
      {link
        ? (
          <>
            <p><code class="secret">{link.url}</code></p>
            <p class="soft small">{t.until} {moment(link.expiresAt)}</p>
            <div class="row">
              <a class="button primary" href={`/passport/${link.token}`}>{t.openLink}</a>
              <button type="button" class="button" onClick={() => void copy(link.url)}>{copied ? t.copied : t.copy}</button>
            </div>
          </>
        )
        : <div><button type="button" class="button primary" disabled={busy} onClick={() => void make()}>{t.makeLink}</button></div>}
    </section>
  );
}

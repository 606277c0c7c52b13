import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { asFailure, Failure } from '../base/api';
import { Problem } from '../ui/parts';
import { ConfirmFields } from './confirm-fields';
import type { RequestedTraveler } from './passport-page';
import { type PassportDocument, type Upload, upload } from './upload';
import { text } from './words';

const KINDS = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,application/pdf';
const PREVIEW_WIDTH = 480;

/** Preview of the chosen picture; none for a format that the browser cannot decode. */
function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let left = false;
    createImageBitmap(file, { resizeWidth: PREVIEW_WIDTH, resizeQuality: 'medium' }).then(
      picture => {
        const place = canvas.current;
        if (left || !place) return;
        place.width = picture.width;
        place.height = picture.height;
        place.getContext('2d')?.drawImage(picture, 0, 0);
        setDrawn(true);
      },
      () => setDrawn(false),
    );
    return () => {
      left = true;
    };
  }, [file]);
  return <canvas ref={canvas} class="preview" hidden={!drawn} role="img" aria-label={text().preview} />;
}

function FileButton(props: { label: string; camera?: boolean; primary?: boolean; disabled: boolean; choose: (file: File) => void }) {
  const id = useId();
  return (
    <span class="file">
      <input
        id={id} type="file" accept={KINDS} capture={props.camera ? 'environment' : undefined} disabled={props.disabled}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) props.choose(file);
        }}
      />
      <label for={id} class={`button ${props.primary ? 'primary' : ''}`}>{props.label}</label>
    </span>
  );
}

/** Passport of one traveller: choose, upload, confirm, delivered. */
export function TravelerPassport({ token, traveler, document, received }: {
  token: string;
  traveler: RequestedTraveler;
  /** Document that was received last. */
  document?: PassportDocument;
  received: (document: PassportDocument) => void;
}) {
  const t = text();
  const [sent, setSent] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [failed, setFailed] = useState<Failure | null>(null);
  const inFlight = useRef<Upload | null>(null);
  const remaining = traveler.remaining - sent;

  async function send(chosen: File) {
    setFile(chosen);
    setFailed(null);
    setPercent(0);
    inFlight.current = upload(token, traveler.id, chosen, setPercent);
    try {
      const next = await inFlight.current.done;
      if (next.id !== document?.id) setSent(before => before + 1);
      received(next);
    } catch (thrown) {
      setFailed(asFailure(thrown));
    }
    setPercent(null);
  }

  function stop() {
    inFlight.current?.stop();
    setPercent(null);
    setFailed(new Failure('STOPPED', t.stopped));
  }

  const sending = percent !== null;
  return (
    <li class="card stack traveler-passport" data-status={document?.status}>
      <h2>{traveler.name}</h2>
      {document && !sending && <p class="state" role="status">{t[document.status]}</p>}
      {failed && <Problem failure={failed} retry={file ? () => void send(file) : undefined} />}
      {file && <Preview file={file} />}
      {sending && (
        <div class="stack">
          <progress max={100} value={percent} aria-label={t.sending(percent)} />
          <div class="spread">
            <span>{percent < 100 ? t.sending(percent) : t.checking}</span>
            {percent < 100 && <button type="button" class="link" onClick={stop}>{t.stop}</button>}
          </div>
        </div>
      )}
      {document && !sending && <ConfirmFields key={document.id} document={document} />}
      {!sending && remaining > 0 && (
        <div class="row">
          <FileButton label={document ? t.again : t.camera} camera primary={!document} disabled={sending} choose={chosen => void send(chosen)} />
          <FileButton label={t.file} disabled={sending} choose={chosen => void send(chosen)} />
        </div>
      )}
      {remaining <= 0 && <p class="soft small">{t.none}</p>}
    </li>
  );
}

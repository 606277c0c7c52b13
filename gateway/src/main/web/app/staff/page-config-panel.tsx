import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { useLoad } from '../base/load';
import { useSend } from '../base/send';
import { Loaded, Note } from '../ui/parts';
import { SaveProblem } from './save-problem';
import { text } from './words';

interface Piece {
  key: string;
  content: unknown;
  active: boolean;
}

interface Pages {
  sections: { section: string; pieces: Piece[] }[];
}

interface Loadable {
  pages: Pages;
  etag: string;
}

async function load(signal?: AbortSignal): Promise<Loadable> {
  const { data, etag } = await call<Pages>('/api/admin/page-config', { signal });
  return { pages: data, etag };
}

function parse(json: string): { content: unknown } | null {
  try {
    return { content: JSON.parse(json) };
  } catch {
    return null;
  }
}

function PieceFields(props: { name: string; piece: Piece; typed: string; type: (json: string) => void; show: (active: boolean) => void }) {
  const t = text();
  const wrong = parse(props.typed) === null;
  const id = `piece-${props.name}`;
  return (
    <div class="card stack">
      <div class="spread">
        <h3>{props.piece.key}</h3>
        <label class="row">
          <input type="checkbox" checked={props.piece.active} onChange={event => props.show(event.currentTarget.checked)} /> {t.active}
        </label>
      </div>
      <div class="field">
        <label for={id}>{t.content}<span class="unseen"> {props.name}</span></label>
        <textarea
          id={id} rows={6} spellcheck={false} value={props.typed} aria-invalid={wrong ? true : undefined}
          onInput={event => props.type(event.currentTarget.value)}
        />
        {wrong && <p class="wrong">{t.badJson}</p>}
      </div>
    </div>
  );
}

function Editor({ first, reload }: { first: Loadable; reload: () => void }) {
  const t = text();
  const [{ pages, etag }, setLoaded] = useState(first);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [saved, setSaved] = useState(false);
  const { busy, failed, send } = useSend();
  const name = (section: string, key: string) => `${section}.${key}`;
  const words = (section: string, piece: Piece) => typed[name(section, piece.key)] ?? JSON.stringify(piece.content, null, 2);
  const broken = pages.sections.some(({ section, pieces }) => pieces.some(piece => parse(words(section, piece)) === null));
  const change = (section: string, key: string, active: boolean) =>
    setLoaded({
      etag,
      pages: {
        sections: pages.sections.map(it =>
          it.section === section ? { ...it, pieces: it.pieces.map(piece => (piece.key === key ? { ...piece, active } : piece)) } : it),
      },
    });
  const save = () =>
    send(async () => {
      setSaved(false);
      const sections = pages.sections.map(({ section, pieces }) => ({
        section,
        pieces: pieces.map(piece => ({ ...piece, content: parse(words(section, piece))!.content })),
      }));
      const next = await call<Pages>('/api/admin/page-config', { method: 'PUT', body: { sections }, ifMatch: etag });
      setLoaded({ pages: next.data, etag: next.etag });
      setTyped({});
      setSaved(true);
    });
  return (
    <form class="stack" onSubmit={event => { event.preventDefault(); void save(); }}>
      <p class="soft">{t.pageConfigText}</p>
      {pages.sections.map(({ section, pieces }) => (
        <section key={section} class="stack" aria-labelledby={`section-${section}`}>
          <h2 id={`section-${section}`}>{section}</h2>
          <div class="halves">
            {pieces.map(piece => (
              <PieceFields
                key={piece.key} name={name(section, piece.key)} piece={piece} typed={words(section, piece)}
                type={json => setTyped({ ...typed, [name(section, piece.key)]: json })} show={active => change(section, piece.key, active)}
              />
            ))}
          </div>
        </section>
      ))}
      <div class="save">
        {saved && <Note tone="good">{t.saved}</Note>}
        <SaveProblem failed={failed} reload={reload} />
        <button class="button primary" disabled={busy || broken}>{t.save}</button>
      </div>
    </form>
  );
}

/** Editor of the start page's texts and pictures. */
export function PageConfigPanel() {
  const [times, setTimes] = useState(0);
  const loaded = useLoad(load, [times]);
  return <Loaded of={loaded}>{first => <Editor key={first.etag} first={first} reload={() => setTimes(times + 1)} />}</Loaded>;
}

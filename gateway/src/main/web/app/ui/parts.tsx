import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Failure } from '../base/api';
import type { Load } from '../base/load';
import type { Pagination } from '../base/types';
import { text } from './words';

/** Error message for the person, with a retry or a link. */
export function Problem({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const t = text();
  return (
    <div class="problem" role="alert">
      <p>{failure.message}</p>
      {failure.requestId && <p class="quote">{t.quote} <code>{failure.requestId}</code></p>}
      {retry && <button type="button" class="button small" onClick={retry}>{t.retry}</button>}
    </div>
  );
}

/** Success message or hint. */
export function Note({ tone = 'calm', children }: { tone?: 'calm' | 'good' | 'warm'; children: ComponentChildren }) {
  return <div class={`note ${tone}`} role="status">{children}</div>;
}

/** Loading skeleton. */
export function Skeleton({ lines = 3, tall = false }: { lines?: number; tall?: boolean }) {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="unseen">{text().loading}</span>
      {tall && <div class="bone tall" />}
      {Array.from({ length: lines }, (_, line) => <div class="bone" key={line} />)}
    </div>
  );
}

/** Line at the top of the screen while other data is on its way; quick answers do not show it. */
function Refreshing() {
  return <div class="refreshing" role="progressbar" aria-label={text().refreshing} />;
}

/** Loaded content, its skeleton, or the error with a retry. */
export function Loaded<T>(props: {
  of: Load<T>;
  skeleton?: JSX.Element;
  children: (data: T) => ComponentChildren;
}) {
  const { of, skeleton = <Skeleton /> } = props;
  switch (of.is) {
    case 'loading': return skeleton;
    case 'failed': return <Problem failure={of.failure} retry={of.retry} />;
    case 'ready': return <>{of.busy && <Refreshing />}{props.children(of.data)}</>;
  }
}

type FieldProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'label'> & {
  label: string;
  hint?: string;
  wrong?: string;
};

/** Input with its label and validation error. */
export function Field({ label, hint, wrong, ...input }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input {...input} id={id} aria-invalid={wrong ? true : undefined} aria-describedby={wrong || hint ? `${id}-more` : undefined} />
      {(wrong || hint) && <p id={`${id}-more`} class={wrong ? 'wrong' : 'hint'}>{wrong ?? hint}</p>}
    </div>
  );
}

/** Select with its label. */
export function Choice(props: {
  label: string;
  name?: string;
  value: string;
  options: [value: string, label: string][];
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} name={props.name} value={props.value} onChange={event => props.onChoose(event.currentTarget.value)}>
        {props.options.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </select>
    </div>
  );
}

/** Pagination of a list. */
export function Pages({ of, open }: { of: Pagination; open: (page: number) => void }) {
  const t = text();
  const last = Math.max(1, of.totalPages);
  // The last page has become empty, for instance because its only entry was deleted.
  useEffect(() => {
    if (of.page > last) open(last);
  }, [of.page, last]);
  if (last === 1) {
    return null;
  }
  return (
    <nav class="pages" aria-label={t.pages}>
      <button type="button" class="button small" disabled={of.page <= 1} onClick={() => open(of.page - 1)}>{t.previous}</button>
      <span aria-current="page">{of.page} / {last}</span>
      <button type="button" class="button small" disabled={of.page >= last} onClick={() => open(of.page + 1)}>{t.next}</button>
    </nav>
  );
}

/** Tabs of a page, one URL each; the open tab is scrolled into view on a phone. */
export function Tabs(props: { label: string; links: [to: string, label: string][]; open: string }) {
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const link = current.current;
    link?.parentElement?.scrollTo({ left: link.offsetLeft - link.parentElement.offsetLeft - 40 });
  }, [props.open]);
  return (
    <nav class="tabs" aria-label={props.label}>
      {props.links.map(([to, label]) => (
        <a key={to} href={to} ref={to === props.open ? current : undefined} aria-current={to === props.open ? 'page' : undefined}>{label}</a>
      ))}
    </nav>
  );
}

/** Modal confirmation dialog. */
export function Dialog(props: { title: string; open: boolean; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (props.open && !element?.open) element?.showModal();
    if (!props.open && element?.open) element.close();
  }, [props.open]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={props.close}>
      <h2 id={id}>{props.title}</h2>
      {props.open && props.children}
    </dialog>
  );
}

/** Renders its children shortly before they become visible. */
export function WhenSeen({ children, skeleton }: { children: ComponentChildren; skeleton: JSX.Element }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && setSeen(true),
      { rootMargin: '200px' },
    );
    watch.observe(place.current!);
    return () => watch.disconnect();
  }, []);
  return <div ref={place}>{seen ? children : skeleton}</div>;
}

const OWN_PICTURE = /^\/api\/images\/[0-9a-f-]{36}/;
const WIDTHS = [400, 800, 1200, 1600];

/** Image that reserves its space while loading; pictures of the shop are loaded in the displayed width. */
export function Picture(props: { url: string | null; alt: string; sizes: string; first?: boolean }) {
  const [missing, setMissing] = useState<string | null>(null);
  if (!props.url || props.url === missing) {
    return <div class="picture empty" role={props.alt ? 'img' : undefined} aria-label={props.alt || undefined} />;
  }
  const own = OWN_PICTURE.exec(props.url)?.[0];
  return (
    <img
      class="picture"
      src={own ? `${own}?w=800` : props.url}
      srcset={own && WIDTHS.map(width => `${own}?w=${width} ${width}w`).join(', ')}
      sizes={own && props.sizes}
      alt={props.alt}
      width={960}
      height={600}
      loading={props.first ? 'eager' : 'lazy'}
      decoding="async"
      onError={() => setMissing(props.url)}
      {...(props.first ? { fetchpriority: 'high' } : {})}
    />
  );
}

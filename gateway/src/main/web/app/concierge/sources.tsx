import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { useLoad } from '../base/load';
import { Dialog, Loaded } from '../ui/parts';
import { text as ui } from '../ui/words';
import { text } from './words';

const PRODUCT = /^\/api\/products\/([A-Za-z0-9_-]{1,64})$/;
const KNOWLEDGE = /^\/api\/chat\/knowledge\/[a-z0-9-]+$/;

interface Fact {
  fact: { question: string; answer: string };
}

function FactText({ url }: { url: string }) {
  const fact = useLoad(signal => get<Fact>(url, signal), [url]);
  return <Loaded of={fact}>{answer => <p class="answer">{answer.fact.answer}</p>}</Loaded>;
}

/** Sources of a response: cruise pages or texts of the shop. */
function Source({ url, title }: { url: string; title: string }) {
  const [open, setOpen] = useState(false);
  const product = PRODUCT.exec(url)?.[1];
  if (product) {
    return <a href={`/products/${product}`}>{title}</a>;
  }
  if (!KNOWLEDGE.test(url)) {
    return /^https:\/\//.test(url) ? <a href={url} target="_blank" rel="noopener noreferrer">{title}</a> : <span>{title}</span>;
  }
  return (
    <>
      <button type="button" class="link" onClick={() => setOpen(true)}>{title}</button>
      <Dialog title={title} open={open} close={() => setOpen(false)}>
        <FactText url={url} />
        <button type="button" class="button" onClick={() => setOpen(false)}>{ui().close}</button>
      </Dialog>
    </>
  );
}

export function Sources({ sources }: { sources: { url: string; title: string }[] }) {
  const t = text();
  return sources.length === 0 ? null : (
    <div class="sources">
      <h3>{t.sources}</h3>
      <ul>{sources.map(source => <li key={source.url}><Source {...source} /></li>)}</ul>
    </div>
  );
}

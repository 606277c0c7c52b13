import type { ComponentChildren } from 'preact';
import { useSend, values } from '../base/send';
import { Problem } from '../ui/parts';
import { text } from './words';

/** Collapsed form for a new item; cleared after creation. */
export function CreateForm(props: {
  title: string;
  create: (typed: Record<string, string>) => Promise<unknown>;
  created: () => void;
  children: (wrong: (field: string) => string | undefined) => ComponentChildren;
}) {
  const t = text();
  const { busy, failed, wrong, send } = useSend();
  return (
    <details class="card">
      <summary>{props.title}</summary>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          const typed = values(form);
          void send(async () => {
            await props.create(typed);
            form.reset();
            props.created();
          });
        }}
      >
        {props.children(wrong)}
        {failed && <Problem failure={failed} />}
        <div><button class="button primary" disabled={busy}>{t.create}</button></div>
      </form>
    </details>
  );
}

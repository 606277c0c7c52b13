import { useEffect, useState } from 'preact/hooks';
import { call } from '../base/api';
import { useSend, values } from '../base/send';
import { Choice, Field, Note, Problem } from '../ui/parts';
import { text } from './words';
import type { PassportDocument } from './upload';

/** Fields read from the picture, to confirm or correct. */
export function ConfirmFields({ document }: { document: PassportDocument }) {
  const t = text();
  const read = document.mrz;
  const [sex, setSex] = useState(read?.sex ?? '');
  const [confirmed, setConfirmed] = useState(read?.source === 'FIELDS');
  const { busy, failed, wrong, send } = useSend();
  // Recognised values arrive after the form is shown; edited fields keep their values.
  useEffect(() => setSex(before => before || (read?.sex ?? '')), [read?.sex]);
  if (confirmed) {
    return <Note tone="good">{t.confirmed}</Note>;
  }
  const upper = (event: { currentTarget: HTMLInputElement }) => {
    event.currentTarget.value = event.currentTarget.value.toUpperCase();
  };
  return (
    <form
      class="stack confirm"
      onSubmit={event => {
        event.preventDefault();
        const told = Object.fromEntries(Object.entries({ ...values(event.currentTarget), sex }).filter(([, value]) => value));
        void send(async () => {
          await call(`/api/passport/documents/${document.id}/fields`, { method: 'PUT', body: told });
          setConfirmed(true);
        });
      }}
    >
      <h3>{t.confirmTitle}</h3>
      <p class="soft small">{read?.valid ? t.confirmText : t.unread}</p>
      {failed && <Problem failure={failed} />}
      <div class="fields">
        <Field label={t.passportNumber} name="passportNumber" defaultValue={read?.documentNumber ?? ''} onInput={upper} pattern="[A-Z0-9]{5,9}" maxLength={9} autocomplete="off" required wrong={wrong('passportNumber')} />
        <Field label={t.nationality} name="nationality" defaultValue={read?.nationality ?? ''} onInput={upper} pattern="[A-Z]{1,3}" maxLength={3} autocomplete="off" required wrong={wrong('nationality')} />
        <Field label={t.surname} name="surname" defaultValue={read?.surname ?? ''} onInput={upper} maxLength={100} autocomplete="off" required wrong={wrong('surname')} />
        <Field label={t.givenNames} name="givenNames" defaultValue={read?.givenNames ?? ''} onInput={upper} maxLength={100} autocomplete="off" wrong={wrong('givenNames')} />
        <Field label={t.birthDate} name="birthDate" type="date" defaultValue={read?.birthDate ?? ''} required wrong={wrong('birthDate')} />
        <Field label={t.expiryDate} name="expiryDate" type="date" defaultValue={read?.expiryDate ?? ''} required wrong={wrong('expiryDate')} />
        <Choice label={t.sex} value={sex} onChoose={setSex} options={[['', t.choose], ['M', t.M], ['F', t.F], ['X', t.X]]} />
      </div>
      <button class="button primary" disabled={busy}>{t.confirm}</button>
    </form>
  );
}

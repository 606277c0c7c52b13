import { useEffect, useState } from 'preact/hooks';
import { call } from '../base/api';
import { useSend, values } from '../base/send';
import { Choice, Field, Note, Problem } from '../ui/parts';
import { text } from './words';
import type { PassportDocument } from './upload';

/** Entered fields, in capitals like a passport; changing them while they are typed would move the caret. */
const fields = (typed: Record<string, string>) =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value).map(([name, value]) => [name, value.toUpperCase()]));

/** Fields read from the picture, to confirm or correct. */
export function ConfirmFields({ document }: { document: PassportDocument }) {
  const t = text();
  const read = document.mrz;
  const [sex, setSex] = useState(read?.sex ?? '');
  const [confirmed, setConfirmed] = useState(false);
  const { busy, failed, wrong, send } = useSend();
  // Recognised values arrive after the form is shown; edited fields keep their values.
  useEffect(() => setSex(before => before || (read?.sex ?? '')), [read?.sex]);
  if (confirmed || read?.source === 'FIELDS') {
    return <Note tone="good">{t.confirmed}</Note>;
  }
  return (
    <form
      class="stack confirm"
      onSubmit={event => {
        event.preventDefault();
        const body = fields({ ...values(event.currentTarget), sex });
        void send(async () => {
          await call(`/api/passport/documents/${document.id}/fields`, { method: 'PUT', body });
          setConfirmed(true);
        });
      }}
    >
      <h3>{t.confirmTitle}</h3>
      <p class="soft small">{read?.valid ? t.confirmText : t.unread}</p>
      {failed && <Problem failure={failed} />}
      <div class="fields">
        <Field label={t.passportNumber} name="passportNumber" defaultValue={read?.documentNumber ?? ''} class="upper" pattern="[A-Za-z0-9]{5,9}" maxLength={9} autocomplete="off" required wrong={wrong('passportNumber')} />
        <Field label={t.nationality} name="nationality" defaultValue={read?.nationality ?? ''} class="upper" pattern="[A-Za-z]{1,3}" maxLength={3} autocomplete="off" required wrong={wrong('nationality')} />
        <Field label={t.surname} name="surname" defaultValue={read?.surname ?? ''} class="upper" maxLength={100} autocomplete="off" required wrong={wrong('surname')} />
        <Field label={t.givenNames} name="givenNames" defaultValue={read?.givenNames ?? ''} class="upper" maxLength={100} autocomplete="off" wrong={wrong('givenNames')} />
        <Field label={t.birthDate} name="birthDate" type="date" defaultValue={read?.birthDate ?? ''} required wrong={wrong('birthDate')} />
        <Field label={t.expiryDate} name="expiryDate" type="date" defaultValue={read?.expiryDate ?? ''} required wrong={wrong('expiryDate')} />
        <Choice label={t.sex} value={sex} onChoose={setSex} options={[['', t.choose], ['M', t.M], ['F', t.F], ['X', t.X]]} />
      </div>
      <button class="button primary" disabled={busy}>{t.confirm}</button>
    </form>
  );
}

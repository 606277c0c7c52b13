import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { useLoad } from '../base/load';
import { useSend, values } from '../base/send';
import { Choice, Field, Loaded, Note } from '../ui/parts';
import { SaveProblem } from './save-problem';
import { text } from './words';

export const TYPES = ['HQ', 'BRANCH_MANAGER', 'SALES_AGENT'] as const;
export const STATES = ['ACTIVE', 'SUSPENDED'] as const;

export interface Partner {
  id: string;
  affiliateCode: string;
  type: (typeof TYPES)[number];
  status: (typeof STATES)[number];
  displayName: string;
  landingSlug: string | null;
  withholdingPercent: number;
  manager: { id: string; displayName: string } | null;
}

interface Loadable {
  partner: Partner;
  etag: string;
}

/** Request body of a partner from the form values. */
export const partnerOf = (typed: Record<string, string>) => ({
  type: typed.type,
  status: typed.status,
  displayName: typed.displayName,
  landingSlug: typed.landingSlug || null,
  withholdingPercent: Number(typed.withholdingPercent),
  managerId: typed.managerId || null,
});

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

export function PartnerFields(props: { partner?: Partner; fresh?: boolean; wrong: (field: string) => string | undefined }) {
  const t = text();
  const { partner, wrong } = props;
  const [type, setType] = useState<string>(partner?.type ?? 'SALES_AGENT');
  const [status, setStatus] = useState<string>(partner?.status ?? 'ACTIVE');
  return (
    <div class="halves">
      <div class="stack">
        {props.fresh && <Field label={t.userId} name="userId" pattern={UUID} hint={t.userIdHint} required wrong={wrong('userId')} />}
        {props.fresh && <Field label={t.partnerCode} name="affiliateCode" pattern="[A-Za-z0-9][A-Za-z0-9\-]{2,31}" required wrong={wrong('affiliateCode')} />}
        <Field label={t.name} name="displayName" defaultValue={partner?.displayName} maxLength={100} required wrong={wrong('displayName')} />
        <Choice label={t.kind} name="type" value={type} onChoose={setType} options={TYPES.map(it => [it, t.partnerTypes[it]])} />
      </div>
      <div class="stack">
        <Choice label={t.status} name="status" value={status} onChoose={setStatus} options={STATES.map(it => [it, t.partnerStates[it]])} />
        <Field label={t.slug} name="landingSlug" defaultValue={partner?.landingSlug ?? ''} pattern="[a-z0-9][a-z0-9\-]{1,49}" wrong={wrong('landingSlug')} />
        <Field label={`${t.withholding} (%)`} name="withholdingPercent" type="number" min={0} max={100} step={0.01} defaultValue={partner?.withholdingPercent ?? 3.3} required wrong={wrong('withholdingPercent')} />
        <Field label={t.managerId} name="managerId" defaultValue={partner?.manager?.id ?? ''} pattern={UUID} wrong={wrong('managerId')} />
      </div>
    </div>
  );
}

function Editor({ first, reload }: { first: Loadable; reload: () => void }) {
  const t = text();
  const [{ partner, etag }, setLoaded] = useState(first);
  const [saved, setSaved] = useState(false);
  const { busy, failed, wrong, send } = useSend();
  return (
    <form
      class="card stack"
      onSubmit={event => {
        event.preventDefault();
        const body = partnerOf(values(event.currentTarget));
        setSaved(false);
        void send(async () => {
          const next = await call<{ affiliateProfile: Partner }>(`/api/admin/affiliates/${partner.id}`, { method: 'PUT', body, ifMatch: etag });
          setLoaded({ partner: next.data.affiliateProfile, etag: next.etag });
          setSaved(true);
        });
      }}
    >
      <h2>{partner.affiliateCode}</h2>
      <PartnerFields partner={partner} wrong={wrong} />
      {saved && <Note tone="good">{t.saved}</Note>}
      <SaveProblem failed={failed} reload={reload} />
      <div><button class="button primary" disabled={busy}>{t.save}</button></div>
    </form>
  );
}

export function PartnerEditor({ id }: { id: string }) {
  const t = text();
  const [times, setTimes] = useState(0);
  const loaded = useLoad(async (signal): Promise<Loadable> => {
    const { data, etag } = await call<{ affiliateProfile: Partner }>(`/api/admin/affiliates/${id}`, { signal });
    return { partner: data.affiliateProfile, etag };
  }, [id, times]);
  return (
    <>
      <a href="/staff/partners">← {t.back}</a>
      <Loaded of={loaded}>{first => <Editor key={first.etag} first={first} reload={() => setTimes(times + 1)} />}</Loaded>
    </>
  );
}

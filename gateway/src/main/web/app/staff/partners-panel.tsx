import { useState } from 'preact/hooks';
import { call, get } from '../base/api';
import { number, won } from '../base/language';
import { useLoad } from '../base/load';
import type { Pagination } from '../base/types';
import { Loaded, Pages } from '../ui/parts';
import { CreateForm } from './create-form';
import { type Partner, PartnerEditor, PartnerFields, partnerOf } from './partner-editor';
import { Table } from './table';
import { text } from './words';

interface Earned {
  affiliateCode: string;
  orders: number;
  agent: number;
  agentWithheld: number;
  branch: number;
  branchWithheld: number;
  headquarters: number;
}

function Create({ created }: { created: () => void }) {
  return (
    <CreateForm
      title={text().newPartner} created={created}
      create={typed => call('/api/admin/affiliates', {
        body: { userId: typed.userId, affiliateCode: typed.affiliateCode!.toUpperCase(), ...partnerOf(typed) },
      })}
    >
      {wrong => <PartnerFields wrong={wrong} fresh />}
    </CreateForm>
  );
}

function Earnings() {
  const t = text();
  const [page, setPage] = useState(1);
  const loaded = useLoad(
    signal => get<{ affiliates: Earned[]; pagination: Pagination }>(`/api/admin/commission?limit=20&page=${page}`, signal), [page]);
  return (
    <section class="stack" aria-labelledby="earned">
      <h2 id="earned">{t.earned}</h2>
      <Loaded of={loaded}>
        {found => (
          <>
            <Table
              label={t.earned} rows={found.affiliates} id={it => it.affiliateCode}
              columns={[
                { title: t.partnerCode, cell: it => it.affiliateCode },
                { title: t.orders, number: true, cell: it => number(it.orders) },
                { title: t.agentShare, number: true, cell: it => won(it.agent) },
                { title: t.branchShare, number: true, cell: it => won(it.branch) },
                { title: t.withheld, number: true, cell: it => won(it.agentWithheld + it.branchWithheld) },
                { title: t.hqShare, number: true, cell: it => won(it.headquarters) },
              ]}
            />
            <Pages of={found.pagination} open={setPage} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function List() {
  const t = text();
  const [page, setPage] = useState(1);
  const loaded = useLoad(
    signal => get<{ affiliates: Partner[]; pagination: Pagination }>(`/api/admin/affiliates?limit=20&page=${page}`, signal), [page]);
  return (
    <>
      <Loaded of={loaded}>
        {found => (
          <>
            <Table
              label={t.partners} rows={found.affiliates} id={it => it.id} kind={it => it.status}
              columns={[
                { title: t.partnerCode, cell: it => <a href={`/staff/partners/${it.id}`}>{it.affiliateCode}</a> },
                { title: t.name, cell: it => it.displayName },
                { title: t.kind, cell: it => t.partnerTypes[it.type] },
                { title: t.status, cell: it => <span class={`badge ${it.status === 'ACTIVE' ? 'good' : 'quiet'}`}>{t.partnerStates[it.status]}</span> },
                { title: t.manager, cell: it => it.manager?.displayName },
                { title: t.withholding, number: true, cell: it => `${number(it.withholdingPercent, 2)} %` },
              ]}
            />
            <Pages of={found.pagination} open={setPage} />
          </>
        )}
      </Loaded>
      <Create created={loaded.retry} />
      <Earnings />
    </>
  );
}

/** Partners and their commission. */
export function PartnersPanel({ id }: { id: string }) {
  return <section class="stack" aria-label={text().partners}>{id ? <PartnerEditor id={id} /> : <List />}</section>;
}

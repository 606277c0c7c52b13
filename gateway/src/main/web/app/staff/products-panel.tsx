import { useState } from 'preact/hooks';
import { get } from '../base/api';
import { number, won } from '../base/language';
import { useLoad } from '../base/load';
import type { Pagination, Product } from '../base/types';
import { regionName } from '../catalogue/words';
import { Field, Loaded, Pages } from '../ui/parts';
import { ProductCreate } from './product-create';
import { ProductEditor } from './product-editor';
import { Table } from './table';
import { text } from './words';

interface Listed {
  products: { product: Product; version: number }[];
  pagination: Pagination;
}

function List() {
  const t = text();
  const [typed, setTyped] = useState('');
  const [keyword, setKeyword] = useState('');
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ page: String(page), limit: '20', ...(keyword && { keyword }) });
  const loaded = useLoad(signal => get<Listed>(`/api/admin/products?${query}`, signal), [String(query)]);
  return (
    <>
      <form class="row" role="search" onSubmit={event => { event.preventDefault(); setKeyword(typed.trim()); setPage(1); }}>
        <Field label={t.search} type="search" value={typed} maxLength={100} onInput={event => setTyped(event.currentTarget.value)} />
        <button class="button primary">{t.search}</button>
        <span class="grow" />
        <a class="button" href="/staff/products/new">{t.newProduct}</a>
      </form>
      <Loaded of={loaded}>
        {found => (
          <>
            <Table
              label={t.products} rows={found.products} id={({ product }) => product.productCode}
              columns={[
                { title: t.code, cell: ({ product }) => <a href={`/staff/products/${product.productCode}`}>{product.productCode}</a> },
                { title: t.name, cell: ({ product }) => product.packageName },
                { title: t.ship, cell: ({ product }) => product.shipName },
                { title: t.region, cell: ({ product }) => regionName(product.region) },
                { title: t.status, cell: ({ product }) => product.saleStatus },
                { title: t.price, number: true, cell: ({ product }) => won(product.basePrice) },
                { title: 'v', number: true, cell: ({ version }) => number(version) },
              ]}
            />
            <Pages of={found.pagination} open={setPage} />
          </>
        )}
      </Loaded>
    </>
  );
}

export function ProductsPanel({ id }: { id: string }) {
  return (
    <section class="stack" aria-label={text().products}>
      {id === 'new' ? <ProductCreate /> : id ? <ProductEditor code={id} /> : <List />}
    </section>
  );
}

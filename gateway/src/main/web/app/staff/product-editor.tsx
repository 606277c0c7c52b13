import { useState } from 'preact/hooks';
import { call } from '../base/api';
import { useLoad } from '../base/load';
import { useSend, values } from '../base/send';
import type { Product } from '../base/types';
import { Choice, Field, Loaded, Note, Picture } from '../ui/parts';
import { SailingsEditor } from './sailings-editor';
import { SaveProblem } from './save-problem';
import { text } from './words';

interface Loadable {
  product: Product;
  etag: string;
}

const STATES = ['판매중', '판매예정', '판매중지', '판매종료'];

/** Uploads a picture and returns its URL. */
async function sendPicture(file: File): Promise<string> {
  return (await call<{ image: { url: string } }>('/api/images', { body: file })).data.image.url;
}

/** Request body of a product; fields without an input stay unchanged. */
function draft(product: Product, typed: Record<string, string>, saleStatus: string, thumbnailUrl: string) {
  const { imageUrl: _, nextDepartureDate: __, imageUrls, itinerary, ...kept } = product;
  return {
    ...kept,
    itinerary: itinerary ?? [],
    imageUrls: imageUrls ?? [],
    packageName: typed.packageName,
    shipName: typed.shipName,
    cruiseLine: typed.cruiseLine,
    destinations: typed.destinations,
    basePrice: Number(typed.basePrice),
    description: typed.description,
    tags: (typed.tags ?? '').split(',').map(tag => tag.trim()).filter(Boolean),
    saleStatus,
    thumbnailUrl: thumbnailUrl || null,
  };
}

function Editor({ first, reload }: { first: Loadable; reload: () => void }) {
  const t = text();
  const [{ product, etag }, setLoaded] = useState(first);
  const [saleStatus, setSaleStatus] = useState(product.saleStatus);
  const [picture, setPicture] = useState(product.imageUrl ?? '');
  const [saved, setSaved] = useState(false);
  const { busy, failed, wrong, send } = useSend();
  return (
    <form
      class="card stack"
      onSubmit={event => {
        event.preventDefault();
        const body = draft(product, values(event.currentTarget), saleStatus, picture);
        setSaved(false);
        void send(async () => {
          const next = await call<{ product: Product }>(`/api/admin/products/${product.productCode}`, { method: 'PUT', body, ifMatch: etag });
          setLoaded({ product: next.data.product, etag: next.etag });
          setSaved(true);
        });
      }}
    >
      <h2>{product.productCode}</h2>
      <div class="halves">
        <div class="stack">
          <Field label={t.name} name="packageName" defaultValue={product.packageName} maxLength={200} required wrong={wrong('packageName')} />
          <Field label={t.line} name="cruiseLine" defaultValue={product.cruiseLine} maxLength={100} required wrong={wrong('cruiseLine')} />
          <Field label={t.ship} name="shipName" defaultValue={product.shipName} maxLength={100} required wrong={wrong('shipName')} />
          <Field label={t.destinations} name="destinations" defaultValue={product.destinations} maxLength={500} required wrong={wrong('destinations')} />
          <Field label={t.price} name="basePrice" type="number" min={0} max={1_000_000_000} defaultValue={product.basePrice} required wrong={wrong('basePrice')} />
          <Choice label={t.status} value={saleStatus} onChoose={setSaleStatus} options={STATES.map(it => [it, it])} />
        </div>
        <div class="stack">
          <div class="field">
            <label for="description">{t.description}</label>
            <textarea id="description" name="description" rows={6} maxLength={4000} defaultValue={product.description} />
          </div>
          <Field label={t.tags} name="tags" defaultValue={product.tags.join(', ')} wrong={wrong('tags')} />
          <Picture url={picture || null} alt="" sizes="480px" />
          <Field
            label={t.picture} type="file" accept="image/jpeg,image/png,image/webp" hint={t.pictureHint} disabled={busy}
            onChange={event => {
              const file = event.currentTarget.files?.[0];
              if (file) void send(async () => setPicture(await sendPicture(file)));
            }}
          />
        </div>
      </div>
      {saved && <Note tone="good">{t.saved}</Note>}
      <SaveProblem failed={failed} reload={reload} />
      <div><button class="button primary" disabled={busy}>{t.save}</button></div>
    </form>
  );
}

/** Editor of a product, its departures and their allotment. */
export function ProductEditor({ code }: { code: string }) {
  const t = text();
  const [times, setTimes] = useState(0);
  const loaded = useLoad(async (signal): Promise<Loadable> => {
    const { data, etag } = await call<{ product: Product }>(`/api/admin/products/${code}`, { signal });
    return { product: data.product, etag };
  }, [code, times]);
  return (
    <>
      <a href="/staff/products">← {t.back}</a>
      <Loaded of={loaded}>{first => <Editor key={first.etag} first={first} reload={() => setTimes(times + 1)} />}</Loaded>
      <SailingsEditor code={code} />
    </>
  );
}

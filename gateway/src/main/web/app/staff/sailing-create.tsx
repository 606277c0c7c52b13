import { call } from '../base/api';
import type { FareCategory } from '../base/types';
import { cabinName, text as catalogue } from '../catalogue/words';
import { Field } from '../ui/parts';
import { CreateForm } from './create-form';
import { text } from './words';

const CABINS = ['인사이드', '오션뷰', '발코니', '스위트'];
const FARES: FareCategory[] = ['adult', 'adult3rd', 'child2to11', 'infantUnder2'];

/** Entered fares; a cabin type without fares is not sold. */
function cabins(typed: Record<string, string>) {
  return CABINS.map(cabinType => ({
    cabinType,
    fares: Object.fromEntries(
      FARES.map(fare => [fare, typed[`${cabinType}.${fare}`]] as const)
        .filter(([, amount]) => amount)
        .map(([fare, amount]) => [fare, Number(amount)])),
  })).filter(({ fares }) => Object.keys(fares).length > 0);
}

/** Creates a departure with fares; cabins are added to its allotment. */
export function SailingCreate({ code, created }: { code: string; created: () => void }) {
  const t = text();
  return (
    <CreateForm
      title={t.newSailing} created={created}
      create={typed => call(`/api/admin/products/${code}/sailings`, {
        body: {
          departureDate: typed.departureDate, returnDate: typed.returnDate, cancellationPolicy: typed.cancellationPolicy,
          open: false, cabins: cabins(typed),
        },
      })}
    >
      {wrong => (
        <>
          <div class="row">
            <Field label={t.departure} name="departureDate" type="date" required wrong={wrong('departureDate')} />
            <Field label={t.returns} name="returnDate" type="date" required wrong={wrong('returnDate')} />
            <Field label={t.policy} name="cancellationPolicy" defaultValue="STANDARD" pattern="[A-Z][A-Z0-9_]{0,31}" required wrong={wrong('cancellationPolicy')} />
          </div>
          <div class="table" role="group" aria-label={t.fares} tabIndex={0}>
            <table>
              <thead><tr><th scope="col">{t.cabin}</th>{FARES.map(fare => <th key={fare} scope="col">{catalogue()[fare]}</th>)}</tr></thead>
              <tbody>
                {CABINS.map(cabin => (
                  <tr key={cabin}>
                    <th scope="row">{cabinName(cabin)}</th>
                    {FARES.map(fare => (
                      <td key={fare} class="field">
                        <input name={`${cabin}.${fare}`} type="number" min={0} max={1_000_000_000} step={1} aria-label={`${cabinName(cabin)}, ${catalogue()[fare]}`} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="hint">{t.newSailingHint}</p>
        </>
      )}
    </CreateForm>
  );
}

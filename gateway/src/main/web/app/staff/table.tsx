import type { ComponentChildren } from 'preact';
import { text } from './words';

export interface Column<T> {
  title: string;
  number?: boolean;
  cell: (row: T) => ComponentChildren;
}

/** Table of rows. */
export function Table<T>(props: { label: string; columns: Column<T>[]; rows: T[]; id: (row: T) => string; kind?: (row: T) => string }) {
  if (props.rows.length === 0) {
    return <p class="soft">{text().none}</p>;
  }
  return (
    <div class="table" role="group" aria-label={props.label} tabIndex={0}>
      <table>
        <thead>
          <tr>{props.columns.map(column => <th key={column.title} scope="col" class={column.number ? 'number' : ''}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr key={props.id(row)} data-type={props.kind?.(row)}>
              {props.columns.map(column => <td key={column.title} class={column.number ? 'number' : ''}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

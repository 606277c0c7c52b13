-- One row for every cabin of every sailing. How many are free, held or sold is counted, never kept.
create table cabin (
  id uuid primary key,
  sailing_id uuid not null references sailing (id),
  cabin_type text not null check (cabin_type in ('INSIDE', 'OCEAN_VIEW', 'BALCONY', 'SUITE')),
  deck integer not null check (deck between 1 and 30),
  number text not null check (number ~ '^[A-Z0-9]{1,10}$'),
  -- WITHDRAWN: taken out of the allotment; its row stays, because orders of the past name it.
  state text not null default 'FREE' check (state in ('FREE', 'HELD', 'SOLD', 'WITHDRAWN')),
  unique (sailing_id, number)
) with (fillfactor = 80);
create index cabin_free on cabin (sailing_id, cabin_type, id) where state = 'FREE';
create index cabin_of_sailing on cabin (sailing_id, cabin_type, state);

-- Which order has a cabin, and which had it before.
create table cabin_hold (
  id uuid primary key,
  cabin_id uuid not null references cabin (id),
  order_id text not null,
  -- The cabin's place in the order, from 1.
  line integer not null check (line >= 1),
  state text not null check (state in ('HELD', 'SOLD', 'RELEASED')),
  unique (order_id, line)
) with (fillfactor = 80);
-- The last guard: whatever the code does, no cabin is in two live orders.
create unique index cabin_hold_live on cabin_hold (cabin_id) where state in ('HELD', 'SOLD');

-- Every change of the allotment: so many cabins of a type went from one state to another. For each
-- state the sum of what came less the sum of what went is the number of cabins in that state.
create table allotment_entry (
  id bigint generated always as identity primary key,
  sailing_id uuid not null references sailing (id),
  cabin_type text not null,
  -- Null for cabins that are new.
  from_state text check (from_state in ('FREE', 'HELD', 'SOLD', 'WITHDRAWN')),
  to_state text not null check (to_state in ('FREE', 'HELD', 'SOLD', 'WITHDRAWN')),
  cabins integer not null check (cabins > 0),
  -- The order or the person whose doing it was.
  order_id text,
  actor uuid,
  at timestamptz not null,
  check (from_state is distinct from to_state)
);
create index allotment_entry_sailing on allotment_entry (sailing_id, id);
create index allotment_entry_order on allotment_entry (order_id) where order_id is not null;

-- A trip comes of a paid order; how it stands follows from its dates.
alter table trip
  drop column status,
  add column order_id text unique,
  alter column destinations type text[] using string_to_array(destinations, ',');

-- What is known of an order, whichever of its events came first. Its row is also the lock under
-- which they are handled one at a time.
create table trip_order (
  order_id text primary key,
  refunded_at timestamptz
);

-- The numbers of a day's reservation codes: counted without gaps, shown from a random start on.
create table reservation_day (
  day date primary key,
  codes integer not null,
  start integer not null check (start between 0 and 9999)
);

-- What records of an old shop became here, so that none comes in twice.
create table imported_record (
  kind text not null check (kind in ('USER', 'AFFILIATE', 'TRIP')),
  old_id text not null,
  new_id uuid not null,
  imported_at timestamptz not null,
  primary key (kind, old_id)
);

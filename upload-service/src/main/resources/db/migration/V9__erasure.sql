-- Erasures in progress. A row outlives the first confirmation of Drive, because the deletion is
-- repeated once.
create table erasure (
  document_id uuid primary key references document (id) on delete cascade,
  requested_at timestamptz not null default now(),
  -- Number of the next attempt; starts over after the confirmation.
  attempt integer not null default 1,
  due_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_reason text
);
create index erasure_due on erasure (due_at);
-- Time of the next attempt to delete a folder.
alter table drive_folder add column purge_due_at timestamptz;

-- Where a document's way to Drive stands; Kafka only says that there is something to do.
create table delivery (
  document_id uuid primary key references document (id) on delete cascade,
  -- The attempt to be made next, or being made.
  attempt integer not null,
  -- The id that the file has or will have in Drive: a second try with it is recognised there.
  drive_id text,
  holder text,
  held_until timestamptz,
  -- Nothing is to happen before.
  due_at timestamptz not null,
  last_reason text,
  -- When the first attempt, or the first after a replay, was due: tries end some time after it.
  since timestamptz not null default now()
);
create index delivery_due on delivery (due_at);

-- The folder of a submission and the ids taken for its files.
create table drive_folder (
  request_id uuid primary key references passport_request (id),
  folder_id text not null,
  spare_ids text[] not null,
  created_at timestamptz
);

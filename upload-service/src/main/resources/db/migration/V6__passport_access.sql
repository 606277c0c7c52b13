-- Who looked at or erased whose passport. Rows outlive what they tell of.
create table passport_access (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id uuid not null,
  act text not null check (act in ('CONTENT', 'SEARCH', 'ERASE')),
  document_id uuid not null,
  request_id text not null
);
create index passport_access_document on passport_access (document_id);

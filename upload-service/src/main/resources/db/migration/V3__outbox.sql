create table outbox_event (
  position bigint generated always as identity primary key,
  id uuid not null default gen_random_uuid(),
  topic text not null,
  key text not null,
  body jsonb not null,
  request_id text not null,
  created_at timestamptz not null default now()
);

create table outbox_lease (
  id integer primary key check (id = 1),
  holder text not null,
  held_until timestamptz not null
);

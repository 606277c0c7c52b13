create table change (
  id uuid primary key
);

create table outbox_event (
  position bigint generated always as identity primary key,
  id uuid not null default gen_random_uuid(),
  topic text not null,
  key text not null,
  body jsonb not null,
  request_id text not null,
  created_at timestamptz not null default now(),
  traceparent text,
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  sent_at timestamptz
);
create index outbox_unsent on outbox_event (position) where sent_at is null;
create index outbox_unsent_key on outbox_event (key, position) where sent_at is null;
create index outbox_sent on outbox_event (sent_at) where sent_at is not null;

create table outbox_lease (
  id integer primary key check (id = 1),
  holder text not null,
  held_until timestamptz not null
);
insert into outbox_lease values (1, 'nobody', now());

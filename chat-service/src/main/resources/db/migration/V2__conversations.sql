create table conversation (
  id uuid primary key,
  account_id uuid not null,
  title text not null,
  -- How many messages were ever appended; the next one has this position. Appending locks the row.
  messages integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index conversation_of_account on conversation (account_id, updated_at desc);
create index conversation_age on conversation (updated_at);

create table conversation_message (
  conversation_id uuid not null references conversation (id) on delete cascade,
  position integer not null,
  role text not null check (role in ('USER', 'ASSISTANT')),
  content text not null,
  -- Who answered; absent for what a person said.
  source text check (source in ('MODEL', 'FALLBACK')),
  -- False if the answer broke off.
  complete boolean not null default true,
  created_at timestamptz not null,
  primary key (conversation_id, position)
);

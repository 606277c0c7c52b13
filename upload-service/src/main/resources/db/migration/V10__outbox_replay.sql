-- Sent events stay until their retention time is over, for a replay. A failed event is due later;
-- one that Kafka refuses is parked (due_at is infinite).
alter table outbox_event
  add column attempts integer not null default 0,
  add column due_at timestamptz not null default now(),
  add column sent_at timestamptz;
create index outbox_unsent on outbox_event (position) where sent_at is null;
create index outbox_unsent_key on outbox_event (key, position) where sent_at is null;
create index outbox_sent on outbox_event (sent_at) where sent_at is not null;

-- The row exists from now on: a lease is an update that finds it free.
insert into outbox_lease (id, holder, held_until) values (1, 'nobody', now())
on conflict (id) do nothing;

-- The answers to requests that must not be done twice, by caller, route and the caller's key.
create table idempotency_key (
  caller text not null,
  route text not null,
  key text not null,
  -- The same for every try of the request; what it makes carries it.
  request_id uuid not null,
  body_sha256 text not null,
  -- Who is working on it, and until when others leave it alone: a crashed one is taken over.
  holder uuid not null,
  held_until timestamptz not null,
  -- The first answer, once there is one.
  status integer,
  answer text,
  expires_at timestamptz not null,
  primary key (caller, route, key),
  check ((status is null) = (answer is null))
) with (fillfactor = 70);
create index idempotency_key_expired on idempotency_key (expires_at);

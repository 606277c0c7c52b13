-- A request for passports: the link that a traveller gets.
create table passport_request (
  id uuid primary key,
  -- Base64url of the SHA-256 of the link's token: the token itself is kept nowhere.
  token_digest text not null unique,
  order_id text not null,
  owner_id uuid not null,
  affiliate_code text,
  created_by uuid not null,
  -- Ids and names of who is asked for, encrypted under the request's own key.
  travelers bytea not null,
  wrapped_key bytea not null,
  key_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Something has arrived for everybody.
  completed_at timestamptz
);
create index passport_request_order on passport_request (order_id);
create index passport_request_key on passport_request (key_id);
create index passport_request_created on passport_request (created_at);

create table document (
  id uuid primary key,
  request_id uuid not null references passport_request (id),
  status text not null check (
    status in ('RECEIVING', 'QUEUED', 'UPLOADING', 'STORED', 'FAILED', 'ERASING', 'ERASED')),
  -- Known when all of it has come.
  traveler_id text,
  media_type text,
  size bigint,
  sha256 text,
  chunks integer,
  -- The data key, itself encrypted by the master key; gone means that nothing can be read again.
  wrapped_key bytea,
  key_id text,
  received_at timestamptz not null,
  queued_at timestamptz,
  stored_at timestamptz,
  erased_at timestamptz,
  failure text,
  check (
    status in ('RECEIVING', 'ERASING', 'ERASED')
    or num_nonnulls(traveler_id, media_type, size, sha256, chunks, wrapped_key, key_id, queued_at) = 8),
  check (status <> 'ERASED' or num_nonnulls(wrapped_key, key_id) = 0),
  check ((status = 'FAILED') = (failure is not null))
);
-- The last guard against storing the same bytes twice.
create unique index document_same_bytes on document (request_id, traveler_id, sha256)
  where status in ('QUEUED', 'UPLOADING', 'STORED', 'FAILED');
create index document_request on document (request_id, received_at);
create index document_received on document (status, received_at);
create index document_key on document (key_id);

-- The encrypted bytes, until Drive has them.
create table document_chunk (
  document_id uuid not null references document (id) on delete cascade,
  position integer not null,
  ciphertext bytea not null,
  primary key (document_id, position)
);
-- What is encrypted cannot be compressed: it need not be tried.
alter table document_chunk alter column ciphertext set storage external;

-- What is known of a passport besides its picture, encrypted under the document's key.
create table passport_data (
  document_id uuid primary key references document (id) on delete cascade,
  source text not null check (source in ('FIELDS', 'PICTURE')),
  ciphertext bytea not null,
  -- A keyed digest of the passport number: finds it, tells nothing.
  number_index text
);
create index passport_data_number on passport_data (number_index);

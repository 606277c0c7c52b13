-- A retired key cannot sign any more: its private half is erased.
alter table signing_key alter column encrypted_private_key drop not null;
alter table signing_key add constraint signing_key_private_until_retired
  check (retired_at is not null or encrypted_private_key is not null);

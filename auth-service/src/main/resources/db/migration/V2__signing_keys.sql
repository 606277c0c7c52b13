-- The keys that sign internal tokens; the private half is encrypted with a key from configuration.
create table signing_key (
  kid text primary key,
  public_jwk text not null,
  encrypted_private_key bytea not null,
  created_at timestamptz not null,
  signs_from timestamptz not null,
  retired_at timestamptz
);

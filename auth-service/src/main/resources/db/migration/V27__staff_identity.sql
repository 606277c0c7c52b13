-- Who at an external OpenID provider an account belongs to.
create table staff_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null unique references account (id),
  created_at timestamptz not null,
  primary key (issuer, subject)
);

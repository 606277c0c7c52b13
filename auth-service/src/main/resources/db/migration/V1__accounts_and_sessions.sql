create table account (
  id uuid primary key,
  -- What the person types to log in, without spaces, dots and hyphens.
  login_key text not null,
  phone text not null,
  name text not null,
  email text,
  password_hash text not null,
  role text not null check (role in ('USER', 'AGENT', 'MANAGER', 'ADMIN')),
  locked_at timestamptz,
  lock_reason text,
  login_count integer not null default 0,
  last_login_at timestamptz,
  created_at timestamptz not null
);
create unique index account_login_key on account (login_key);

-- The truth about sessions; Redis holds what is read.
create table session (
  -- Base64url of the SHA-256 of the cookie's value: the value itself is kept nowhere.
  id text primary key,
  account_id uuid not null references account (id),
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create index session_live_of_account on session (account_id, created_at) where ended_at is null;
create index session_ended on session (ended_at) where ended_at is not null;

create table affiliate_profile (
  id uuid primary key,
  account_id uuid not null references account (id),
  affiliate_code text not null unique,
  type text not null check (type in ('HQ', 'BRANCH_MANAGER', 'SALES_AGENT')),
  display_name text not null
);
create unique index affiliate_profile_account on affiliate_profile (account_id);

create table trip (
  id uuid primary key,
  account_id uuid not null references account (id),
  reservation_code text not null unique,
  product_code text not null,
  ship_name text not null,
  destinations text not null,
  companion_type text,
  start_date date not null,
  end_date date not null,
  nights integer not null check (nights >= 0),
  status text not null check (status in ('UPCOMING', 'IN_PROGRESS', 'COMPLETED')),
  created_at timestamptz not null
);
create index trip_account on trip (account_id, start_date);

alter table account
  -- Counts the edits of the profile, and nothing else: a login does not change it.
  add column profile_version bigint not null default 1,
  add column password_changed_at timestamptz,
  -- Nobody has logged in for long; a login wakes the account.
  add column hibernated_at timestamptz;

-- Administrators search by the beginning of a name or number, whatever the database's locale.
create index account_name_prefix on account (lower(name) collate "C");
create index account_login_key_prefix on account (login_key collate "C");

alter table affiliate_profile
  add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  -- The path of the partner's own page.
  add column landing_slug text unique,
  -- The share of a payout that is withheld as tax, in percent.
  add column withholding_percent numeric(5, 2) not null default 3.30
    check (withholding_percent between 0 and 100),
  -- Whom the partner belongs to.
  add column manager_id uuid references affiliate_profile (id),
  add column version bigint not null default 1,
  add column created_at timestamptz not null default now(),
  add constraint affiliate_not_own_manager check (manager_id <> id);
create index affiliate_profile_manager on affiliate_profile (manager_id, id);

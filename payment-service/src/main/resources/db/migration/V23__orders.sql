-- What an affiliate sale is shared by, in hundredths of a percent: the margin of the sale, the parts
-- of the agent and the branch, and what is withheld of what a person receives. One row.
create table commission_terms (
  id integer primary key check (id = 1),
  margin integer not null check (margin between 0 and 10000),
  agent integer not null check (agent >= 0),
  branch integer not null check (branch >= 0),
  withholding integer not null check (withholding between 0 and 10000),
  version bigint not null default 0,
  check (agent + branch <= margin)
);
insert into commission_terms (id, margin, agent, branch, withholding)
values (1, 1200, 500, 200, 330);

create table orders (
  id text primary key check (id ~ '^CM[0-9]{8}[A-Z2-7]{16}$'),
  user_id uuid not null,
  -- The request that made it: done again after a crash, it finds its order instead of making two.
  request_id uuid not null unique,
  status text not null check (status in ('PENDING_PAYMENT', 'CONFIRMING', 'WAITING_FOR_DEPOSIT',
    'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'EXPIRED', 'CANCELLED', 'SHORTFALL')),
  sailing_id uuid not null references sailing (id),
  amount bigint not null check (amount > 0),
  refunded_amount bigint not null default 0 check (refunded_amount between 0 and amount),
  affiliate_code text,
  -- What was agreed on: the product as it was sold, the cancellation policy, the commission.
  terms jsonb not null,
  hold_expires_at timestamptz not null,
  -- The PSP's key of the payment that paid it.
  payment_key text,
  created_at timestamptz not null,
  paid_at timestamptz,
  closed_at timestamptz,
  check ((payment_key is null) = (paid_at is null)),
  check (payment_key is not null
    or status in ('PENDING_PAYMENT', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'EXPIRED', 'CANCELLED'))
) with (fillfactor = 80);
create index orders_of_user on orders (user_id, created_at desc);
create index orders_newest on orders (created_at desc);
create index orders_unpaid on orders (hold_expires_at) where status = 'PENDING_PAYMENT';
create index orders_of_sailing on orders (sailing_id);

-- Whatever the code does, an order goes no other way than these.
create function refuse_illegal_order_transition() returns trigger language plpgsql as $$
begin
  if not (new.status = any (case old.status
      when 'PENDING_PAYMENT' then array['CONFIRMING', 'EXPIRED', 'CANCELLED']
      when 'CONFIRMING' then array['PENDING_PAYMENT', 'WAITING_FOR_DEPOSIT', 'PAID', 'SHORTFALL']
      when 'WAITING_FOR_DEPOSIT' then array['PAID', 'EXPIRED', 'SHORTFALL']
      when 'PAID' then array['PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT']
      when 'PARTIALLY_REFUNDED' then array['REFUNDED']
      when 'EXPIRED' then array['SHORTFALL']
      when 'CANCELLED' then array['SHORTFALL']
      when 'SHORTFALL' then array['REFUNDED']
      else array[]::text[] end)) then
    raise exception 'order % cannot go from % to %', new.id, old.status, new.status
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger orders_transition before update of status on orders
  for each row when (old.status is distinct from new.status)
  execute function refuse_illegal_order_transition();

create table order_cabin (
  order_id text not null references orders (id),
  line integer not null check (line >= 1),
  cabin_id uuid not null references cabin (id),
  cabin_type text not null,
  deck integer not null,
  number text not null,
  amount bigint not null check (amount >= 0),
  -- RETURNING while its refund is under way.
  state text not null default 'LIVE' check (state in ('LIVE', 'RETURNING', 'RETURNED')),
  refund_id uuid,
  primary key (order_id, line)
);

create table traveler (
  id uuid primary key,
  order_id text not null,
  line integer not null,
  position integer not null check (position between 1 and 4),
  name text not null,
  birth_date date not null,
  sex text not null check (sex in ('M', 'F', 'X')),
  nationality text not null,
  fare_category text not null,
  amount bigint not null check (amount >= 0),
  unique (order_id, line, position),
  foreign key (order_id, line) references order_cabin (order_id, line)
);

alter table cabin_hold add foreign key (order_id) references orders (id);

-- One row for every key that the PSP gave for paying an order; at most one of them is under way, and
-- at most one pays.
create table payment (
  id uuid primary key,
  order_id text not null references orders (id),
  payment_key text not null,
  amount bigint not null check (amount > 0),
  -- CONFIRMING: somebody is asking the PSP. UNKNOWN: it was asked and gave no answer. NOT_SENT: the
  -- PSP could not be asked, nothing happened there. SURPLUS: the order was paid already, this money
  -- goes back.
  status text not null check (status in ('CONFIRMING', 'UNKNOWN', 'NOT_SENT',
    'WAITING_FOR_DEPOSIT', 'DONE', 'DECLINED', 'SURPLUS')),
  -- The Idempotency-Key of the confirm, and how many were used up by answers that settle nothing.
  psp_request_key text not null,
  attempt integer not null default 1,
  -- How often the money arrived: a deposit may be reversed and made again.
  round integer not null default 0,
  method text,
  receipt_url text,
  decline_code text,
  requested_at timestamptz not null,
  approved_at timestamptz,
  -- Until then the caller who is asking is left alone.
  lease_until timestamptz not null,
  -- When the PSP is asked how it stands; null when there is nothing to ask.
  next_check_at timestamptz,
  last_check_at timestamptz,
  checks integer not null default 0,
  unique (order_id, payment_key)
) with (fillfactor = 80);
create unique index payment_under_way on payment (order_id)
  where status in ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT');
create unique index payment_done on payment (order_id) where status = 'DONE';
create index payment_due on payment (next_check_at) where next_check_at is not null;
create index payment_approved on payment (approved_at) where approved_at is not null;
create index payment_key on payment (payment_key);

-- Money on its way back. The PSP's list of cancels names the refund's id in its reason.
create table refund (
  id uuid primary key,
  order_id text not null references orders (id),
  payment_key text not null,
  -- The request that asked for it; null for those nobody asked for.
  request_id uuid unique,
  amount bigint not null check (amount >= 0),
  -- What the shop keeps by the cancellation policy.
  kept bigint not null check (kept >= 0),
  -- SHORTFALL: the cabins had gone. SURPLUS: paid twice. EXTERNAL: made at the PSP, not here.
  cause text not null
    check (cause in ('CUSTOMER', 'STAFF', 'SHORTFALL', 'SURPLUS', 'EXTERNAL')),
  status text not null check (status in ('REQUESTED', 'DONE', 'FAILED')),
  psp_request_key text not null,
  attempt integer not null default 1,
  transaction_key text unique,
  failure_code text,
  requested_at timestamptz not null,
  done_at timestamptz,
  lease_until timestamptz not null,
  next_check_at timestamptz,
  checks integer not null default 0,
  check ((status = 'DONE') = (done_at is not null))
) with (fillfactor = 80);
create index refund_of_order on refund (order_id);
create index refund_due on refund (next_check_at) where next_check_at is not null;
create index refund_done on refund (done_at) where done_at is not null;

-- Double entry: every row takes an amount from one account (credit) and gives it to another (debit),
-- so that the sum over all accounts is zero whatever happens.
create table ledger_entry (
  id bigint generated always as identity primary key,
  kind text not null check (kind in
    ('PAYMENT', 'DEPOSIT_REVERSED', 'REFUND', 'COMMISSION', 'COMMISSION_REVERSED')),
  debit text not null,
  credit text not null,
  amount bigint not null check (amount > 0),
  order_id text not null references orders (id),
  -- The payment or refund that it belongs to, and which round of it: posted once, whoever tries.
  source_id uuid not null,
  round integer not null,
  affiliate_code text,
  -- When the money moved, as the PSP says.
  at timestamptz not null,
  unique (source_id, round, kind, debit, credit),
  check (debit <> credit)
);
create index ledger_entry_order on ledger_entry (order_id);
create index ledger_entry_affiliate on ledger_entry (affiliate_code, id)
  where affiliate_code is not null;

create view ledger_line as
  select id, kind, debit as account, amount, order_id, affiliate_code, at from ledger_entry
  union all
  select id, kind, credit, -amount, order_id, affiliate_code, at from ledger_entry;

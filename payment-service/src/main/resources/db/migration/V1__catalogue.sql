-- What part of the price is kept when a booking is given back, by whole days between the day of the
-- cancellation in Seoul and the departure. The step with the highest from_days that is not above
-- the days left counts.
create table cancellation_policy (
  code text primary key check (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  name text not null,
  version bigint not null default 0
);

create table cancellation_step (
  policy_code text not null references cancellation_policy (code),
  from_days integer not null,
  kept_percent integer not null check (kept_percent between 0 and 100),
  primary key (policy_code, from_days)
);

insert into cancellation_policy (code, name) values ('STANDARD', '기본 취소 규정');
insert into cancellation_step (policy_code, from_days, kept_percent) values
  ('STANDARD', 60, 0),
  ('STANDARD', 31, 10),
  ('STANDARD', 15, 30),
  ('STANDARD', 8, 50),
  ('STANDARD', 3, 80),
  -- Later than three days before, and after the ship has left.
  ('STANDARD', -36500, 100);

create table product (
  id uuid primary key,
  product_code text not null unique check (product_code ~ '^[A-Za-z0-9_-]{1,64}$'),
  cruise_line text not null,
  ship_name text not null,
  package_name text not null,
  nights integer not null check (nights >= 0),
  days integer not null check (days >= 1),
  -- [{"day":1,"type":"Embarkation","port":"Busan","country":"KR","arrival":null,"departure":"17:00"}]
  -- with the types Embarkation, PortVisit, Cruising, Disembarkation.
  itinerary jsonb not null default '[]' check (jsonb_typeof(itinerary) = 'array'),
  -- What people read of the route, such as '부산 · 나가사키 · 가고시마'; copied into orders.
  destinations text not null,
  -- The price that a list shows, in won; what is paid is computed from cabin_price.
  base_price bigint not null check (base_price >= 0),
  description text not null default '',
  category text,
  tags text[] not null default '{}',
  region text not null check (region in ('japan', 'southeast-asia', 'singapore',
    'western-mediterranean', 'eastern-mediterranean', 'alaska', 'usa')),
  popular boolean not null default false,
  recommended boolean not null default false,
  premium boolean not null default false,
  domestic boolean not null default false,
  japan boolean not null default false,
  budget boolean not null default false,
  urgent boolean not null default false,
  -- 판매중, 판매예정, 판매중지, 판매종료
  sale_status text not null
    check (sale_status in ('ON_SALE', 'PLANNED', 'SUSPENDED', 'ENDED')),
  thumbnail_url text,
  image_urls text[] not null default '{}',
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- One departure of a product.
create table sailing (
  id uuid primary key,
  product_id uuid not null references product (id),
  departure_date date not null,
  return_date date not null,
  -- Closed to new orders or not, whatever the product's own status.
  open boolean not null default true,
  cancellation_policy_code text not null default 'STANDARD'
    references cancellation_policy (code),
  version bigint not null default 0,
  unique (product_id, departure_date),
  check (return_date >= departure_date)
);

-- What one person pays, in won. Cabin types: 인사이드, 오션뷰, 발코니, 스위트.
create table cabin_price (
  sailing_id uuid not null references sailing (id),
  cabin_type text not null check (cabin_type in ('INSIDE', 'OCEAN_VIEW', 'BALCONY', 'SUITE')),
  fare_category text not null
    check (fare_category in ('ADULT', 'ADULT_3RD', 'CHILD_2_TO_11', 'INFANT_UNDER_2')),
  amount bigint not null check (amount >= 0),
  version bigint not null default 0,
  primary key (sailing_id, cabin_type, fare_category)
);

-- The start page and the menus, piece by piece.
create table page_config (
  id uuid primary key,
  section text not null check (section ~ '^[a-z][A-Za-z0-9-]{0,63}$'),
  key text not null check (key ~ '^[A-Za-z0-9_.-]{1,64}$'),
  content jsonb not null,
  is_active boolean not null default true,
  position integer not null default 0,
  version bigint not null default 0,
  updated_at timestamptz not null,
  unique (section, key)
);

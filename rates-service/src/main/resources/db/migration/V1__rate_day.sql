-- The rates of a day as their source published them; per_dollar is code -> what one dollar is worth.
create table rate_day (
  day date primary key,
  source text not null,
  published_at timestamptz not null,
  per_dollar jsonb not null
);

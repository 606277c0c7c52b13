-- Statements of payment-service for one order. Two more statements create the values that the
-- service creates in Java; they read no table. OrderBenchmark checks that both sides run the same
-- statements otherwise. The affiliate is undefined, which pgbench sends as null.
\set n random(1, 9000000000000000)
select /* made in Java by the service: ids, times, texts */
  gen_random_uuid() as holder,
  'pgbench-' || cast(:n as text) || '-' || gen_random_uuid() as key,
  'POST /api/orders' as route,
  encode(sha256(convert_to(cast(:n as text), 'UTF8')), 'hex') as sha,
  'CM' || to_char(now(), 'YYYYMMDD')
    || translate(lpad(cast(:n as text), 16, '0'), '0189', 'ABIJ') as id,
  now() as now,
  now() + interval '30 seconds' as until,
  now() + interval '24 hours' as expires,
  now() + interval '45 minutes' as hold,
  json_build_array(
    json_build_object('id', gen_random_uuid(), 'line', 1, 'position', 1, 'name', '김하늘',
      'birthDate', '1984-03-02', 'sex', 'F', 'nationality', 'KR', 'fareCategory', 'ADULT',
      'amount', cast(:fare as bigint)),
    json_build_object('id', gen_random_uuid(), 'line', 1, 'position', 2, 'name', '이바다',
      'birthDate', '1986-11-20', 'sex', 'F', 'nationality', 'KR', 'fareCategory', 'ADULT',
      'amount', cast(:fare as bigint)))::text as travelers
\gset
insert into idempotency_key as k
  (caller, route, key, request_id, body_sha256, holder, held_until, expires_at)
values (:user, :route, :key, :holder, :sha, :holder, :until, :expires)
on conflict (caller, route, key) do update set
  request_id = case when k.expires_at < :now then excluded.request_id
                    else k.request_id end,
  body_sha256 = excluded.body_sha256, holder = excluded.holder,
  held_until = excluded.held_until, expires_at = excluded.expires_at,
  status = null, answer = null
where k.expires_at < :now
   or (k.status is null and k.held_until <= :now
       and k.body_sha256 = excluded.body_sha256)
returning request_id
\gset
begin;
select s.id, p.product_code, p.package_name, p.cruise_line, p.ship_name,
       p.destinations, p.nights, s.departure_date, s.return_date,
       s.open and p.sale_status = 'ON_SALE' as on_sale,
       (select cast(json_agg(json_build_object(
           'fromDays', c.from_days, 'keptPercent', c.kept_percent)) as text)
        from cancellation_step c
        where c.policy_code = s.cancellation_policy_code) as steps,
       (select cast(json_agg(json_build_object(
           'type', c.cabin_type, 'fare', c.fare_category, 'amount', c.amount))
           as text)
        from cabin_price c where c.sailing_id = s.id) as prices
from sailing s join product p on p.id = s.product_id
where s.id = :sailing and p.product_code = :product;
select margin, agent, branch, withholding, version from commission_terms;
\set wanted 1
with picked as (
  select id from cabin
  where sailing_id = :sailing and cabin_type = :type and state = 'FREE'
  order by id limit :wanted for update skip locked),
taken as (
  update cabin c set state = 'HELD' from picked p where c.id = p.id
  returning c.id, c.deck, c.number),
entry as (
  insert into allotment_entry
    (sailing_id, cabin_type, from_state, to_state, cabins, order_id, at)
  select :sailing, :type, 'FREE', 'HELD', count(*), :id, :now
  from taken having count(*) > 0)
select id, deck, number from taken order by id
\gset cabin_
select /* made in Java by the service: the order's lines */
  json_build_array(json_build_object('line', 1, 'cabinId', cast(:cabin_id as text),
    'cabinType', cast(:type as text), 'deck', cast(:cabin_deck as integer),
    'number', cast(:cabin_number as text), 'amount', cast(:amount as bigint)))::text as lines,
  json_build_object('ok', true, 'order', json_build_object('orderId', cast(:id as text),
    'terms', cast(:terms as json)))::text as body
\gset
with new_order as (
  insert into orders (id, user_id, request_id, status, sailing_id, amount, affiliate_code,
                      terms, hold_expires_at, created_at)
  values (:id, :user, :holder, 'PENDING_PAYMENT', :sailing, :amount,
          nullif(:affiliate, ''), cast(:terms as jsonb), :hold, :now)),
line as (
  select * from jsonb_to_recordset(cast(:lines as jsonb)) as
    l(line int, "cabinId" uuid, "cabinType" text, deck int, number text, amount bigint)),
new_lines as (
  insert into order_cabin (order_id, line, cabin_id, cabin_type, deck, number, amount)
  select :id, line, "cabinId", "cabinType", deck, number, amount from line),
new_holds as (
  insert into cabin_hold (order_id, line, cabin_id, state)
  select :id, line, "cabinId", 'HELD' from line)
insert into traveler (id, order_id, line, position, name, birth_date, sex, nationality,
                      fare_category, amount)
select id, :id, line, position, name, "birthDate", sex, nationality, "fareCategory", amount
from jsonb_to_recordset(cast(:travelers as jsonb)) as
  t(id uuid, line int, position int, name text, "birthDate" date, sex text,
    nationality text, "fareCategory" text, amount bigint);
select o.id, o.status, o.amount, o.refunded_amount, o.sailing_id, o.affiliate_code,
  o.hold_expires_at, o.created_at, o.paid_at, cast(o.terms as text) as terms,
  (select cast(json_agg(json_build_object(
      'line', c.line, 'cabinType', c.cabin_type, 'deck', c.deck, 'number', c.number,
      'amount', c.amount, 'state', c.state, 'travelers',
      (select json_agg(json_build_object(
          'id', t.id, 'name', t.name, 'birthDate', t.birth_date, 'sex', t.sex,
          'nationality', t.nationality, 'fareCategory', t.fare_category,
          'amount', t.amount) order by t.position)
       from traveler t where t.order_id = o.id and t.line = c.line)) order by c.line)
      as text)
   from order_cabin c where c.order_id = o.id) as cabins
from orders o
where o.id = :id;
end;
\set status 201
update idempotency_key set status = :status, answer = :body
where caller = :user and route = :route and key = :key
  and holder = :holder and status is null;

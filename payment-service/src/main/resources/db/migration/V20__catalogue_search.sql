-- What a keyword is looked for in: small letters without spaces, so that '동남 아시아' finds
-- '동남아시아'.
create function product_search_text(variadic parts text[]) returns text
  language sql immutable parallel safe
  return lower(regexp_replace(array_to_string(parts, '|'), '\s+', '', 'g'));

-- Every character and every pair of neighbours. Trigrams would find nothing for words of two
-- syllables, which most Korean ones are.
create function search_grams(content text) returns text[]
  language sql immutable parallel safe
  return array(
    select distinct substr(content, i, n)
    from generate_series(1, length(content)) i, generate_series(1, 2) n
    where i + n - 1 <= length(content));

create function join_words(words text[]) returns text
  language sql immutable parallel safe
  return array_to_string(words, '|');

create function region_words(region text) returns text
  language sql immutable parallel safe
  return case region
    when 'japan' then '일본'
    when 'southeast-asia' then '동남아시아'
    when 'singapore' then '싱가포르'
    when 'western-mediterranean' then '서부지중해|유럽'
    when 'eastern-mediterranean' then '동부지중해|유럽'
    when 'alaska' then '알래스카|미국'
    when 'usa' then '미국|미주'
  end;

alter table product add column search_text text not null generated always as (
  product_search_text(package_name, destinations, ship_name, cruise_line, coalesce(category, ''),
    join_words(tags), coalesce(region_words(region), region), description, product_code)) stored;
create index product_search on product using gin (search_grams(search_text));

-- What people see is a small part of what was ever sold.
create index product_newest on product (created_at desc, id desc)
  where sale_status in ('ON_SALE', 'PLANNED');
create index product_price on product (base_price, id)
  where sale_status in ('ON_SALE', 'PLANNED');
create index product_popular on product (popular desc, recommended desc, created_at desc, id desc)
  where sale_status in ('ON_SALE', 'PLANNED');
create index product_region_newest on product (region, created_at desc, id desc)
  where sale_status in ('ON_SALE', 'PLANNED');
create index product_region_price on product (region, base_price, id)
  where sale_status in ('ON_SALE', 'PLANNED');
create index product_line on product (cruise_line, created_at desc, id desc)
  where sale_status in ('ON_SALE', 'PLANNED');
create index product_ship on product (ship_name, created_at desc, id desc)
  where sale_status in ('ON_SALE', 'PLANNED');
-- For the administration, which sees everything.
create index product_all_newest on product (created_at desc, id desc);

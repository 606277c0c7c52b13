-- Searchable text is compared in NFKC without invisible characters, as keywords are.
create or replace function product_search_text(variadic parts text[]) returns text
  language sql immutable parallel safe
  return lower(regexp_replace(
    normalize(
      regexp_replace(
        array_to_string(parts, '|'),
        '[\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
        '', 'g'),
      nfkc),
    '[\s\u0085\u1680\u2028\u2029]+', '', 'g'));

-- Computes the generated column again.
update product set package_name = package_name;

-- Names are stored in NFC.
update traveler set name = normalize(name) where name is not nfc normalized;

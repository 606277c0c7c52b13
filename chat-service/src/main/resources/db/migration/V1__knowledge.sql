-- Trigrams. The extension is trusted: the owner of the database may create it.
create extension if not exists pg_trgm;

-- The columns named "keys" hold Korean as it is typed on a keyboard, in Latin letters: trigrams
-- need that in a database of the C locale, and find more in it in any other.
create table knowledge_entry (
  id uuid primary key,
  topic text not null unique,
  keywords text[] not null,
  keyword_keys text[] not null,
  question_ko text not null,
  question_en text not null,
  question_keys text not null,
  -- Everything that staff look for an entry by.
  search_keys text not null,
  answer_ko text not null,
  answer_en text not null,
  url text,
  published boolean not null,
  -- 0 as long as the text is the one that came with the service.
  version bigint not null,
  updated_at timestamptz not null,
  -- Who is signed in as staff: an account's id, or a name at another provider.
  updated_by text,
  deleted_at timestamptz,
  check (cardinality(keywords) = cardinality(keyword_keys))
);
create index knowledge_entry_search on knowledge_entry using gin (search_keys gin_trgm_ops);

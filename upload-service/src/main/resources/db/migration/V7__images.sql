-- Pictures that the shop shows: no secrets, and only what was drawn anew.
create table image (
  id uuid primary key,
  -- Of the file that came in: the same file again is the same picture.
  sha256 text not null unique,
  width integer not null,
  height integer not null,
  created_by uuid not null,
  created_at timestamptz not null default now()
);
create table image_variant (
  image_id uuid not null references image (id) on delete cascade,
  width integer not null,
  format text not null check (format in ('WEBP', 'JPEG')),
  content bytea not null,
  primary key (image_id, format, width)
);
alter table image_variant alter column content set storage external;

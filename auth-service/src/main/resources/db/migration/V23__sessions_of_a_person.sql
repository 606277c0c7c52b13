-- What a person names a session by; it tells nothing of the cookie. The default is for instances
-- of the version before, which may still be running.
alter table session add column public_id uuid not null default gen_random_uuid();
create unique index session_public_id on session (public_id);

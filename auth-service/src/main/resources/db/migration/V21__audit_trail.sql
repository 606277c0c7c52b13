-- Security events. No foreign keys: the trail outlives what it tells of, and locks nothing.
create table audit_event (
  id uuid primary key,
  at timestamptz not null,
  type text not null,
  actor_kind text not null check (actor_kind in ('PERSON', 'SERVICE', 'GUEST', 'SYSTEM')),
  actor text not null,
  account_id uuid,
  address text,
  request_id text,
  details jsonb not null
);
create index audit_event_account on audit_event (account_id, id);
create index audit_event_type on audit_event (type, id);

-- The service may add and read. Whoever else was given rights by default loses those to change.
do $$
declare
  granted record;
begin
  for granted in
    select distinct grantee from information_schema.role_table_grants
    where table_schema = current_schema() and table_name = 'audit_event'
      and grantee <> current_user
  loop
    execute format('revoke update, delete, truncate on audit_event from %I', granted.grantee);
  end loop;
end
$$;

-- And not even the owner changes a line by accident.
create function audit_event_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function audit_event_refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function audit_event_refuse_change();

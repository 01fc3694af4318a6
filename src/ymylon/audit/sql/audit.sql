-- Append-only for every role that the program has: the function alone inserts, and nobody changes.
alter table audit_line enable row level security;
alter table audit_line force row level security;
revoke all on audit_line from public;
create policy writes on audit_line for insert to app_audit with check (true);
create policy reads_own on audit_line for select to app_audit using (true);
grant insert, select on audit_line to app_audit;
grant usage on sequence audit_line_id_seq to app_audit;
grant create on schema public to app_audit;
set local role app_audit;
alter default privileges revoke execute on functions from public;

-- What is hashed: every column, as JSON, so that no word can pass for the border between two.
create function audit_leaf() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.epoch := audit_epoch_now();
  new.xid := pg_current_xact_id()::text::bigint;
  new.leaf := sha256('\x00'::bytea || convert_to(json_build_array(
    new.id, new.epoch, new.xid, (extract(epoch from new.at) * 1000000)::bigint, new.actor, new.purpose, new.act, new.lane,
    new.children, new.about, new.why)::text, 'UTF8'));
  return new;
end $$;

create function audit_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'the audit record is append-only';
end $$;

create function audit(act text, lane text, children bigint[], about text, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_line (at, xid, actor, purpose, act, lane, children, about, why, leaf)
  values (clock_timestamp(), 0, current_setting('app.actor')::bigint, current_setting('app.purpose'), act, lane, children, about, why, '');
end $$;

grant execute on function audit_leaf(), audit_stays() to app_owner;
grant execute on function audit(text, text, bigint[], text, text) to app_web, app_job, app_system, app_owner, app_gate;
set local role app_owner;
create trigger leaf before insert on audit_line for each row execute function audit_leaf();
create trigger stays before update or delete on audit_line for each row execute function audit_stays();
create trigger stays_whole before truncate on audit_line for each statement execute function audit_stays();

-- Who may act, where and until when: written by the database itself, whoever changes it and however.
set local role app_audit;
create function audit_by_itself(act text, about text, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- An installation is prepared, and a screen opened, by nobody who acts yet; whoever does act is who they say they are.
  if coalesce(current_setting('app.actor', true), '') <> '' then perform sealed(); end if;
  insert into audit_line (at, xid, actor, purpose, act, lane, children, about, why, leaf)
  values (clock_timestamp(), 0, coalesce(nullif(current_setting('app.actor', true), ''), '0')::bigint,
          coalesce(nullif(current_setting('app.purpose', true), ''), 'SET_UP'), act, '', '{}', about, why, '');
end $$;

create function audit_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
begin
  if tg_op = 'DELETE' then held := old; else held := new; end if;
  perform audit_by_itself(
    case tg_op when 'INSERT' then 'GRANTED' when 'DELETE' then 'REMOVED_GRANT'
      else case when old.during is distinct from new.during and upper(new.during) is not null then 'ENDED_GRANT' else 'CHANGED_GRANT' end end,
    held.id::text,
    format('practitioner %s as %s in team %s, %s', held.practitioner_id, held.role, held.team_id, held.during));
  return null;
end $$;

create function audit_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform audit_by_itself(
    case when tg_op = 'INSERT' then 'OPENED_ACCOUNT' when old.is_active and not new.is_active then 'CLOSED_ACCOUNT'
      when new.is_active and not old.is_active then 'REOPENED_ACCOUNT' else 'CHANGED_ADDRESS' end,
    new.id::text, new.kind);
  return null;
end $$;
revoke execute on function audit_by_itself(text, text, text), audit_grant(), audit_account() from public;
grant execute on function audit_grant(), audit_account() to app_owner;
set local role app_owner;
create trigger audited after insert or delete on agencies_membership for each row execute function audit_grant();
create trigger audited_change after update on agencies_membership for each row
  when (old.* is distinct from new.*) execute function audit_grant();
create trigger audited after insert on agencies_account for each row execute function audit_account();
create trigger audited_change after update on agencies_account for each row
  when (old.is_active is distinct from new.is_active or old.email is distinct from new.email) execute function audit_account();

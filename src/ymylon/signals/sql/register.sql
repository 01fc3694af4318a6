-- Whoever reads a child's entry may put down a visit and what the child was told: the police and youth justice hold the lane to read.
drop policy add on signals_registervisit;
create policy add on signals_registervisit for insert to app_web, app_job with check (scopes && current_setting('app.concern')::int[]);
drop policy add on signals_registertelling;
create policy add on signals_registertelling for insert to app_web, app_job with check (scopes && current_setting('app.concern')::int[]);

set local role app_gate;

-- A team that would betray a protected child is asked by no entry.
create function entry_stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.lead_team_id is not null and is_aside(new.child_id, new.lead_team_id) then new.lead_team_id := null; end if;
  return new;
end $$;

create function entries_newly_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update signals_registerentry set lead_team_id = null where child_id = new.child_id and lead_team_id = new.team_id;
  update signals_registerentryevent set lead_team_id = null where child_id = new.child_id and lead_team_id = new.team_id;
  return new;
end $$;

-- What was entered stands: only the next review, the rhythm of visits and the end are written later, and an end once.
create function entry_stands() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.ended_at is not null and (new.ended_at, new."end", new.end_reason) is distinct from (old.ended_at, old."end", old.end_reason)
     or (new.child_id, new.way, new.asked, new.reason, new.lead, new.police_contact, new.entered_at)
        is distinct from (old.child_id, old.way, old.asked, old.reason, old.lead, old.police_contact, old.entered_at) then
    raise exception 'an entry stands as it was made' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke execute on function entry_stands_aside(), entries_newly_aside(), entry_stands() from public;
grant execute on function entry_stands_aside(), entries_newly_aside(), entry_stands() to app_owner;
set local role app_owner;
create trigger aside_first before insert on signals_registerentry for each row execute function entry_stands_aside();
create trigger entries_newly_aside after insert on protection_asideteam for each row execute function entries_newly_aside();
create trigger stands before update on signals_registerentry for each row execute function entry_stands();
create trigger names_nobody before insert or update of entered_by_id, ended_by_id on signals_registerentry
  for each row execute function names_nobody('entered_by_id|must', 'ended_by_id|ended_at');
create trigger names_nobody before insert or update of by_id on signals_registerreview for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on signals_registervisit for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on signals_registertelling for each row execute function names_nobody('by_id|must');

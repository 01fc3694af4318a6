-- Whoever works in a team that would betray a protected child is named beside that child in no table that others read.
set local role app_gate;

-- Who stands beside a child or is out to see them is not taken out of the row, for their own team must know who is out: the whole
-- row stands in the protected lane, read by that team and whoever manages it, and of somebody who moved there by nobody.
create function beside_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_protected(new.child_id) then return new; end if;
  if is_aside(new.child_id, new.team_id) then
    new.lane := 'PROTECTED';
  elsif works_aside(new.child_id, new.practitioner_id, '{}') then
    new.lane := 'PROTECTED';
    new.told_scopes := '{}';
  end if;
  return new;
end $$;

-- The same of what was written before a team came to be set aside, or somebody to work in it.
create function hide_beside(the_child bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place text;
begin
  foreach place in array array['allocation', 'allocationevent', 'visit', 'visitevent', 'visitrule', 'visitruleevent'] loop
    execute format('update circumstances_%s set child_id = child_id where child_id = $1', place) using the_child;
  end loop;
end $$;

create function hide_newly_beside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'protection_asideteam' then
    perform hide_beside(new.child_id);
  else
    perform hide_beside(a.child_id) from protection_asideteam a where a.team_id = new.team_id and is_protected(a.child_id);
  end if;
  return null;
end $$;

-- Of a protected child nobody of such a team is named as one who may go alone. Where nobody is left, two go.
create function alone_names_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.alone = '{}' or not is_protected(new.child_id) then return new; end if;
  new.alone := array(select who from unnest(new.alone) who where not works_aside(new.child_id, who, '{}'));
  if new.alone = '{}' and new.kind = 'NAMED_ALONE' then new.kind := 'TWO_TOGETHER'; end if;
  return new;
end $$;

-- A manager's team that is told of the visits of a team set aside would betray as much.
create function manager_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into protection_asideteam (ref, scopes, version, readers, child_id, team_id, since_at)
  select gen_random_uuid(), '{}', 1, p.readers, new.child_id, coalesce(t.manager_team_id, t.next_team_id), statement_timestamp()
  from protection_protection p cross join agencies_team t
  where p.child_id = new.child_id and p.ended_at is null and t.id = new.team_id and is_aside(new.child_id, new.team_id)
    and coalesce(t.manager_team_id, t.next_team_id) <> p.owner_team_id
  on conflict (child_id, team_id) do nothing;
  return null;
end $$;

revoke execute on function beside_aside(), hide_beside(bigint), hide_newly_beside(), alone_names_nobody(), manager_aside() from public;
grant execute on function beside_aside(), hide_newly_beside(), alone_names_nobody(), manager_aside() to app_owner;
set local role app_owner;

create trigger names_nobody before insert or update of recorded_by_id on circumstances_carespell for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_educationspell for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_liberty for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of by_id on circumstances_libertyreview for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_learningneed for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_healthwait for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_hardtime for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of by_id on circumstances_exclusionanswer for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_transitionstep for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_visitrule for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of recorded_by_id, answered_by_id on circumstances_staffincident
  for each row execute function names_nobody('recorded_by_id', 'answered_by_id');
create trigger names_nobody before insert or update of ended_by_id on circumstances_allocation for each row execute function names_nobody('ended_by_id');
create trigger names_nobody before insert or update of second_id, answered_by_id on circumstances_visit
  for each row execute function names_nobody('second_id', 'answered_by_id');
create trigger alone_names_nobody before insert or update on circumstances_visitrule for each row execute function alone_names_nobody();
create trigger alone_names_nobody before insert or update on circumstances_visitruleevent for each row execute function alone_names_nobody();
create trigger aside_first before insert or update on circumstances_allocation for each row execute function beside_aside();
create trigger aside_first before insert or update on circumstances_allocationevent for each row execute function beside_aside();
create trigger aside_first before insert or update on circumstances_visit for each row execute function beside_aside();
create trigger aside_first before insert or update on circumstances_visitevent for each row execute function beside_aside();
create trigger manager_aside after insert on circumstances_visit for each row execute function manager_aside();
create trigger hide_newly_beside after insert on protection_asideteam for each row execute function hide_newly_beside();
create trigger hide_newly_beside after insert on agencies_membership for each row execute function hide_newly_beside();

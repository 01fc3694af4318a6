-- A place holds no child: who reads it follows from where it lies, who assesses it, and whom somebody lets in. A circle of children who
-- are friends is the council's and youth justice's: it is no gang, and the police neither begin nor read one.
set local role app_gate;

create function context_readers(the_kind text, the_area text, the_team bigint, opened bigint[]) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select s from unnest(team_scopes(the_team)) s
    union select s from unnest(opened) t cross join unnest(team_scopes(t)) s
    union select g.scope from agencies_agency g where the_area = any(g.areas) and (g.kind in ('COUNCIL', 'EMERGENCY_DUTY', 'YOUTH_JUSTICE')
      or the_kind <> 'CIRCLE' and g.kind in ('POLICE', 'TRANSPORT_POLICE'))
    union select t.scope from agencies_team t join agencies_agency g on g.id = t.agency_id
      where the_area = any(g.areas) and (t.areas = '{}' or the_area = any(t.areas)) and (g.kind in ('COUNCIL', 'EMERGENCY_DUTY', 'YOUTH_JUSTICE')
      or the_kind <> 'CIRCLE' and g.kind in ('POLICE', 'TRANSPORT_POLICE'))
    union select t.scope from agencies_team t where t.agency_id is null and the_area = any(t.areas) and the_kind <> 'CIRCLE'
    order by 1)
$$;

create function context_scopes(the_context bigint) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select context_readers(c.kind, c.area, c.team_id, array(select r.team_id from contexts_reader r where r.context_id = c.id))
  from contexts_context c where c.id = the_context
$$;

-- A joint team may have police in it now or tomorrow, and its scope is the same for all who work in it.
create function is_of_police(the_team bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from agencies_team t join agencies_agency g on g.id = t.agency_id
                     where t.id = the_team and g.kind not in ('POLICE', 'TRANSPORT_POLICE'))
$$;

create function context_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'CIRCLE' and is_of_police(new.team_id) then
    raise exception 'the police hold no circle of children' using errcode = 'check_violation';
  end if;
  new.scopes := context_readers(new.kind, new.area, new.team_id, '{}');
  return new;
end $$;

-- A row about a place is read by whoever reads the place; a step besides by the team that sees to it, and whoever was told by them.
create function of_context_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'contexts_stepended' then new.scopes := (select s.scopes from contexts_step s where s.id = new.step_id);
    when 'contexts_step', 'contexts_rung' then
      new.scopes := array(select unnest(c.scopes) from contexts_context c where c.id = new.context_id
                          union select unnest(team_scopes(new.team_id)) order by 1);
    else new.scopes := (select c.scopes from contexts_context c where c.id = new.context_id);
  end case;
  new.scopes := coalesce(new.scopes, '{}');
  if tg_table_name = 'contexts_reader' then
    if is_of_police(new.team_id) and exists (select from contexts_context c where c.id = new.context_id and c.kind = 'CIRCLE') then
      raise exception 'a circle of children is not opened to the police' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;

-- A team above is told of a step that is late: from then on it reads the step.
create function context_rung() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  also int[] := team_scopes(new.team_id);
begin
  update contexts_step s set scopes = array(select unnest(s.scopes) union select unnest(also) order by 1)
  where s.ref = new.about and not s.scopes @> also;
  return null;
end $$;

create function context_opened() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update contexts_context c set scopes = context_scopes(c.id) where c.id = new.context_id;
  return null;
end $$;

create function context_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update contexts_part set scopes = new.scopes where context_id = new.id;
  update contexts_reader set scopes = new.scopes where context_id = new.id;
  update contexts_review set scopes = new.scopes where context_id = new.id;
  update contexts_rung r set scopes = array(select unnest(new.scopes) union select unnest(team_scopes(r.team_id)) order by 1)
  where r.context_id = new.id;
  update contexts_step s set scopes = array(
    select unnest(new.scopes) union select unnest(team_scopes(s.team_id))
    union select x from contexts_rung r cross join unnest(team_scopes(r.team_id)) x where r.about = s.ref order by 1)
  where s.context_id = new.id;
  update contexts_stepended e set scopes = s.scopes from contexts_step s where s.id = e.step_id and s.context_id = new.id;
  return null;
end $$;

-- For the clock: an agency or a team that came to an area later reads what lies there, and one that left it no more.
create function contexts_by_area() returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved int;
begin
  update contexts_context c set scopes = context_scopes(c.id) where c.scopes is distinct from context_scopes(c.id);
  get diagnostics moved = row_count;
  return moved;
end $$;

revoke execute on function context_readers(text, text, bigint, bigint[]), context_scopes(bigint), is_of_police(bigint), context_begins(),
  of_context_begins(), context_rung(), context_opened(), context_moved(), contexts_by_area() from public;
grant execute on function context_begins(), of_context_begins(), context_rung(), context_opened(), context_moved() to app_owner;
grant execute on function contexts_by_area() to app_system;
set local role app_owner;

create trigger begins before insert on contexts_context for each row execute function context_begins();
create trigger moved after update of scopes on contexts_context for each row
  when (old.scopes is distinct from new.scopes) execute function context_moved();
create trigger opened after insert on contexts_reader for each row execute function context_opened();
create trigger rung after insert on contexts_rung for each row execute function context_rung();
do $do$
declare
  held text;
begin
  foreach held in array array['contexts_part', 'contexts_reader', 'contexts_step', 'contexts_stepended', 'contexts_review', 'contexts_rung'] loop
    execute format('create trigger begins before insert on %I for each row execute function of_context_begins()', held);
  end loop;
  -- A child's link stands in the lane of persons of concern of that child, and is read by whoever reads the place besides. Where a
  -- child is protected nothing of it is written, and what was written before is read by nobody.
  foreach held in array array['contexts_childlink', 'contexts_entrylink'] loop
    execute format('create policy unbetrayed on %I as restrictive for select to app_web, app_job, app_report
      using (protected_owner(child_id) is null)', held);
    execute format('create policy unbetrayed_add on %I as restrictive for insert to app_web, app_job
      with check (protected_owner(child_id) is null)', held);
    execute format('create policy of_place on %I as restrictive for select to app_web, app_job, app_report
      using (exists (select from contexts_context c where c.id = context_id))', held);
    execute format('create policy of_place_add on %I as restrictive for insert to app_web, app_job
      with check (exists (select from contexts_context c where c.id = context_id))', held);
    execute format($q$create trigger names_nobody before insert or update of by_id on %I for each row execute function names_nobody('by_id|must')$q$, held);
  end loop;
end $do$;
-- What the police hold is theirs: the row of the entry itself decides, under its own policies.
create policy of_entry on contexts_entrylink as restrictive for select to app_web, app_job, app_report
  using (exists (select from associates_entry e where e.id = entry_id));
create policy of_entry_add on contexts_entrylink as restrictive for insert to app_web, app_job
  with check (exists (select from associates_entry e where e.id = entry_id));

-- A step is agreed by whoever writes the place, and not by the team that is to see to it; a place is begun by one's own team.
create policy of_place_add on contexts_step as restrictive for insert to app_web, app_job
  with check (exists (select from contexts_context c where c.id = context_id and c.scopes && current_setting('app.w_context')::int[]));
create policy own_add on contexts_context as restrictive for insert to app_web, app_job
  with check (exists (select from agencies_team t where t.id = team_id and t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])));
-- How a step ended says whoever writes the place, or the team that sees to it: that one need only read the lane.
drop policy add on contexts_stepended;
create policy add on contexts_stepended for insert to app_web, app_job
  with check (scopes && current_setting('app.context')::int[] and exists (
    select from contexts_step s join agencies_team t on t.id = s.team_id where s.id = step_id
      and (s.scopes && current_setting('app.w_context')::int[] or t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]))));
-- Whom the clock told, the clock alone writes.
drop policy add on contexts_rung;
revoke insert on contexts_rung from app_web, app_job;

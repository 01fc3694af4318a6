-- What was decided of telling child and family, and what became of the call, may name the place: with the protection it goes to the closed
-- lane too. And a lead that would betray where the child is is named in no row.
set local role app_gate;

alter function what_betrays(bigint, bigint[]) rename to what_betrays_but_calls;
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  return query
    select * from what_betrays_but_calls(the_child, teams)
    union all select 'PLACE', s.told_words, 'worries_step:' || s.id from worries_step s where s.child_id = the_child and s.told_words <> ''
    union all select 'PLACE', c.words, 'worries_call:' || c.id from worries_call c where c.child_id = the_child and c.words <> '';
end $$;

alter function set_aside(bigint, bigint[], timestamptz) rename to set_aside_but_calls;
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform set_aside_but_calls(the_child, teams, at);
  update worries_step set told_words = '', guarded = true where child_id = the_child;
  update worries_call set words = '' where child_id = the_child;
end $$;
grant execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) to app_web;

create or replace function worries_newly_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare their int := (select t.scope from agencies_team t where t.id = new.team_id);
begin
  update worries_worry set from_scope = null, from_team_id = null where child_id = new.child_id and from_scope = their;
  update worries_step set from_scope = null where child_id = new.child_id and from_scope = their;
  update worries_call set from_scope = null where child_id = new.child_id and from_scope = their;
  update worries_step set lead_id = null, guarded = true where child_id = new.child_id and lead_id = new.team_id;
  update worries_call set team_id = null, by_id = null where child_id = new.child_id and team_id = new.team_id;
  return new;
end $$;

create function lead_stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.guarded := is_protected(new.child_id);
  if is_aside(new.child_id, new.lead_id) then new.lead_id := null; end if;
  return new;
end $$;

-- Whoever was named says what became of the call, and need not hold the lane: that it is owed by them, or climbed to them because it is
-- late, is what lets them. Whoever writes the lane may say it for them. A clinic is named nowhere.
create function say_called(the_worry uuid, what text, said text, at timestamptz, who bigint) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
begin
  perform must_be_let('CALL_FAMILY');
  select d.child_id, w.id as worry, t.id as team, t.function = 'CLINIC' or is_aside(d.child_id, t.id) as unnamed into held
  from duties_duty d join worries_worry w on w.ref = d.about left join agencies_team t on t.id = d.team_id
  where d.about = the_worry and d.kind = 'CALL_FAMILY' and d.state = 'OPEN' and d.keys && current_setting('app.keys')::bigint[]
    and (t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) or d.scopes && current_setting('app.w_worry')::int[]
      or exists (select from duties_dutystage s join agencies_team m on m.id = s.team_id
                 where s.duty_id = d.id and m.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])))
  order by d.occurrence desc limit 1;
  if not found then raise exception 'no such call' using errcode = 'no_data_found'; end if;
  insert into worries_call (ref, scopes, version, child_id, worry_id, from_scope, clinic, team_id, became, words, at, by_id)
  values (gen_random_uuid(), '{}', 1, held.child_id, held.worry, null, false, case when not coalesce(held.unnamed, false) then held.team end,
          what, said, say_called.at, case when not coalesce(held.unnamed, false) then who end);
  return held.child_id;
end $$;

-- That a team is to call the family is told in the lane of worries, and to that team: what it need know, and nothing of why. Not to a team
-- of several agencies as a whole, for police may work in it: there whoever holds the lane sees it.
create function told_to_lead() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'duties_dutystage' then
    if not exists (select from duties_duty d where d.id = new.duty_id and d.kind = 'CALL_FAMILY') then return new; end if;
  elsif new.kind <> 'CALL_FAMILY' then
    return new;
  end if;
  if exists (select from agencies_team t where t.id = new.team_id and t.agency_id is not null) then
    new.keys := array(select distinct k from unnest(new.keys || array(
      select s::bigint * 32 from unnest(new.told_scopes) s
      where exists (select from agencies_agency g where g.scope = s)
        or exists (select from agencies_team t where t.scope = s and t.agency_id is not null))) k);
  end if;
  return new;
end $$;

revoke execute on function lead_stands_aside(), say_called(uuid, text, text, timestamptz, bigint), told_to_lead() from public;
grant execute on function say_called(uuid, text, text, timestamptz, bigint) to app_web;
grant execute on function lead_stands_aside(), told_to_lead() to app_owner;
set local role app_owner;

-- A call is read by whoever reads its worry, and written by the function alone.
drop policy add on worries_call;
revoke insert on worries_call from app_web, app_job;
create policy own on worries_call for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create policy narrower on worries_call as restrictive for select to app_web, app_job, app_report
  using (not clinic or scopes && current_setting('app.health')::int[] or from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]));
create trigger begins before insert on worries_call for each row execute function worry_step_begins();
create trigger names_nobody before insert or update of by_id on worries_call for each row execute function names_nobody('by_id');
create trigger aside_first before insert on worries_step for each row execute function lead_stands_aside();
-- Each after every other, by its name.
create trigger told_to_lead before insert or update on duties_duty for each row when (new.lane = 'WORRY') execute function told_to_lead();
create trigger told_to_lead before insert or update on duties_dutyevent for each row when (new.lane = 'WORRY') execute function told_to_lead();
create trigger told_to_lead before insert or update on duties_dutystage for each row when (new.lane = 'WORRY') execute function told_to_lead();

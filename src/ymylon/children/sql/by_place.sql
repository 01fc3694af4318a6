-- To let others into a record, or to take where a child is into the keeping of a few, one holds the child by a place in an agency. Having
-- been let in oneself, or having broken the glass, is none: what somebody gave then would outlast what they were given.
set local role app_gate;

create function must_hold_by_place(the_child bigint, the_action text) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from posts_of(current_setting('app.actor')::bigint) p
    join action_roles() a on a.role = p.role and a.action = the_action
    join children_child c on c.person_id = the_child and p.scope = any(c.scopes)) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
end $$;

-- A manager brings another team of their own agency into a child's record: of the agency by which they hold the child, and no other.
create function bring_in(the_child bigint, the_team bigint, the_kind text, the_lane text, the_basis text, since timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_by_place(the_child, 'ALLOCATE_TEAM');
  if not exists (
    select from posts_of(current_setting('app.actor')::bigint) p
    join action_roles() a on a.role = p.role and a.action = 'ALLOCATE_TEAM'
    join children_child c on c.person_id = the_child and p.scope = any(c.scopes)
    join agencies_team mine on mine.scope = p.team_scope
    join agencies_team t on t.id = the_team and t.agency_id = mine.agency_id) then
    raise exception 'not a team of an agency that holds the child' using errcode = 'insufficient_privilege';
  end if;
  perform involve(the_child, the_team, the_kind, the_lane, the_basis, null, since);
end $$;

-- Whoever gives a lane reads it by the role that lets them give: what an emergency opens to them is not theirs to give away.
create function gives_lane(the_lane text, held int[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from posts_of(current_setting('app.actor')::bigint) p
    join action_roles() a on a.role = p.role and a.action = 'GRANT_CASE'
    join role_lanes() l on l.role = p.role and l.lane = the_lane
    where p.scope = any(held))
$$;

revoke execute on function must_hold_by_place(bigint, text), gives_lane(text, int[]),
  bring_in(bigint, bigint, text, text, text, timestamptz) from public;
grant execute on function bring_in(bigint, bigint, text, text, text, timestamptz) to app_web, app_job, app_system;

do $$
declare
  one record;
  made text;
begin
  for one in
    select * from (values
      ('grant_case(bigint, bigint, text[], boolean, text, timestamptz, timestamptz)', 'perform must_hold_child(the_child);',
       'perform must_hold_child(the_child); perform must_hold_by_place(the_child, ''GRANT_CASE'');'),
      ('grant_case(bigint, bigint, text[], boolean, text, timestamptz, timestamptz)',
       'not held && current_setting(''app.'' || lower(the_lane))::int[]', 'not gives_lane(the_lane, held)'),
      ('end_case(uuid, timestamptz)', 'perform must_hold_child(coalesce(the_child, 0));',
       'perform must_hold_child(coalesce(the_child, 0)); perform must_hold_by_place(the_child, ''GRANT_CASE'');'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;
set local role app_owner;

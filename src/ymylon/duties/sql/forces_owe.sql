-- What a force owes and British Transport Police still owed from before goes to the force that works with the child. What somebody chose
-- them for (an agreed action, a step, a notice of theirs) stays theirs.
set local role app_gate;

-- The force that would owe this today; nobody, where none works with the child.
create function force_beside_trains(the_child bigint, the_team bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id
  from agencies_team was join agencies_agency its on its.id = was.agency_id and its.kind = 'TRANSPORT_POLICE'
  join children_involvement i on i.child_id = the_child and i.ended_at is null and i.lane <> 'PROTECTED'
  join agencies_team t on t.id = i.team_id join agencies_agency g on g.id = t.agency_id and g.kind = 'POLICE'
  where was.id = the_team and t.function in ('POLICE_MISSING', 'POLICE_CONTROL')
  order by t.function <> was.function, coalesce(t.closed_at <= statement_timestamp(), false), i.since_at, i.id limit 1
$$;
-- It is the force's, and nobody's of theirs in person; and that it went over stays on record, as when it goes on from a closed team.
create function goes_to_force(the_duty bigint, force bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved record;
begin
  update duties_duty d set team_id = force, person_id = null, told_scopes = team_scopes(force) where d.id = the_duty
  returning d.ref, d.child_id, d.lane into moved;
  if coalesce(current_setting('app.seal', true), '') = '' then perform begin_acting(null, 'FORCES_OWE'); end if;
  perform audit('DUTY_CLIMBED', moved.lane, array[moved.child_id], moved.ref::text, 'FORCE');
end $$;
revoke execute on function force_beside_trains(bigint, bigint), goes_to_force(bigint, bigint) from public;

do $do$ begin
  perform goes_to_force(to_the.id, to_the.force)
  from (select o.id, force_beside_trains(o.child_id, o.team_id) as force from duties_duty o
        where o.state = 'OPEN' and o.lane <> 'PROTECTED' and o.kind in ('FIRST_GRADE', 'REVIEW_GRADE', 'PREVENTION_CHECK')) to_the
  where to_the.force is not null;
end $do$;
set local role app_owner;

-- The grants for one child that are live now, for the clock that asks about them: which, since when, and for which team they were
-- given. Neither child nor person comes out of it.
set local role app_gate;

create function live_case_grants() returns table (grant_ref uuid, team bigint, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.ref, coalesce(g.owner_team_id, w.team_id), g.from_at
  from children_casegrant g
  left join lateral (select m.team_id from agencies_membership m where m.practitioner_id = g.granted_by_id
                     order by m.during @> g.from_at desc, m.id limit 1) w on true
  where g.kind = 'CASE' and g.ended_at is null and g.from_at <= statement_timestamp() and g.until_at > statement_timestamp()
$$;

revoke execute on function live_case_grants() from public;
grant execute on function live_case_grants() to app_web, app_job, app_system;
set local role app_owner;

-- As `involve`, for several teams at once: whatever is bound to the child takes their scopes in one round, not in one a team. In the
-- order in which they are named: who owes something is the first who is involved.
set local role app_gate;

create function involve_each(the_child bigint, the_teams bigint[], the_kinds text[], the_lanes text[], the_bases text[], the_about uuid,
                             since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), p.lane, '{}', '{}', the_child, t.agency_id, t.id, p.kind, p.basis, the_about, team_scopes(t.id), since
  from unnest(the_teams, the_kinds, the_lanes, the_bases) with ordinality as p(team, kind, lane, basis, place)
  join agencies_team t on t.id = p.team
  where not is_involved_besides(the_child, p.team, p.kind)
  order by p.place
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;

grant execute on function involve_each(bigint, bigint[], text[], text[], text[], uuid, timestamptz) to app_web, app_job, app_system;
set local role app_owner;

-- Whom the facts of a report bring in, with home and school, in one round: whatever is bound to the child takes their scopes once. Whoever
-- writes names the teams that they may know of, and asks for the act; home and school follow from rows that they may not see. A home
-- stays involved after the episode, and so has no `about`.
set local role app_gate;

drop function involve_places(bigint, date, uuid, timestamptz, boolean);

create function involve_by_facts(the_child bigint, the_teams bigint[], the_kinds text[], the_lanes text[], the_bases text[],
                                 the_day date, the_about uuid, since timestamptz, with_school boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform must_act(the_child, the_bases, false);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), f.lane, '{}', '{}', the_child, t.agency_id, t.id, f.kind, f.basis,
    case when f.ends_with_episode then the_about end, team_scopes(t.id), since
  from (
    select p.team, p.kind, p.lane, p.basis, true as ends_with_episode, p.place
    from unnest(the_teams, the_kinds, the_lanes, the_bases) with ordinality as p(team, kind, lane, basis, place)
    union all
    select p.team, p.kind, p.lane, p.basis, p.ends_with_episode,
      cardinality(the_teams) + row_number() over (order by p.agency_id, p.kind)
    from (
      select distinct on (p.agency_id, p.kind) p.agency_id, p.kind, p.lane, p.basis, p.ends_with_episode, t.id as team
      from (select s.home_id as agency_id, 'HOME' as kind, 'IDENTITY' as lane, 'LIVES_THERE' as basis, false as ends_with_episode
            from circumstances_carespell s where s.child_id = the_child and s.during @> the_day
            union all
            select e.school_id, 'SCHOOL', 'EDUCATION', 'TAUGHT_THERE', true
            from circumstances_educationspell e where e.child_id = the_child and e.during @> the_day and with_school) p
      join agencies_team t on t.agency_id = p.agency_id
      order by p.agency_id, p.kind, t.function in ('HOME_STAFF', 'FOSTERING', 'SCHOOL_SAFEGUARDING') desc, t.id) p
  ) f
  join agencies_team t on t.id = f.team
  where not is_involved_besides(the_child, f.team, f.kind)
  order by f.place
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;

revoke execute on function involve_by_facts(bigint, bigint[], text[], text[], text[], date, uuid, timestamptz, boolean) from public;
grant execute on function involve_by_facts(bigint, bigint[], text[], text[], text[], date, uuid, timestamptz, boolean)
  to app_web, app_job, app_system;
set local role app_owner;

-- Home and school are involved in one round. A home stays involved after the episode, and so has no `about`.
set local role app_gate;

create or replace function involve_places(the_child bigint, the_day date, the_about uuid, since timestamptz, with_school boolean)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), p.lane, '{}', '{}', the_child, p.agency_id, p.team, p.kind, p.basis,
    case when p.ends_with_episode then the_about end, team_scopes(p.team), since
  from (
    select distinct on (p.agency_id, p.kind) p.agency_id, p.kind, p.lane, p.basis, p.ends_with_episode, t.id as team
    from (select s.home_id as agency_id, 'HOME' as kind, 'IDENTITY' as lane, 'LIVES_THERE' as basis, false as ends_with_episode
          from circumstances_carespell s where s.child_id = the_child and s.during @> the_day
          union all
          select e.school_id, 'SCHOOL', 'EDUCATION', 'TAUGHT_THERE', true
          from circumstances_educationspell e where e.child_id = the_child and e.during @> the_day and with_school) p
    join agencies_team t on t.agency_id = p.agency_id
    order by p.agency_id, p.kind, t.function in ('HOME_STAFF', 'FOSTERING', 'SCHOOL_SAFEGUARDING') desc, t.id) p
  where not is_involved_besides(the_child, p.team, p.kind)
  order by p.agency_id, p.kind
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;

set local role app_owner;

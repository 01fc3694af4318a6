-- Whom to tell follows from facts that a writer may not see. These functions read every lane and give back area codes alone.
set local role app_gate;

-- The authority responsible for a child's care on this day and the one in whose area the child is placed; no row if neither.
create function areas_of(the_child bigint, the_day date) returns table (responsible text, host text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return query select s.responsible_authority, s.host_authority from circumstances_carespell s
    where s.child_id = the_child and s.during @> the_day;
end $$;

-- Involves the home and, if `with_school`, the school of this day. Nothing is given back: who writes may see neither.
create function involve_places(the_child bigint, the_day date, the_about uuid, since timestamptz, with_school boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place record;
begin
  perform must_hold_child(the_child);
  for place in
    select distinct on (p.agency_id, p.kind) p.kind, p.lane, p.basis, p.ends_with_episode, t.id as team
    from (select s.home_id as agency_id, 'HOME' as kind, 'IDENTITY' as lane, 'LIVES_THERE' as basis, false as ends_with_episode
          from circumstances_carespell s where s.child_id = the_child and s.during @> the_day
          union all
          select e.school_id, 'SCHOOL', 'EDUCATION', 'TAUGHT_THERE', true
          from circumstances_educationspell e where e.child_id = the_child and e.during @> the_day and with_school) p
    join agencies_team t on t.agency_id = p.agency_id
    order by p.agency_id, p.kind, t.function in ('HOME_STAFF', 'FOSTERING', 'SCHOOL_SAFEGUARDING') desc, t.id
  loop
    perform involve(the_child, place.team, place.kind, place.lane, place.basis,
                    case when place.ends_with_episode then the_about end, since);
  end loop;
end $$;

grant execute on function areas_of(bigint, date), involve_places(bigint, date, uuid, timestamptz, boolean) to app_web, app_job, app_system;
set local role app_owner;

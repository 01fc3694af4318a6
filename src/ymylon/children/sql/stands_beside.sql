-- Whoever stands for a closed team hears of what the team would hear of, and stands among the involved where the team stood: of a clinic
-- or youth justice the open list says nothing, and of whoever stands for them neither.
set local role app_gate;

-- Whether a team must not hear of this, nor of what came of it: it was left out; or a team of its agency was, by nobody of that agency.
create function must_not_hear(the_team bigint, the_about uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from notices_leftout l join agencies_team o on o.id = l.team_id join agencies_team t on t.id = the_team
    where l.about in (select the_about union all select episodes_behind(the_about) union all select episodes_of_action(the_about))
      and (o.id = t.id or (o.agency_id = t.agency_id and not exists (
        select from agencies_membership m join agencies_team mt on mt.id = m.team_id
        where m.practitioner_id = l.by_id and mt.agency_id = o.agency_id))));
end $$;

-- Which team is told or asked of this: itself, or whoever stands for it once it is closed. Where a team's name would betray a protected
-- child, or its stand-in's would, or the stand-in must not hear, it is itself: its silence climbs, past whoever must not know, and its
-- page says that somebody must ring.
create function asked_now(the_child bigint, the_team bigint, at timestamptz, the_about uuid) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  stands bigint;
begin
  if the_team is null or is_aside(the_child, the_team) then return the_team; end if;
  stands := stands_for(the_team, at);
  if stands <> the_team and (is_aside(the_child, stands) or must_not_hear(stands, the_about)) then return the_team; end if;
  return stands;
end $$;

-- In which lane these teams are or were involved: in the open one if one of them is so, else in that of whoever came last.
create function lane_of_involved(the_child bigint, the_teams bigint[]) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select i.lane from children_involvement i where i.child_id = the_child and i.team_id = any(the_teams)
  order by i.ended_at desc nulls first, i.lane = 'IDENTITY' desc, i.id desc limit 1
$$;

-- In which lane a team stands that is told of this for others that are closed.
create function lane_of_stand_in(the_child bigint, stands bigint, at timestamptz, the_about uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(lane_of_involved(the_child, array(
    select i.team_id from children_involvement i
    where i.child_id = the_child and i.team_id <> stands and asked_now(the_child, i.team_id, at, the_about) = stands)), 'IDENTITY')
$$;

revoke execute on function must_not_hear(bigint, uuid), asked_now(bigint, bigint, timestamptz, uuid), lane_of_involved(bigint, bigint[]),
  lane_of_stand_in(bigint, bigint, timestamptz, uuid) from public;
-- For the clock, which acts for nobody.
grant execute on function asked_now(bigint, bigint, timestamptz, uuid), lane_of_involved(bigint, bigint[]) to app_system;
set local role app_owner;

-- Which team is told or asked about a child: itself, or whoever stands for it once it is closed. Where a team's name would betray a
-- protected child, that of its stand-in might as well; and a stand-in that was left out of something told of the child, or whose
-- agency was, must not hear. There it is itself: its silence climbs, past whoever must not know, and its page says that somebody must
-- ring.
set local role app_gate;

create function asked_now(the_child bigint, the_team bigint, at timestamptz) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  stands bigint;
begin
  if the_team is null or is_aside(the_child, the_team) then return the_team; end if;
  stands := stands_for(the_team, at);
  if stands <> the_team and exists (
    select from notices_leftout l join agencies_team o on o.id = l.team_id join agencies_team t on t.id = stands
    where l.child_id = the_child and (o.id = t.id or o.agency_id = t.agency_id)) then
    return the_team;
  end if;
  return stands;
end $$;

revoke execute on function asked_now(bigint, bigint, timestamptz) from public;
set local role app_owner;

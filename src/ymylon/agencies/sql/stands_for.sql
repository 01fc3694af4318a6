-- Who is told in the place of a team that is closed: the first open one along those that are told next, or else along their managers.
-- Where nobody is left it is the closed team's manager, or itself: nobody is told less because a team closed.
set local role app_gate;

create function stands_for(the_team bigint, at timestamptz) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  by_manager boolean;
  one agencies_team%rowtype;
  seen bigint[];
  manager bigint;
begin
  foreach by_manager in array array[false, true] loop
    select * into one from agencies_team where id = the_team;
    manager := one.manager_team_id;
    seen := array[one.id];
    loop
      if one.closed_at is null or one.closed_at > at then return one.id; end if;
      select * into one from agencies_team
      where id = case when by_manager then coalesce(one.manager_team_id, one.next_team_id)
                      else coalesce(one.next_team_id, one.manager_team_id) end;
      exit when one.id is null or one.id = any(seen);
      seen := seen || one.id;
    end loop;
  end loop;
  return coalesce(manager, the_team);
end $$;

revoke execute on function stands_for(bigint, timestamptz) from public;
grant execute on function stands_for(bigint, timestamptz) to app_web, app_job, app_system;
set local role app_owner;

-- A closed team above which the directory names nobody: the managers of its agency stand for it, if they are open. Only where there
-- are none is it told itself, and its page says that somebody must ring.
set local role app_gate;

create or replace function stands_for(the_team bigint, at timestamptz) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  by_manager boolean;
  one agencies_team%rowtype;
  seen bigint[];
  named bigint;
  of_agency bigint;
begin
  foreach by_manager in array array[false, true] loop
    select * into one from agencies_team where id = the_team;
    named := one.manager_team_id;
    of_agency := one.agency_id;
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
  return coalesce(
    (select t.id from agencies_team t
     where t.agency_id = of_agency and t.function = 'MANAGEMENT' and (t.closed_at is null or t.closed_at > at) order by t.id limit 1),
    named, the_team);
end $$;
set local role app_owner;

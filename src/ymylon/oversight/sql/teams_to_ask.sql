-- Who is asked about a place or a grant of this team: its own managers, then the next manager's team, then theirs. A team that is closed
-- is passed over to its own manager's; where nobody is left, to whoever stands for it. Today and the review read this one answer.
set local role app_gate;

create function teams_to_ask(the_team bigint, at timestamptz) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  one agencies_team%rowtype;
  seen bigint[] := array[the_team];
  chain bigint[] := '{}';
begin
  select * into one from agencies_team where id = the_team;
  loop
    if one.closed_at is null or one.closed_at > at then chain := chain || one.id; end if;
    -- Two steps are enough: a manager, and the manager's own.
    exit when cardinality(chain) >= 3;
    select * into one from agencies_team where id = coalesce(one.manager_team_id, one.next_team_id);
    exit when one.id is null or one.id = any(seen);
    seen := seen || one.id;
  end loop;
  if cardinality(chain) = 0 then return array[stands_for(the_team, at)]; end if;
  return chain;
end $$;

-- Whether this team is asked after so many silences about what the other answers for.
create function is_asked(the_team bigint, the_owner bigint, silences int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select the_team = the_owner or the_team = any((teams_to_ask(the_owner, statement_timestamp()))[1:silences + 1])
$$;

revoke execute on function teams_to_ask(bigint, timestamptz), is_asked(bigint, bigint, int) from public;
grant execute on function teams_to_ask(bigint, timestamptz), is_asked(bigint, bigint, int) to app_web, app_job, app_system;
set local role app_owner;

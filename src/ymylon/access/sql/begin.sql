-- What every closed table stands on. Run as app_owner, who may become app_gate: the owner of whatever sees every lane.
grant create on schema public to app_gate, app_audit;
grant usage on schema public to app_web, app_job, app_report, app_system, app_gate, app_audit;
grant select on agencies_account, agencies_practitioner, agencies_membership, agencies_team, agencies_agency to app_gate;
set local role app_gate;
alter default privileges revoke execute on functions from public;

-- Drawn from the policy after every migration; empty until then, so that nothing is open.
create function lane_numbers() returns table (lane text, lane_number int) language sql immutable
  as $$ select null::text, null::int where false $$;
create function role_lanes() returns table (role text, lane text, writes boolean) language sql immutable
  as $$ select null::text, null::text, null::boolean where false $$;
create function role_reach() returns table (role text, whole_agency boolean) language sql immutable
  as $$ select null::text, null::boolean where false $$;

-- The live posts of an account, each with the scope that its role reaches.
create function posts_of(account bigint) returns table (role text, team_scope int, scope int)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.role, t.scope, case when r.whole_agency then coalesce(g.scope, t.scope) else t.scope end
  from agencies_account a
  join agencies_practitioner p on p.account_id = a.id
  join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
  join agencies_team t on t.id = m.team_id
  left join agencies_agency g on g.id = t.agency_id
  join role_reach() r on r.role = m.role
  where a.id = account and a.is_active
  order by m.id
$$;

-- For jobs and commands, which act for anybody. A page has to prove for whom it asks: see below.
create function begin_request(account bigint, purpose text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if account is not null and session_user = 'app_web' then
    raise exception 'a page proves for whom it asks' using errcode = 'insufficient_privilege';
  end if;
  perform begin_acting(account, purpose);
end $$;

-- Scopes move only from within the trigger that spreads them: by hand, the setting alone moves nothing.
create function bound_scopes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() > 1 and current_setting('app.spreading', true) = 'on' then return new; end if;
    new.scopes := old.scopes;
    new.version := old.version + 1;
    return new;
  end if;
  select c.scopes into held from children_child c where c.person_id = (to_jsonb(new) ->> tg_argv[0])::bigint for no key update;
  -- Of a child who isn't there a row has no scope, and is refused in the words in which one of a foreign child is.
  new.scopes := coalesce(held, case when tg_argv[0] = 'child_id' then '{}' else array[current_setting('app.home')::int] end);
  return new;
end $$;

-- As above for ledgers: each scope is paired with the row's own lane, and with nought for the teams it is addressed to.
create function bound_keys() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
  own bigint[] := '{}';
begin
  if tg_op = 'INSERT' then
    select c.scopes into held from children_child c where c.person_id = (to_jsonb(new) ->> tg_argv[0])::bigint for no key update;
    new.scopes := coalesce(held, '{}');
  elsif pg_trigger_depth() <= 1 or coalesce(current_setting('app.spreading', true), 'off') <> 'on' then
    new.scopes := old.scopes;
  end if;
  if tg_argv[1] <> '' then
    own := array(select value::bigint * 32 from jsonb_array_elements_text(to_jsonb(new) -> tg_argv[1]));
  end if;
  new.keys := own || array(
    select s::bigint * 32 + n.lane_number from unnest(new.scopes) s cross join lane_numbers() n where n.lane = new.lane);
  return new;
end $$;

grant execute on function bound_scopes(), bound_keys() to app_owner;
grant execute on function begin_request(bigint, text) to app_web, app_job, app_report, app_system, app_owner;
set local role app_owner;

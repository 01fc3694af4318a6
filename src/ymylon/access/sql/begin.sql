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

create function begin_request(account bigint, purpose text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  spot record;
begin
  perform set_config('app.actor', coalesce(account, 0)::text, true),
          set_config('app.purpose', purpose, true),
          set_config('app.spreading', 'off', true),
          set_config('pghistory.context_id', gen_random_uuid()::text, true),
          set_config('pghistory.context_metadata', jsonb_build_object('account', account, 'purpose', purpose)::text, true);
  for spot in
    select n.lane,
           coalesce(array_agg(distinct h.scope) filter (where not h.writes), '{}') as reads,
           coalesce(array_agg(distinct h.scope) filter (where h.writes), '{}') as writes
    from lane_numbers() n
    left join (select l.lane, l.writes, p.scope from posts_of(account) p join role_lanes() l on l.role = p.role) h on h.lane = n.lane
    group by n.lane
  loop
    perform set_config('app.' || lower(spot.lane), spot.reads::text, true),
            set_config('app.w_' || lower(spot.lane), spot.writes::text, true);
  end loop;
  perform set_config('app.keys', coalesce(array_agg(distinct k), '{}')::text, true) from (
    select p.scope::bigint * 32 + n.lane_number as k
    from posts_of(account) p join role_lanes() l on l.role = p.role and not l.writes join lane_numbers() n on n.lane = l.lane
    union select p.team_scope::bigint * 32 from posts_of(account) p
    union select p.scope::bigint * 32 from posts_of(account) p
  ) keys;
  perform set_config('app.home', coalesce((select p.scope from posts_of(account) p limit 1), 0)::text, true);
end $$;

-- A new row takes its child's scopes; the lock keeps a new involvement from passing it by. An update never moves them,
-- so that a stale save restores nothing, and counts the version up.
create function bound_scopes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
begin
  if tg_op = 'UPDATE' then
    if current_setting('app.spreading', true) = 'on' then return new; end if;
    new.scopes := old.scopes;
    new.version := old.version + 1;
    return new;
  end if;
  select c.scopes into held from children_child c where c.person_id = (to_jsonb(new) ->> tg_argv[0])::bigint for no key update;
  new.scopes := coalesce(held, array[current_setting('app.home')::int]);
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
  elsif coalesce(current_setting('app.spreading', true), 'off') <> 'on' then
    new.scopes := old.scopes;
  end if;
  if tg_argv[1] <> '' then
    own := array(select value::bigint * 32 from jsonb_array_elements_text(to_jsonb(new) -> tg_argv[1]));
  end if;
  new.keys := own || array(
    select s::bigint * 32 + n.lane_number from unnest(new.scopes) s cross join lane_numbers() n where n.lane = new.lane);
  return new;
end $$;

-- When involvement changes, everything bound to the child follows, history too: past readers lose it with their next request.
create function spread_scopes(the_child bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
  bound record;
begin
  select array_agg(distinct s order by s) into held from (
    select t.scope as s from children_involvement i join agencies_team t on t.id = i.team_id
      where i.child_id = the_child and i.ended_at is null
    union select g.scope from children_involvement i join agencies_agency g on g.id = i.agency_id
      where i.child_id = the_child and i.ended_at is null) live;
  if held is null or held = (select scopes from children_child where person_id = the_child for no key update) then return; end if;
  perform set_config('app.spreading', 'on', true);
  for bound in
    select tgrelid::regclass as place, split_part(encode(tgargs, 'escape'), '\000', 1) as child
    from pg_trigger where tgname in ('bound_scopes', 'bound_keys')
  loop
    execute format('update %s set scopes = $1 where %I = $2 and scopes is distinct from $1', bound.place, bound.child)
      using held, the_child;
  end loop;
  perform set_config('app.spreading', 'off', true);
end $$;

create function involvement_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform spread_scopes(coalesce(new.child_id, old.child_id));
  return null;
end $$;

grant execute on function bound_scopes(), bound_keys(), involvement_changed() to app_owner;
grant execute on function begin_request(bigint, text) to app_web, app_job, app_report, app_system, app_owner;
set local role app_owner;

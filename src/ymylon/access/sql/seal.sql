-- Settings that a request has set are sealed, so that SQL which somebody slipped in can't set others. The key lies where only
-- the gate reads; a seal holds for one connection, one transaction and exactly these settings.
set local role app_gate;

-- Key 1 seals what a request has set; key 2 is the program's, with which it proves for whom it asks.
create table access_seal (id int primary key check (id in (1, 2)), inner_pad bytea not null, outer_pad bytea not null);
alter table access_seal enable row level security;
alter table access_seal force row level security;
revoke all on access_seal from public;
create policy gate on access_seal to app_gate using (true) with check (true);

-- Keeps a key of at most 64 bytes as the two pads of an HMAC.
create function keep_key(which int, secret bytea) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for n in 0 .. length(secret) - 1 loop
    inner_pad := set_byte(inner_pad, n, get_byte(secret, n) # 54);
    outer_pad := set_byte(outer_pad, n, get_byte(secret, n) # 92);
  end loop;
  insert into access_seal values (which, inner_pad, outer_pad)
  on conflict (id) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad;
end $$;
select keep_key(1, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create function hmac_of(which int, words text) returns text
language sql stable parallel restricted set search_path = public, pg_temp as $$
  select encode(sha256(outer_pad || sha256(inner_pad || convert_to(words, 'UTF8'))), 'hex') from access_seal where id = which
$$;

-- Drawn from the policy after every migration; empty until then.
create function sealed_settings() returns text language sql stable as $$ select '' $$;
create function role_emergency() returns table (role text, lane text) language sql immutable
  as $$ select null::text, null::text where false $$;
create function action_roles() returns table (action text, role text) language sql immutable
  as $$ select null::text, null::text where false $$;

-- True, or else the statement fails: settings that begin_request did not set open nothing.
create function sealed() returns boolean
language plpgsql stable parallel restricted security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.seal', true) is distinct from hmac_of(1, sealed_settings()) then
    raise exception 'the settings of this transaction are not sealed' using errcode = 'insufficient_privilege';
  end if;
  return true;
end $$;

-- A seam: scopes of single children that this account was let into. Whoever knows children answers here.
create function cases_of(account bigint) returns table (scope int, kind text, lanes text[], writes boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select null::int, null::text, null::text[], null::boolean where false
$$;

-- What the posts of an account hold, and what it was let into besides: never a lane that no role of its own has, but for broken
-- glass, which opens the lanes of an emergency to those roles that may break it.
create function held_by(account bigint) returns table (lane text, writes boolean, scope int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    with posts as materialized (select p.role, p.scope from posts_of(account) p),
    cases as materialized (select c.scope, c.kind, c.lanes, c.writes from cases_of(account) c)
    select l.lane, l.writes, p.scope from posts p join role_lanes() l on l.role = p.role
    union
    select l.lane, l.writes, c.scope from cases c cross join posts p join role_lanes() l on l.role = p.role
    where c.kind = 'CASE' and l.lane = any(c.lanes) and (c.writes or not l.writes)
    union
    select e.lane, false, c.scope from cases c cross join posts p join role_emergency() e on e.role = p.role
    where c.kind = 'BREAK_GLASS' and e.lane = any(c.lanes);
end $$;

-- The program proves with its own key for whom it asks, on this connection and in this transaction. SQL that somebody slipped
-- into a page doesn't have the key, and so can't begin anew as another person. No clock but the database's own is asked.
create function begin_request(account bigint, purpose text, said_at bigint, proof text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if said_at is distinct from (extract(epoch from transaction_timestamp()) * 1000000)::bigint
     or proof is distinct from hmac_of(2, concat_ws('|', account, pg_backend_pid(), said_at, purpose)) then
    raise exception 'no proof for whom is asked' using errcode = 'insufficient_privilege';
  end if;
  perform begin_acting(account, purpose);
end $$;

grant execute on function sealed() to app_web, app_job, app_report, app_system, app_audit, app_owner;
grant execute on function begin_request(bigint, text, bigint, text) to app_web, app_job, app_report, app_system, app_owner;
grant execute on function cases_of(bigint) to app_web, app_job, app_report, app_system, app_owner;
set local role app_owner;

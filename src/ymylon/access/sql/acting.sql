-- Who acts, asked with every request. In PL/pgSQL, whose plans a session keeps: planning cost more than reading.
create or replace function acting_posts(account bigint)
returns table (id bigint, language text, kind text, practitioner bigint, called text,
               team bigint, team_scope int, function text, team_en text, team_cy text,
               agency bigint, agency_scope int, agency_kind text, agency_en text, agency_cy text, areas text[], role text, cases jsonb)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select a.id, a.language::text, a.kind::text, p.id, coalesce(p.given_name || ' ' || p.family_name, a.email)::text,
           t.id, t.scope, t.function::text, t.name_en::text, t.name_cy::text,
           g.id, g.scope, coalesce(g.kind, '')::text, coalesce(g.name_en, '')::text, coalesce(g.name_cy, '')::text,
           (case when t.areas = '{}' then coalesce(g.areas, '{}') else t.areas end)::text[], m.role::text,
           (select jsonb_agg(jsonb_build_array(c.scope, c.kind, c.lanes, c.writes)) from cases_of(a.id) c)
    from agencies_account a
    left join agencies_practitioner p on p.account_id = a.id
    left join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
    left join agencies_team t on t.id = m.team_id
    left join agencies_agency g on g.id = t.agency_id
    where a.id = account and a.is_active
    order by m.id;
end $$;
revoke execute on function acting_posts(bigint) from public;
grant execute on function acting_posts(bigint) to app_web, app_job, app_report, app_system;

set local role app_gate;
-- What an account holds, as settings of this transaction; the first of its posts is where it is at home.
create or replace function begin_acting(account bigint, purpose text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  spot record;
  keys bigint[] := '{}';
  home int;
begin
  perform set_config('app.actor', coalesce(account, 0)::text, true),
          set_config('app.purpose', purpose, true),
          set_config('app.spreading', 'off', true),
          set_config('pghistory.context_id', gen_random_uuid()::text, true),
          set_config('pghistory.context_metadata', jsonb_build_object('account', account, 'purpose', purpose)::text, true);
  for spot in
    select n.lane, n.lane_number,
           coalesce(array_agg(distinct h.scope) filter (where not h.writes), '{}') as reads,
           coalesce(array_agg(distinct h.scope) filter (where h.writes), '{}') as writes
    from lane_numbers() n left join held_by(account) h on h.lane = n.lane
    group by n.lane, n.lane_number
  loop
    perform set_config('app.' || lower(spot.lane), spot.reads::text, true),
            set_config('app.w_' || lower(spot.lane), spot.writes::text, true);
    keys := keys || array(select s::bigint * 32 + spot.lane_number from unnest(spot.reads) s);
  end loop;
  for spot in select p.scope, p.team_scope from posts_of(account) p loop
    keys := keys || array[spot.scope::bigint * 32, spot.team_scope::bigint * 32];
    home := coalesce(home, spot.scope);
  end loop;
  perform set_config('app.keys', array(select distinct k from unnest(keys) k)::text, true);
  perform set_config('app.home', coalesce(home, 0)::text, true);
  perform set_config('app.seal', hmac_of(1, sealed_settings()), true);
end $$;
set local role app_owner;

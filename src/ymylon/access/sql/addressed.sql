-- What a team is told and owes is about children: whoever reads of none, as an administrator, somebody who counts or an auditor, is not
-- among those to whom it is addressed, whichever team they sit in. Where they work is kept beside it: from whom something is hidden
-- is asked of every place, whatever the role there.
set local role app_gate;
-- What an account holds, as settings of this transaction; the first of its posts is where it is at home.
create or replace function begin_acting(account bigint, purpose text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  spot record;
  keys bigint[] := '{}';
  own int[] := '{}';
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
  for spot in
    select p.scope, p.team_scope, p.role in (select l.role from role_lanes() l where l.lane = 'IDENTITY' and not l.writes) as reads_of_children
    from posts_of(account) p
  loop
    if spot.reads_of_children then keys := keys || array[spot.scope::bigint * 32, spot.team_scope::bigint * 32]; end if;
    own := own || array[spot.scope, spot.team_scope];
    home := coalesce(home, spot.scope);
  end loop;
  perform set_config('app.keys', array(select distinct k from unnest(keys) k)::text, true);
  perform set_config('app.own', array(select distinct o from unnest(own) o)::text, true);
  perform set_config('app.home', coalesce(home, 0)::text, true);
  perform set_config('app.seal', hmac_of(1, sealed_settings()), true);
end $$;
set local role app_owner;

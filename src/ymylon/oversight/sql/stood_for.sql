-- That glass was broken is judged by whoever was told of it, when it happened or since: its review climbs, and is passed on once a team
-- is closed, and whoever hears of it so was told.
set local role app_gate;

create function told_of_glass() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update children_casegrant g set told_scopes = array(select distinct s from unnest(g.told_scopes || team_scopes(new.team_id)) s order by s)
  from duties_duty d
  where d.id = new.duty_id and d.kind = 'REVIEW_BROKEN_GLASS' and g.ref = d.about and g.kind = 'BREAK_GLASS'
    and not team_scopes(new.team_id) <@ g.told_scopes;
  return null;
end $$;

do $$
declare
  made text := pg_get_functiondef('break_glass_for(bigint, text, timestamptz, timestamptz)'::regprocedure);
  was text := 'asked_now(the_child, coalesce(owner, manager), statement_timestamp())';
begin
  if position(was in made) = 0 then raise exception 'break_glass_for is not as it was'; end if;
  -- Of glass that is broken nobody was left out: it is no episode.
  execute replace(made, was, 'asked_now(the_child, coalesce(owner, manager), statement_timestamp(), null)');
end $$;

-- And whoever heard of it so before.
update children_casegrant g set told_scopes = array(select distinct s from unnest(g.told_scopes || t.scopes) s order by s)
from (select d.about, array_agg(distinct s) as scopes from duties_dutystage st join duties_duty d on d.id = st.duty_id
      cross join unnest(team_scopes(st.team_id)) s where d.kind = 'REVIEW_BROKEN_GLASS' group by d.about) t
where g.ref = t.about and g.kind = 'BREAK_GLASS' and not t.scopes <@ g.told_scopes;

revoke execute on function told_of_glass() from public;
grant execute on function told_of_glass() to app_owner;
-- It asked of no episode, and so kept a team out of all of them.
drop function asked_now(bigint, bigint, timestamptz);
set local role app_owner;

create trigger told_of_glass after insert on duties_dutystage for each row when (new.team_id is not null) execute function told_of_glass();

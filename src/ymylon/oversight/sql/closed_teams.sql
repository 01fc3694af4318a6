-- Of broken glass hear whoever stands for a closed team that holds the record, and for a closed manager's: nobody was left out of that,
-- for it is no episode. It is judged by whoever was told of it, when it happened or since: its review climbs, and is passed on. About a
-- grant for one child no closed team is asked: an open one that holds the child is, as where the team for which it was given has gone.
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
  one record;
  made text;
begin
  for one in
    select * from (values
      ('break_glass_for(bigint, text, timestamptz, timestamptz)', 'owner := coalesce(owner, manager);',
       'manager := stands_for(manager, statement_timestamp());
  owner := asked_now(the_child, coalesce(owner, manager), statement_timestamp(), null);'),
      ('live_case_grants()', 'coalesce(l.owner, gave.team_id, holds.team_id, was.team_id)',
       'coalesce(owner_now(l.child_id, l.owner), gave.team_id, holds.team_id, was.team_id)'),
      ('live_case_grants()', 'where m.practitioner_id = l.granted_by_id
        and case', 'where m.practitioner_id = l.granted_by_id and coalesce(t.closed_at > statement_timestamp(), true)
        and case'),
      ('live_case_grants()', 'where i.child_id = l.child_id and i.ended_at is null and i.lane <> ''PROTECTED'' and exists',
       'where i.child_id = l.child_id and i.ended_at is null and i.lane <> ''PROTECTED''
        and coalesce(t.closed_at > statement_timestamp(), true) and exists'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;

-- And whoever heard of it so before.
update children_casegrant g set told_scopes = array(select distinct s from unnest(g.told_scopes || t.scopes) s order by s)
from (select d.about, array_agg(distinct s) as scopes from duties_dutystage st join duties_duty d on d.id = st.duty_id
      cross join unnest(team_scopes(st.team_id)) s where d.kind = 'REVIEW_BROKEN_GLASS' group by d.about) t
where g.ref = t.about and g.kind = 'BREAK_GLASS' and not t.scopes <@ g.told_scopes;

revoke execute on function told_of_glass() from public;
grant execute on function told_of_glass() to app_owner;
set local role app_owner;

create trigger told_of_glass after insert on duties_dutystage for each row when (new.team_id is not null) execute function told_of_glass();

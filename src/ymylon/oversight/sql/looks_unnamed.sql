set local role app_gate;

-- Who has looked, by day. Of a team that this person may not know of, or that would betray a protected child, only the day is told, once, whoever and however many.
create or replace function looked_at(the_child bigint, since timestamptz) returns table (
  day date, practitioner bigint, team bigint, first_at timestamptz, last_at timestamptz, times bigint, wrote boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with looks as (
    select l.at, (l.at at time zone 'Europe/London')::date as day, p.id as practitioner, w.team_id,
           l.act not in ('SAW', 'SEARCHED') as wrote
    from audit_line l
    join agencies_practitioner p on p.account_id = l.actor
    left join lateral (select m.team_id from agencies_membership m where m.practitioner_id = p.id and m.during @> l.at
                       order by m.team_id in (select team from teams_known_of(the_child)) desc, m.id limit 1) w on true
    where l.children @> array[the_child] and l.at >= since
      and l.act not in ('REFUSED', 'MATCH_INDEX', 'PROPOSED_MATCH', 'LEFT_OUT')
      and exists (select from children_child c
                  where c.person_id = the_child and c.scopes && current_setting('app.identity')::int[])),
  told as (
    select k.*, coalesce(k.team_id in (select team from teams_known_of(the_child)), false)
             and may_be_named(the_child, k.practitioner) as is_known from looks k)
  select t.day, t.practitioner, t.team_id, min(t.at), max(t.at), count(*), bool_or(t.wrote)
    from told t where t.is_known group by 1, 2, 3
  union all
  select distinct t.day, null::bigint, null::bigint, null::timestamptz, null::timestamptz, 0::bigint, false
    from told t where not t.is_known
  order by 1 desc, 4 desc nulls last, 2
$$;

set local role app_owner;

-- As in interests.sql, but for one thing: a turn that somebody gave themselves excuses nothing. Anyone in a team that has turns may say
-- that they answer for it, and whoever means to look at night would say so first.
set local role app_gate;

create or replace function lines_to_look_at(since timestamptz, at_most int, many int, holidays date[], shifts text[]) returns table (
  line bigint, at timestamptz, account bigint, practitioner bigint, team bigint, role text, record uuid,
  same_surname boolean, declared boolean, declared_child boolean, on_turn boolean, in_shifts boolean, in_hour bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with people as (
    select distinct on (p.id) p.id, p.account_id, p.family_name, t.id as team_id, m.role
    from agencies_membership m join agencies_practitioner p on p.id = m.practitioner_id
    join agencies_team t on t.id = m.team_id left join agencies_agency g on g.id = t.agency_id
    where m.during && tstzrange(since, null)
      and (t.scope = any(current_setting('app.audit')::int[]) or g.scope = any(current_setting('app.audit')::int[]))
    order by p.id, m.id),
  single as (
    select l.id, l.at, l.actor, l.children[1] as child,
           row_number() over (partition by l.actor, l.children[1], date_trunc('hour', l.at) order by l.id) as nth
    from audit_line l
    where l.at >= since and l.act = 'SAW' and cardinality(l.children) = 1 and l.actor in (select account_id from people)),
  hourly as (
    select s.actor, date_trunc('hour', s.at) as hour, count(distinct s.child) as seen from single s group by 1, 2),
  facts as (
    select s.id, s.at, s.actor, s.child, p.id as practitioner, p.team_id, p.role, h.seen,
      exists (select from people_personname n where n.person_id = s.child and share_a_name(n.family, p.family_name)) as same_surname,
      exists (select from oversight_conflict c join people_personname n on n.person_id = s.child
              where c.account_id = s.actor and c.ended_at is null and c.kind = 'FAMILY' and share_a_name(n.family, c.named)) as declared,
      exists (select from oversight_conflict c join people_personname n on n.person_id = s.child
              where c.account_id = s.actor and c.ended_at is null and c.kind = 'CHILD'
                and share_a_name(n.family, c.named) and share_a_name(n.given, c.named)) as declared_child,
      exists (select from agencies_dutyturn d where d.practitioner_id = p.id and d.during @> s.at
              and d.put_down_by_id is distinct from p.id) as on_turn,
      exists (select from agencies_membership m join agencies_team t on t.id = m.team_id
              where m.practitioner_id = p.id and m.during @> s.at and t.function = any(shifts)) as in_shifts
    from single s join people p on p.account_id = s.actor
    join hourly h on h.actor = s.actor and h.hour = date_trunc('hour', s.at)
    where s.nth = 1)
  select f.id, f.at, f.actor, f.practitioner, f.team_id, f.role, c.ref, f.same_surname, f.declared, f.declared_child, f.on_turn,
    f.in_shifts, f.seen
  from facts f left join children_child c on c.person_id = f.child
  where f.same_surname or f.declared or f.declared_child or f.seen >= many
     or (not f.on_turn and not f.in_shifts
         and (extract(hour from f.at at time zone 'Europe/London') not between 7 and 18
              or extract(isodow from f.at at time zone 'Europe/London') > 5
              or (f.at at time zone 'Europe/London')::date = any(holidays)))
  order by f.id desc limit at_most
$$;

set local role app_owner;

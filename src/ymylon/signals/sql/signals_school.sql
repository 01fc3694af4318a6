set local role app_gate;

-- For the clock: who of one school was missing, or worried somebody, since a day, at each school where it is so many children at least. A protected
-- child counts nowhere, for a school betrays where they are; nor does what a clinic noted.
create function concerned_at_one_school(since date, fewest int) returns table (school bigint, child bigint, cause uuid, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with causes as (
    select e.child_id, e.ref, e.last_seen_at as at from missing_episode e
    where e.source = '' and e.end_kind is distinct from 'RECORDED_IN_ERROR' and e.last_seen_at >= since::timestamp at time zone 'Europe/London'
    union all
    select w.child_id, w.ref, w.at from worries_worry w where not w.clinic and w.at >= since::timestamp at time zone 'Europe/London'
  ), placed as (
    select s.school_id, c.child_id, c.ref, c.at from causes c
    join circumstances_educationspell s on s.child_id = c.child_id and s.school_id is not null
      and s.during @> (c.at at time zone 'Europe/London')::date
    where protected_owner(c.child_id) is null
  )
  select p.school_id, p.child_id, p.ref, p.at from placed p
  where p.school_id in (select q.school_id from placed q group by q.school_id having count(distinct q.child_id) >= fewest)
  order by p.at, p.ref
$$;

revoke execute on function concerned_at_one_school(date, int) from public;
grant execute on function concerned_at_one_school(date, int) to app_system;
set local role app_owner;

-- Wales together, so that nobody works out another body from it: shares alone, of at least three bodies whose numbers the reader does not
-- have, as the returns stood on one day. What is sent later, or again, moves nothing.
grant select on duties_policyrow to app_gate;
set local role app_gate;

drop function return_profiles(int, int);

-- The moment as of which the returns of a year are counted together: the day after they are due by national policy, its length taken
-- generously. None where no day is set.
create function returns_together_at(the_year int) returns timestamptz
language sql stable as $$
  with ended as (select make_date(the_year + 1, 3, 31) as day),
  held as (select p.value as v from duties_policyrow p, ended e where p.key = 'return.due' and p.level = 'NATIONAL' and p.switched_on
    and p.in_force_from <= e.day and (p.in_force_to is null or p.in_force_to > e.day) order by p.in_force_from desc limit 1)
  select (e.day + time '12:00') at time zone 'UTC' + case
      when h.v ? 'months' then make_interval(months => (h.v ->> 'months')::int, days => 1)
      when h.v ? 'working_days' then make_interval(days => 2 * (h.v ->> 'working_days')::int + 14)
      when h.v ?| array['days', 'hours', 'minutes'] then make_interval(days => coalesce((h.v ->> 'days')::int, 0) + 1,
        hours => coalesce((h.v ->> 'hours')::int, 0), mins => coalesce((h.v ->> 'minutes')::int, 0)) end
  from held h, ended e where not h.v ? 'not_used'
$$;

-- The returns that stood at that moment; none before it, nor while one that was sent by then is not judged.
create function returns_together(the_year int) returns table (agency bigint, upload bigint)
language sql stable as $$
  select distinct on (u.agency_id) u.agency_id, u.id
  from returns_together_at(the_year) t (at) join returns_upload u on u.first_year = the_year and u.at <= t.at
  join returns_judgement j on j.upload_id = u.id and j.outcome = 'JUDGED'
  where t.at < statement_timestamp() and not exists (
    select from returns_upload w where w.first_year = the_year and w.at <= t.at
      and not exists (select from returns_judgement x where x.upload_id = w.id))
  order by u.agency_id, u.number desc
$$;

-- Whether whoever acts has numbers of this body: it is theirs, or the other list of an area of theirs.
create function counts_returns_of(the_agency bigint) returns boolean
language sql stable as $$
  select keeps_returns(the_agency, 'SEE_RETURNS') or exists (
    select from agencies_agency g join agencies_agency o
      on (o.kind = 'COUNCIL' and g.kind = 'POLICE' and o.code = any(g.areas)) or (o.kind = 'POLICE' and g.kind = 'COUNCIL' and g.code = any(o.areas))
    where g.id = the_agency and keeps_returns(o.id, 'SEE_RETURNS'))
$$;

-- How good the returns of a year are. Of each body that whoever acts may know of a row, in counts; and of Wales one row without a name, in
-- shares, each of so many bodies of which they have no number that none is told from the others.
create function return_profiles(the_year int)
returns table (code text, kind text, name_en text, name_cy text, bodies int, sent_at timestamptz, first_at timestamptz, filled text, failed text,
               episodes text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  every_body boolean := reads_all_returns();
  fewest constant int := 3;
begin
  perform must_be_let('SEE_RETURNS');
  return query
    with now_held as materialized (select * from current_returns(the_year)),
    fails as (select q.upload_id, q.code, sum(greatest(q.count, 1)) as n from returns_problem q join now_held h on h.upload = q.upload_id
      where q.severity <> 'information' group by 1, 2),
    together as materialized (select t.upload, not counts_returns_of(t.agency) as unknown from returns_together(the_year) t)
    select g.code, g.kind, g.name_en, g.name_cy, case when h.upload is null then 0 else 1 end, h.sent_at, h.first_at,
      coalesce(j.filled, '{}')::text,
      coalesce((select jsonb_object_agg(f.code, f.n) from fails f where f.upload_id = h.upload), '{}')::text, coalesce(j.episodes, '{}')::text
    from agencies_agency g left join now_held h on h.agency = g.id left join returns_judgement j on j.upload_id = h.upload
    where g.kind in ('COUNCIL', 'POLICE') and g.code <> '' and (every_body or keeps_returns(g.id, 'SEE_RETURNS'))
    union all
    select '', '', '', '', (select count(*)::int from together), null, null,
      coalesce((select jsonb_object_agg(c.key, jsonb_build_array(div(c.there * 100, c.of)::int, 100)) from (
        select e.key, sum((e.value ->> 0)::bigint) as there, sum((e.value ->> 1)::bigint) as of
        from together h join returns_judgement j on j.upload_id = h.upload cross join lateral jsonb_each(j.filled) e
        group by e.key having count(*) filter (where h.unknown and (e.value ->> 1)::bigint > 0) >= fewest) c), '{}')::text, '{}', '{}'
    where (select count(*) from together h where h.unknown) >= fewest
    order by 2, 1;
end $$;

-- As before; and a return that has no episodes counted none, which is no nought.
create or replace function return_counts(the_year int) returns table (area text, council int, police int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform must_be_let('SEE_RETURNS');
  return query
    with now_held as materialized (select * from current_returns(the_year)),
    counted as (select g.id, g.kind, g.code, g.areas, j.episodes from now_held h join agencies_agency g on g.id = h.agency
      join returns_judgement j on j.upload_id = h.upload where j.files @> '[{"table": "episode"}]')
    select c.code, coalesce((c.episodes ->> c.code)::int, 0), coalesce((p.episodes ->> c.code)::int, 0)
    from counted c join counted p on p.kind = 'POLICE' and c.code = any(p.areas)
    where c.kind = 'COUNCIL' and (reads_all_returns() or keeps_returns(c.id, 'SEE_RETURNS') or keeps_returns(p.id, 'SEE_RETURNS'))
    order by 1;
end $$;

revoke execute on function returns_together_at(int), returns_together(int), counts_returns_of(bigint), return_profiles(int) from public;
grant execute on function return_profiles(int) to app_web, app_job;
set local role app_owner;

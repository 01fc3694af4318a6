-- Returns: read by whoever keeps those of a council or a force, sent by its analyst, judged by the clock. No page reads a file.
alter table returns_upload enable row level security;
alter table returns_upload force row level security;
alter table returns_sealedfile enable row level security;
alter table returns_sealedfile force row level security;
alter table returns_judgement enable row level security;
alter table returns_judgement force row level security;
alter table returns_problem enable row level security;
alter table returns_problem force row level security;
alter table returns_said enable row level security;
alter table returns_said force row level security;
revoke all on returns_upload, returns_sealedfile, returns_judgement, returns_problem, returns_said from public;
create policy gate on returns_upload for select to app_gate using (true);
create policy gate on returns_sealedfile for select to app_gate using (true);
create policy gate on returns_judgement for select to app_gate using (true);
create policy gate on returns_problem for select to app_gate using (true);
create policy gate on returns_said for select to app_gate using (true);
grant select on returns_upload, returns_sealedfile, returns_judgement, returns_problem, returns_said to app_gate;
create policy system on returns_upload to app_system using (true) with check (true);
create policy system on returns_sealedfile to app_system using (true) with check (true);
create policy system on returns_judgement to app_system using (true) with check (true);
create policy system on returns_problem to app_system using (true) with check (true);
grant select, update on returns_upload to app_system;
grant select, delete on returns_sealedfile to app_system;
grant select, insert on returns_judgement, returns_problem to app_system;
set local role app_gate;

-- Whether whoever acts may do this with the returns of this body: in a role that may, at that very council or force.
create function keeps_returns(the_agency bigint, the_action text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from agencies_account c join agencies_practitioner p on p.account_id = c.id
    join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
    join agencies_team t on t.id = m.team_id join agencies_agency g on g.id = t.agency_id and g.kind in ('COUNCIL', 'POLICE') and g.code <> ''
    join action_roles() a on a.role = m.role and a.action = the_action
    where c.id = current_setting('app.actor')::bigint and c.is_active and g.id = the_agency);
end $$;

-- Whether whoever acts reads how good the returns of all bodies are: an analyst of an inspectorate.
create function reads_all_returns() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from agencies_account c join agencies_practitioner p on p.account_id = c.id
    join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
    join agencies_team t on t.id = m.team_id join agencies_agency g on g.id = t.agency_id and g.kind = 'INSPECTORATE'
    where c.id = current_setting('app.actor')::bigint and c.is_active and m.role = 'ANALYST');
end $$;

-- Who explained any of the rows that a problem has: of the same body and year, rule and fields, in this return or an earlier one.
create function explained_rows_of(the_problem bigint) returns table (by_id bigint)
language sql stable as $$
  select s.by_id from returns_problem q join returns_upload u on u.id = q.upload_id
  join returns_upload w on w.agency_id = u.agency_id and w.first_year = u.first_year
  join returns_problem e on e.upload_id = w.id and e.code = q.code and e."table" = q."table" and e.fields = q.fields and e.marks && q.marks
  join returns_said s on s.problem_id = e.id and s.kind = 'EXPLAINED' where q.id = the_problem
$$;

-- Whether this may be said of a problem, by somebody of its body: explained by an analyst; accepted where it is no error, was explained,
-- and by somebody who explained none of its rows.
create function may_say_of_problem(the_problem bigint, the_kind text, explained bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from returns_problem q join returns_upload u on u.id = q.upload_id
    where q.id = the_problem and case the_kind
      when 'EXPLAINED' then q.severity <> 'information' and explained is null and keeps_returns(u.agency_id, 'EXPLAIN_PROBLEM')
      when 'ACCEPTED' then q.severity = 'query' and keeps_returns(u.agency_id, 'ACCEPT_EXPLANATION')
        and explained in (select x.by_id from explained_rows_of(q.id) x)
        and acting_practitioner() not in (select x.by_id from explained_rows_of(q.id) x)
      else false end);
end $$;

-- The last return of each body and year that could be read, and when the first of them came.
create function current_returns(the_year int)
returns table (agency bigint, upload bigint, sent_at timestamptz, first_at timestamptz)
language sql stable as $$
  select distinct on (u.agency_id) u.agency_id, u.id, u.at, min(u.at) over (partition by u.agency_id)
  from returns_upload u join returns_judgement j on j.upload_id = u.id and j.outcome = 'JUDGED'
  where u.first_year = the_year order by u.agency_id, u.number desc
$$;

-- How good the returns of a year are. Of each body that whoever acts may know of a row; and of Wales one row, without names, where at
-- least so many bodies have returned that no two of them can tell a third from the sum.
create function return_profiles(the_year int, fewest int)
returns table (code text, kind text, name_en text, name_cy text, bodies int, sent_at timestamptz, first_at timestamptz, filled text, failed text,
               episodes text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  every_body boolean := reads_all_returns();
begin
  perform must_be_let('SEE_RETURNS');
  return query
    with now_held as materialized (select * from current_returns(the_year)),
    fails as (select q.upload_id, q.code, sum(greatest(q.count, 1)) as n from returns_problem q join now_held h on h.upload = q.upload_id
      where q.severity <> 'information' group by 1, 2)
    select g.code, g.kind, g.name_en, g.name_cy, case when h.upload is null then 0 else 1 end, h.sent_at, h.first_at,
      coalesce(j.filled, '{}')::text,
      coalesce((select jsonb_object_agg(f.code, f.n) from fails f where f.upload_id = h.upload), '{}')::text, coalesce(j.episodes, '{}')::text
    from agencies_agency g left join now_held h on h.agency = g.id left join returns_judgement j on j.upload_id = h.upload
    where g.kind in ('COUNCIL', 'POLICE') and g.code <> '' and (every_body or keeps_returns(g.id, 'SEE_RETURNS'))
    union all
    select '', '', '', '', (select count(*)::int from now_held), null, null,
      coalesce((select jsonb_object_agg(c.key, jsonb_build_array(c.there, c.of)) from (
        select e.key, sum((e.value ->> 0)::int) as there, sum((e.value ->> 1)::int) as of
        from now_held h join returns_judgement j on j.upload_id = h.upload cross join lateral jsonb_each(j.filled) e group by e.key) c), '{}')::text,
      coalesce((select jsonb_object_agg(s.code, s.n) from (select f.code, sum(f.n) as n from fails f group by f.code) s), '{}')::text, '{}'
    where (select count(*) from now_held) >= fewest
    order by 2, 1;
end $$;

-- The other list of the same areas: of each council whose area whoever acts keeps returns of, what council and force counted there.
-- Nothing where one of the two has not returned.
create function return_counts(the_year int) returns table (area text, council int, police int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform must_be_let('SEE_RETURNS');
  return query
    with now_held as materialized (select * from current_returns(the_year)),
    counted as (select g.id, g.kind, g.code, g.areas, j.episodes from now_held h join agencies_agency g on g.id = h.agency
      join returns_judgement j on j.upload_id = h.upload)
    select c.code, coalesce((c.episodes ->> c.code)::int, 0), coalesce((p.episodes ->> c.code)::int, 0)
    from counted c join counted p on p.kind = 'POLICE' and c.code = any(p.areas)
    where c.kind = 'COUNCIL' and (reads_all_returns() or keeps_returns(c.id, 'SEE_RETURNS') or keeps_returns(p.id, 'SEE_RETURNS'))
    order by 1;
end $$;

revoke execute on function keeps_returns(bigint, text), reads_all_returns(), explained_rows_of(bigint), may_say_of_problem(bigint, text, bigint), current_returns(int),
  return_profiles(int, int), return_counts(int) from public;
grant execute on function keeps_returns(bigint, text), reads_all_returns(), may_say_of_problem(bigint, text, bigint) to app_web, app_job;
grant execute on function return_profiles(int, int), return_counts(int) to app_web, app_job;
set local role app_owner;

create policy read on returns_upload for select to app_web, app_job using (keeps_returns(agency_id, 'SEE_RETURNS'));
create policy add on returns_upload for insert to app_web, app_job
  with check (keeps_returns(agency_id, 'SEND_RETURN') and by_id = acting_practitioner() and begun_at is null and read = 0
    and body = (select g.code from agencies_agency g where g.id = agency_id));
-- Laid down and never read again by whoever sends.
create policy add on returns_sealedfile for insert to app_web, app_job with check (exists (
  select from returns_upload u where u.id = upload_id and u.by_id = acting_practitioner() and u.begun_at is null));
create policy read on returns_judgement for select to app_web, app_job using (exists (select from returns_upload u where u.id = upload_id));
create policy read on returns_problem for select to app_web, app_job using (exists (select from returns_upload u where u.id = upload_id));
create policy read on returns_said for select to app_web, app_job using (exists (select from returns_problem p where p.id = problem_id));
create policy add on returns_said for insert to app_web, app_job
  with check (by_id = acting_practitioner() and may_say_of_problem(problem_id, kind, explained_by_id));
grant select, insert on returns_upload, returns_said to app_web, app_job;
grant insert on returns_sealedfile to app_web, app_job;
grant select on returns_judgement, returns_problem to app_web, app_job;
grant usage on all sequences in schema public to app_web, app_job, app_system;

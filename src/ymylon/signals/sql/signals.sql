-- A signal is read by whoever holds every lane that its words use, and its answer by whoever reads the signal.
create policy every_lane on signals_signal as restrictive for select to app_web, app_job, app_report
  using (not exists (select from unnest(lanes) l where not coalesce(scopes && current_setting('app.' || lower(l))::int[], false)));
create policy every_lane on signals_signalanswer as restrictive for select to app_web, app_job, app_report
  using (exists (select from signals_signal s where s.id = signal_id));
create policy every_lane_add on signals_signalanswer as restrictive for insert to app_web, app_job
  with check (exists (select from signals_signal s where s.id = signal_id and s.child_id = signals_signalanswer.child_id));
-- The clock alone raises one.
drop policy add on signals_signal;
revoke insert on signals_signal from app_web, app_job;
create trigger names_nobody before insert or update of person_id on signals_signal for each row execute function names_nobody('person_id');
create trigger names_nobody before insert or update of by_id on signals_signalanswer for each row execute function names_nobody('by_id|must');

set local role app_gate;

-- For the clock: episodes not closed that are a child's first on record, of children who were out of school when they were last seen.
create function first_missing_out_of_school(statuses text[], since date)
returns table (child bigint, episode uuid, seen_on date, status text, area text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.child_id, e.ref, d.seen_on, s.status, e.authority
  from missing_episode e cross join lateral (select (e.last_seen_at at time zone 'Europe/London')::date) d(seen_on)
  join circumstances_educationspell s on s.child_id = e.child_id and s.during @> d.seen_on and s.status = any(statuses)
  where e.closed_at is null and e.source = '' and e.end_kind is distinct from 'RECORDED_IN_ERROR' and d.seen_on >= since
    and not exists (select from missing_episode o where o.child_id = e.child_id and o.id <> e.id and o.last_seen_at < e.last_seen_at
                    and o.end_kind is distinct from 'RECORDED_IN_ERROR')
    and not exists (select from signals_signal x where x.child_id = e.child_id and x.cause = e.ref)
$$;

-- How often each trigger fired about children of the asker's own agency, by group: numbers, and of no child.
create function count_signals() returns table (trigger text, dimension text, code text, fired int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_be_let('COUNT_SIGNALS');
  return query
    with fired_here as (
      select s.trigger, s.child_id, s.at, p.sex, p.ethnic_group, p.language,
        coalesce((select c.legal_status from circumstances_carespell c where c.child_id = s.child_id and c.during @> s.at::date limit 1),
                 'NOT_KNOWN') as care,
        coalesce((select g.code from children_involvement i join agencies_agency g on g.id = i.agency_id
                  where i.child_id = s.child_id and i.kind in ('RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY')
                    and i.since_at <= s.at + interval '1 day' order by i.kind desc, i.since_at desc limit 1), '') as authority
      from signals_signal s join people_person p on p.id = s.child_id
      where s.scopes && own_scopes()
    )
    select f.trigger, v.dimension, v.code, count(*)::int from fired_here f
    cross join lateral (values ('CARE', f.care), ('SEX', f.sex), ('ETHNIC_GROUP', f.ethnic_group), ('LANGUAGE', f.language),
                               ('AUTHORITY', f.authority)) v(dimension, code)
    group by 1, 2, 3;
end $$;

revoke execute on function first_missing_out_of_school(text[], date), count_signals() from public;
grant execute on function first_missing_out_of_school(text[], date) to app_system;
grant execute on function count_signals() to app_web, app_job;
set local role app_owner;

set local role app_gate;

-- As before; of each agency apart, and only of those where a role of theirs counts: who counts here and works elsewhere besides counts
-- nothing there. `place` is the scope in which somebody counts; of Wales, it is null.
drop function count_signals();
create function count_signals() returns table (place int, trigger text, dimension text, code text, fired int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  of_wales boolean;
begin
  perform must_be_let('COUNT_SIGNALS');
  of_wales := exists (select from posts_of(current_setting('app.actor')::bigint) p where p.role in ('ANALYST', 'AUDITOR'));
  return query
    with counting as materialized (
      select null::int as place, null::int[] as held where of_wales
      union all
      select p.scope, array_agg(p.team_scope) || p.scope
      from posts_of(current_setting('app.actor')::bigint) p join action_roles() a on a.role = p.role and a.action = 'COUNT_SIGNALS'
      where not of_wales group by p.scope),
    fired_here as (
      select w.place, s.trigger, p.sex, p.ethnic_group, p.language,
        coalesce((select c.legal_status from circumstances_carespell c where c.child_id = s.child_id
                  and c.during @> (s.at at time zone 'Europe/London')::date limit 1), 'AT_HOME') as care,
        coalesce((select g.code from children_involvement i join agencies_agency g on g.id = i.agency_id
                  where i.child_id = s.child_id and i.kind in ('RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY')
                    and i.since_at <= s.at + interval '1 day' order by i.kind desc, i.since_at desc limit 1), '') as authority
      from counting w join signals_signal s on w.held is null or s.scopes && w.held
      join people_person p on p.id = s.child_id
    )
    select f.place, f.trigger, v.dimension, v.code, count(*)::int from fired_here f
    cross join lateral (values ('CARE', f.care), ('SEX', f.sex), ('ETHNIC_GROUP', f.ethnic_group), ('LANGUAGE', f.language),
                               ('AUTHORITY', f.authority)) v(dimension, code)
    group by 1, 2, 3, 4;
end $$;
revoke execute on function count_signals() from public;
grant execute on function count_signals() to app_web, app_job;
set local role app_owner;

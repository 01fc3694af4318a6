set local role app_gate;

-- How often each trigger fired, by group: numbers, and of no child. A manager's are about children of their own agency; whoever counts or
-- audits, and reads of no child, sees those of Wales, for a bias may show in no single agency. Of whom no care is recorded lives at home.
create or replace function count_signals() returns table (trigger text, dimension text, code text, fired int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  of_wales boolean;
begin
  perform must_be_let('COUNT_SIGNALS');
  of_wales := exists (select from posts_of(current_setting('app.actor')::bigint) p where p.role in ('ANALYST', 'AUDITOR'));
  return query
    with fired_here as (
      select s.trigger, s.child_id, s.at, p.sex, p.ethnic_group, p.language,
        coalesce((select c.legal_status from circumstances_carespell c where c.child_id = s.child_id
                  and c.during @> (s.at at time zone 'Europe/London')::date limit 1), 'AT_HOME') as care,
        coalesce((select g.code from children_involvement i join agencies_agency g on g.id = i.agency_id
                  where i.child_id = s.child_id and i.kind in ('RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY')
                    and i.since_at <= s.at + interval '1 day' order by i.kind desc, i.since_at desc limit 1), '') as authority
      from signals_signal s join people_person p on p.id = s.child_id
      where of_wales or s.scopes && own_scopes()
    )
    select f.trigger, v.dimension, v.code, count(*)::int from fired_here f
    cross join lateral (values ('CARE', f.care), ('SEX', f.sex), ('ETHNIC_GROUP', f.ethnic_group), ('LANGUAGE', f.language),
                               ('AUTHORITY', f.authority)) v(dimension, code)
    group by 1, 2, 3;
end $$;
set local role app_owner;

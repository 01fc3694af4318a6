-- F1, F2 and F8: children, how a council stood to them, and their education.
set local role app_gate;

create function extract_child_period()
returns table (returned_by text, child_ref text, birth_month text, sex text, ethnic_group text, disability text,
               additional_learning_needs text, language text, asylum_seeking text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  with kept as materialized (select * from extract_kept())
  select distinct on (k.ref)
    extract_body(k.child),
    k.ref, case when p.born_precision in ('MINUTE', 'HOUR', 'DAY', 'MONTH') then to_char(p.born_on, 'YYYY-MM') end,
    coalesce(nullif(p.sex, ''), 'NOT_KNOWN'), coalesce(nullif(p.ethnic_group, ''), 'NOT_KNOWN'), 'NOT_KNOWN',
    (select case when n.status = 'NONE' then 'NO' when n.status = 'SUSPECTED' then 'NOT_KNOWN' else 'YES' end
     from circumstances_learningneed n where n.child_id = k.child order by n.during desc limit 1),
    nullif(p.language, ''),
    case when exists (select from missing_episode e where e.child_id = k.child and e.living_at = 'ASYLUM_PLACEMENT')
      then 'YES' else 'NOT_KNOWN' end
  from kept k join people_person p on p.id = k.child
  order by k.ref, p.born_on is null, k.child
$$;

create function extract_care_spell()
returns table (returned_by text, spell_id text, child_ref text, "from" text, "to" text, care_status text, responsible_la text,
               placement_type text, placement_la text, placement_country text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  with kept as materialized (select * from extract_kept())
  select coalesce(nullif(s.responsible_authority, ''), 'W92000004'), extract_ref('spell', s.ref::text), k.ref,
    lower(s.during)::text, (upper(s.during) - 1)::text,
    case s.legal_status when 'NOT_LOOKED_AFTER' then 'NONE' else 'LOOKED_AFTER' end,
    nullif(s.responsible_authority, ''), s.placement, nullif(s.host_authority, ''),
    case left(s.host_authority, 1) when 'W' then 'WALES' when 'E' then 'ENGLAND' when 'S' then 'SCOTLAND' when 'N' then 'NORTHERN_IRELAND' end
  from kept k join circumstances_carespell s on s.child_id = k.child
$$;

-- What leaves of education is what the standard has a code for; where a child is taught never does.
create function extract_education_event()
returns table (returned_by text, event_id text, child_ref text, event text, "from" text, "to" text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  with kept as materialized (select * from extract_kept()),
  named as (
    select s.*, k.ref as of_child, case
      when s.status in ('FIXED_TERM_EXCLUSION_SHORT', 'FIXED_TERM_EXCLUSION_LONG') then 'FIXED_EXCLUSION'
      when s.status in ('PERMANENT_EXCLUSION', 'REDUCED_TIMETABLE', 'HOME_EDUCATED', 'MISSING_EDUCATION') then s.status end as event
    from kept k join circumstances_educationspell s on s.child_id = k.child)
  select extract_body(n.child_id),
    extract_ref('education', n.ref::text), n.of_child, n.event, lower(n.during)::text,
    -- A permanent exclusion is a day's event: that the child was taught elsewhere afterwards doesn't end it.
    case when n.event <> 'PERMANENT_EXCLUSION' then (upper(n.during) - 1)::text end
  from named n where n.event is not null
$$;

grant execute on function extract_child_period(), extract_care_spell(), extract_education_event() to app_report;
set local role app_owner;

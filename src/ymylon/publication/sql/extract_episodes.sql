-- F3, F4 and F5: missing episodes, offers of return interviews and what came of them, prevention checks. An episode that was recorded
-- in error is none, and doesn't leave.
set local role app_gate;

create function extract_episode()
returns table (returned_by text, episode_id text, child_ref text, last_seen_at text, last_seen_precision text, reported_at text,
               reported_by text, reported_to text, whereabouts text, category_903 text, police_grade text, police_grade_first text,
               la_of_residence text, la_missing_from text, notified_la_at text, notified_lhb_at text, notified_carer_at text,
               placement_ended_on text, status text, returned_at text, end_kind text, found_by text, harm text,
               harm_recorded_at text, harm_kinds text, exploitation text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  with kept as materialized (select * from extract_kept()),
  told as (
    select n.about, min(n.told_at) filter (where g.kind in ('COUNCIL', 'EMERGENCY_DUTY')) as council,
      min(n.told_at) filter (where g.kind = 'HEALTH_BOARD') as board, min(n.told_at) filter (where g.kind = 'POLICE') as police,
      min(n.told_at) filter (where g.kind in ('CHILDRENS_HOME', 'FOSTERING')) as carer
    from kept k join notices_notice n on n.child_id = k.child join agencies_team t on t.id = n.team_id
    join agencies_agency g on g.id = t.agency_id where n.kind = 'REPORTED_MISSING' group by n.about),
  first_report as (
    select distinct on (r.episode_id) r.episode_id, r.reported_at, r.reporter_kind
    from kept k join missing_report r on r.child_id = k.child order by r.episode_id, r.reported_at, r.id),
  graded as (
    select g.episode_id, (array_agg(g.grade order by g.at, g.id))[1] as earliest, (array_agg(g.grade order by g.at desc, g.id desc))[1] as latest
    from kept k join missing_grading g on g.child_id = k.child group by g.episode_id),
  checked as (
    select c.episode_id, array_agg(distinct h) filter (where h is not null) as harm, max(c.checked_at) as at
    from kept k join missing_preventioncheck c on c.child_id = k.child left join lateral unnest(c.harm) h on true group by c.episode_id),
  -- Materialized: the harm would be gathered anew wherever it is named below.
  known as materialized (
    select e.*, k.ref as of_child, r.reported_at as told_at, r.reporter_kind, t.council, t.board, t.police, t.carer, g.earliest, g.latest,
      s.host_authority, s.legal_status, upper(s.during) as placed_until, f.found_by, coalesce(f.recorded_at, c.at) as asked_at,
      array(select distinct h from unnest(coalesce(f.harm, '{}') || coalesce(c.harm, '{}')) h order by h) as harm
    from kept k join missing_episode e on e.child_id = k.child
    left join first_report r on r.episode_id = e.id left join told t on t.about = e.ref left join graded g on g.episode_id = e.id
    left join checked c on c.episode_id = e.id left join missing_finding f on f.episode_id = e.id
    left join lateral (
      select s.host_authority, s.legal_status, s.during from circumstances_carespell s
      where s.child_id = e.child_id and s.during @> (e.last_seen_at at time zone 'Europe/London')::date limit 1) s on true
    where e.end_kind <> 'RECORDED_IN_ERROR')
  select coalesce(nullif(n.authority, ''), 'W92000004'), extract_ref('episode', n.ref::text), n.of_child,
    extract_instant(n.last_seen_at), n.last_seen_precision, extract_instant(n.told_at), n.reporter_kind,
    case when n.police is not null and n.council is not null then 'BOTH' when n.police is not null then 'POLICE'
      when n.council is not null then 'COUNCIL' end,
    n.whereabouts,
    -- England's category is of children in care alone, and is derived from whether somebody knew where the child was.
    case when n.legal_status <> 'NOT_LOOKED_AFTER' then
      case n.whereabouts when 'NOT_KNOWN' then 'M' when 'KNOWN_NOT_WHERE_EXPECTED' then 'A' end end,
    coalesce(n.latest, 'NOT_GRADED'), n.earliest, nullif(n.authority, ''), coalesce(nullif(n.host_authority, ''), nullif(n.authority, '')),
    extract_instant(n.council), extract_instant(n.board), extract_instant(n.carer), (n.placed_until - 1)::text,
    case when n.ended_at is null then 'OPEN' else 'CLOSED' end,
    case when n.end_kind in ('FOUND', 'IN_CUSTODY', 'IN_HOSPITAL') then extract_instant(n.ended_at) end,
    nullif(n.end_kind, ''), case when n.ended_at is not null then n.found_by end,
    -- Kinds of harm are recorded, and how grave it was is not: nobody computes that.
    case when n.ended_at is null then null when n.end_kind = 'DIED' or 'FATAL' = any(n.harm) then 'FATAL'
      when n.harm <@ '{NOT_ASKED}' then 'NOT_ASKED' when n.harm <@ '{NONE_KNOWN,NOT_ASKED}' then 'NONE_KNOWN' else 'NOT_KNOWN' end,
    extract_instant(n.asked_at),
    nullif(array_to_string(array(select h from unnest(n.harm) h where h not in ('NOT_ASKED', 'NONE_KNOWN', 'NOT_SAID')), ';'), ''),
    coalesce(nullif(concat_ws(';', case when 'CRIMINAL_EXPLOITATION' = any(n.harm) then 'CRIMINAL' end,
      case when 'TRAFFICKED' = any(n.harm) then 'TRAFFICKING' end), ''), 'NOT_ASSESSED')
  from known n
$$;

-- One row for each interview that a child agreed to, whatever it covers; and one for each episode whose last offer came to none.
-- Read by the next two, which app_report may call; this one it may not.
create function extract_offers()
returns table (ref text, of_child bigint, abouts uuid[], interview bigint, offer bigint, offered_at timestamptz, held_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with kept as materialized (select * from extract_kept()),
  held as (
    select i.id, i.ref, i.child_id, i.held_at, array_agg(distinct c.about) as abouts
    from kept k join interviews_interview i on i.child_id = k.child join interviews_covered c on c.interview_id = i.id
    where i.state <> 'NOT_ASKED_YET' group by i.id),
  latest as (
    select distinct on (o.about) o.* from kept k join interviews_offer o on o.child_id = k.child order by o.about, o.at desc, o.id desc)
  select extract_ref('interview', h.ref::text), h.child_id, h.abouts, h.id,
    first.id, first.at, h.held_at
  from held h left join lateral (
    select o.id, o.at from interviews_offer o where o.child_id = h.child_id and o.about = any(h.abouts) and o.was_made
      and o.at <= coalesce(h.held_at, 'infinity') order by o.response <> 'ACCEPTED', o.at, o.id limit 1) first on true
  union all
  select extract_ref('offer', l.ref::text), l.child_id, array[l.about], null, l.id, case when l.was_made then l.at end, null
  from latest l where not exists (select from interviews_covered c where c.child_id = l.child_id and c.about = l.about)
$$;

create function extract_return_interview()
returns table (returned_by text, interview_id text, offered_at text, not_offered_reason text, response text,
               chosen_by_child text, attempts text, completed_at text, provider text, provider_org text, counted_independent text,
               face_to_face text, shared_at text, actions_n text, actions_done_n text, advocacy_offered text,
               language text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  with told as (
    select o.*, i.authority, i.route, i.team_id, i.state, f.was_made, f.response, f.chosen, a.who, a.venue, a.language as tongue, g.code as org
    from extract_offers() o left join interviews_interview i on i.id = o.interview left join interviews_offer f on f.id = o.offer
    left join agencies_team t on t.id = i.team_id left join agencies_agency g on g.id = t.agency_id
    left join lateral (select x.who, x.venue, x.language from interviews_arrangement x where x.interview_id = i.id
                       order by x.at desc, x.id desc limit 1) a on true)
  select coalesce(nullif(n.authority, ''), (select nullif(e.authority, '') from missing_episode e where e.ref = any(n.abouts)
                                            order by e.last_seen_at limit 1), 'W92000004'),
    n.ref, extract_instant(n.offered_at), case when n.interview is null and not n.was_made then 'OTHER' end,
    -- A mind may be changed at any time: who said no after a yes, or took it back before anything was held, has declined.
    case when n.state in ('REFUSED', 'WITHDRAWN') and n.held_at is null then 'DECLINED' when n.interview is not null then 'ACCEPTED' when not n.was_made then null
      when n.response = 'REFUSED' then 'DECLINED' when n.response = 'ACCEPTED' then 'ACCEPTED' else 'PENDING' end,
    case when n.chosen = 'NO_PREFERENCE' then 'NO' when n.chosen <> '' then 'YES' end,
    (select string_agg(extract_instant(t.at), ';' order by t.at, t.id) from interviews_attempt t
     where t.child_id = n.of_child and t.about = any(n.abouts) and t.at <= coalesce(n.held_at, 'infinity')),
    extract_instant(n.held_at),
    case when n.held_at is null then null when n.who = 'POLICE' then 'POLICE' when n.who = 'YOUTH_WORKER' then 'YOUTH_WORKER'
      when n.who = 'TEACHER' then 'SCHOOL' when n.who in ('SOCIAL_WORKER', 'SOCIAL_WORK_ASSISTANT') then 'OTHER_COUNCIL_STAFF'
      when n.route = 'INDEPENDENT' then 'INDEPENDENT_COMMISSIONED' when n.route = 'IN_HOUSE' then 'OTHER_COUNCIL_STAFF' else 'OTHER' end,
    case when n.held_at is not null then nullif(n.org, '') end,
    case when n.held_at is null then null when n.route = 'INDEPENDENT' then 'YES' when n.route in ('IN_HOUSE', 'STAFF_OF_PLACE') then 'NO' end,
    case when n.held_at is null then null when n.venue = 'TELEPHONE' then 'NO' when n.venue is not null then 'YES' end,
    (select extract_instant(min(u.at)) from interviews_output u where u.interview_id = n.interview and u.kind = 'SHARED'),
    case when n.held_at is not null then (select count(*) from interviews_output u where u.interview_id = n.interview and u.kind = 'ACTION')::text end,
    case when n.held_at is not null then (select count(*) from interviews_output u where u.interview_id = n.interview and u.kind = 'ACTION'
                                          and u.was_done)::text end,
    case when exists (select from interviews_output u where u.interview_id = n.interview and u.kind = 'SUPPORT' and u.support = 'ADVOCACY')
      then 'YES' end,
    case when n.held_at is not null then n.tongue end
  from told n
$$;

create function extract_interview_episode() returns table (returned_by text, interview_id text, episode_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  select coalesce(nullif(e.authority, ''), 'W92000004'), o.ref, extract_ref('episode', e.ref::text)
  from extract_offers() o join missing_episode e on e.ref = any(o.abouts) and e.end_kind <> 'RECORDED_IN_ERROR'
$$;

create function extract_prevention_check() returns table (returned_by text, check_id text, episode_id text, done_at text, done_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  select coalesce(nullif(e.authority, ''), 'W92000004'), extract_ref('check', c.ref::text), extract_ref('episode', e.ref::text),
    extract_instant(c.checked_at), 'POLICE'
  from extract_kept() k join missing_preventioncheck c on c.child_id = k.child
  join missing_episode e on e.id = c.episode_id and e.end_kind <> 'RECORDED_IN_ERROR'
$$;

revoke execute on function extract_offers() from public;
grant execute on function extract_episode(), extract_return_interview(), extract_interview_episode(), extract_prevention_check() to app_report;
set local role app_owner;

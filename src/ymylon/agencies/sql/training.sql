-- Who was trained is read by themselves and by the managers of their teams; of everybody else a panel reads how many, by agency.
alter table agencies_training enable row level security;
alter table agencies_training force row level security;
revoke all on agencies_training from public;
create policy gate on agencies_training to app_gate using (true);
grant select on agencies_training to app_gate;
set local role app_gate;

-- For whom, in which team, whoever acts answers. People alone: a screen on a wall, or what asks by machine, is taught nothing.
create function answers_to_me() returns table (practitioner bigint, team bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (
    select q.team_scope, q.scope from posts_of(current_setting('app.actor')::bigint) q join action_roles() a on a.role = q.role
    where a.action = 'REVIEW_GRANTS' and (select sealed()))
  select distinct m.practitioner_id, t.id
  from agencies_team t left join agencies_agency g on g.id = t.agency_id
  join agencies_membership m on m.team_id = t.id and m.during @> statement_timestamp()
  join agencies_practitioner p on p.id = m.practitioner_id join agencies_account c on c.id = p.account_id and c.kind = 'PERSON'
  where t.scope = any(array(select n.team_scope from mine n)) or g.scope = any(array(select n.scope from mine n))
$$;

-- By agency: who works there with children today, and of those whose training stands. Whoever cares for a child is counted once more
-- for the course that is made for carers, which is a course on exploitation too. No areas: every agency.
create function training_counts(the_areas text[], working text[], caring text[], today date)
returns table (agency bigint, subject text, people bigint, trained bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_be_let('SEE_PANEL_RECORD');
  return query
    with posts as (
      select m.practitioner_id as person, t.agency_id as body, bool_or(m.role = any(caring)) as cares
      from agencies_membership m join agencies_team t on t.id = m.team_id join agencies_agency g on g.id = t.agency_id
      where m.during @> statement_timestamp() and m.role = any(working) and g.uses_ymylon
        and (the_areas = '{}' or g.areas && the_areas or t.areas && the_areas)
      group by 1, 2),
    standing as (
      select r.practitioner_id as person, s.about
      from agencies_training r
      cross join lateral (select r.subject union select 'EXPLOITATION' where r.subject = 'EXPLOITATION_CARERS') s(about)
      where r.taken_back_at is null and r.held_on <= today and coalesce(r.stands_until >= today, true)
      group by 1, 2)
    select p.body, s.about, count(*), count(k.person)
    from posts p cross join unnest(array['EXPLOITATION', 'EXPLOITATION_CARERS', 'NRM']) s(about)
    left join standing k on k.person = p.person and k.about = s.about
    where p.cares or s.about <> 'EXPLOITATION_CARERS'
    group by 1, 2;
end $$;

revoke execute on function answers_to_me(), training_counts(text[], text[], text[], date) from public;
grant execute on function acting_practitioner(), answers_to_me(), training_counts(text[], text[], text[], date) to app_web;
set local role app_owner;

-- Who answers to whom is asked once a statement and not once a row: a manager says it of three hundred at a time.
create policy theirs on agencies_training for select to app_web
  using (practitioner_id = (select acting_practitioner()) or practitioner_id in (select a.practitioner from answers_to_me() a));
create policy add on agencies_training for insert to app_web
  with check ((practitioner_id = (select acting_practitioner()) or practitioner_id in (select a.practitioner from answers_to_me() a))
              and recorded_by_id = (select acting_practitioner()));
create policy change on agencies_training for update to app_web
  using (practitioner_id = (select acting_practitioner()) or practitioner_id in (select a.practitioner from answers_to_me() a))
  with check ((practitioner_id = (select acting_practitioner()) or practitioner_id in (select a.practitioner from answers_to_me() a))
              and taken_back_by_id = (select acting_practitioner()));
grant select, insert, update (taken_back_at, taken_back_by_id) on agencies_training to app_web;
grant usage on sequence agencies_training_id_seq to app_web;

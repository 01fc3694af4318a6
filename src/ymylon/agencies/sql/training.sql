-- Who was trained is read by themselves and by the managers of their teams; of everybody else a panel reads how many, by agency.
alter table agencies_training enable row level security;
alter table agencies_training force row level security;
revoke all on agencies_training from public;
create policy gate on agencies_training to app_gate using (true);
grant select on agencies_training to app_gate;
set local role app_gate;

create function answers_to_me() returns table (practitioner bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct m.practitioner_id
  from agencies_membership m join agencies_team t on t.id = m.team_id left join agencies_agency g on g.id = t.agency_id
  where (select sealed()) and m.during @> statement_timestamp()
    and exists (select from posts_of(current_setting('app.actor')::bigint) q join action_roles() a on a.role = q.role
                where a.action = 'REVIEW_GRANTS' and (q.team_scope = t.scope or q.scope = g.scope))
$$;

create function may_train(the_practitioner bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select the_practitioner = acting_practitioner() or the_practitioner in (select a.practitioner from answers_to_me() a)
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

revoke execute on function answers_to_me(), may_train(bigint), training_counts(text[], text[], text[], date) from public;
grant execute on function acting_practitioner(), answers_to_me(), may_train(bigint), training_counts(text[], text[], text[], date) to app_web;
set local role app_owner;

create policy theirs on agencies_training for select to app_web
  using (practitioner_id = acting_practitioner() or practitioner_id in (select a.practitioner from answers_to_me() a));
create policy add on agencies_training for insert to app_web
  with check (may_train(practitioner_id) and recorded_by_id = acting_practitioner());
create policy change on agencies_training for update to app_web
  using (may_train(practitioner_id)) with check (may_train(practitioner_id) and taken_back_by_id = acting_practitioner());
grant select, insert, update (taken_back_at, taken_back_by_id) on agencies_training to app_web;
grant usage on sequence agencies_training_id_seq to app_web;

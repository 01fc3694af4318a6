-- What follows from an episode for people whom the writer may not see, and what an episode may never be.
set local role app_gate;

-- An episode that is opened again brings back whoever was involved because of it, whatever the lane; as new rows, from now. What
-- other episodes began neither stands in for it nor keeps it out.
create function involve_again(the_child bigint, the_about uuid, since timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select distinct on (i.team_id, i.kind)
    gen_random_uuid(), i.lane, '{}'::int[], '{}'::bigint[], i.child_id, i.agency_id, i.team_id, i.kind, i.basis, i.about, i.told_scopes, since
  from children_involvement i where i.child_id = the_child and i.about = the_about and i.ended_at is not null
    and not is_involved_besides(i.child_id, i.team_id, i.kind)
  order by i.team_id, i.kind, i.id desc
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;

-- The facts on which a strategy meeting hangs, those included that the writer may not see. Codes and instants, no words.
create function facts_for_meeting(the_child bigint, the_episode bigint) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return jsonb_build_object(
    'starts', (select coalesce(jsonb_agg(e.last_seen_at), '[]') from missing_episode e
               where e.child_id = the_child and e.end_kind <> 'RECORDED_IN_ERROR'),
    'grade', (select g.grade from missing_grading g where g.episode_id = the_episode order by g.at desc, g.id desc limit 1),
    'found', (select f.circumstance from missing_finding f where f.episode_id = the_episode),
    'harm', (select coalesce(jsonb_agg(distinct h), '[]') from (
               select unnest(f.harm) as h from missing_finding f where f.episode_id = the_episode
               union select unnest(c.harm) from missing_preventioncheck c where c.episode_id = the_episode) known));
end $$;

-- The moves of missing/rules/states.py; a test holds the two alike.
create function legal_moves() returns table (came_from text, goes_to text) language sql immutable as $$
  values ('REPORTED', 'FOUND'), ('REPORTED', 'IN_CUSTODY'), ('REPORTED', 'IN_HOSPITAL'), ('REPORTED', 'DIED'),
         ('REPORTED', 'RECORDED_IN_ERROR'), ('REPORTED', 'ACCEPTED_BY_ADULT_SERVICE'),
         ('FOUND', 'REPORTED'), ('IN_CUSTODY', 'REPORTED'), ('IN_HOSPITAL', 'REPORTED'), ('DIED', 'REPORTED'),
         ('RECORDED_IN_ERROR', 'REPORTED'), ('ACCEPTED_BY_ADULT_SERVICE', 'REPORTED'), ('REOPENED', 'REPORTED'),
         ('FOUND', 'DIED'), ('IN_CUSTODY', 'DIED'), ('IN_HOSPITAL', 'DIED'), ('REOPENED', 'DIED'),
         ('FOUND', 'RECORDED_IN_ERROR'), ('IN_CUSTODY', 'RECORDED_IN_ERROR'), ('IN_HOSPITAL', 'RECORDED_IN_ERROR'),
         ('REOPENED', 'RECORDED_IN_ERROR'),
         ('FOUND', 'CLOSED'), ('IN_CUSTODY', 'CLOSED'), ('IN_HOSPITAL', 'CLOSED'), ('DIED', 'CLOSED'),
         ('RECORDED_IN_ERROR', 'CLOSED'), ('ACCEPTED_BY_ADULT_SERVICE', 'CLOSED'), ('REOPENED', 'CLOSED'),
         ('CLOSED', 'REOPENED')
$$;

create function only_legal_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from legal_moves() m where m.came_from = old.state and m.goes_to = new.state) then
    raise exception 'an episode does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

grant execute on function only_legal_moves() to app_owner;
grant execute on function legal_moves() to app_owner, app_web, app_job;
grant execute on function involve_again(bigint, uuid, timestamptz), facts_for_meeting(bigint, bigint) to app_web, app_job, app_system;
set local role app_owner;
create trigger only_legal_moves before update of state on missing_episode
  for each row when (old.state is distinct from new.state) execute function only_legal_moves();
alter table missing_episode add constraint episode_state_known check (state in (
  'REPORTED', 'FOUND', 'IN_CUSTODY', 'IN_HOSPITAL', 'DIED', 'RECORDED_IN_ERROR', 'ACCEPTED_BY_ADULT_SERVICE', 'CLOSED', 'REOPENED'));
alter table missing_episode add constraint episode_ended_if_not_missing check ((state = 'REPORTED') = (ended_at is null));
alter table missing_episode add constraint episode_closed_when_closed check (closed_at is null or state = 'CLOSED');

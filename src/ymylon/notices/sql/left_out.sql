-- Whoever was left out sees neither that it was, nor anything that was told after it.
set local role app_gate;

create function own_scopes() returns int[] language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg((k / 32)::int), '{}') from unnest(current_setting('app.keys')::bigint[]) k where k % 32 = 0
$$;

-- From whom a leaving out is hidden: from the team; and from its whole agency, unless somebody of the agency itself did it.
create function is_hidden_from_me(the_team bigint, who bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select t.scope = any(own_scopes()) or (
    coalesce(g.scope = any(own_scopes()), false)
    and not exists (select from agencies_membership m join agencies_team mt on mt.id = m.team_id
                    where m.practitioner_id = who and mt.agency_id = t.agency_id))
  from agencies_team t left join agencies_agency g on g.id = t.agency_id where t.id = the_team
$$;

-- Of what the actor's own teams were left out, and since when. Only the policies below ask.
create function left_out_here() returns table (about uuid, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.about, l.at from notices_leftout l
  where l.team_id in (select t.id from agencies_team t where t.scope = any(own_scopes()))
$$;

grant execute on function is_hidden_from_me(bigint, bigint), left_out_here() to app_web, app_job, app_report;
set local role app_owner;

-- Whoever was left out learns of nobody else who was, either.
create policy not_the_one_left_out on notices_leftout as restrictive for select to app_web, app_job, app_report
  using (not is_hidden_from_me(team_id, by_id) and not exists (select from left_out_here() l where l.about = notices_leftout.about));
create policy not_after_left_out on notices_notice as restrictive for select to app_web, app_job, app_report
  using (not exists (select from left_out_here() l where l.about = notices_notice.about and notices_notice.told_at >= l.since));
create policy not_after_left_out on notices_noticeevent as restrictive for select to app_web, app_job, app_report
  using (not exists (select from left_out_here() l where l.about = notices_noticeevent.about and notices_noticeevent.told_at >= l.since));
-- What hangs on a notice is seen with it. Asked row by row only of somebody who was left out of something.
create policy not_after_left_out on notices_noticestage as restrictive for select to app_web, app_job, app_report
  using ((select not exists (select from left_out_here())) or exists (select from notices_notice n where n.id = notice_id));
create policy not_after_left_out on notices_call as restrictive for select to app_web, app_job, app_report
  using ((select not exists (select from left_out_here())) or exists (select from notices_notice n where n.id = notice_id));

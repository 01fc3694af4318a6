-- Who is asked about a child is read in the lane that the team's name needs, by the team that is asked, and by whoever keeps the meeting: not
-- by everybody else whose role reaches the whole agency of either. To the whole meeting everybody who is asked sees who is asked.
create policy in_lane on meetings_asked as restrictive for select to app_web, app_job, app_report using (
  item_id is null
  or exists (select from agencies_team t where t.id = team_id and t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]))
  or keys && array(select k from unnest(current_setting('app.keys')::bigint[]) k where k % 32 <> 0)
  or calls_meeting(meeting_id));

-- The clock sees the frame of boards and groups that have a rhythm: meetings about the work, and never about a child.
create policy system on meetings_meeting for select to app_system
  using (exists (select from meetings_kind k where k.id = kind_id and k.about = 'NOTHING' and k.every_days is not null));
create policy system on meetings_setting for select to app_system
  using (exists (select from meetings_meeting m where m.id = meeting_id));
grant select on meetings_meeting, meetings_setting, meetings_kind to app_system;

-- What the clock told is written by the clock alone: who wrote that somebody was told would silence it.
create trigger begins before insert on meetings_rung for each row execute function of_meeting_begins();
revoke insert on meetings_rung from app_web, app_job;

-- That a meeting is one of a series is read by whoever reads the meeting.
set local role app_gate;

create or replace function meeting_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update meetings_setting set scopes = new.scopes where meeting_id = new.id;
  update meetings_minutes set scopes = new.scopes where meeting_id = new.id;
  update meetings_word set scopes = new.scopes where meeting_id = new.id;
  update meetings_combined set scopes = new.scopes where meeting_id = new.id;
  update meetings_repeat set scopes = new.scopes where meeting_id = new.id;
  -- To the whole meeting everybody who is asked sees who else is.
  update meetings_asked set told_scopes = new.scopes where meeting_id = new.id and item_id is null;
  update meetings_answered a set told_scopes = new.scopes from meetings_asked s where s.id = a.asked_id and s.meeting_id = new.id and s.item_id is null;
  return null;
end $$;
set local role app_owner;

create trigger begins before insert on meetings_repeat for each row execute function of_meeting_begins();
create policy own_add on meetings_repeat as restrictive for insert to app_web, app_job
  with check (calls_meeting(meeting_id) and calls_meeting(first_id));

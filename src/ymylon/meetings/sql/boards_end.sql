-- Whoever keeps the last meeting of a board calls its next for the team whose board it is, also a manager of another team of its agency:
-- one called for their own team would leave the board without a date.
set local role app_gate;

create function call_next_meeting(the_ref uuid, the_last bigint, the_kind bigint, the_start timestamptz, the_minutes int, the_place text,
                                  the_chair bigint, the_why text, moment timestamptz, writer bigint)
returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one record;
  made bigint;
begin
  select m.team_id, m.area into one from meetings_meeting m
  join meetings_kind k on k.id = m.kind_id join meetings_kind n on n.id = the_kind and n.code = k.code
  where m.id = the_last and k.about = 'NOTHING';
  if not found or current_setting('app.w_meeting')::int[] = '{}' or not calls_meeting(the_last) then
    raise exception 'not your meeting' using errcode = 'insufficient_privilege';
  end if;
  insert into meetings_meeting (ref, scopes, version, kind_id, team_id, area, at, by_id)
  values (the_ref, '{}', 1, the_kind, one.team_id, one.area, moment, writer) returning id into made;
  insert into meetings_setting (ref, scopes, version, meeting_id, number, state, starts_at, minutes, place, chair_id, why, at, by_id)
  values (gen_random_uuid(), '{}', 1, made, 1, 'SET', the_start, the_minutes, the_place, the_chair, the_why, moment, writer);
  if not reads_meeting(made) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  return made;
end $$;

create or replace function meeting_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update meetings_setting set scopes = new.scopes where meeting_id = new.id;
  update meetings_minutes set scopes = new.scopes where meeting_id = new.id;
  update meetings_word set scopes = new.scopes where meeting_id = new.id;
  update meetings_combined set scopes = new.scopes where meeting_id = new.id;
  update meetings_repeat set scopes = new.scopes where meeting_id = new.id;
  update meetings_ended set scopes = new.scopes where meeting_id = new.id;
  -- To the whole meeting everybody who is asked sees who else is.
  update meetings_asked set told_scopes = new.scopes where meeting_id = new.id and item_id is null;
  update meetings_answered a set told_scopes = new.scopes from meetings_asked s where s.id = a.asked_id and s.meeting_id = new.id and s.item_id is null;
  return null;
end $$;

revoke execute on function call_next_meeting(uuid, bigint, bigint, timestamptz, int, text, bigint, text, timestamptz, bigint) from public;
grant execute on function call_next_meeting(uuid, bigint, bigint, timestamptz, int, text, bigint, text, timestamptz, bigint) to app_web, app_job;
set local role app_owner;

-- That a board meets no more is said by whoever keeps its last meeting; the clock reads that it is, and says nothing of it again.
create trigger begins before insert on meetings_ended for each row execute function of_meeting_begins();
create policy own_add on meetings_ended as restrictive for insert to app_web, app_job with check (calls_meeting(meeting_id));
create policy system on meetings_ended for select to app_system using (true);
grant select on meetings_ended to app_system;

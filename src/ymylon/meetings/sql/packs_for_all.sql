-- Whoever called a meeting has papers begun for everybody who is asked by name, and for the chair: each pack is its reader’s, drawn as them,
-- opened by them alone. Whoever begins it reads none of it, and learns of nobody whom their lanes do not show.
set local role app_gate;

create function begin_packs(the_meeting bigint, moment timestamptz, writer bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not calls_meeting(the_meeting) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  insert into meetings_pack (ref, scopes, version, meeting_id, person_id, number, tongue, at, by_id)
  select gen_random_uuid(), '{}', 1, the_meeting, w.id, 1, a.language, moment, writer
  from (select q.person_id from meetings_asked q
          left join lateral (select x.answer from meetings_answered x where x.asked_id = q.id order by x.id desc limit 1) l on true
          where q.meeting_id = the_meeting and coalesce(l.answer, '') not in ('APOLOGY', 'SUBSTITUTE', 'ABSENT', 'NOT_NEEDED')
        union select c.chair_id from (select s.chair_id from meetings_setting s where s.meeting_id = the_meeting order by s.number desc limit 1) c) who
  join agencies_practitioner w on w.id = who.person_id join agencies_account a on a.id = w.account_id and a.is_active
  where not exists (select from meetings_pack k where k.meeting_id = the_meeting and k.person_id = w.id)
  on conflict do nothing;
end $$;

revoke execute on function begin_packs(bigint, timestamptz, bigint) from public;
grant execute on function begin_packs(bigint, timestamptz, bigint) to app_web, app_job;
set local role app_owner;

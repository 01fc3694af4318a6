-- What is moved, or made one, together is at its own time no other commitment: several meetings are left out at once.
set local role app_gate;

drop function people_elsewhere(bigint[], timestamptz[], int, bigint);
create function people_elsewhere(the_people bigint[], the_starts timestamptz[], the_minutes int, the_meetings bigint[])
returns table (starts_at timestamptz, person bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.w_meeting')::int[] = '{}' then raise exception 'calls no meeting' using errcode = 'insufficient_privilege'; end if;
  return query
    with at_once as (
      select w.at, s.meeting_id, s.chair_id from unnest(the_starts) w(at) join meetings_setting s
        on s.starts_at > w.at - interval '600 minutes' and s.starts_at < w.at + the_minutes * interval '1 minute'
        and s.starts_at + s.minutes * interval '1 minute' > w.at
      where s.state in ('SET', 'MOVED') and s.meeting_id <> all (the_meetings)
        and not exists (select from meetings_setting x where x.meeting_id = s.meeting_id and x.number > s.number))
    select o.at, o.chair_id from at_once o where o.chair_id = any(the_people)
    union select o.at, a.person_id from at_once o join meetings_asked a on a.meeting_id = o.meeting_id
      left join lateral (select w.answer from meetings_answered w where w.asked_id = a.id order by w.id desc limit 1) l on true
      where a.person_id = any(the_people) and coalesce(l.answer, '') not in ('APOLOGY', 'SUBSTITUTE', 'ABSENT', 'NOT_NEEDED')
        and (a.child_id is null or a.child_id not in (select meetings_closed_to_me()));
end $$;

revoke execute on function people_elsewhere(bigint[], timestamptz[], int, bigint[]) from public;
grant execute on function people_elsewhere(bigint[], timestamptz[], int, bigint[]) to app_web, app_job;
set local role app_owner;

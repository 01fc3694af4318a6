-- Which of these people chair, or are asked by name to, another meeting at that time, and sent no apology: also one of which whoever arranges
-- may not know, and nothing of it comes back but that they are not free. Of a protected child nothing is said: whoever is asked sees it themselves.
set local role app_gate;

create function people_elsewhere(the_people bigint[], the_starts timestamptz[], the_minutes int, the_meeting bigint)
returns table (starts_at timestamptz, person bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.w_meeting')::int[] = '{}' then raise exception 'calls no meeting' using errcode = 'insufficient_privilege'; end if;
  return query
    with at_once as (
      select w.at, s.meeting_id, s.chair_id from unnest(the_starts) w(at) join meetings_setting s
        on s.starts_at > w.at - interval '600 minutes' and s.starts_at < w.at + the_minutes * interval '1 minute'
        and s.starts_at + s.minutes * interval '1 minute' > w.at
      where s.state in ('SET', 'MOVED') and s.meeting_id <> the_meeting
        and not exists (select from meetings_setting x where x.meeting_id = s.meeting_id and x.number > s.number))
    select o.at, o.chair_id from at_once o where o.chair_id = any(the_people)
    union select o.at, a.person_id from at_once o join meetings_asked a on a.meeting_id = o.meeting_id
      left join lateral (select w.answer from meetings_answered w where w.asked_id = a.id order by w.id desc limit 1) l on true
      where a.person_id = any(the_people) and coalesce(l.answer, '') not in ('APOLOGY', 'SUBSTITUTE', 'ABSENT', 'NOT_NEEDED')
        and (a.child_id is null or a.child_id not in (select meetings_closed_to_me()));
end $$;

-- Every team that is asked is told that a meeting was moved or cancelled, also one of which whoever does so may not know: by a link that holds nothing.
create function teams_to_tell(the_meeting bigint) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not calls_meeting(the_meeting) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  return array(select distinct a.team_id from meetings_asked a where a.meeting_id = the_meeting and a.team_id is not null order by 1);
end $$;

revoke execute on function people_elsewhere(bigint[], timestamptz[], int, bigint), teams_to_tell(bigint) from public;
grant execute on function people_elsewhere(bigint[], timestamptz[], int, bigint), teams_to_tell(bigint) to app_web, app_job;
set local role app_owner;

-- Whoever keeps a meeting arranges its further dates for the team that called it, also a chair or a manager outside that team, who may
-- call none for it otherwise. It is one of the series with which the other is one, whatever date came first since.
set local role app_gate;

create function repeat_meeting(the_ref uuid, the_meeting bigint, the_kind bigint, the_start timestamptz, the_why text, moment timestamptz, writer bigint)
returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one record;
  made bigint;
begin
  select m.team_id, m.area, m.context_id, s.minutes, s.place, s.chair_id, coalesce(r.first_id, m.id) as first_id into one
  from meetings_meeting m
  join meetings_kind k on k.id = m.kind_id join meetings_kind n on n.id = the_kind and n.code = k.code
  join lateral (select x.* from meetings_setting x where x.meeting_id = m.id order by x.number desc limit 1) s on true
  left join meetings_repeat r on r.meeting_id = m.id
  where m.id = the_meeting and s.state <> 'CANCELLED';
  if not found or current_setting('app.w_meeting')::int[] = '{}' or not calls_meeting(the_meeting) then
    raise exception 'not your meeting' using errcode = 'insufficient_privilege';
  end if;
  insert into meetings_meeting (ref, scopes, version, kind_id, team_id, area, context_id, at, by_id)
  values (the_ref, '{}', 1, the_kind, one.team_id, one.area, one.context_id, moment, writer) returning id into made;
  insert into meetings_setting (ref, scopes, version, meeting_id, number, state, starts_at, minutes, place, chair_id, why, at, by_id)
  values (gen_random_uuid(), '{}', 1, made, 1, 'SET', the_start, one.minutes, one.place, one.chair_id, the_why, moment, writer);
  insert into meetings_repeat (ref, scopes, version, meeting_id, first_id, at, by_id)
  values (gen_random_uuid(), '{}', 1, made, one.first_id, moment, writer);
  -- Whoever is asked to the whole of the one is asked to the other within this transaction: a chair whose team is among them reads it at once.
  update meetings_meeting m set scopes = array(
    select unnest(m.scopes) union select s from meetings_asked a cross join unnest(team_scopes(a.team_id)) s
    where a.meeting_id = the_meeting and a.item_id is null and a.team_id is not null order by 1)
  where m.id = made;
  if not reads_meeting(made) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  return made;
end $$;

revoke execute on function repeat_meeting(uuid, bigint, bigint, timestamptz, text, timestamptz, bigint) from public;
grant execute on function repeat_meeting(uuid, bigint, bigint, timestamptz, text, timestamptz, bigint) to app_web, app_job;
set local role app_owner;

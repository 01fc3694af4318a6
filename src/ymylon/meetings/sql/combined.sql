-- One meeting serves the purposes of two. What is carried from the one to the other whoever combines them may not read: functions of the
-- database carry it, and say nothing of it.
set local role app_gate;

create or replace function meeting_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update meetings_setting set scopes = new.scopes where meeting_id = new.id;
  update meetings_minutes set scopes = new.scopes where meeting_id = new.id;
  update meetings_word set scopes = new.scopes where meeting_id = new.id;
  update meetings_combined set scopes = new.scopes where meeting_id = new.id;
  -- To the whole meeting everybody who is asked sees who else is.
  update meetings_asked set told_scopes = new.scopes where meeting_id = new.id and item_id is null;
  update meetings_answered a set told_scopes = new.scopes from meetings_asked s where s.id = a.asked_id and s.meeting_id = new.id and s.item_id is null;
  return null;
end $$;

-- Whoever is asked to the other meeting is asked to this one, once; the views that stand there are said here, in their lanes. What the
-- chair opened here was opened before those views were: it is taken back in their lanes, and the chair opens it anew. Of a child who is
-- protected, or of whom whoever combines may not know, nothing is carried. Returns the teams that are told.
create function carry_to_meeting(the_meeting bigint, the_other bigint, the_why text, moment timestamptz, writer bigint) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one record;
  made bigint;
  own int[];
  kept text[];
begin
  if not calls_meeting(the_meeting) or not calls_meeting(the_other) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  select team_scopes(m.team_id), k.seats || k.standing_seats into own, kept
  from meetings_meeting m join meetings_kind k on k.id = m.kind_id where m.id = the_meeting;
  for one in
    select a.*, here.id as here_id from meetings_asked a
    left join meetings_item there on there.id = a.item_id and there.scopes && current_setting('app.meeting')::int[] and not is_protected(there.child_id)
    left join meetings_item here on here.meeting_id = the_meeting and here.child_id = there.child_id
    where a.meeting_id = the_other and (a.item_id is null or here.id is not null)
      -- That nobody is needed answers for a seat of the other's alone.
      and (a.team_id is not null or a.seat <> all (kept))
      and not exists (select from meetings_asked b where b.meeting_id = the_meeting and (b.item_id is null or b.item_id = here.id)
        and b.seat = a.seat and b.team_id is not distinct from a.team_id and (b.person_id = a.person_id or b.person_id is null or a.person_id is null))
    order by a.item_id nulls first, a.id
  loop
    made := null;
    insert into meetings_asked (ref, lane, scopes, keys, meeting_id, item_id, child_id, seat, team_id, person_id, told_scopes, at, by_id)
    values (gen_random_uuid(), one.lane, '{}', '{}', the_meeting, one.here_id, one.child_id, one.seat, one.team_id, one.person_id,
            array(select unnest(own) union select unnest(team_scopes(one.team_id))), moment, writer)
    on conflict do nothing returning id into made;
    if made is not null and one.team_id is null then
      insert into meetings_answered (ref, lane, scopes, keys, asked_id, child_id, answer, met, met_on, words, told_scopes, at, by_id)
      select gen_random_uuid(), w.lane, '{}', '{}', made, w.child_id, w.answer, w.met, w.met_on, w.words, own, moment, writer
      from meetings_answered w where w.asked_id = one.id order by w.id desc limit 1;
    end if;
  end loop;
  update meetings_meeting m set scopes = meeting_scopes(m.id) where m.id = the_meeting and m.scopes is distinct from meeting_scopes(m.id);
  update meetings_asked a set told_scopes = m.scopes from meetings_meeting m
  where m.id = the_meeting and a.meeting_id = m.id and a.item_id is null and a.told_scopes is distinct from m.scopes;
  for one in
    select there.id as there_id, here.id as here_id, here.child_id from meetings_item there
    join meetings_item here on here.meeting_id = the_meeting and here.child_id = there.child_id
    where there.meeting_id = the_other and there.scopes && current_setting('app.meeting')::int[] and not is_protected(there.child_id)
      and not exists (select from meetings_closed c where c.item_id = here.id)
  loop
    insert into meetings_letin (ref, scopes, version, item_id, child_id, at, by_id, person_id, lanes, until_on, why, ends_id)
    select gen_random_uuid(), '{}', 1, l.item_id, l.child_id, moment, writer, l.person_id, '{}', l.until_on, the_why, l.id from meetings_letin l
    where l.item_id = one.here_id and l.ends_id is null and not exists (select from meetings_letin e where e.ends_id = l.id)
      and exists (select from meetings_said s where s.item_id = one.there_id and s.lane = any(l.lanes) and s.kind in ('CHILD_VIEW', 'FAMILY_VIEW', 'LANGUAGE'));
    insert into meetings_said (ref, lane, scopes, keys, item_id, child_id, kind, code, words, reason, who, how, tongue, replaces_id, team_id, at, by_id)
    select gen_random_uuid(), s.lane, '{}', '{}', one.here_id, s.child_id, s.kind, s.code, s.words, s.reason, s.who, s.how, s.tongue, null, s.team_id,
           s.at, s.by_id
    from meetings_said s where s.item_id = one.there_id and s.kind in ('CHILD_VIEW', 'FAMILY_VIEW', 'LANGUAGE')
      and not exists (select from meetings_said r where r.replaces_id = s.id) order by s.id;
  end loop;
  return array(select distinct a.team_id from meetings_asked a where a.meeting_id = the_other and a.team_id is not null order by 1);
end $$;

-- Each purpose that a meeting serves besides its own is owed by itself: when the meeting is cancelled, or once a child's item is closed.
-- `dues` says by when, by kind; a kind that it leaves out is not owed. What is owed already, and each child of whom whoever writes may not know, is owed all the same.
create function owe_combined_meetings(the_meeting bigint, the_child bigint, dues jsonb, besides bigint[], moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not calls_meeting(the_meeting) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  perform open_duty(there.child_id, 'MEET_AGAIN', k.event_lane, there.ref,
      1 + (select count(*)::int from duties_duty d where d.about = there.ref and d.kind = 'MEET_AGAIN'),
      coalesce(protected_owner(there.child_id), m.team_id), moment, (dues ->> k.id::text)::timestamptz, k.source, k.standing)
  from meetings_combined c join meetings_meeting m on m.id = c.other_id join meetings_kind k on k.id = c.kind_id
  join meetings_item there on there.meeting_id = c.other_id
  join meetings_item here on here.meeting_id = c.meeting_id and here.child_id = there.child_id
  where c.meeting_id = the_meeting and (the_child is null or here.child_id = the_child) and there.id <> all (besides)
    and dues ? k.id::text
    and not exists (select from duties_duty d where d.about = there.ref and d.kind = 'MEET_AGAIN' and d.state = 'OPEN');
end $$;

revoke execute on function carry_to_meeting(bigint, bigint, text, timestamptz, bigint), owe_combined_meetings(bigint, bigint, jsonb, bigint[], timestamptz)
  from public;
grant execute on function carry_to_meeting(bigint, bigint, text, timestamptz, bigint), owe_combined_meetings(bigint, bigint, jsonb, bigint[], timestamptz)
  to app_web, app_job;

-- How panels and boards went: whoever was put together with another meeting was held, or not, with that one.
create or replace function panel_record(since date)
returns table (kind text, area text, starts_at timestamptz, state text, approved_at timestamptz, came jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_be_let('SEE_PANEL_RECORD');
  return query
    select k.code, m.area, l.starts_at, l.state, (select min(v.at) from meetings_minutes v where v.meeting_id = m.id),
      (select coalesce(jsonb_object_agg(g.kind, g.was_there), '{}') from (
         select a.kind, bool_or(coalesce(w.answer in ('HERE', 'HERE_MET'), false)) as was_there
         from meetings_asked q join agencies_team t on t.id = q.team_id join agencies_agency a on a.id = t.agency_id
         left join lateral (select x.answer from meetings_answered x where x.asked_id = q.id order by x.id desc limit 1) w on true
         where q.meeting_id = m.id and q.item_id is null group by 1) g)
    from (select o.id, o.area, o.kind_id from meetings_meeting o where not exists (select from meetings_combined c where c.other_id = o.id)
          union select o.id, o.area, c.kind_id from meetings_combined c join meetings_meeting o on o.id = c.meeting_id) m
    join meetings_kind k on k.id = m.kind_id
    join lateral (select s.starts_at, s.state from meetings_setting s where s.meeting_id = m.id order by s.number desc limit 1) l on true
    where k.code in ('PREVENTION_PANEL', 'SAFEGUARDING_BOARD', 'STRATEGY_GROUP', 'SUB_GROUP')
      and (l.starts_at at time zone 'Europe/London')::date >= since;
end $$;
set local role app_owner;

create trigger begins before insert on meetings_combined for each row execute function of_meeting_begins();
create policy own_add on meetings_combined as restrictive for insert to app_web, app_job
  with check (calls_meeting(meeting_id) and calls_meeting(other_id));

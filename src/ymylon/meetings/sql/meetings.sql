-- The frame of a meeting holds no child: whoever called it reads it, and every team that is asked. Who is asked, and what is said, are
-- written by functions, for a school writes no lane of what it is asked about, and must answer and be heard all the same.
set local role app_gate;

create function meeting_scopes(the_meeting bigint) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select unnest(team_scopes(m.team_id))
    union select s from meetings_asked a cross join unnest(team_scopes(a.team_id)) s where a.meeting_id = m.id and a.team_id is not null
    order by 1)
  from meetings_meeting m where m.id = the_meeting
$$;

create function meeting_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.scopes := coalesce(team_scopes(new.team_id), '{}');
  return new;
end $$;

create function of_meeting_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.scopes := coalesce((select m.scopes from meetings_meeting m where m.id = new.meeting_id), '{}');
  return new;
end $$;

create function meeting_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update meetings_setting set scopes = new.scopes where meeting_id = new.id;
  update meetings_minutes set scopes = new.scopes where meeting_id = new.id;
  update meetings_word set scopes = new.scopes where meeting_id = new.id;
  -- To the whole meeting everybody who is asked sees who else is.
  update meetings_asked set told_scopes = new.scopes where meeting_id = new.id and item_id is null;
  update meetings_answered a set told_scopes = new.scopes from meetings_asked s where s.id = a.asked_id and s.meeting_id = new.id and s.item_id is null;
  return null;
end $$;

-- Whoever called a meeting: their team, who sees its whole agency, and whoever chairs it now.
create function chairs_meeting(the_meeting bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select s.chair_id = acting_practitioner() from meetings_setting s where s.meeting_id = the_meeting order by s.number desc limit 1), false)
$$;
create function calls_meeting(the_meeting bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select chairs_meeting(the_meeting) or exists (
    select from meetings_meeting m join agencies_team t on t.id = m.team_id left join agencies_agency g on g.id = t.agency_id
    where m.id = the_meeting and m.scopes && current_setting('app.w_meeting')::int[]
      and (t.scope = any(current_setting('app.w_meeting')::int[]) or g.scope = any(current_setting('app.w_meeting')::int[])))
$$;
create function reads_meeting(the_meeting bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from meetings_meeting m where m.id = the_meeting and m.scopes && current_setting('app.meeting')::int[])
$$;

-- Of a protected child a meeting says nothing but to those who are named: neither that it is held, nor who is asked.
create function meetings_closed_to_me() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select p.child_id from protection_protection p where p.ended_at is null and not current_setting('app.actor')::bigint = any(p.readers)
$$;

-- The items and lanes that the chair opened to whoever acts, until the end of a day.
create function meeting_let_in() returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(l.item_id || ':' || lane), '{}') from meetings_letin l cross join unnest(l.lanes) lane
  where l.person_id = acting_practitioner() and l.ends_id is null and l.until_on >= (now() at time zone 'Europe/London')::date
    and not exists (select from meetings_letin e where e.ends_id = l.id)
$$;

-- Nobody opens what is not theirs, nor ever a source, a protected fact or what stands behind intelligence.
create function may_let_in(the_item bigint, the_lanes text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from meetings_item i where i.id = the_item and chairs_meeting(i.meeting_id) and not exists (
    select from unnest(the_lanes) l left join lane_numbers() n on n.lane = l
    where n.lane is null or l in ('PROTECTED', 'SOURCE', 'SUBMITTED', 'RELEASED', 'INTELLIGENCE', 'INTERVIEW_WORDS', 'IMMIGRATION', 'SEXUAL_HEALTH', 'AUDIT')
      or not exists (select from unnest(i.scopes) s where s::bigint * 32 + n.lane_number = any(current_setting('app.keys')::bigint[]))))
$$;

create function ask_to_meeting(the_ref uuid, the_meeting bigint, the_item bigint, the_seat text, the_team bigint, the_person bigint, the_lane text,
                               at timestamptz, who bigint)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_child bigint;
  told int[];
  made bigint;
begin
  if not calls_meeting(the_meeting) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  if the_item is not null then
    select i.child_id into the_child from meetings_item i where i.id = the_item and i.meeting_id = the_meeting;
    perform must_hold_child(the_child);
    if the_child in (select meetings_closed_to_me()) then raise exception 'no such child' using errcode = 'insufficient_privilege'; end if;
  end if;
  told := array(select unnest(team_scopes(m.team_id)) from meetings_meeting m where m.id = the_meeting union select unnest(team_scopes(the_team)));
  if the_item is null then
    told := array(select unnest(told) union select unnest(m.scopes) from meetings_meeting m where m.id = the_meeting);
  end if;
  insert into meetings_asked (ref, lane, scopes, keys, meeting_id, item_id, child_id, seat, team_id, person_id, told_scopes, at, by_id)
  values (the_ref, the_lane, '{}', '{}', the_meeting, the_item, the_child, the_seat, the_team, the_person, told, at, who)
  on conflict do nothing returning id into made;
  if made is not null then update meetings_meeting m set scopes = meeting_scopes(m.id) where m.id = the_meeting and m.scopes is distinct from meeting_scopes(m.id); end if;
  return made;
end $$;

create function answer_meeting(the_asked bigint, the_answer text, has_met text, last_met date, said text, at timestamptz, who bigint)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one meetings_asked%rowtype;
begin
  select * into one from meetings_asked a where a.id = the_asked for update;
  if not found or not (calls_meeting(one.meeting_id) or the_answer in ('COMES', 'APOLOGY', 'SUBSTITUTE') and exists (
      select from agencies_team t where t.id = one.team_id and t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]))) then
    raise exception 'not asked' using errcode = 'insufficient_privilege';
  end if;
  insert into meetings_answered (ref, lane, scopes, keys, asked_id, child_id, answer, met, met_on, words, told_scopes, at, by_id)
  values (gen_random_uuid(), one.lane, '{}', '{}', one.id, one.child_id, the_answer, has_met, last_met, said, one.told_scopes, at, who);
  return true;
end $$;

create function say_at_meeting(the_ref uuid, the_item bigint, the_lane text, said jsonb, the_replaced bigint, the_team bigint, moment timestamptz, writer bigint)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one meetings_item%rowtype;
  made bigint;
begin
  select * into one from meetings_item i where i.id = the_item;
  if not found or not reads_meeting(one.meeting_id) or not one.scopes && current_setting('app.meeting')::int[]
     or one.child_id in (select meetings_closed_to_me())
     or the_lane in ('PROTECTED', 'SOURCE', 'SUBMITTED', 'RELEASED', 'INTELLIGENCE', 'INTERVIEW_WORDS', 'IMMIGRATION', 'SEXUAL_HEALTH', 'AUDIT', 'MEETING', 'IDENTITY')
     or not ((the_item || ':' || the_lane) = any(meeting_let_in()) or exists (
       select from unnest(one.scopes) s cross join lane_numbers() n where n.lane = the_lane
         and s::bigint * 32 + n.lane_number = any(current_setting('app.keys')::bigint[]))) then
    raise exception 'not in this lane' using errcode = 'insufficient_privilege';
  end if;
  if the_replaced is not null and not exists (select from meetings_said o where o.id = the_replaced and o.item_id = the_item and o.lane = the_lane
      and o.kind = said ->> 'kind' and (o.by_id = writer or calls_meeting(one.meeting_id))) then
    raise exception 'nothing to put right' using errcode = 'insufficient_privilege';
  end if;
  insert into meetings_said (ref, lane, scopes, keys, item_id, child_id, kind, code, words, reason, who, how, tongue, replaces_id, team_id, at, by_id)
  values (the_ref, the_lane, '{}', '{}', the_item, one.child_id, said ->> 'kind', said ->> 'code', said ->> 'words', said ->> 'reason', said ->> 'who',
          said ->> 'how', said ->> 'tongue', the_replaced, the_team, moment, writer)
  returning id into made;
  return made;
end $$;

-- Whether a child's item may be closed: what whoever closes it may not see still counts, and nothing of it comes back.
create function meeting_facts(the_items bigint[]) returns table (item bigint, met_here boolean, child_view boolean, family_view boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id,
    exists (select from meetings_asked a join lateral (select w.answer from meetings_answered w where w.asked_id = a.id order by w.id desc limit 1) l on true
            where a.item_id = i.id and l.answer = 'HERE_MET'),
    exists (select from meetings_said s where s.item_id = i.id and s.kind = 'CHILD_VIEW' and s.how <> 'NOT_OBTAINED'
            and not exists (select from meetings_said r where r.replaces_id = s.id)),
    exists (select from meetings_said s where s.item_id = i.id and s.kind = 'FAMILY_VIEW' and s.how <> 'NOT_OBTAINED'
            and not exists (select from meetings_said r where r.replaces_id = s.id))
  from meetings_item i where i.id = any(the_items) and reads_meeting(i.meeting_id) and i.scopes && current_setting('app.meeting')::int[]
    and i.child_id not in (select meetings_closed_to_me())
$$;
-- A meeting is held once no child's item is open, also of a child of whom whoever says so may not know.
create function meeting_is_open(the_meeting bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select calls_meeting(the_meeting) and exists (select from meetings_item i where i.meeting_id = the_meeting
    and not exists (select from meetings_closed c where c.item_id = i.id))
$$;

-- A meeting that is cancelled leaves every child owed another, also one of whom whoever cancels may not know: the team that answers for
-- that child owes it, and nothing of it comes back.
create function owe_hidden_meetings(the_meeting bigint, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not calls_meeting(the_meeting) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  perform open_duty(i.child_id, 'MEET_AGAIN', k.event_lane, i.ref,
      1 + (select count(*)::int from duties_duty d where d.about = i.ref and d.kind = 'MEET_AGAIN'), protected_owner(i.child_id), moment, moment, k.source, k.standing)
  from meetings_item i join meetings_meeting m on m.id = i.meeting_id join meetings_kind k on k.id = m.kind_id
  where i.meeting_id = the_meeting and i.child_id in (select meetings_closed_to_me());
end $$;

revoke execute on function owe_hidden_meetings(bigint, timestamptz), meeting_scopes(bigint), meeting_begins(), of_meeting_begins(), meeting_moved(), chairs_meeting(bigint), calls_meeting(bigint),
  reads_meeting(bigint), meetings_closed_to_me(), meeting_let_in(), may_let_in(bigint, text[]), meeting_facts(bigint[]), meeting_is_open(bigint),
  ask_to_meeting(uuid, bigint, bigint, text, bigint, bigint, text, timestamptz, bigint),
  answer_meeting(bigint, text, text, date, text, timestamptz, bigint),
  say_at_meeting(uuid, bigint, text, jsonb, bigint, bigint, timestamptz, bigint) from public;
grant execute on function meeting_begins(), of_meeting_begins(), meeting_moved() to app_owner;
grant execute on function chairs_meeting(bigint), calls_meeting(bigint), meetings_closed_to_me(), meeting_let_in(), may_let_in(bigint, text[]) to app_web, app_job, app_report;
grant execute on function owe_hidden_meetings(bigint, timestamptz), meeting_facts(bigint[]), meeting_is_open(bigint), ask_to_meeting(uuid, bigint, bigint, text, bigint, bigint, text, timestamptz, bigint),
  answer_meeting(bigint, text, text, date, text, timestamptz, bigint),
  say_at_meeting(uuid, bigint, text, jsonb, bigint, bigint, timestamptz, bigint) to app_web, app_job;
set local role app_owner;

create trigger begins before insert on meetings_meeting for each row execute function meeting_begins();
create trigger moved after update of scopes on meetings_meeting for each row when (old.scopes is distinct from new.scopes) execute function meeting_moved();
do $do$
declare
  held text;
begin
  foreach held in array array['setting', 'minutes', 'word'] loop
    execute format('create trigger begins before insert on meetings_%s for each row execute function of_meeting_begins()', held);
  end loop;
  foreach held in array array['item', 'closed', 'answered', 'said'] loop
    execute format($q$create trigger names_nobody before insert or update of by_id on meetings_%s for each row execute function names_nobody('by_id|must')$q$, held);
  end loop;
  foreach held in array array['item', 'closed', 'letin', 'said'] loop
    execute format('create policy unbetrayed on meetings_%s as restrictive for select to app_web, app_job, app_report
      using (child_id <> all (array(select meetings_closed_to_me())))', held);
  end loop;
  foreach held in array array['item', 'closed', 'letin'] loop
    execute format('create policy unbetrayed_add on meetings_%s as restrictive for insert to app_web, app_job
      with check (child_id <> all (array(select meetings_closed_to_me())))', held);
  end loop;
  -- Whatever is of an item is read by whoever reads the item, and an item by whoever reads its meeting.
  foreach held in array array['closed', 'letin', 'said'] loop
    execute format('create policy of_item on meetings_%s as restrictive for select to app_web, app_job, app_report
      using (exists (select from meetings_item i where i.id = item_id))', held);
  end loop;
  foreach held in array array['item', 'asked'] loop
    execute format('create policy of_meeting on meetings_%s as restrictive for select to app_web, app_job, app_report
      using (exists (select from meetings_meeting m where m.id = meeting_id))', held);
  end loop;
end $do$;
create trigger names_nobody before insert or update of by_id, person_id on meetings_asked
  for each row execute function names_nobody('by_id|must', 'person_id');
create trigger names_nobody before insert or update of by_id, person_id on meetings_letin
  for each row execute function names_nobody('by_id|must', 'person_id|must');

-- Of a protected child the team that is asked reads that it is asked, and no more.
create policy unbetrayed on meetings_asked as restrictive for select to app_web, app_job, app_report
  using (child_id is null or child_id <> all (array(select meetings_closed_to_me()))
    or exists (select from agencies_team t where t.id = team_id and t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])));
create policy of_asked on meetings_answered as restrictive for select to app_web, app_job, app_report
  using (exists (select from meetings_asked a where a.id = asked_id));

-- What the chair opened is read beside one's own lanes.
alter policy see on meetings_said using (keys && current_setting('app.keys')::bigint[] or (item_id || ':' || lane) = any((select meeting_let_in())::text[]));
-- Who was let in is read by whoever called the meeting, and by whom it lets in.
create policy own on meetings_letin as restrictive for select to app_web, app_job, app_report
  using (person_id = (select acting_practitioner()) or exists (select from meetings_item i where i.id = item_id and calls_meeting(i.meeting_id)));

create policy own_add on meetings_meeting as restrictive for insert to app_web, app_job
  with check (exists (select from agencies_team t where t.id = team_id and t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])));
-- The first setting is written with the meeting, before anybody chairs it.
create policy own_add on meetings_setting as restrictive for insert to app_web, app_job with check (calls_meeting(meeting_id));
create policy own_add on meetings_item as restrictive for insert to app_web, app_job with check (calls_meeting(meeting_id));
create policy chair_add on meetings_minutes as restrictive for insert to app_web, app_job with check (chairs_meeting(meeting_id));
create policy chair_add on meetings_closed as restrictive for insert to app_web, app_job
  with check (exists (select from meetings_item i where i.id = item_id and i.child_id = child_id and chairs_meeting(i.meeting_id)));
create policy chair_add on meetings_letin as restrictive for insert to app_web, app_job with check (may_let_in(item_id, lanes));
-- At the table everybody speaks who is asked.
drop policy add on meetings_word;
create policy add on meetings_word for insert to app_web, app_job with check (scopes && current_setting('app.meeting')::int[]);

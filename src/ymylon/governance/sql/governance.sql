-- What a board publishes: written by one person, released by another, read by everybody without signing in. The rows themselves stay shut.
set local role app_gate;

create function governance_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update governance_publictext set scopes = new.scopes where meeting_id = new.id;
  update governance_release set scopes = new.scopes where meeting_id = new.id;
  update governance_withdrawal set scopes = new.scopes where meeting_id = new.id;
  return null;
end $$;

-- Which kinds of agency came to the whole of it, as it stood when it was released. No team, and nobody by name.
create function release_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.meeting_id := coalesce((select t.meeting_id from governance_publictext t where t.id = new.text_id), new.meeting_id);
  new.scopes := coalesce((select m.scopes from meetings_meeting m where m.id = new.meeting_id), '{}');
  new.came := coalesce((select jsonb_object_agg(g.kind, g.was_there) from (
    select a.kind, bool_or(coalesce(w.answer in ('HERE', 'HERE_MET'), false)) as was_there
    from meetings_asked q join agencies_team t on t.id = q.team_id join agencies_agency a on a.id = t.agency_id
    left join lateral (select x.answer from meetings_answered x where x.asked_id = q.id order by x.id desc limit 1) w on true
    where q.meeting_id = new.meeting_id and q.item_id is null group by 1) g), '{}');
  return new;
end $$;

create function withdrawal_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.meeting_id := coalesce((select r.meeting_id from governance_release r where r.id = new.release_id), new.meeting_id);
  new.scopes := coalesce((select m.scopes from meetings_meeting m where m.id = new.meeting_id), '{}');
  return new;
end $$;

-- Whether a role of whoever acts publishes what boards decided.
create function may_publish() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from posts_of(current_setting('app.actor')::bigint) p join action_roles() a on a.role = p.role
    where a.action = 'PUBLISH_MINUTES')
$$;

-- Nobody releases what they wrote themselves, nor anything but the last version of a meeting that was held and whose minutes are approved.
create function may_release(the_text bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from governance_publictext t where t.id = the_text and t.by_id is distinct from acting_practitioner()
    and acting_practitioner() is not null
    and exists (select from meetings_minutes v where v.meeting_id = t.meeting_id)
    and not exists (select from governance_publictext n where n.meeting_id = t.meeting_id and n.number > t.number))
$$;
create function is_board_meeting(the_meeting bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from meetings_meeting m join meetings_kind k on k.id = m.kind_id
    where m.id = the_meeting and k.about = 'NOTHING' and k.code in ('SAFEGUARDING_BOARD', 'STRATEGY_GROUP', 'SUB_GROUP')
      and not exists (select from meetings_item i where i.meeting_id = m.id))
$$;

-- Which of these words are a name of anybody in the record: not whose, nor how often, nor whether two are one person’s.
create function words_that_are_names(the_words text[]) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_be_let('PUBLISH_MINUTES');
  if cardinality(the_words) > 4000 then raise exception 'too many words' using errcode = 'program_limit_exceeded'; end if;
  return array(select w from unnest(the_words) w where exists (select from people_personname n where n.search_keys @> array['n:' || w]) order by w);
end $$;

-- What everybody reads: of each meeting the versions that were released, and of one that was withdrawn that it was.
create function published_minutes() returns table (
  meeting uuid, kind_en text, kind_cy text, area text, starts_at timestamptz, number int, released_at timestamptz, is_withdrawn boolean,
  words_en text, words_cy text, came text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.ref, k.name_en, k.name_cy, m.area, l.starts_at, t.number, r.at, w.id is not null,
    case when w.id is null then t.words_en else '' end, case when w.id is null then t.words_cy else '' end, r.came::text
  from governance_release r join governance_publictext t on t.id = r.text_id join meetings_meeting m on m.id = t.meeting_id
  join meetings_kind k on k.id = m.kind_id
  join lateral (select s.starts_at from meetings_setting s where s.meeting_id = m.id order by s.number desc limit 1) l on true
  left join governance_withdrawal w on w.release_id = r.id
$$;

revoke execute on function governance_moved(), release_begins(), withdrawal_begins(), may_publish(), may_release(bigint), is_board_meeting(bigint), words_that_are_names(text[]),
  published_minutes() from public;
grant execute on function governance_moved(), release_begins(), withdrawal_begins() to app_owner;
grant execute on function may_publish(), may_release(bigint), is_board_meeting(bigint) to app_web, app_job;
grant execute on function words_that_are_names(text[]), published_minutes() to app_web;
set local role app_owner;

create trigger governance_moved after update of scopes on meetings_meeting for each row when (old.scopes is distinct from new.scopes)
  execute function governance_moved();
create trigger begins before insert on governance_publictext for each row execute function of_meeting_begins();
create trigger begins before insert on governance_withdrawal for each row execute function withdrawal_begins();
create trigger begins before insert on governance_release for each row execute function release_begins();
create policy own_add on governance_publictext as restrictive for insert to app_web, app_job
  with check (by_id = (select acting_practitioner()) and (select may_publish()) and is_board_meeting(meeting_id) and calls_meeting(meeting_id));
create policy second_person on governance_release as restrictive for insert to app_web, app_job
  with check (by_id = (select acting_practitioner()) and (select may_publish()) and may_release(text_id));
create policy own_add on governance_withdrawal as restrictive for insert to app_web, app_job
  with check (by_id = (select acting_practitioner()) and (select may_publish()));

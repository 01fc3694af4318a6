-- What the team that answers for a protected child is told at once and alone, and what is held back until it chooses.
grant insert, select, update on post_letter to app_gate;
grant select on duties_policyrow to app_gate;
set local role app_gate;

-- How long that team may be silent: the national policy in force, else a quarter of an hour; never without a clock.
create function alarm_clock() returns interval language sql stable set search_path = public, pg_temp as $$
  select coalesce((select make_interval(hours => coalesce((p.value -> 'within' ->> 'hours')::int, 0), mins => coalesce((p.value -> 'within' ->> 'minutes')::int, 0))
                   from duties_policyrow p where p.key = 'acknowledge.protected' and p.level = 'NATIONAL' and p.switched_on
                     and p.in_force_from <= current_date and coalesce(p.in_force_to, 'infinity') > current_date
                   order by p.in_force_from desc limit 1), interval '15 minutes')
$$;

-- Told to the owner's team and to nobody else of its agency; whoever set it off reads nothing of it.
create function raise_alarm(the_child bigint, the_kind text, the_about uuid, at timestamptz, link text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_alarm uuid := gen_random_uuid();
begin
  insert into protection_alarm (ref, lane, scopes, keys, child_id, kind, at, by_id, about, told_scopes)
  select the_alarm, 'PROTECTED', '{}', '{}', the_child, the_kind, raise_alarm.at, nullif(current_setting('app.actor')::bigint, 0), the_about,
    array[t.scope]
  from protection_protection p join agencies_team t on t.id = p.owner_team_id where p.child_id = the_child and p.ended_at is null;
  with told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select gen_random_uuid(), 'PROTECTED', '{}', '{}', the_child, 'PROTECTED', the_alarm, t.id, 'OTHER', array[t.scope], 1, raise_alarm.at,
      raise_alarm.at + alarm_clock(), raise_alarm.at + 2 * alarm_clock(), alarm_clock(), '', '', raise_alarm.link, '', ''
    from protection_protection p join agencies_team t on t.id = p.owner_team_id where p.child_id = the_child and p.ended_at is null
    returning ref, team_id)
  insert into post_letter (key, to_email, language, link, queued_at)
  select 'notice:' || told.ref, t.email, 'cy+en', raise_alarm.link, raise_alarm.at
  from told join agencies_team t on t.id = told.team_id where t.email <> ''
  on conflict (key) do nothing;
end $$;

-- Whoever asks to open what is sealed is heard of by the team that answers for the child, and so by the second person on duty there.
create function asked_is_heard() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform raise_alarm(new.child_id, 'ASKED', new.ref, new.asked_at, '/');
  return null;
end $$;

create function record_leak(the_child bigint, at timestamptz, link text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform raise_alarm(the_child, 'LEAK', null, record_leak.at, record_leak.link);
end $$;

-- Called by the clock: every protection whose review has passed alarms its owner again each day, and goes on.
create function alarm_of_reviews(today date, at timestamptz, link text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  counted int := 0;
  due record;
begin
  for due in select p.child_id from protection_protection p
    where p.ended_at is null and p.review_on < today and not exists (
      select from protection_alarm a where a.child_id = p.child_id and a.kind = 'REVIEW' and a.at > alarm_of_reviews.at - interval '1 day')
  loop
    perform raise_alarm(due.child_id, 'REVIEW', null, alarm_of_reviews.at, alarm_of_reviews.link);
    counted := counted + 1;
  end loop;
  return counted;
end $$;

-- Of a protected child nobody is told but the owner's team: what was meant for others comes to it, with the shortest clock among
-- them. Let through is what that team chose, and whoever was told of the same thing before.
create function held_back() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  owner bigint;
begin
  select p.owner_team_id into owner from protection_protection p where p.child_id = new.child_id and p.ended_at is null;
  if owner is null then return new; end if;
  if new.kind <> 'PROTECTED' and new.team_id <> owner and coalesce(current_setting('app.chosen', true), '') <> 'on'
     and not exists (select from notices_notice n where n.about = new.about and n.team_id = new.team_id) then
    update notices_notice n set due_at = least(n.due_at, new.due_at), manager_at = least(n.manager_at, new.manager_at),
      repeat_every = least(n.repeat_every, new.repeat_every)
    where n.about = new.about and n.kind = new.kind and n.team_id = owner and n.occurrence = new.occurrence and n.acknowledged_at is null;
    if found then return null; end if;
    new.team_id := owner;
    new.because := 'OTHER';
    new.lane := 'EPISODE';
    new.told_scopes := array(select t.scope from agencies_team t where t.id = owner);
  end if;
  if is_aside(new.child_id, new.team_id) then
    new.lane := 'PROTECTED';
    new.link := '';
  end if;
  return new;
end $$;

-- A letter about what is protected leads to the front step: beside an address, a reference would say who knows of whom.
create function letter_leads_nowhere() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from notices_notice n where n.ref::text = split_part(new.key, ':', 2) and n.lane = 'PROTECTED' and new.key like 'notice:%') then
    new.link := coalesce(substring(new.link from '^https?://[^/]+'), '') || '/';
  end if;
  return new;
end $$;

-- The owner's team chooses whom to tell of what came to it. Each has as long to answer as that team had. Returns how many were told.
create function tell_chosen(the_notice uuid, teams bigint[], at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told int;
  n notices_notice;
begin
  select * into n from notices_notice where ref = the_notice and kind <> 'PROTECTED';
  if n.id is null or not exists (
    select from protection_protection p join agencies_team t on t.id = p.owner_team_id
    where p.child_id = n.child_id and p.ended_at is null and p.owner_team_id = n.team_id
      and exists (select from posts_of(current_setting('app.actor')::bigint) post where post.team_scope = t.scope)) then
    raise exception 'no such notice' using errcode = 'no_data_found';
  end if;
  perform involve(n.child_id, t, 'TOLD', 'IDENTITY', 'TOLD_BY_OWNER', n.about, tell_chosen.at) from unnest(teams) t
    where not exists (select from children_involvement i where i.child_id = n.child_id and i.team_id = t and i.ended_at is null);
  perform set_config('app.chosen', 'on', true);
  with passed as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select gen_random_uuid(), 'EPISODE', '{}', '{}', n.child_id, n.kind, n.about, t, 'TOLD', team_scopes(t), n.occurrence, tell_chosen.at,
      tell_chosen.at + (n.due_at - n.told_at), tell_chosen.at + (n.manager_at - n.told_at), n.repeat_every, n.policy_source,
      n.policy_standing, n.link, '', ''
    from unnest(teams) t
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id),
  posted as (
    insert into post_letter (key, to_email, language, link, queued_at)
    select 'notice:' || p.ref, t.email, 'cy+en', n.link, tell_chosen.at from passed p join agencies_team t on t.id = p.team_id where t.email <> ''
    on conflict (key) do nothing returning 1)
  select count(*) into told from passed;
  perform set_config('app.chosen', 'off', true);
  return told;
end $$;

grant execute on function record_leak(bigint, timestamptz, text), tell_chosen(uuid, bigint[], timestamptz) to app_web;
grant execute on function alarm_of_reviews(date, timestamptz, text) to app_system;
grant execute on function held_back(), letter_leads_nowhere(), asked_is_heard() to app_owner;
set local role app_owner;

create trigger aside_first before insert on notices_notice for each row execute function held_back();
create trigger leads_nowhere before insert on post_letter for each row execute function letter_leads_nowhere();
create trigger is_heard after insert on protection_opening for each row execute function asked_is_heard();

-- A closed team is told no more when all are told again, nor when one alone is: whoever stands for it is, and holds the child for it, in
-- the lane of that team: told of a clinic's or of youth justice's in the open one, everybody would know of them. And it stays out of what
-- it was left out of, of nothing else.
set local role app_gate;

create or replace function tell(the_child bigint, the_kind text, the_about uuid, the_occurrence int, rules jsonb, at timestamptz, link text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  with told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select distinct on (s.team_id)
      gen_random_uuid(), r.lane, '{}'::int[], '{}'::bigint[], the_child, the_kind, the_about, s.team_id, i.kind, team_scopes(s.team_id),
      the_occurrence, at, r.due_at, r.manager_at, make_interval(secs => r.repeat), coalesce(r.source, ''), coalesce(r.standing, ''),
      tell.link, '', ''
    from children_involvement i
    join jsonb_to_recordset(rules) as r(kind text, lane text, place int, due_at timestamptz, manager_at timestamptz,
                                        repeat double precision, source text, standing text) on r.kind = i.kind
    cross join lateral (select asked_now(the_child, i.team_id, at, the_about) as team_id) s
    where i.child_id = the_child and i.ended_at is null
      and not exists (select from notices_leftout l where l.about = the_about and l.team_id = i.team_id)
    order by s.team_id, s.team_id = i.team_id desc, r.place
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id)
  insert into post_letter (key, to_email, language, link, queued_at)
  select 'notice:' || told.ref, t.email, 'cy+en', tell.link, at from told join agencies_team t on t.id = told.team_id where t.email <> ''
  on conflict (key) do nothing;
  perform involve(the_child, n.team_id, 'TOLD', lane_of_stand_in(the_child, n.team_id, at, the_about), 'TEAM_CLOSED', the_about, at)
  from notices_notice n
  where n.child_id = the_child and n.about = the_about and n.kind = the_kind and n.occurrence = the_occurrence
    and not exists (select from children_involvement i where i.child_id = the_child and i.team_id = n.team_id and i.ended_at is null);
end $$;

create or replace function tell_whoever_was_told(the_child bigint, the_kind text, the_about uuid, the_occurrence int, rules jsonb,
                                                 at timestamptz, link text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  standing_in bigint[];
begin
  perform must_hold_child(the_child);
  with before as (
    select distinct on (w.team_id) w.team_id, w.lane, w.because, w.was_first
    from (select n.team_id, n.lane, n.because, true as was_first, n.told_at as told
          from notices_notice n
          where n.child_id = the_child and n.about = the_about and n.kind in ('REPORTED_MISSING', 'FURTHER_REPORT', 'REOPENED')
          union all
          select s.team_id, s.lane, n.because, false, s.at
          from notices_noticestage s join notices_notice n on n.id = s.notice_id
          where n.child_id = the_child and n.about = the_about and n.kind in ('REPORTED_MISSING', 'FURTHER_REPORT', 'REOPENED')) w
    order by w.team_id, w.was_first desc, w.told),
  asked as (
    -- Whoever was told under their own name stays told so.
    select distinct on (s.team_id) s.team_id, b.lane, b.because, b.was_first
    from before b cross join lateral (select asked_now(the_child, b.team_id, at, the_about) as team_id) s
    where not exists (select from notices_leftout l where l.about = the_about and l.team_id = b.team_id)
    order by s.team_id, s.team_id = b.team_id desc, b.was_first desc),
  told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select gen_random_uuid(), b.lane, '{}'::int[], '{}'::bigint[], the_child, the_kind, the_about, b.team_id, b.because,
      team_scopes(b.team_id), the_occurrence, at, r.due_at, r.manager_at, make_interval(secs => r.repeat), coalesce(r.source, ''),
      coalesce(r.standing, ''), tell_whoever_was_told.link, '', ''
    from asked b
    left join jsonb_to_recordset(rules) as r(kind text, due_at timestamptz, manager_at timestamptz, repeat double precision, source text,
                                             standing text) on r.kind = b.because and b.was_first
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id),
  posted as (
    insert into post_letter (key, to_email, language, link, queued_at)
    select 'notice:' || told.ref, t.email, 'cy+en', tell_whoever_was_told.link, at
    from told join agencies_team t on t.id = told.team_id where t.email <> ''
    on conflict (key) do nothing)
  select array_agg(told.team_id) into standing_in from told where told.team_id not in (select team_id from before);
  perform involve(the_child, one, 'TOLD', lane_of_stand_in(the_child, one, at, the_about), 'TEAM_CLOSED', the_about, at)
  from unnest(standing_in) one
  where not exists (select from children_involvement i where i.child_id = the_child and i.team_id = one and i.ended_at is null);
end $$;

create or replace function tell_team(the_child bigint, the_team bigint, the_kind text, the_about uuid, the_occurrence int, rules jsonb,
                                     at timestamptz, link text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked bigint := asked_now(the_child, the_team, at, the_about);
begin
  perform must_hold_child(the_child);
  if not exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.ended_at is null) then
    raise exception 'the team is not involved with the child';
  end if;
  with told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select gen_random_uuid(), r.lane, '{}', '{}', the_child, the_kind, the_about, asked, r.kind, team_scopes(asked), the_occurrence,
      at, r.due_at, r.manager_at, make_interval(secs => r.repeat), coalesce(r.source, ''), coalesce(r.standing, ''), tell_team.link, '', ''
    from jsonb_to_recordset(rules) as r(kind text, lane text, due_at timestamptz, manager_at timestamptz, repeat double precision,
                                        source text, standing text)
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id)
  insert into post_letter (key, to_email, language, link, queued_at)
  select 'notice:' || told.ref, t.email, 'cy+en', tell_team.link, at from told join agencies_team t on t.id = told.team_id where t.email <> ''
  on conflict (key) do nothing;
  perform involve(the_child, asked, 'TOLD', lane_of_involved(the_child, array[the_team]),
    case when asked = the_team then 'NOT_ACKNOWLEDGED' else 'TEAM_CLOSED' end, n.ref, at)
  from notices_notice n
  where n.about = the_about and n.kind = the_kind and n.team_id = asked and n.occurrence = the_occurrence
    and n.acknowledged_at is null;
end $$;
set local role app_owner;

-- When an episode is closed nobody is asked about it any more; harm that was referred still waits for an answer, and whoever is
-- asked for one holds the child until somebody gives it, and no longer.
set local role app_gate;

create function close_notices(the_child bigint, the_about uuid, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update notices_notice set closed_at = at
  where child_id = the_child and about = the_about and acknowledged_at is null and closed_at is null;
end $$;

create function reopen_notices(the_child bigint, the_about uuid, the_kinds text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update notices_notice set closed_at = null where child_id = the_child and about = the_about and kind = any(the_kinds);
end $$;

-- As before; besides, the team is involved by the notice itself: closing the episode takes from it no child of whom it is asked.
create or replace function tell_team(the_child bigint, the_team bigint, the_kind text, the_about uuid, the_occurrence int, rules jsonb,
                                     at timestamptz, link text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if not exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.ended_at is null) then
    raise exception 'the team is not involved with the child';
  end if;
  with told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select gen_random_uuid(), r.lane, '{}', '{}', the_child, the_kind, the_about, the_team, r.kind, team_scopes(the_team), the_occurrence,
      at, r.due_at, r.manager_at, make_interval(secs => r.repeat), coalesce(r.source, ''), coalesce(r.standing, ''), tell_team.link, '', ''
    from jsonb_to_recordset(rules) as r(kind text, lane text, due_at timestamptz, manager_at timestamptz, repeat double precision,
                                        source text, standing text)
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id)
  insert into post_letter (key, to_email, language, link, queued_at)
  select 'notice:' || told.ref, t.email, 'cy+en', tell_team.link, at from told join agencies_team t on t.id = told.team_id where t.email <> ''
  on conflict (key) do nothing;
  perform involve(the_child, the_team, 'TOLD', 'IDENTITY', 'NOT_ACKNOWLEDGED', n.ref, at) from notices_notice n
  where n.about = the_about and n.kind = the_kind and n.team_id = the_team and n.occurrence = the_occurrence
    and n.acknowledged_at is null;
end $$;

grant execute on function close_notices(bigint, uuid, timestamptz), reopen_notices(bigint, uuid, text[]) to app_web, app_job, app_system;
set local role app_owner;

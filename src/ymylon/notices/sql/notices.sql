-- Whom to tell is read from every live involvement, whatever its lane; who asks sees afterwards only what they may.
grant select, insert on post_letter to app_gate;
set local role app_gate;

-- `rules` is a list of {"kind": involvement, "lane": lane, "place": order, "due_at", "manager_at", "repeat": seconds, "source", "standing"}.
create function tell(the_child bigint, the_kind text, the_about uuid, the_occurrence int, rules jsonb, at timestamptz, link text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  with told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select distinct on (i.team_id)
      gen_random_uuid(), r.lane, '{}'::int[], '{}'::bigint[], the_child, the_kind, the_about, i.team_id, i.kind, team_scopes(i.team_id),
      the_occurrence, at, r.due_at, r.manager_at, make_interval(secs => r.repeat), coalesce(r.source, ''), coalesce(r.standing, ''),
      tell.link, '', ''
    from children_involvement i
    join jsonb_to_recordset(rules) as r(kind text, lane text, place int, due_at timestamptz, manager_at timestamptz,
                                        repeat double precision, source text, standing text) on r.kind = i.kind
    where i.child_id = the_child and i.ended_at is null
      and not exists (select from notices_leftout l where l.about = the_about and l.team_id = i.team_id)
    order by i.team_id, r.place
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id)
  insert into post_letter (key, to_email, language, link, queued_at)
  select 'notice:' || told.ref, t.email, 'cy+en', tell.link, at from told join agencies_team t on t.id = told.team_id where t.email <> ''
  on conflict (key) do nothing;
end $$;

-- The child before the notice, here and in the sweep: two who take them in turn can't wait for each other.
create function acknowledge(the_ref uuid, who bigint, at timestamptz, how text, answered text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  counted int;
begin
  perform from children_child c where c.person_id = (select child_id from notices_notice where ref = the_ref) for no key update;
  update notices_notice set acknowledged_at = greatest(at, told_at), acknowledged_by_id = who, acknowledged_how = how, answered_by = answered
  where ref = the_ref and acknowledged_at is null and keys && current_setting('app.keys')::bigint[];
  get diagnostics counted = row_count;
  return counted = 1;
end $$;

-- What came of a call is kept as it was said: that somebody answered without a name isn't that nobody did.
create function record_call(the_ref uuid, whom text, had_answer boolean, answered_name text, took boolean, happened timestamptz, who bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices_call (ref, lane, scopes, keys, notice_id, child_id, rang, answered, answered_by, took_it_on, told_scopes, at, by_id)
  select gen_random_uuid(), n.lane, '{}', '{}', n.id, n.child_id, whom, had_answer, answered_name, took, n.told_scopes, happened, who
  from notices_notice n where n.ref = the_ref and n.keys && current_setting('app.keys')::bigint[];
  if not found then raise exception 'no such notice' using errcode = 'no_data_found'; end if;
end $$;

create function leave_out(the_child bigint, the_about uuid, the_team bigint, why text, happened timestamptz, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into notices_leftout (ref, lane, scopes, keys, child_id, about, team_id, reason, at, by_id)
  values (gen_random_uuid(), 'EPISODE', '{}', '{}', the_child, the_about, the_team, why, happened, who)
  on conflict (about, team_id) do nothing;
end $$;

grant execute on function tell(bigint, text, uuid, int, jsonb, timestamptz, text), acknowledge(uuid, bigint, timestamptz, text, text),
  record_call(uuid, text, boolean, text, boolean, timestamptz, bigint), leave_out(bigint, uuid, bigint, text, timestamptz, bigint)
  to app_web, app_job, app_system;
set local role app_owner;

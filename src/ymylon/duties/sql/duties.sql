-- Duties are opened and ended by functions that see every lane: who writes may not be who sees.
set local role app_gate;

create function open_duty(the_child bigint, the_kind text, the_lane text, the_about uuid, the_occurrence int, the_team bigint,
                          opened timestamptz, due timestamptz, source text, standing text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into duties_duty (ref, lane, scopes, keys, child_id, kind, about, occurrence, team_id, told_scopes, state, opened_at, due_at,
                           policy_source, policy_standing, reason)
  values (gen_random_uuid(), the_lane, '{}', '{}', the_child, the_kind, the_about, the_occurrence, the_team,
          coalesce(team_scopes(the_team), '{}'), 'OPEN', opened, due, source, standing, '')
  on conflict (about, kind, occurrence) do nothing;
end $$;

-- Ends every open duty of these kinds about one thing. An empty list of kinds means all. Returns how many it ended.
create function end_duties(the_child bigint, the_about uuid, kinds text[], the_state text, at timestamptz, who bigint, why text)
returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended int;
begin
  perform must_hold_child(the_child);
  update duties_duty set state = the_state, ended_at = greatest(at, opened_at), ended_by_id = who, reason = why
  where child_id = the_child and about = the_about and state = 'OPEN' and (kinds = '{}' or kind = any(kinds));
  get diagnostics ended = row_count;
  return ended;
end $$;

-- The team that answers for a duty: of those involved with the child now, the first by the order of functions given.
create function team_for_duty(the_child bigint, functions text[]) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return (select t.id from children_involvement i join agencies_team t on t.id = i.team_id
          where i.child_id = the_child and i.ended_at is null and t.function = any(functions)
          order by array_position(functions, t.function), i.since_at, i.id limit 1);
end $$;

-- Whether something is open about this that the asker may not see: it closes nothing and betrays nothing more.
create function another_duty_open(the_child bigint, the_about uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return exists (select from duties_duty d where d.child_id = the_child and d.about = the_about and d.state = 'OPEN'
                 and not d.keys && current_setting('app.keys')::bigint[]);
end $$;

grant execute on function open_duty(bigint, text, text, uuid, int, bigint, timestamptz, timestamptz, text, text),
  end_duties(bigint, uuid, text[], text, timestamptz, bigint, text), team_for_duty(bigint, text[]), another_duty_open(bigint, uuid)
  to app_web, app_job, app_system;
set local role app_owner;

-- Whoever writes what makes a rule fire may not read that it did: the rows are written here, in the lane of concerns.
set local role app_gate;

-- `rules` is a list of {"key", "value", "facts", "source", "standing"}. A rule that fired before stays as it was.
create function keep_fired_rules(the_child bigint, the_episode bigint, rules jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into missing_firedrule (ref, scopes, version, child_id, episode_id, key, value, facts, source, standing, at)
  select gen_random_uuid(), '{}', 1, the_child, e.id, r.key, r.value, r.facts, r.source, r.standing, keep_fired_rules.at
  from jsonb_to_recordset(rules) as r(key text, value jsonb, facts jsonb, source text, standing text)
  join missing_episode e on e.id = the_episode and e.child_id = the_child
  on conflict (episode_id, key) do nothing;
end $$;

grant execute on function keep_fired_rules(bigint, bigint, jsonb, timestamptz) to app_web, app_job, app_system;
set local role app_owner;

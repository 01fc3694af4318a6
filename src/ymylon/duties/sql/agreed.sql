-- What was agreed is read by whoever works with the child and holds the lane; its owner may write it and need not write that lane.
-- So nobody inserts: these functions ask who owns it, who asked, and who manages either. Both stand in the ledger of duties.
drop policy if exists add on duties_action;
drop policy if exists change on duties_action;
drop policy if exists add on duties_actionline;
revoke insert, update on duties_action from app_web, app_job;
revoke insert on duties_actionline from app_web, app_job;
set local role app_gate;

-- Whether whoever acts works in this team, or in its agency with the reach of the whole, or manages it.
create function is_with_me(the_team bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from agencies_team t left join agencies_agency g on g.id = t.agency_id left join agencies_team m on m.id = t.manager_team_id
    where t.id = the_team and (t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])
      or g.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) or m.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])));
end $$;

create function works_in(who bigint, the_team bigint, at timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from agencies_membership m where m.practitioner_id = who and m.team_id = the_team and m.during @> at);
end $$;

-- The teams of an action: whose it is, and who asked. They stand in the ledger, each in the lane of its team.
create function is_of_action(the_ref uuid, also_asker boolean) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from duties_duty d where d.about = the_ref and is_with_me(d.team_id)
                 and (d.kind in ('AGREED_ACTION', 'ANSWER_HELP') or (also_asker and d.kind = 'CHASE_ACTION')));
end $$;

create function may_own_action(the_child bigint, the_team bigint, who bigint, at timestamptz) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.ended_at is null)
     or (who is not null and not works_in(who, the_team, at))
     or exists (select from notices_leftout n where n.child_id = the_child and n.team_id = the_team) then
    raise exception 'not of an involved team' using errcode = 'check_violation';
  end if;
end $$;

create function agree_action(the_ref uuid, the_child bigint, said jsonb, the_team bigint, who bigint, due timestamptz, at timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made bigint;
begin
  perform must_be_let(said ->> 'act');
  perform must_hold_child(the_child);
  if not exists (select from children_child c where c.person_id = the_child and c.scopes && current_setting('app.safety')::int[]) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
  perform may_own_action(the_child, the_team, who, at);
  insert into duties_action (ref, scopes, version, child_id, words, due_at, state, help, about, policy_source, policy_standing, at, by_id,
                             ended_words)
  values (the_ref, '{}', 1, the_child, said ->> 'words', due, said ->> 'state', said ->> 'help', (said ->> 'about')::uuid,
          said ->> 'source', said ->> 'standing', at, acting_practitioner(), '')
  returning id into made;
  insert into duties_actionline (ref, scopes, version, child_id, action_id, step, words, at, by_id)
  values (gen_random_uuid(), '{}', 1, the_child, made, said ->> 'step', '', at, acting_practitioner());
  return true;
end $$;

-- One step of an action that is still open: false where somebody ended it first. The child is held until the transaction ends.
create function step_action(the_ref uuid, the_step text, from_state text, to_state text, words text, due timestamptz, at timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
  ends boolean := to_state not in ('ASKED', 'AGREED');
begin
  perform must_be_let('WRITE_ACTION');
  select * into held from duties_action a where a.ref = the_ref and a.scopes && current_setting('app.safety')::int[];
  if not found then raise exception 'no such action' using errcode = 'no_data_found'; end if;
  perform must_hold_child(held.child_id);
  perform from children_child c where c.person_id = held.child_id for no key update;
  select * into held from duties_action a where a.id = held.id for update;
  -- What was asked for is answered by whoever was asked.
  if not is_of_action(the_ref, the_step not in ('GRANTED', 'REFUSED')) then
    raise exception 'not with you' using errcode = 'insufficient_privilege';
  end if;
  if held.ended_at is not null or held.state <> from_state then return false; end if;
  update duties_action a set state = to_state, due_at = coalesce(due, a.due_at),
    ended_at = case when ends then greatest(step_action.at, a.at) end,
    ended_by_id = case when ends then acting_practitioner() end,
    ended_words = case when ends then step_action.words else '' end
  where a.id = held.id;
  insert into duties_actionline (ref, scopes, version, child_id, action_id, step, words, at, by_id)
  values (gen_random_uuid(), '{}', 1, held.child_id, held.id, the_step, step_action.words, step_action.at, acting_practitioner());
  return true;
end $$;

-- What is owed about an action goes to another team of those that work with the child, or another person: with its lane.
create function hand_over_action(the_ref uuid, the_team bigint, who bigint, the_lane text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
begin
  perform must_be_let('WRITE_ACTION');
  select * into held from duties_action a where a.ref = the_ref and a.scopes && current_setting('app.safety')::int[];
  if not found then raise exception 'no such action' using errcode = 'no_data_found'; end if;
  perform must_hold_child(held.child_id);
  if not is_of_action(the_ref, true) then raise exception 'not with you' using errcode = 'insufficient_privilege'; end if;
  perform may_own_action(held.child_id, the_team, who, at);
  update duties_duty d set team_id = the_team, person_id = who, lane = the_lane, told_scopes = coalesce(team_scopes(the_team), '{}')
  where d.about = the_ref and d.kind in ('AGREED_ACTION', 'ANSWER_HELP') and d.state = 'OPEN';
  return found;
end $$;

-- Whose of a team something owed is. Whoever sees a duty of their own team, or of one that they manage, says so.
create function assign_duty(the_ref uuid, who bigint, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
begin
  select * into held from duties_duty d where d.ref = the_ref and d.keys && current_setting('app.keys')::bigint[];
  if not found then raise exception 'no such duty' using errcode = 'no_data_found'; end if;
  perform must_hold_child(held.child_id);
  perform from children_child c where c.person_id = held.child_id for no key update;
  if not coalesce(is_with_me(held.team_id), false) then raise exception 'not with you' using errcode = 'insufficient_privilege'; end if;
  if who is not null and not works_in(who, held.team_id, at) then raise exception 'not of that team' using errcode = 'check_violation'; end if;
  update duties_duty d set person_id = who where d.id = held.id and d.state = 'OPEN';
  return found;
end $$;

-- A duty waits, or goes on: the due moment moves with it, so that what was left of the clock is left afterwards.
create function pause_duty(the_ref uuid, until timestamptz, why text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
begin
  perform must_be_let('PAUSE_DUTY');
  select * into held from duties_duty d where d.ref = the_ref and d.keys && current_setting('app.keys')::bigint[];
  if not found then raise exception 'no such duty' using errcode = 'no_data_found'; end if;
  perform must_hold_child(held.child_id);
  perform from children_child c where c.person_id = held.child_id for no key update;
  update duties_duty d set paused_at = pause_duty.at, paused_until = until, paused_by_id = acting_practitioner(), pause_reason = why,
    due_at = d.due_at + (until - pause_duty.at)
  where d.id = held.id and d.state = 'OPEN' and d.lane not in ('WORKER_SAFETY', 'PROTECTED') and d.due_at >= pause_duty.at
    and coalesce(d.paused_until, '-infinity') <= pause_duty.at and until > pause_duty.at and until <= pause_duty.at + interval '29 days' and why <> '';
  return found;
end $$;

create function go_on_with_duty(the_ref uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
begin
  perform must_be_let('PAUSE_DUTY');
  select * into held from duties_duty d where d.ref = the_ref and d.keys && current_setting('app.keys')::bigint[];
  if not found then raise exception 'no such duty' using errcode = 'no_data_found'; end if;
  perform must_hold_child(held.child_id);
  perform from children_child c where c.person_id = held.child_id for no key update;
  update duties_duty d set due_at = d.due_at - (d.paused_until - go_on_with_duty.at), paused_until = greatest(go_on_with_duty.at, d.paused_at)
  where d.id = held.id and d.state = 'OPEN' and d.paused_until > go_on_with_duty.at;
  return found;
end $$;

-- The episodes behind an action: of every one of this child that is open, so that what is late climbs to nobody who was left out.
create function episodes_of_action(the_about uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct n.about from duties_action a join notices_leftout n on n.child_id = a.child_id where a.ref = the_about
$$;

revoke execute on function is_with_me(bigint), works_in(bigint, bigint, timestamptz), is_of_action(uuid, boolean),
  may_own_action(bigint, bigint, bigint, timestamptz), episodes_of_action(uuid),
  agree_action(uuid, bigint, jsonb, bigint, bigint, timestamptz, timestamptz),
  step_action(uuid, text, text, text, text, timestamptz, timestamptz), hand_over_action(uuid, bigint, bigint, text, timestamptz),
  assign_duty(uuid, bigint, timestamptz), pause_duty(uuid, timestamptz, text, timestamptz), go_on_with_duty(uuid, timestamptz) from public;
grant execute on function agree_action(uuid, bigint, jsonb, bigint, bigint, timestamptz, timestamptz),
  step_action(uuid, text, text, text, text, timestamptz, timestamptz), hand_over_action(uuid, bigint, bigint, text, timestamptz),
  assign_duty(uuid, bigint, timestamptz), pause_duty(uuid, timestamptz, text, timestamptz), go_on_with_duty(uuid, timestamptz)
  to app_web, app_job;
grant execute on function episodes_of_action(uuid) to app_system;
set local role app_owner;

create trigger names_nobody before insert or update of by_id, ended_by_id on duties_action
  for each row execute function names_nobody('by_id|must', 'ended_by_id');
create trigger names_nobody before insert or update of by_id on duties_actionline
  for each row execute function names_nobody('by_id|must');
drop trigger names_nobody on duties_duty;
create trigger names_nobody before insert or update of ended_by_id, person_id, paused_by_id on duties_duty
  for each row execute function names_nobody('ended_by_id', 'person_id', 'paused_by_id');

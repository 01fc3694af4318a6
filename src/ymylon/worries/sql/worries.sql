-- A worry stands between whoever noted it and the council: besides the lane, the team that noted it reads it while it holds the child.
-- It is written by a function: whoever works with a child may note one, and need not hold the lane in which it then lies.
drop policy add on worries_worry;
revoke insert on worries_worry from app_web, app_job;
create policy own on worries_worry for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create policy own on worries_step for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create index worries_worry_of_child on worries_worry (child_id, at);

-- Of what a clinic noted the lane is not enough: whoever reads it holds health besides, or is of the clinic.
create policy narrower on worries_worry as restrictive for select to app_web, app_job, app_report
  using (not clinic or scopes && current_setting('app.health')::int[] or from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]));
create policy narrower on worries_step as restrictive for select to app_web, app_job, app_report
  using (not clinic or scopes && current_setting('app.health')::int[] or from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]));
create policy narrower_add on worries_step as restrictive for insert to app_web, app_job
  with check (not clinic or scopes && current_setting('app.health')::int[]);
-- Only whoever decides for a team lets the police read, by a function.
drop policy add on worries_share;
revoke insert on worries_share from app_web, app_job;

set local role app_gate;

create function note_worry(the_child bigint, from_team bigint, said jsonb, at timestamptz, who bigint) returns table (id bigint, ref uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own int := must_refer(the_child, from_team);
  is_clinic boolean;
begin
  perform must_be_let('NOTE_WORRY');
  select t.function = 'CLINIC' into is_clinic from agencies_team t where t.id = from_team;
  return query
    insert into worries_worry as w (ref, scopes, version, child_id, from_scope, clinic, at, by_id, from_team_id, words, support, since_on,
      child_told, family_told, told_words, guarded, sent_as)
    values (gen_random_uuid(), '{}', 1, the_child, own, is_clinic, note_worry.at, case when not is_clinic then who end,
      case when not is_clinic then from_team end, said ->> 'words', said ->> 'support', (said ->> 'since_on')::date,
      said ->> 'child_told', said ->> 'family_told', said ->> 'told_words', is_protected(the_child), (said ->> 'sent_as')::uuid)
    returning w.id, w.ref;
end $$;

-- A step is read by whoever reads its worry: by whom that is, the worry says and not the writer.
create function worry_step_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select w.from_scope, w.clinic into new.from_scope, new.clinic from worries_worry w where w.id = new.worry_id;
  new.clinic := coalesce(new.clinic, false);
  return new;
end $$;

-- What the police read of a worry. Nothing of a clinic's and nothing of a protected child, whose every word could betray them.
create function share_worry(the_worry bigint, what text, why text, at timestamptz, who bigint) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record;
  made uuid;
begin
  perform must_be_let('SHARE_WORRY');
  select w.child_id into held from worries_worry w where w.id = the_worry and w.scopes && current_setting('app.w_worry')::int[] and not w.clinic;
  if not found then raise exception 'no such worry' using errcode = 'no_data_found'; end if;
  if is_protected(held.child_id) or btrim(what) = '' or btrim(why) = '' then
    raise exception 'not to be shared so' using errcode = 'check_violation';
  end if;
  insert into worries_share (ref, scopes, version, child_id, worry_id, words, reason, at, by_id)
  values (gen_random_uuid(), '{}', 1, held.child_id, the_worry, what, why, share_worry.at, who) returning ref into made;
  return made;
end $$;

create function worries_newly_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare their int := (select t.scope from agencies_team t where t.id = new.team_id);
begin
  update worries_worry set from_scope = null, from_team_id = null where child_id = new.child_id and from_scope = their;
  update worries_step set from_scope = null where child_id = new.child_id and from_scope = their;
  return new;
end $$;

-- What a worry and its answers say may name the place: with the protection it goes to the closed lane, and out of the open tables.
alter function what_betrays(bigint, bigint[]) rename to what_betrays_but_worries;
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  return query
    select * from what_betrays_but_worries(the_child, teams)
    union all select 'PLACE', concat_ws(' / ', nullif(w.words, ''), nullif(w.support, ''), nullif(w.told_words, '')), 'worries_worry:' || w.id
      from worries_worry w where w.child_id = the_child and w.words || w.support || w.told_words <> ''
    union all select 'PLACE', s.words, 'worries_step:' || s.id from worries_step s where s.child_id = the_child and s.words <> ''
    union all select 'PLACE', concat_ws(' / ', nullif(s.words, ''), nullif(s.reason, '')), 'worries_share:' || s.id
      from worries_share s where s.child_id = the_child and s.words || s.reason <> '';
end $$;

alter function set_aside(bigint, bigint[], timestamptz) rename to set_aside_but_worries;
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform set_aside_but_worries(the_child, teams, at);
  update worries_worry set words = '', support = '', told_words = '', guarded = true where child_id = the_child;
  update worries_step set words = '' where child_id = the_child;
  update worries_share set words = '', reason = '' where child_id = the_child;
end $$;
grant execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) to app_web;

revoke execute on function note_worry(bigint, bigint, jsonb, timestamptz, bigint),
  share_worry(bigint, text, text, timestamptz, bigint), worry_step_begins(), worries_newly_aside() from public;
grant execute on function note_worry(bigint, bigint, jsonb, timestamptz, bigint), share_worry(bigint, text, text, timestamptz, bigint) to app_web, app_job;
grant execute on function worry_step_begins(), worries_newly_aside() to app_owner;
set local role app_owner;
create trigger aside_first before insert on worries_worry for each row execute function referral_stands_aside();
create trigger begins before insert on worries_step for each row execute function worry_step_begins();
create trigger worries_newly_aside after insert on protection_asideteam for each row execute function worries_newly_aside();
create trigger names_nobody before insert or update of by_id on worries_worry for each row execute function names_nobody('by_id');
create trigger names_somebody before insert or update of by_id on worries_worry for each row
  when (not new.clinic) execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on worries_step for each row execute function names_nobody('by_id');
create trigger names_somebody before insert or update of by_id on worries_step for each row
  when (new.state <> 'ENDED') execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on worries_share for each row execute function names_nobody('by_id|must');
-- What is owed about a worry is told in its lane alone: not everybody in a joint team holds it.
create trigger lane_alone_worry before insert or update on duties_duty for each row
  when (new.lane = 'WORRY') execute function owed_in_lane_alone();
create trigger lane_alone_worry before insert or update on duties_dutyevent for each row
  when (new.lane = 'WORRY') execute function owed_in_lane_alone();
create trigger lane_alone_worry before insert or update on duties_dutystage for each row
  when (new.lane = 'WORRY') execute function owed_in_lane_alone();

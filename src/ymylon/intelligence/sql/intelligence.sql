-- What was given to the police is read by the unit that it was given to, and not by whoever holds the child: “to_scopes”, which the
-- database writes. A child may be missing from a row; whose record it is, “scopes” says as everywhere.
do $do$
declare
  held text;
  lane text;
begin
  foreach held in array array['submission', 'source', 'step', 'log', 'grade', 'version', 'release', 'withdrawal', 'reading'] loop
    lane := case when held = 'source' then 'source' when held in ('release', 'withdrawal', 'reading') then 'released' else 'submitted' end;
    execute format('drop policy see on intelligence_%I', held);
    execute format($q$create policy see on intelligence_%I for select to app_web, app_job, app_report
      using (to_scopes && current_setting('app.%s')::int[])$q$, held, lane);
    execute format('drop policy add on intelligence_%I', held);
    execute format('create index intelligence_%1$s_to on intelligence_%1$I using gin (to_scopes)', held);
    -- Why somebody knows a thing, and of what, says where a protected child is: while the protection lasts nothing is written here, and
    -- what stands is read by nobody.
    execute format('create policy unbetrayed on intelligence_%I as restrictive for select to app_web, app_job, app_report
      using (child_id is null or protected_owner(child_id) is null)', held);
    execute format('create policy unbetrayed_add on intelligence_%I as restrictive for insert to app_web, app_job
      with check (child_id is null or protected_owner(child_id) is null)', held);
  end loop;
  -- The unit writes of what was given to it. A submission with its source and its first line of the log is written by a function.
  foreach held in array array['step', 'log', 'grade', 'version'] loop
    execute format($q$create policy add on intelligence_%I for insert to app_web, app_job
      with check (to_scopes && current_setting('app.w_submitted')::int[])$q$, held);
  end loop;
  revoke insert on intelligence_submission, intelligence_source from app_web, app_job;
  -- Whoever submitted it reads their own, while they belong to that team and hold the child.
  foreach held in array array['submission', 'step'] loop
    execute format($q$create policy own on intelligence_%I for select to app_web, app_job
      using (author_id = (select acting_practitioner()) and from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[])
             and scopes && current_setting('app.identity')::int[])$q$, held);
  end loop;
  create policy own on intelligence_log for select to app_web, app_job
    using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
  -- What was released: by the unit that did, and by the team that it went to, while that holds the child and until it is withdrawn.
  foreach held in array array['release', 'withdrawal', 'reading'] loop
    execute format($q$create policy giver on intelligence_%I for select to app_web, app_job
      using (from_scopes && current_setting('app.submitted')::int[])$q$, held);
    execute format($q$create policy narrower on intelligence_%I as restrictive for select to app_web, app_job, app_report
      using (from_scopes && current_setting('app.submitted')::int[] or child_id is null
             or scopes && current_setting('app.released')::int[])$q$, held);
  end loop;
  create policy standing on intelligence_release as restrictive for select to app_web, app_job, app_report
    using (not withdrawn or from_scopes && current_setting('app.submitted')::int[]);
  foreach held in array array['release', 'withdrawal'] loop
    execute format($q$create policy add on intelligence_%I for insert to app_web, app_job
      with check (from_scopes && current_setting('app.w_released')::int[])$q$, held);
  end loop;
  create policy add on intelligence_reading for insert to app_web, app_job
    with check (to_scopes && current_setting('app.released')::int[] and (child_id is null or scopes && current_setting('app.released')::int[]));
end $do$;

set local role app_gate;

-- Whoever acts, by number: asked by the policies above under the eyes of whoever reads.
grant execute on function acting_practitioner() to app_web, app_job;

-- Whose a row is says what it belongs to, and not the writer; nor who wrote it.
create function intelligence_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  base record;
begin
  -- Rows of one submission are written one after the other: the newest is the newest.
  perform pg_advisory_xact_lock(hashtextextended('intelligence', new.submission_id));
  select s.* into base from intelligence_submission s where s.id = new.submission_id;
  -- Of what is not there the foreign key refuses it.
  if base.id is null then return new; end if;
  new.child_id := base.child_id;
  new.to_scopes := base.to_scopes;
  if tg_table_name in ('intelligence_step', 'intelligence_log') then
    new.from_scope := base.from_scope;
    new.author_id := base.author_id;
  end if;
  if tg_table_name = 'intelligence_log' then
    new.reference := base.reference;
    new.to_team_id := base.to_team_id;
  else
    new.by_id := acting_practitioner();
  end if;
  return new;
end $$;

create function intelligence_released() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  what record;
  base record;
  graded record;
begin
  select v.* into what from intelligence_version v where v.id = new.version_of_id;
  if what.id is null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('intelligence', what.submission_id));
  select s.* into base from intelligence_submission s where s.id = what.submission_id;
  select g.* into graded from intelligence_grade g where g.submission_id = base.id order by g.number desc limit 1;
  if graded.id is null then raise exception 'nothing is released without a grade' using errcode = 'check_violation'; end if;
  new.by_id := acting_practitioner();
  if new.by_id is null or new.by_id = what.by_id then
    raise exception 'another officer releases it' using errcode = 'check_violation';
  end if;
  if exists (select from intelligence_version v where v.submission_id = base.id and v.number > what.number) then
    raise exception 'a newer version was written' using errcode = 'check_violation';
  end if;
  new.child_id := base.child_id;
  new.from_scopes := base.to_scopes;
  new.to_scopes := team_scopes(new.to_team_id);
  new.reference := base.reference;
  new.english := what.english;
  new.welsh := what.welsh;
  new.information := graded.information;
  new.handling := graded.handling;
  new.conditions := graded.conditions;
  new.withdrawn := false;
  if new.child_id is not null and not exists (
    select from children_child c where c.person_id = new.child_id and c.scopes && new.to_scopes) then
    raise exception 'that team does not hold the child' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function intelligence_of_release() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare base record;
begin
  select r.* into base from intelligence_release r where r.id = new.release_id;
  if base.id is null then return new; end if;
  new.child_id := base.child_id;
  new.from_scopes := base.from_scopes;
  new.to_scopes := base.to_scopes;
  new.by_id := acting_practitioner();
  return new;
end $$;

create function intelligence_withdrawn() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update intelligence_release set withdrawn = true where id = new.release_id;
  return null;
end $$;

-- Of no child, a row lies where whoever wrote it does.
create function intelligence_scopes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.child_id is null then
    new.scopes := case
      when tg_argv[0] = 'from' then (select team_scopes(t.id) from agencies_team t where t.scope = (to_jsonb(new) ->> 'from_scope')::int)
      else new.to_scopes end;
  end if;
  return new;
end $$;

create function submit_intelligence(the_child bigint, from_team bigint, to_team bigint, said jsonb, the_source bytea, at timestamptz, who bigint)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own int := (select t.scope from agencies_team t where t.id = from_team);
  reached int[] := team_scopes(to_team);
  made record;
begin
  perform must_be_let('SUBMIT_INTELLIGENCE');
  if the_child is not null then
    own := must_refer(the_child, from_team);
    if is_protected(the_child) then raise exception 'not of a protected child' using errcode = 'check_violation'; end if;
  elsif own is null or not own::bigint * 32 = any(current_setting('app.keys')::bigint[]) then
    raise exception 'no such team' using errcode = 'no_data_found';
  end if;
  if who is distinct from acting_practitioner()
     or not exists (select from agencies_team t where t.id = to_team and t.function = 'FORCE_INTELLIGENCE') then
    raise exception 'no such unit' using errcode = 'no_data_found';
  end if;
  insert into intelligence_submission (ref, scopes, version, child_id, to_scopes, at, author_id, from_scope, from_team_id, to_team_id,
    reference, words, how, happened, known, who_knows, risk, sent_as)
  values (gen_random_uuid(), '{}', 1, the_child, reached, submit_intelligence.at, who, own, from_team, to_team,
    said ->> 'reference', said ->> 'words', said ->> 'how', said ->> 'happened', said ->> 'known', said ->> 'who_knows', said ->> 'risk',
    (said ->> 'sent_as')::uuid)
  returning id, ref into made;
  if the_source is not null then
    insert into intelligence_source (ref, scopes, version, child_id, to_scopes, at, submission_id, sealed)
    values ((said ->> 'source_ref')::uuid, '{}', 1, the_child, reached, submit_intelligence.at, made.id, the_source);
  end if;
  insert into intelligence_log (ref, scopes, version, child_id, to_scopes, at, submission_id, author_id, from_scope, reference, system,
    system_reference, to_team_id)
  values (gen_random_uuid(), '{}', 1, the_child, reached, submit_intelligence.at, made.id, who, own, said ->> 'reference', '', '', to_team);
  return made.ref;
end $$;

-- The teams around the child to whom something may be released: asked by the unit, which need not hold the child.
create function intelligence_readers(the_submission bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct i.team_id from children_involvement i join intelligence_submission s on s.child_id = i.child_id
  where s.id = the_submission and i.ended_at is null and i.team_id is not null
    and s.to_scopes && current_setting('app.w_submitted')::int[] and not is_protected(s.child_id)
$$;

-- What is owed about a submission the unit opens and ends though its force may not hold the child.
create function owe_intelligence(the_submission bigint, the_kind text, the_lane text, the_about uuid, the_team bigint, opened timestamptz,
                                 due timestamptz, source text, standing text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare base record;
begin
  select s.* into base from intelligence_submission s where s.id = the_submission and s.to_scopes && current_setting('app.w_submitted')::int[];
  if base.child_id is null then raise exception 'no such child' using errcode = 'no_data_found'; end if;
  insert into duties_duty (ref, lane, scopes, keys, child_id, kind, about, occurrence, team_id, told_scopes, state, opened_at, due_at,
                           policy_source, policy_standing, reason)
  values (gen_random_uuid(), the_lane, '{}', '{}', base.child_id, the_kind, the_about, 1, the_team, team_scopes(the_team), 'OPEN', opened,
          due, source, standing, '')
  on conflict (about, kind, occurrence) do nothing;
end $$;

create function meet_intelligence(the_submission bigint, the_about uuid, kinds text[], the_state text, at timestamptz, why text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from intelligence_submission s
                 where s.id = the_submission and s.to_scopes && current_setting('app.w_submitted')::int[]) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
  update duties_duty set state = the_state, ended_at = greatest(at, opened_at), ended_by_id = acting_practitioner(), reason = why
  where about = the_about and kind = any(kinds) and state = 'OPEN';
end $$;

revoke execute on function owe_intelligence(bigint, text, text, uuid, bigint, timestamptz, timestamptz, text, text),
  meet_intelligence(bigint, uuid, text[], text, timestamptz, text) from public;
grant execute on function owe_intelligence(bigint, text, text, uuid, bigint, timestamptz, timestamptz, text, text),
  meet_intelligence(bigint, uuid, text[], text, timestamptz, text) to app_web, app_job;
revoke execute on function intelligence_begins(), intelligence_released(), intelligence_of_release(), intelligence_withdrawn(),
  intelligence_scopes(), submit_intelligence(bigint, bigint, bigint, jsonb, bytea, timestamptz, bigint), intelligence_readers(bigint) from public;
grant execute on function submit_intelligence(bigint, bigint, bigint, jsonb, bytea, timestamptz, bigint) to app_web, app_job;
grant execute on function intelligence_readers(bigint) to app_web, app_job;
grant execute on function intelligence_begins(), intelligence_released(), intelligence_of_release(), intelligence_withdrawn(),
  intelligence_scopes() to app_owner;
set local role app_owner;
-- “begins” before “bound_scopes”, and “scoped” after it, by their names.
create trigger begins before insert on intelligence_step for each row execute function intelligence_begins();
create trigger begins before insert on intelligence_log for each row execute function intelligence_begins();
create trigger begins before insert on intelligence_grade for each row execute function intelligence_begins();
create trigger begins before insert on intelligence_version for each row execute function intelligence_begins();
create trigger begins before insert on intelligence_release for each row execute function intelligence_released();
create trigger begins before insert on intelligence_withdrawal for each row execute function intelligence_of_release();
create trigger begins before insert on intelligence_reading for each row execute function intelligence_of_release();
create trigger withdrawn after insert on intelligence_withdrawal for each row execute function intelligence_withdrawn();
do $do$
declare
  held text;
begin
  foreach held in array array['submission', 'step', 'log'] loop
    execute format('create trigger scoped before insert or update on intelligence_%I for each row
      execute function intelligence_scopes(''from'')', held);
  end loop;
  foreach held in array array['source', 'grade', 'version', 'release', 'withdrawal', 'reading'] loop
    execute format('create trigger scoped before insert or update on intelligence_%I for each row
      execute function intelligence_scopes(''to'')', held);
  end loop;
  foreach held in array array['submission', 'log'] loop
    execute format('create trigger names_nobody before insert or update of author_id on intelligence_%I for each row
      execute function names_nobody(''author_id|must'')', held);
  end loop;
  create trigger names_nobody before insert or update of author_id, by_id on intelligence_step for each row
    execute function names_nobody('author_id|must', 'by_id|must');
  foreach held in array array['grade', 'version', 'release', 'withdrawal', 'reading'] loop
    execute format('create trigger names_nobody before insert or update of by_id on intelligence_%I for each row
      execute function names_nobody(''by_id|must'')', held);
  end loop;
  -- What is owed is told in its lane alone: not everybody in a team holds it.
  foreach held in array array['duty', 'dutyevent', 'dutystage'] loop
    execute format($q$create trigger lane_alone_intelligence before insert or update on duties_%I for each row
      when (new.lane in ('SUBMITTED', 'RELEASED')) execute function owed_in_lane_alone()$q$, held);
  end loop;
end $do$;

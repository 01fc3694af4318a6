-- Several children in one submission: a line of the log for each, which that child's team reads, and a release for each. Where it was
-- told stands in the row that the unit and its author read, and in no line of the log.
set local role app_gate;

create or replace function intelligence_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  base record;
begin
  -- Rows of one submission are written one after the other: the newest is the newest.
  perform pg_advisory_xact_lock(hashtextextended('intelligence', new.submission_id));
  select s.* into base from intelligence_submission s where s.id = new.submission_id;
  -- Of what is not there the foreign key refuses it.
  if base.id is null then return new; end if;
  -- A line of the log is about one of the children who are named; all else is kept under the first of them.
  if tg_table_name <> 'intelligence_log' or new.child_id is null or not new.child_id = any(base.others) then
    new.child_id := base.child_id;
  end if;
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

create or replace function intelligence_released() returns trigger
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
  -- To each team a row for each child of those named whom it holds, so that nobody learns of one by another.
  new.child_id := coalesce(new.child_id, base.child_id);
  if new.child_id is not null and new.child_id <> base.child_id and not new.child_id = any(base.others) then
    raise exception 'not a child who is named' using errcode = 'check_violation';
  end if;
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

create or replace function owe_intelligence(the_submission bigint, the_kind text, the_lane text, the_about uuid, the_team bigint, opened timestamptz,
                                 due timestamptz, source text, standing text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare base record;
begin
  select s.* into base from intelligence_submission s where s.id = the_submission and s.to_scopes && current_setting('app.w_submitted')::int[];
  if base.child_id is null then raise exception 'no such child' using errcode = 'no_data_found'; end if;
  base.child_id := coalesce((select r.child_id from intelligence_release r where r.ref = the_about), base.child_id);
  insert into duties_duty (ref, lane, scopes, keys, child_id, kind, about, occurrence, team_id, told_scopes, state, opened_at, due_at,
                           policy_source, policy_standing, reason)
  values (gen_random_uuid(), the_lane, '{}', '{}', base.child_id, the_kind, the_about, 1, the_team, team_scopes(the_team), 'OPEN', opened,
          due, source, standing, '')
  on conflict (about, kind, occurrence) do nothing;
end $$;

drop function submit_intelligence(bigint, bigint, bigint, jsonb, bytea, timestamptz, bigint);
create function submit_intelligence(the_child bigint, from_team bigint, to_team bigint, said jsonb, the_source bytea, at timestamptz, who bigint,
  the_others bigint[])
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own int := (select t.scope from agencies_team t where t.id = from_team);
  reached int[] := team_scopes(to_team);
  made record;
  another bigint;
begin
  perform must_be_let('SUBMIT_INTELLIGENCE');
  if the_child is not null then
    own := must_refer(the_child, from_team);
    if is_protected(the_child) then raise exception 'not of a protected child' using errcode = 'check_violation'; end if;
  elsif own is null or not own::bigint * 32 = any(current_setting('app.keys')::bigint[]) then
    raise exception 'no such team' using errcode = 'no_data_found';
  end if;
  if the_child is null and the_others <> '{}' then raise exception 'no such child' using errcode = 'no_data_found'; end if;
  foreach another in array the_others loop
    perform must_refer(another, from_team);
    if is_protected(another) then raise exception 'not of a protected child' using errcode = 'check_violation'; end if;
  end loop;
  if who is distinct from acting_practitioner()
     or not exists (select from agencies_team t where t.id = to_team and t.function = 'FORCE_INTELLIGENCE') then
    raise exception 'no such unit' using errcode = 'no_data_found';
  end if;
  insert into intelligence_submission (ref, scopes, version, child_id, to_scopes, at, author_id, from_scope, from_team_id, to_team_id,
    reference, words, how, happened, known, who_knows, risk, sent_as, origin, origin_ref, others)
  values (gen_random_uuid(), '{}', 1, the_child, reached, submit_intelligence.at, who, own, from_team, to_team,
    said ->> 'reference', said ->> 'words', said ->> 'how', said ->> 'happened', said ->> 'known', said ->> 'who_knows', said ->> 'risk',
    (said ->> 'sent_as')::uuid, coalesce(said ->> 'origin', ''), (said ->> 'origin_ref')::uuid, the_others)
  returning id, ref into made;
  if the_source is not null then
    insert into intelligence_source (ref, scopes, version, child_id, to_scopes, at, submission_id, sealed)
    values ((said ->> 'source_ref')::uuid, '{}', 1, the_child, reached, submit_intelligence.at, made.id, the_source);
  end if;
  insert into intelligence_log (ref, scopes, version, child_id, to_scopes, at, submission_id, author_id, from_scope, reference, system,
    system_reference, to_team_id)
  select gen_random_uuid(), '{}', 1, named, reached, submit_intelligence.at, made.id, who, own, said ->> 'reference', '', '', to_team
  from unnest(array[the_child] || the_others) named;
  return made.ref;
end $$;

-- Whether a child who is named is protected: then all of it is read by nobody, whichever child its reader holds.
create function intelligence_shut(the_submission bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from intelligence_submission s, unnest(s.child_id || s.others) named
                 where s.id = the_submission and protected_owner(named) is not null)
$$;

create function intelligence_shut_version(the_version bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from intelligence_version v where v.id = the_version and intelligence_shut(v.submission_id))
$$;

create function intelligence_shut_release(the_release bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from intelligence_release r where r.id = the_release and intelligence_shut_version(r.version_of_id))
$$;

-- The teams around each child who is named, for the unit, which need not hold them.
drop function intelligence_readers(bigint);
create function intelligence_readers(the_submission bigint) returns table (team_id bigint, child_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct i.team_id, i.child_id
  from intelligence_submission s join children_involvement i on i.child_id = any(s.child_id || s.others)
  where s.id = the_submission and i.ended_at is null and i.team_id is not null
    and s.to_scopes && current_setting('app.w_submitted')::int[] and not intelligence_shut(s.id)
$$;

-- What those who are named are called, so that words meant for several teams name none of them; the unit is not shown it.
create function intelligence_names(the_submission bigint) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct n.given || ' ' || n.family
  from intelligence_submission s join people_personname n on n.person_id = any(s.child_id || s.others)
  where s.id = the_submission and s.to_scopes && current_setting('app.w_submitted')::int[] and not intelligence_shut(s.id)
$$;

revoke execute on function submit_intelligence(bigint, bigint, bigint, jsonb, bytea, timestamptz, bigint, bigint[]),
  intelligence_shut(bigint), intelligence_shut_version(bigint), intelligence_shut_release(bigint), intelligence_readers(bigint),
  intelligence_names(bigint) from public;
grant execute on function submit_intelligence(bigint, bigint, bigint, jsonb, bytea, timestamptz, bigint, bigint[]),
  intelligence_readers(bigint), intelligence_names(bigint) to app_web, app_job;
grant execute on function intelligence_shut(bigint), intelligence_shut_version(bigint), intelligence_shut_release(bigint)
  to app_web, app_job, app_report, app_owner;
set local role app_owner;
do $do$
declare
  held text;
  by_what text;
begin
  -- A line of the log says of its own child alone that something was submitted: that one's protection shuts it.
  foreach held in array array['submission', 'source', 'step', 'grade', 'version', 'release', 'withdrawal', 'reading'] loop
    by_what := case when held = 'submission' then 'others <> ''{}'' and intelligence_shut(id)' when held = 'release' then 'intelligence_shut_version(version_of_id)'
      when held in ('withdrawal', 'reading') then 'intelligence_shut_release(release_id)' else 'intelligence_shut(submission_id)' end;
    execute format('create policy unbetrayed_others on intelligence_%I as restrictive for select to app_web, app_job, app_report
      using (not (%s))', held, by_what);
  end loop;
end $do$;

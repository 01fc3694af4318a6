-- Where something was told stands in the row that the unit and its author read, and in no line of the log.
set local role app_gate;

create or replace function submit_intelligence(the_child bigint, from_team bigint, to_team bigint, said jsonb, the_source bytea, at timestamptz, who bigint)
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
    reference, words, how, happened, known, who_knows, risk, sent_as, origin, origin_ref)
  values (gen_random_uuid(), '{}', 1, the_child, reached, submit_intelligence.at, who, own, from_team, to_team,
    said ->> 'reference', said ->> 'words', said ->> 'how', said ->> 'happened', said ->> 'known', said ->> 'who_knows', said ->> 'risk',
    (said ->> 'sent_as')::uuid, coalesce(said ->> 'origin', ''), (said ->> 'origin_ref')::uuid)
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
set local role app_owner;

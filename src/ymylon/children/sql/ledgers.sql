-- Functions that write the ledgers. They see every lane, and refuse whoever does not hold the child.
set local role app_gate;

create function must_hold_child(the_child bigint) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.actor') = '0' and session_user in ('app_job', 'app_test') then return; end if;
  if not exists (select from children_child c where c.person_id = the_child
                 and c.scopes && (current_setting('app.identity')::int[] || current_setting('app.episode')::int[])) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
end $$;

create function team_scopes(the_team bigint) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array_remove(array[t.scope, g.scope], null) from agencies_team t left join agencies_agency g on g.id = t.agency_id where t.id = the_team
$$;

create function involve(the_child bigint, the_team bigint, the_kind text, the_lane text, the_basis text, the_about uuid,
                                   since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), the_lane, '{}', '{}', the_child, t.agency_id, t.id, the_kind, the_basis, the_about, team_scopes(t.id), since
  from agencies_team t where t.id = the_team and not is_involved_besides(the_child, the_team, the_kind)
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;

create function end_involvements(the_child bigint, the_about uuid, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update children_involvement set ended_at = greatest(at, since_at) where child_id = the_child and about = the_about and ended_at is null;
end $$;

create function end_involvement(the_child bigint, the_team bigint, the_kind text, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update children_involvement set ended_at = greatest(at, since_at)
  where child_id = the_child and team_id = the_team and kind = the_kind and ended_at is null;
end $$;

create function record_event(the_child bigint, the_kind text, the_lane text, happened timestamptz, who bigint, the_team bigint,
                             the_about uuid, the_detail text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_event (ref, lane, scopes, keys, child_id, kind, at, recorded_at, by_id, team_id, about, detail)
  values (gen_random_uuid(), the_lane, '{}', '{}', the_child, the_kind, happened, statement_timestamp(), who, the_team, the_about, the_detail);
end $$;

grant execute on function must_hold_child(bigint), team_scopes(bigint) to app_web, app_job, app_system;
grant execute on function involve(bigint, bigint, text, text, text, uuid, timestamptz), end_involvements(bigint, uuid, timestamptz),
  end_involvement(bigint, bigint, text, timestamptz), record_event(bigint, text, text, timestamptz, bigint, bigint, uuid, text)
  to app_web, app_job, app_system;
set local role app_owner;

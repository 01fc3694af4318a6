-- Who stands beside a child and who is out to see them: ledgers without content, written by these functions alone.
set local role app_gate;

create function must_write_child(the_child bigint, the_lane text) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if not exists (select from children_child c where c.person_id = the_child
                 and c.scopes && current_setting('app.w_' || lower(the_lane))::int[]) then
    raise exception 'not for this person to write' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Somebody of an involved team, or a contact of the child, is this to the child from now on. Taken already: unique violation.
create function allocate(the_ref uuid, the_child bigint, the_kind text, the_lane text, who bigint, the_contact bigint, the_team bigint,
                         known date, at timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_write_child(the_child, 'IDENTITY');
  if the_team is not null and not (
    exists (select from agencies_membership m where m.practitioner_id = who and m.team_id = the_team and m.during @> at)
    and exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.ended_at is null)) then
    raise exception 'not of an involved team' using errcode = 'check_violation';
  end if;
  if the_contact is not null and not exists (select from children_contact c where c.id = the_contact and c.child_id = the_child) then
    raise exception 'not a contact of the child' using errcode = 'check_violation';
  end if;
  insert into circumstances_allocation (ref, lane, scopes, keys, child_id, kind, practitioner_id, contact_id, team_id, told_scopes,
                                        known_since, since_at, why_ended)
  values (the_ref, the_lane, '{}', '{}', the_child, the_kind, who, the_contact, the_team, coalesce(team_scopes(the_team), '{}'), known, at, '');
end $$;

-- Whether it ended now: false where it had ended before.
create function end_allocation(the_child bigint, the_ref uuid, at timestamptz, who bigint, why text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_write_child(the_child, 'IDENTITY');
  update circumstances_allocation set ended_at = greatest(at, since_at), ended_by_id = who, why_ended = why
  where child_id = the_child and ref = the_ref and ended_at is null;
  return found;
end $$;

create function plan_visit(the_ref uuid, the_child bigint, who bigint, with_whom bigint, the_team bigint, manager bigint, the_place text,
                           at timestamptz, back timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_write_child(the_child, 'WORKER_SAFETY');
  insert into circumstances_visit (ref, lane, scopes, keys, child_id, practitioner_id, second_id, team_id, told_scopes, place, left_at,
                                   back_at, answer)
  values (the_ref, 'WORKER_SAFETY', '{}', '{}', the_child, who, with_whom, the_team,
          coalesce(team_scopes(the_team), '{}') || coalesce(team_scopes(manager), '{}'), the_place, at, back, '');
end $$;

create function check_in(the_child bigint, the_ref uuid, said text, at timestamptz, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update circumstances_visit set answer = said, answered_at = at, answered_by_id = who
  where child_id = the_child and ref = the_ref and keys && current_setting('app.keys')::bigint[];
  if not found then raise exception 'no such visit' using errcode = 'no_data_found'; end if;
end $$;

-- Whether letters about this child carry the team in place of a name, whoever asks: what a writer may not see still counts.
create function hides_names(the_child bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return exists (select from circumstances_visitrule r where r.child_id = the_child and r.ended_at is null and r.names_hidden);
end $$;

-- What a worker wrote of a danger, and what was settled, may name the place.
alter function what_betrays(bigint, bigint[]) rename to what_betrays_of_life;
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  return query
    select * from what_betrays_of_life(the_child, teams)
    union all select 'PLACE', s.words, 'circumstances_visitrule:' || s.id
      from circumstances_visitrule s where s.child_id = the_child and s.words <> ''
    union all select 'PLACE', concat_ws(' / ', nullif(s.words, ''), nullif(s.answer, '')), 'circumstances_staffincident:' || s.id
      from circumstances_staffincident s where s.child_id = the_child and s.words || s.answer <> ''
    union all select 'PLACE', concat_ws(' / ', nullif(s.goes_on, ''), nullif(s.wishes, '')), 'circumstances_transitionstep:' || s.id
      from circumstances_transitionstep s where s.child_id = the_child and s.goes_on || s.wishes <> '';
end $$;

alter function set_aside(bigint, bigint[], timestamptz) rename to set_aside_of_life;
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place text;
begin
  perform must_protect(the_child);
  perform set_aside_of_life(the_child, teams, at);
  foreach place in array array['visitrule', 'staffincident', 'transitionstep'] loop
    execute format('update circumstances_%s set recorded_at = recorded_at where child_id = $1', place) using the_child;
  end loop;
  update circumstances_visitruleevent set words = '' where child_id = the_child;
  update circumstances_staffincidentevent set words = '', answer = '' where child_id = the_child;
  update circumstances_transitionstepevent set goes_on = '', wishes = '' where child_id = the_child;
end $$;

grant execute on function allocate(uuid, bigint, text, text, bigint, bigint, bigint, date, timestamptz),
  end_allocation(bigint, uuid, timestamptz, bigint, text),
  plan_visit(uuid, bigint, bigint, bigint, bigint, bigint, text, timestamptz, timestamptz),
  check_in(bigint, uuid, text, timestamptz, bigint), hides_names(bigint) to app_web, app_job;
grant execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) to app_web;
set local role app_owner;

create trigger keeps_no_words before insert or update on circumstances_visitrule
  for each row execute function keeps_no_words('words');
create trigger keeps_no_words before insert or update on circumstances_staffincident
  for each row execute function keeps_no_words('words', 'answer');
create trigger keeps_no_words before insert or update on circumstances_transitionstep
  for each row execute function keeps_no_words('goes_on', 'wishes');

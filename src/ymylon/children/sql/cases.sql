-- One named person is let into one child's record. The grant has a scope of its own, which the child carries while the grant may
-- be live; begin_request gives it to that person alone, for the lanes of the grant that a role of theirs has.
alter table children_casegrant add constraint glass_says_why check (kind <> 'BREAK_GLASS' or length(btrim(basis)) >= 20);
set local role app_gate;

create or replace function cases_of(account bigint) returns table (scope int, kind text, lanes text[], writes boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select g.case_scope, g.kind, g.lanes, g.may_write
    from agencies_practitioner p join children_casegrant g on g.practitioner_id = p.id
    where p.account_id = account and g.ended_at is null
      and g.from_at <= statement_timestamp() and g.until_at > statement_timestamp();
end $$;

-- Whether whoever acts may do this action at all, by the policy that was drawn into the database.
create function must_be_let(the_action text) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from posts_of(current_setting('app.actor')::bigint) p join action_roles() a on a.role = p.role
                 where a.action = the_action) then
    raise exception 'no role that covers this' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function acting_practitioner() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from agencies_practitioner p where p.account_id = current_setting('app.actor')::bigint
$$;

-- A manager of an agency that holds the child lets a person in: lanes that the manager reads of this child and that a role of
-- the person has, from now on, for a year at most.
create function grant_case(the_child bigint, who bigint, the_lanes text[], writes boolean, the_basis text, at timestamptz, until timestamptz)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
  the_lane text;
  made uuid;
begin
  perform must_be_let('GRANT_CASE');
  perform must_hold_child(the_child);
  select scopes into held from children_child where person_id = the_child;
  if until > statement_timestamp() + interval '366 days' then raise exception 'a year at most' using errcode = 'check_violation'; end if;
  foreach the_lane in array the_lanes loop
    if not exists (select from lane_numbers() n where n.lane = the_lane)
       or not held && current_setting('app.' || lower(the_lane))::int[]
       or not exists (select from agencies_practitioner p cross join lateral posts_of(p.account_id) q
                      join role_lanes() l on l.role = q.role and l.lane = the_lane where p.id = who) then
      raise exception 'not a lane to give' using errcode = 'insufficient_privilege';
    end if;
  end loop;
  insert into children_casegrant (ref, lane, scopes, keys, child_id, practitioner_id, kind, lanes, may_write, told_scopes, basis,
                                  granted_by_id, from_at, until_at, verdict, verdict_words)
  values (gen_random_uuid(), 'IDENTITY', '{}', '{}', the_child, who, 'CASE', the_lanes, writes, '{}', the_basis,
          acting_practitioner(), at, until, '', '')
  returning ref into made;
  return made;
end $$;

-- Ends a grant, of either kind. False: it had ended before. Whoever was let in has lost the child with their next request.
create function end_case(the_ref uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_child bigint;
begin
  perform must_be_let('GRANT_CASE');
  select child_id into the_child from children_casegrant where ref = the_ref;
  perform must_hold_child(coalesce(the_child, 0));
  update children_casegrant set ended_at = greatest(at, from_at), ended_by_id = acting_practitioner()
  where ref = the_ref and ended_at is null and until_at > statement_timestamp();
  return found;
end $$;

grant execute on function grant_case(bigint, bigint, text[], boolean, text, timestamptz, timestamptz), end_case(uuid, timestamptz)
  to app_web, app_job;
set local role app_owner;
create trigger grants_added after insert on children_casegrant
  referencing new table as changed for each statement execute function involvements_changed();
create trigger grants_altered after update on children_casegrant
  referencing new table as changed for each statement execute function involvements_changed();

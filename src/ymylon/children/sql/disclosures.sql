-- What was given outside the record. Each row is a fact of its own lane, and stands as it was recorded, for every role.
set local role app_gate;

create function disclosure_stands() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - 'scopes' - 'keys' is distinct from to_jsonb(old) - 'scopes' - 'keys' then
    raise exception 'a disclosure stands as it was recorded' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Whether this version of an agreement is the one in force on the day, and covers these lanes from an agency of whoever acts.
create function agreement_covers(the_agreement uuid, the_lanes text[], to_agency bigint, to_body text, day date) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from access_agreement a
    where a.ref = the_agreement and a.from_on <= day and (a.to_on is null or day <= a.to_on)
      and not exists (select from access_agreement b where b.series = a.series and b.number > a.number and b.from_on <= day)
      and not exists (select from access_agreementend e where e.series = a.series and e.ended_on <= day)
      and the_lanes <@ a.lanes
      and case when to_agency is null then lower(to_body) in (select lower(b) from unnest(a.bodies) b)
               else to_agency = a.agency_id or to_agency = any(a.partner_agencies) end
      and exists (select from agencies_practitioner p
                  join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
                  join agencies_team t on t.id = m.team_id
                  where p.account_id = current_setting('app.actor')::bigint
                    and (t.agency_id = a.agency_id or t.agency_id = any(a.partner_agencies))));
end $$;

-- Whoever reads these lanes of this child has given facts of them away, under an agreement that covers it or for a reason.
-- A protected child's recipient and reason are sealed elsewhere, and stand in no open table.
create function record_disclosure(the_child bigint, the_lanes text[], the_means text, to_agency bigint, to_body text, to_person text,
                                  the_agreement uuid, the_why text, at timestamptz, sealed_apart boolean)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
  the_lane text;
  the_act uuid := gen_random_uuid();
  guarded boolean := protected_owner(the_child) is not null;
begin
  perform must_hold_child(the_child);
  select scopes into held from children_child where person_id = the_child;
  if guarded is distinct from sealed_apart or guarded and (to_agency is not null or to_body || to_person || the_why <> '') then
    raise exception 'of a protected child, whom and why is sealed' using errcode = 'insufficient_privilege';
  end if;
  if guarded and the_means in ('PRINT', 'FILE') then
    raise exception 'of a protected child nothing is printed' using errcode = 'insufficient_privilege';
  end if;
  if not guarded and to_agency is null and btrim(to_body || to_person) = '' then
    raise exception 'to whom' using errcode = 'check_violation';
  end if;
  if the_agreement is null then
    if not guarded and length(btrim(the_why)) < 20 then raise exception 'why' using errcode = 'check_violation'; end if;
  elsif guarded or not agreement_covers(the_agreement, the_lanes, to_agency, to_body, (at at time zone 'Europe/London')::date) then
    raise exception 'not covered' using errcode = 'check_violation';
  end if;
  if cardinality(the_lanes) = 0 then raise exception 'nothing was given' using errcode = 'check_violation'; end if;
  foreach the_lane in array the_lanes loop
    if the_lane in ('PROTECTED', 'AUDIT') or not exists (select from lane_numbers() n where n.lane = the_lane)
       or not held && current_setting('app.' || lower(the_lane))::int[] then
      raise exception 'not a lane to give' using errcode = 'insufficient_privilege';
    end if;
    insert into children_disclosure (ref, lane, scopes, keys, act, child_id, means, to_agency_id, to_body, to_person, agreement, why,
                                     is_sealed, at, by_id, team_id)
    values (gen_random_uuid(), the_lane, '{}', '{}', the_act, the_child, the_means, to_agency, to_body, to_person, the_agreement,
            the_why, guarded, at, acting_practitioner(),
            (select m.team_id from agencies_membership m join agencies_practitioner p on p.id = m.practitioner_id
             where p.account_id = current_setting('app.actor')::bigint and m.during @> statement_timestamp() order by m.id limit 1));
  end loop;
  return the_act;
end $$;

grant execute on function record_disclosure(bigint, text[], text, bigint, text, text, uuid, text, timestamptz, boolean)
  to app_web, app_job;
grant execute on function disclosure_stands() to app_owner;
set local role app_owner;
create trigger disclosure_stands before update on children_disclosure for each row execute function disclosure_stands();

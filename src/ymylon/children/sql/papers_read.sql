-- A paper is listed in the lanes that are drawn on it: those that whoever acts reads of this child, also where a lane was opened to
-- them for a time. By what else than a role a lane is opened, rooms above answer: here, by nothing.
set local role app_gate;

create function opened_to_me(the_child bigint) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$ select ''::text where false $$;

create or replace function record_disclosure(the_child bigint, the_lanes text[], the_means text, to_agency bigint, to_body text, to_person text,
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
       or not (held && current_setting('app.' || lower(the_lane))::int[]
               or the_means in ('PRINT', 'FILE') and the_lane in (select opened_to_me(the_child))) then
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

-- Of each child: which giving it was, and of which lanes. What is shared with nobody is on no paper.
drop function record_papers(bigint[], text[], text, bigint, text, text, text, timestamptz, bigint, bigint);
create function record_papers(the_children bigint[], the_lanes text[], the_means text, to_agency bigint, to_body text, to_person text,
                              the_why text, at timestamptz, who bigint, the_team bigint)
returns table (of_child bigint, giving uuid, given text[]) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_lane text;
begin
  for of_child in select distinct c from unnest(the_children) c order by 1 loop
    select coalesce(array_agg(l order by place), '{}') into given from unnest(the_lanes) with ordinality o(l, place)
    where l not in ('PROTECTED', 'AUDIT', 'SOURCE')
      and ((select scopes from children_child where person_id = of_child) && current_setting('app.' || lower(l))::int[]
           or l in (select opened_to_me(of_child)));
    giving := record_disclosure(of_child, given, the_means, to_agency, to_body, to_person, null, the_why, at, false);
    foreach the_lane in array given loop
      perform record_event(of_child, 'GIVEN_OUT', the_lane, at, who, the_team, giving, '');
    end loop;
    return next;
  end loop;
end $$;

revoke execute on function opened_to_me(bigint), record_papers(bigint[], text[], text, bigint, text, text, text, timestamptz, bigint, bigint)
  from public;
grant execute on function record_papers(bigint[], text[], text, bigint, text, text, text, timestamptz, bigint, bigint)
  to app_web, app_job;
set local role app_owner;

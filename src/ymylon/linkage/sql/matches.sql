-- What may be asked beyond one's own sight: whether a record exists, and whether two records may be one child's.
-- These functions see every record. They tell the asker no name, no number and no reference.
set local role app_gate;

-- A seam: children whose very existence on record is protected. Whoever brings protected facts answers here.
create function is_kept_from_matching(the_child bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$ select false $$;

-- The roles of SEARCH_MATCH_INDEX; a test holds the two alike.
create function match_index_roles() returns text[] language sql immutable as $$
  select array['POLICE_MISSING_COORDINATOR', 'RESPONSE_OFFICER', 'EMERGENCY_DUTY_SOCIAL_WORKER', 'SOCIAL_WORKER',
               'EXPLOITATION_COORDINATOR', 'TEAM_MANAGER', 'HEAD_OF_SERVICE']
$$;

-- True where each list of keys meets one and the same name.
create function meets_all(name_keys text[], asked jsonb) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select bool_and(name_keys && array(select jsonb_array_elements_text(a.value))) from jsonb_array_elements(asked) a
$$;

-- Whether a record exists that the asker may not see. `names` holds a list of keys for each name; all must meet, and the birth
-- date exactly; or else a national number. Answers with the police and councils that hold it, with null where neither does, and
-- with no row where there is none. Each question is audited with the children whom it concerned; the asker never learns whom.
create function ask_match_index(names jsonb, born text, numbers jsonb, asked text) returns table (agency bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine int[] := current_setting('app.identity')::int[];
  met bigint[];
begin
  if not exists (select from posts_of(current_setting('app.actor')::bigint) p where p.role = any(match_index_roles())) then
    return;
  end if;
  select coalesce(array_agg(distinct c.person_id), '{}') into met
  from (
    select n.person_id from people_personname n
    where jsonb_array_length(names) >= 2 and born <> '' and n.search_keys && array[born] and meets_all(n.search_keys, names)
    union all
    select i.person_id from people_identifier i
    join jsonb_to_recordset(numbers) as a(system text, value text) on a.system = i.system and a.value = i.value
    where i.system in ('NHS_NUMBER', 'UPN', 'PNC_ID')) like_it
  join children_child c on c.person_id = like_it.person_id
  where not c.scopes && mine and not is_kept_from_matching(c.person_id);
  perform audit('MATCH_INDEX', 'IDENTITY', met, asked, case when met = '{}' then 'no record' else 'a record exists' end);
  -- Of involvements only those are named that stand in the lane of identity: youth justice is of a council as well.
  return query
    select distinct g.id from unnest(met) m
    left join children_involvement i on i.child_id = m and i.ended_at is null and i.lane = 'IDENTITY'
    left join agencies_agency g on g.id = i.agency_id and g.kind in ('POLICE', 'TRANSPORT_POLICE', 'COUNCIL', 'EMERGENCY_DUTY');
end $$;

-- The front door of each council that is, or else was last, involved with a child.
create function front_doors_of(the_child bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with councils as (
    select i.agency_id, i.ended_at, i.id from children_involvement i join agencies_agency g on g.id = i.agency_id
    where i.child_id = the_child and g.kind = 'COUNCIL' and i.lane in ('IDENTITY', 'CARE', 'CONCERN')),
  holding as (
    select distinct agency_id from councils where ended_at is null
    union (select agency_id from councils where not exists (select from councils where ended_at is null) order by ended_at desc, id desc limit 1))
  select distinct on (h.agency_id) t.id from holding h join agencies_team t on t.agency_id = h.agency_id
  where t.function in ('CHILDRENS_FRONT_DOOR', 'EMERGENCY_DUTY', 'MANAGEMENT')
  order by h.agency_id, array_position(array['CHILDRENS_FRONT_DOOR', 'EMERGENCY_DUTY', 'MANAGEMENT'], t.function), t.id
$$;

-- Proposes whoever may be the child of this record, which was just opened, and lets the council that holds the other record see
-- both. `likeness` holds "names" (keys for each name), "exact" (of those the exact ones), "born", "near" and "years" (keys).
-- That council's involvement stands in a lane that nobody holds: the list of the involved must not betray the other record.
create function propose_matches(the_child bigint, likeness jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  pair record;
  pair_ref uuid;
begin
  perform must_hold_child(the_child);
  for pair in
    with mine as (select p.born_on from people_person p where p.id = the_child),
    numbered as (
      select o.person_id, 'NUMBER' as because, 0 as place
      from people_identifier m join people_identifier o on o.system = m.system and o.value = m.value and o.person_id <> m.person_id
      where m.person_id = the_child and m.system in ('NHS_NUMBER', 'UPN', 'PNC_ID')),
    named as (
      select n.person_id, n.search_keys, p.born_on, p.born_precision
      from people_personname n join people_person p on p.id = n.person_id
      where jsonb_array_length(likeness -> 'names') >= 2 and n.person_id <> the_child
        and n.search_keys && array(select jsonb_array_elements_text(likeness -> 'names' -> -1))
        and meets_all(n.search_keys, likeness -> 'names')),
    born as (
      select n.person_id,
        case when n.search_keys && array(select jsonb_array_elements_text(likeness -> 'born')) then 'NAME_AND_BIRTH'
             when n.search_keys && array(select jsonb_array_elements_text(likeness -> 'near')) then 'NAME_AND_NEAR_BIRTH'
             when n.search_keys && array(select jsonb_array_elements_text(likeness -> 'years')) then 'NAME_AND_AGE'
             when (n.born_on is null or (select born_on from mine) is null) and meets_all(n.search_keys, likeness -> 'exact') then 'NAME_ALONE'
        end as because
      from named n),
    -- A common name with no birth date beside it says nothing.
    told as (
      select person_id, because, 0 as place from numbered
      union all
      select person_id, because, array_position(array['NAME_AND_BIRTH', 'NAME_AND_NEAR_BIRTH', 'NAME_AND_AGE', 'NAME_ALONE'], because)
      from born where because is not null and (because <> 'NAME_ALONE'
        or (select count(distinct person_id) from born where because = 'NAME_ALONE') <= 3))
    select distinct on (t.person_id) t.person_id, t.because from told t join children_child c on c.person_id = t.person_id
    where not is_kept_from_matching(t.person_id)
      and not exists (select from linkage_proposal q where (q.child_id, q.other_id) in ((the_child, t.person_id), (t.person_id, the_child)))
    order by t.person_id, t.place
    limit 5
  loop
    insert into linkage_proposal (ref, scopes, version, child_id, other_id, because, proposed_at, answer, reason)
    values (gen_random_uuid(), '{}', 1, the_child, pair.person_id, pair.because, at, '', '') returning ref into pair_ref;
    insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
    select gen_random_uuid(), 'PROTECTED', '{}', '{}', the_child, t.agency_id, t.id, 'OTHER', 'MAY_BE_THE_SAME_CHILD', pair_ref,
      team_scopes(t.id), at
    from front_doors_of(pair.person_id) d join agencies_team t on t.id = d
    on conflict (child_id, team_id, kind) where ended_at is null do nothing;
    perform audit('PROPOSED_MATCH', 'IDENTITY', array[the_child, pair.person_id], pair_ref::text, pair.because);
  end loop;
end $$;

grant execute on function ask_match_index(jsonb, text, jsonb, text), propose_matches(bigint, jsonb, timestamptz) to app_web, app_job;
set local role app_owner;

-- The pair is seen, and answered, by whoever may see both; nobody but the function above proposes one.
drop policy see on linkage_proposal;
create policy see on linkage_proposal for select to app_web, app_job, app_report
  using (scopes && current_setting('app.identity')::int[] and sees_person(other_id));
drop policy change on linkage_proposal;
create policy change on linkage_proposal for update to app_web, app_job
  using (scopes && current_setting('app.w_identity')::int[] and sees_person(other_id));
drop policy add on linkage_proposal;
revoke insert on linkage_proposal from app_web, app_job;
drop policy see on linkage_proposalevent;
create policy see on linkage_proposalevent for select to app_web, app_job, app_report
  using (scopes && current_setting('app.identity')::int[] and sees_person(other_id));

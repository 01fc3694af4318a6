-- A protected child is in no answer: neither a search beyond one's own sight nor a pair. Only the team that answers for the
-- child is told; whoever asks is answered as if there were nobody, by the same statements.
set local role app_gate;

create or replace function is_kept_from_matching(the_child bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$ select is_protected(the_child) $$;

create or replace function ask_match_index(names jsonb, born text, numbers jsonb, asked text) returns table (agency bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine int[] := current_setting('app.identity')::int[];
  met bigint[];
  kept bigint[];
begin
  if not exists (select from posts_of(current_setting('app.actor')::bigint) p where p.role = any(match_index_roles())) then
    return;
  end if;
  select coalesce(array_agg(distinct c.person_id) filter (where not is_kept_from_matching(c.person_id)), '{}'),
         coalesce(array_agg(distinct c.person_id) filter (where is_kept_from_matching(c.person_id)), '{}') into met, kept
  from (
    select n.person_id from people_personname n
    where jsonb_array_length(names) >= 2 and born <> '' and n.search_keys && array[born] and meets_all(n.search_keys, names)
    union all
    select i.person_id from people_identifier i
    join jsonb_to_recordset(numbers) as a(system text, value text) on a.system = i.system and a.value = i.value
    where i.system in ('NHS_NUMBER', 'UPN', 'PNC_ID')) like_it
  join children_child c on c.person_id = like_it.person_id
  where not c.scopes && mine;
  perform raise_alarm(k, 'SEARCH', null, statement_timestamp(), '/') from unnest(kept) k;
  perform audit('MATCH_INDEX', 'IDENTITY', met, asked, case when met = '{}' then 'no record' else 'a record exists' end);
  -- Of involvements only those are named that stand in the lane of identity: youth justice is of a council as well.
  return query
    select distinct g.id from unnest(met) m
    left join children_involvement i on i.child_id = m and i.ended_at is null and i.lane = 'IDENTITY'
    left join agencies_agency g on g.id = i.agency_id and g.kind in ('POLICE', 'TRANSPORT_POLICE', 'COUNCIL', 'EMERGENCY_DUTY');
end $$;

create or replace function propose_matches(the_child bigint, likeness jsonb, at timestamptz) returns void
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
    select distinct on (kept, t.person_id) t.person_id, t.because, is_kept_from_matching(t.person_id) as kept
    from told t join children_child c on c.person_id = t.person_id
    where not exists (select from linkage_proposal q where (q.child_id, q.other_id) in ((the_child, t.person_id), (t.person_id, the_child)))
    order by kept desc, t.person_id, t.place
    limit 5
  loop
    if pair.kept then
      perform raise_alarm(pair.person_id, 'PAIR', (select ref from children_child where person_id = the_child), propose_matches.at, '/');
      insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
      select gen_random_uuid(), 'PROTECTED', '{}', '{}', the_child, t.agency_id, t.id, 'OTHER', 'MAY_BE_THE_SAME_CHILD', null,
        team_scopes(t.id), propose_matches.at
      from protection_protection p join agencies_team t on t.id = p.owner_team_id where p.child_id = pair.person_id and p.ended_at is null
      on conflict (child_id, team_id, kind) where ended_at is null do nothing;
      continue;
    end if;
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
set local role app_owner;

-- In an emergency: into a record that one may not see, or into lanes of one that one may. The grant, its alerts, the event and the
-- audit line are one transaction; nobody who could call this in another way gets the one without the others.
set local role app_gate;

-- The team that holds the record: of those involved the responsible council's first, and of those that were if nobody is now.
create function owner_team_of(the_child bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select i.team_id from children_involvement i
  where i.child_id = the_child and i.lane in ('IDENTITY', 'CARE', 'CONCERN')
  order by (i.ended_at is not null),
           array_position(array['RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY', 'HOST_AUTHORITY', 'FORCE', 'HOME'], i.kind) nulls last,
           i.ended_at desc, i.since_at, i.id
  limit 1
$$;

-- The children whom the match index would have answered about, and whom whoever acts may not see. Holds to ask_match_index.
create function beyond_sight(names jsonb, born text, numbers jsonb) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine int[] := current_setting('app.identity')::int[];
begin
  return (
    select coalesce(array_agg(distinct c.person_id), '{}')
    from (
      select n.person_id from people_personname n
      where jsonb_array_length(names) >= 2 and born <> '' and n.search_keys && array[born] and meets_all(n.search_keys, names)
      union all
      select i.person_id from people_identifier i
      join jsonb_to_recordset(numbers) as a(system text, value text) on a.system = i.system and a.value = i.value
      where i.system in ('NHS_NUMBER', 'UPN', 'PNC_ID')) like_it
    join children_child c on c.person_id = like_it.person_id
    where not c.scopes && mine and not is_kept_from_matching(c.person_id));
end $$;

create function break_glass_for(the_child bigint, reason text, until timestamptz, review_by timestamptz)
returns table (child_ref uuid, grant_ref uuid, owner_team bigint, manager_team bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me bigint := acting_practitioner();
  mine record;
  owner bigint := owner_team_of(the_child);
  manager bigint;
  made uuid;
begin
  if length(btrim(reason)) < 20 or until > statement_timestamp() + interval '4 hours' + interval '1 second'
     or until <= statement_timestamp() or review_by > statement_timestamp() + interval '14 days' then
    raise exception 'not a reason, or not a time, for which glass is broken' using errcode = 'check_violation';
  end if;
  select t.id, t.agency_id, coalesce(t.manager_team_id, t.next_team_id) as above into mine
  from agencies_membership m join agencies_team t on t.id = m.team_id
  where m.practitioner_id = me and m.during @> statement_timestamp() order by m.id limit 1;
  manager := coalesce(mine.above,
    (select t.id from agencies_team t where t.agency_id = mine.agency_id and t.function = 'MANAGEMENT' order by t.id limit 1), mine.id);
  owner := coalesce(owner, manager);
  insert into children_casegrant (ref, lane, scopes, keys, child_id, practitioner_id, kind, lanes, may_write, told_scopes, owner_team_id,
                                  basis, granted_by_id, from_at, until_at, verdict, verdict_words)
  values (gen_random_uuid(), 'IDENTITY', '{}', '{}', the_child, me, 'BREAK_GLASS',
    array(select distinct e.lane from posts_of(current_setting('app.actor')::bigint) p join role_emergency() e on e.role = p.role),
    false, team_scopes(owner) || team_scopes(manager), owner, btrim(reason), me, statement_timestamp(),
    least(until, statement_timestamp() + interval '4 hours'), '', '')
  returning ref into made;
  -- From here on in this transaction too: who broke the glass holds the child, and can open what is owed for it.
  perform begin_acting(current_setting('app.actor')::bigint, current_setting('app.purpose'));
  perform open_duty(the_child, 'REVIEW_BROKEN_GLASS', 'IDENTITY', made, 1, owner, statement_timestamp(), review_by, '', '');
  if manager is distinct from owner then
    -- Without a time: it is the holder's that climbs. A climb involves teams with the child, and this one may have no part in it.
    perform open_duty(the_child, 'REVIEW_BROKEN_GLASS', 'IDENTITY', made, 2, manager, statement_timestamp(), null, '', '');
  end if;
  perform record_event(the_child, 'GLASS_BROKEN', 'IDENTITY', statement_timestamp(), me, mine.id, made, '');
  perform audit('BROKE_GLASS', 'IDENTITY', array[the_child], made::text, 'told: teams ' || owner || ' and ' || manager);
  return query select c.ref, made, owner, manager from children_child c where c.person_id = the_child;
end $$;

-- For a record of which the match index says that it exists. Exactly one, or nothing is opened.
create function break_glass_by_question(names jsonb, born text, numbers jsonb, asked text, reason text, until timestamptz, review_by timestamptz)
returns table (child_ref uuid, grant_ref uuid, owner_team bigint, manager_team bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  met bigint[];
begin
  perform must_be_let('BREAK_GLASS');
  perform must_be_let('SEARCH_MATCH_INDEX');
  met := beyond_sight(names, born, numbers);
  if cardinality(met) <> 1 then
    perform audit('GLASS_NOT_BROKEN', 'IDENTITY', met, asked, 'not exactly one record');
    return;
  end if;
  return query select * from break_glass_for(met[1], reason, until, review_by);
end $$;

-- For a record that one sees already, but not in every lane that an emergency needs.
create function break_glass_by_ref(the_ref uuid, reason text, until timestamptz, review_by timestamptz)
returns table (child_ref uuid, grant_ref uuid, owner_team bigint, manager_team bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_child bigint;
begin
  perform must_be_let('BREAK_GLASS');
  select c.person_id into the_child from children_child c
  where c.ref = the_ref and c.scopes && current_setting('app.identity')::int[];
  if the_child is null then return; end if;
  return query select * from break_glass_for(the_child, reason, until, review_by);
end $$;

-- Whoever was told judges, but never whoever broke it. What was not justified ends at once. False: it was judged before.
create function review_glass(the_ref uuid, the_verdict text, words text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken record;
  me bigint := acting_practitioner();
  mine int[] := array(select (k / 32)::int from unnest(current_setting('app.keys')::bigint[]) k where k % 32 = 0);
begin
  perform must_be_let('REVIEW_GLASS');
  select * into broken from children_casegrant g
  where g.ref = the_ref and g.kind = 'BREAK_GLASS' and g.told_scopes && mine and g.practitioner_id <> me for update;
  if not found then raise exception 'no such thing to judge' using errcode = 'no_data_found'; end if;
  if broken.verdict <> '' then return false; end if;
  update children_casegrant set verdict = the_verdict, verdict_words = words, reviewed_at = statement_timestamp(), reviewed_by_id = me,
    ended_at = case when the_verdict = 'NOT_JUSTIFIED' and until_at > statement_timestamp() then greatest(statement_timestamp(), from_at) end,
    ended_by_id = case when the_verdict = 'NOT_JUSTIFIED' and until_at > statement_timestamp() then me end
  where id = broken.id;
  update duties_duty set state = 'FULFILLED', ended_at = greatest(statement_timestamp(), opened_at), ended_by_id = me
  where about = the_ref and kind = 'REVIEW_BROKEN_GLASS' and state = 'OPEN';
  insert into children_event (ref, lane, scopes, keys, child_id, kind, at, recorded_at, by_id, team_id, about, detail)
  values (gen_random_uuid(), 'IDENTITY', '{}', '{}', broken.child_id, 'GLASS_REVIEWED', statement_timestamp(), statement_timestamp(), me,
          null, the_ref, the_verdict);
  perform audit('GLASS_' || the_verdict, 'IDENTITY', array[broken.child_id], the_ref::text, '');
  return true;
end $$;

grant execute on function break_glass_by_question(jsonb, text, jsonb, text, text, timestamptz, timestamptz),
  break_glass_by_ref(uuid, text, timestamptz, timestamptz), review_glass(uuid, text, text) to app_web;
set local role app_owner;

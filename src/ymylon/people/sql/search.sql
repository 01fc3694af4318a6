-- People by the keys of their names. A list of keys can't use its index beneath a row policy (&& might tell what it sees), so
-- this asks past the policy and applies the same scopes itself. It answers with numbers alone; names are read as ever.
set local role app_gate;

-- `asked` is a list of {"any": keys, "exact": keys}. Finds names that meet at least `need` of these things, as every choice of
-- that many: each choice is an intersection in the index, where one common surname alone would be a tenth of the table.
create function people_meeting_sql(asked jsonb, mine int[], need int, most int) returns text
language plpgsql immutable set search_path = public, pg_temp as $$
declare
  things int := jsonb_array_length(asked);
  met text[] := '{}';
  exact text[] := '{}';
  choices text[] := '{}';
  choice text[];
begin
  for n in 0 .. things - 1 loop
    met := met || format('n.search_keys && %L::text[]', array(select jsonb_array_elements_text(asked -> n -> 'any')));
    exact := exact || format('n.search_keys && %L::text[]', array(select jsonb_array_elements_text(asked -> n -> 'exact')));
  end loop;
  for mask in 1 .. (1 << things) - 1 loop
    choice := array(select met[n] from generate_series(1, things) n where mask & (1 << (n - 1)) > 0);
    if cardinality(choice) = need then choices := choices || ('(' || array_to_string(choice, ' and ') || ')'); end if;
  end loop;
  return format(
    'select n.person_id, max(%1$s) from people_personname n where (%2$s) and n.scopes && %3$L::int[] group by n.person_id '
    'order by max(%1$s) desc, max(%4$s) desc, min(n.sort_key), n.person_id limit %5$s',
    '(' || array_to_string(met, ')::int + (') || ')::int', array_to_string(choices, ' or '), mine,
    '(' || array_to_string(exact, ')::int + (') || ')::int', most);
end $$;

-- Whoever meets all, or of three things and more all but one; if there is nobody, whoever meets two, or one of two.
create function people_meeting(asked jsonb, most int) returns table (person bigint, met int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine int[] := current_setting('app.identity')::int[];
  things int := jsonb_array_length(asked);
  need int := case when things <= 2 then things else things - 1 end;
begin
  if mine = '{}' or things not between 1 and 12 then return; end if;
  return query execute people_meeting_sql(asked, mine, need, most);
  if not found and things > 1 and need > least(things - 1, 2) then
    return query execute people_meeting_sql(asked, mine, least(things - 1, 2), most);
  end if;
end $$;

grant execute on function people_meeting(jsonb, int) to app_web, app_job;
set local role app_owner;

-- Asked with the eyes of whoever asks: true where they may see this person.
create function sees_person(the_person bigint) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from people_person p where p.id = the_person)
$$;

-- A judgement that two are one is seen by whoever may see both, and by nobody else.
drop policy see on people_mergeedge;
create policy see on people_mergeedge for select to app_web, app_job, app_report
  using (scopes && current_setting('app.identity')::int[] and sees_person(person_b_id));
drop policy add on people_mergeedge;
create policy add on people_mergeedge for insert to app_web, app_job
  with check (scopes && current_setting('app.w_identity')::int[] and sees_person(person_b_id));
drop policy change on people_mergeedge;
create policy change on people_mergeedge for update to app_web, app_job
  using (scopes && current_setting('app.w_identity')::int[] and sees_person(person_b_id));
drop policy see on people_mergeedgeevent;
create policy see on people_mergeedgeevent for select to app_web, app_job, app_report
  using (scopes && current_setting('app.identity')::int[] and sees_person(person_b_id));

-- People by the keys of their names. A list of keys can't use its index beneath a row policy (&& might tell what it sees), so
-- this asks past the policy and applies the same scopes itself. It answers with numbers alone; names are read as ever.
set local role app_gate;

-- `asked` is a list of {"any": keys, "exact": keys}; whoever meets more of it comes first, then whoever meets it exactly.
create function people_meeting_sql(asked jsonb, mine int[], most int) returns text
language plpgsql immutable set search_path = public, pg_temp as $$
declare
  thing jsonb;
  parts text[] := '{}';
begin
  for thing in select value from jsonb_array_elements(asked) loop
    parts := parts || format(
      'select n.person_id, bool_or(n.search_keys && %L::text[]) as exact, min(n.sort_key) as place from people_personname n '
      'where n.search_keys && %L::text[] and n.scopes && %L::int[] group by n.person_id',
      array(select jsonb_array_elements_text(thing -> 'exact')), array(select jsonb_array_elements_text(thing -> 'any')), mine);
  end loop;
  return format(
    'select h.person_id, count(*)::int from (%s) h group by h.person_id '
    'order by count(*) desc, count(*) filter (where h.exact) desc, min(h.place), h.person_id limit %s',
    array_to_string(parts, ' union all '), most);
end $$;

create function people_meeting(asked jsonb, most int) returns table (person bigint, met int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine int[] := current_setting('app.identity')::int[];
begin
  if mine = '{}' or jsonb_array_length(asked) = 0 then return; end if;
  return query execute people_meeting_sql(asked, mine, most);
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

-- To let others into a record, or to take where a child is into the keeping of a few, one holds the child by a place in an agency. Having
-- been let in oneself, or having broken the glass, is none: what somebody gave then would outlast what they were given.
set local role app_gate;

create function must_hold_by_place(the_child bigint, the_action text) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from posts_of(current_setting('app.actor')::bigint) p
    join action_roles() a on a.role = p.role and a.action = the_action
    join children_child c on c.person_id = the_child and p.scope = any(c.scopes)) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
end $$;
revoke execute on function must_hold_by_place(bigint, text) from public;

do $$
declare
  one record;
  made text;
begin
  for one in
    select * from (values
      ('grant_case(bigint, bigint, text[], boolean, text, timestamptz, timestamptz)', 'perform must_hold_child(the_child);',
       'perform must_hold_child(the_child); perform must_hold_by_place(the_child, ''GRANT_CASE'');'),
      ('end_case(uuid, timestamptz)', 'perform must_hold_child(coalesce(the_child, 0));',
       'perform must_hold_child(coalesce(the_child, 0)); perform must_hold_by_place(the_child, ''GRANT_CASE'');'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;
set local role app_owner;

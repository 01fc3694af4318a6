-- Who says who is what to a child holds the child by a role that may say so in that agency, or was let into the record, to write, and has
-- such a role somewhere. A role in another agency alone is none here: it is asked of each post and not of the person.
set local role app_gate;

create function must_allocate(the_child bigint, the_kind text) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_write_child(the_child, 'IDENTITY');
  -- As continuity.AT_HOME: what whoever cares for a child says of themselves.
  if not exists (
    select from posts_of(current_setting('app.actor')::bigint) p
    join action_roles() a on a.role = p.role
      and a.action = case when the_kind in ('KEY_WORKER', 'TRUSTED_ADULT') then 'ALLOCATE_AT_HOME' else 'ALLOCATE' end
    join children_child c on c.person_id = the_child
    where p.scope = any(c.scopes) or exists (
      select from unnest(current_setting('app.w_identity')::int[]) w
      where w = any(c.scopes) and w not in (select q.scope from posts_of(current_setting('app.actor')::bigint) q))) then
    raise exception 'not for this person to allocate' using errcode = 'insufficient_privilege';
  end if;
end $$;

revoke execute on function must_allocate(bigint, text) from public;

select say_anew('allocate(uuid, bigint, text, text, bigint, bigint, bigint, date, timestamptz)',
  'perform must_write_child(the_child, ''IDENTITY'');', 'perform must_allocate(the_child, the_kind);');
select say_anew('end_allocation(bigint, uuid, timestamptz, bigint, text)', 'perform must_write_child(the_child, ''IDENTITY'');',
  'perform must_allocate(the_child, coalesce((select a.kind from circumstances_allocation a
     where a.child_id = the_child and a.ref = the_ref), ''''));');
set local role app_owner;

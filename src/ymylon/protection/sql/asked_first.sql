-- Row security asks of each row whether its child is protected. Nearly no child is: that is asked first and by itself, from a plan that
-- the session keeps, which takes a tenth of the time; who answers for a protected child is read as before.
set local role app_gate;

create or replace function protected_owner(the_child bigint) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from protection_protection p where p.child_id = the_child and p.ended_at is null) then
    return null;
  end if;
  return (select team from protected_owners(array[the_child]));
end $$;

set local role app_owner;

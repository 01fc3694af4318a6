-- A notice keeps its whole climb from the moment it is told: no later change of policy gives anybody more time to be silent.
grant insert, update on post_letter to app_system;
set local role app_gate;

create function hold_child_of_notice(the_notice bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from children_child c where c.person_id = (select child_id from notices_notice where id = the_notice) for no key update;
end $$;
grant execute on function hold_child_of_notice(bigint) to app_system;
set local role app_owner;

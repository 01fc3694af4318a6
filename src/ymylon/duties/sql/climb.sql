-- The child before the duty, as everybody else takes them: two who take them in turn can't wait for each other.
set local role app_gate;
create function hold_child_of_duty(the_duty bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from children_child c where c.person_id = (select child_id from duties_duty where id = the_duty) for no key update;
end $$;
grant execute on function hold_child_of_duty(bigint) to app_system;
set local role app_owner;

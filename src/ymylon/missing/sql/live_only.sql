-- A period that a return left without an end is history: no report joins it.
set local role app_gate;

create or replace function wait_for_child(the_child bigint) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform from children_child c where c.person_id = the_child for no key update;
  return (select e.ref from missing_episode e where e.child_id = the_child and e.ended_at is null and e.source = '');
end $$;
set local role app_owner;

-- Two people who report one child in the same moment make one episode: the second waits for the first.
set local role app_gate;

-- Nobody else reports this child until the transaction ends. Answers with the reference of the open episode, whoever may see it:
-- a report joins it even where its writer could not have known of it. A period that a return left without an end is history: none joins it.
create function wait_for_child(the_child bigint) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform from children_child c where c.person_id = the_child for no key update;
  return (select e.ref from missing_episode e where e.child_id = the_child and e.ended_at is null and e.source = '');
end $$;

grant execute on function wait_for_child(bigint) to app_web, app_job, app_system;
set local role app_owner;

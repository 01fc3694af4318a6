-- What came of a call is kept as it was said: that somebody answered without a name isn't that nobody did.
set local role app_gate;
update notices_call set answered = true where answered_by <> '';
drop function record_call(uuid, text, text, boolean, timestamptz, bigint);

create function record_call(the_ref uuid, whom text, had_answer boolean, answered_name text, took boolean, happened timestamptz, who bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices_call (ref, lane, scopes, keys, notice_id, child_id, rang, answered, answered_by, took_it_on, told_scopes, at, by_id)
  select gen_random_uuid(), n.lane, '{}', '{}', n.id, n.child_id, whom, had_answer, answered_name, took, n.told_scopes, happened, who
  from notices_notice n where n.ref = the_ref and n.keys && current_setting('app.keys')::bigint[];
  if not found then raise exception 'no such notice' using errcode = 'no_data_found'; end if;
end $$;

grant execute on function record_call(uuid, text, boolean, text, boolean, timestamptz, bigint) to app_web, app_job, app_system;
set local role app_owner;

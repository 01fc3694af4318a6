-- When a place ends is said by the gate alone, with the program's proof. What is over stays as it ended, and a place that never
-- began leaves no end before its beginning: it is taken out, with its line in the record of who did what.
grant delete on agencies_membership to app_gate;
set local role app_gate;

create or replace function leave_team(the_place bigint, at text, said_at bigint, proof text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_be_proven(said_at, proof, concat_ws('|', 'LEAVE', the_place, at));
  delete from agencies_membership where id = the_place and lower(during) >= at::timestamptz;
  if found then return; end if;
  update agencies_membership set during = tstzrange(lower(during), at::timestamptz)
  where id = the_place and (upper(during) is null or upper(during) > at::timestamptz);
  if not found then raise exception 'this place is over' using errcode = 'check_violation'; end if;
end $$;

-- The same place ends on another day, or, with an empty word, on none. It never ends before `at`: what it opened was open until then.
create function keep_place_until(the_place bigint, until text, at text, said_at bigint, proof text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_be_proven(said_at, proof, concat_ws('|', 'UNTIL', the_place, until, at));
  update agencies_membership
  set during = tstzrange(lower(during), greatest(nullif(until, '')::timestamptz,
                                                 case when until <> '' then at::timestamptz end))
  where id = the_place and (upper(during) is null or upper(during) > at::timestamptz);
  if not found then raise exception 'this place is over' using errcode = 'check_violation'; end if;
end $$;

revoke execute on function keep_place_until(bigint, text, text, bigint, text) from public;
grant execute on function keep_place_until(bigint, text, text, bigint, text) to app_web, app_job, app_system, app_owner;
set local role app_owner;

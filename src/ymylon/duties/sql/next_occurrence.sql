-- Under which number something is owed once more: also where whoever owes it may not read what was owed before.
set local role app_gate;

create function next_occurrence(the_child bigint, the_about uuid, the_kind text) returns int
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return (select coalesce(max(d.occurrence), 0) + 1 from duties_duty d where d.about = the_about and d.kind = the_kind);
end $$;

revoke execute on function next_occurrence(bigint, uuid, text) from public;
grant execute on function next_occurrence(bigint, uuid, text) to app_web, app_job, app_system;
set local role app_owner;

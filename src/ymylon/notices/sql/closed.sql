-- When an episode is closed nobody is asked about it any more; harm that was referred still waits for an answer, and whoever is
-- asked for one holds the child until somebody gives it, and no longer.
set local role app_gate;

create function close_notices(the_child bigint, the_about uuid, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update notices_notice set closed_at = at
  where child_id = the_child and about = the_about and acknowledged_at is null and closed_at is null;
end $$;

create function reopen_notices(the_child bigint, the_about uuid, the_kinds text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update notices_notice set closed_at = null where child_id = the_child and about = the_about and kind = any(the_kinds);
end $$;

grant execute on function close_notices(bigint, uuid, timestamptz), reopen_notices(bigint, uuid, text[]) to app_web, app_job, app_system;
set local role app_owner;

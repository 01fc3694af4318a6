-- Words that were put right since, and kept: whoever took them down reads what they wrote, and may not read what stands instead.
set local role app_gate;

create function account_is_kept_since(the_said uuid, the_number int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from screening_account a where a.said = the_said and a.number > the_number and a.danger <> 'NOBODY')
$$;

revoke execute on function account_is_kept_since(uuid, int) from public;
grant execute on function account_is_kept_since(uuid, int) to app_web, app_job, app_report;
set local role app_owner;

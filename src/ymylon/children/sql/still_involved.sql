-- For whoever keeps the directory at the machine: with how many children a team is involved now. Which they are is said to nobody.
set local role app_gate;

create function still_involved() returns table (the_team uuid, children bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.actor') <> '0' then
    raise exception 'for the machine alone' using errcode = 'insufficient_privilege';
  end if;
  return query
    select t.ref, count(distinct i.child_id) from children_involvement i join agencies_team t on t.id = i.team_id
    where i.ended_at is null group by t.ref;
end $$;

revoke execute on function still_involved() from public;
grant execute on function still_involved() to app_web, app_job, app_system;
set local role app_owner;

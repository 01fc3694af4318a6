-- Whoever was left out before an episode involved them is not involved by it.
set local role app_gate;

-- What this episode made of involvements since a team was left out is taken back, as if it had never been; others stay.
create function uninvolve_left_out(the_child bigint, the_about uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  update children_involvement i set ended_at = i.since_at, told_scopes = '{}'
  where i.child_id = the_child and i.about = the_about and i.ended_at is null
    and exists (select from notices_leftout l where l.about = the_about and l.team_id = i.team_id and l.at <= i.since_at);
end $$;

grant execute on function uninvolve_left_out(bigint, uuid) to app_web, app_job, app_system;
set local role app_owner;

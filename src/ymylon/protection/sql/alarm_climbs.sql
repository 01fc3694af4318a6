-- When nobody answers an alarm, whoever hears of it next reads the alarm itself: what happened, and whom to ring. Nothing else.
set local role app_gate;
create function alarm_climbs() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update protection_alarm set told_scopes = new.told_scopes where ref = new.about;
  return null;
end $$;
grant execute on function alarm_climbs() to app_owner;
set local role app_owner;
create trigger alarm_climbs after update of told_scopes on notices_notice
  for each row when (new.kind = 'PROTECTED' and new.told_scopes is distinct from old.told_scopes) execute function alarm_climbs();

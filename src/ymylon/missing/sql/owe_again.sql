-- An end that was wrong: the child lives, and what every agency owed is owed again, in lanes too that whoever says so may not see.
-- What this episode owes anew of itself is left out.
set local role app_gate;

create function owe_again(the_child bigint, the_about uuid, left_out text[]) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  opened int;
begin
  perform must_be_let('RECORD_END');
  perform must_hold_child(the_child);
  if exists (select from missing_episode e where e.child_id = the_child and e.end_kind = 'DIED') then return 0; end if;
  update duties_duty d set state = 'OPEN', ended_at = null, ended_by_id = null, reason = ''
  where d.child_id = the_child and d.state = 'VOIDED' and d.reason = 'DIED' and not (d.about = the_about and d.kind = any(left_out));
  get diagnostics opened = row_count;
  return opened;
end $$;

revoke execute on function owe_again(bigint, uuid, text[]) from public;
grant execute on function owe_again(bigint, uuid, text[]) to app_web, app_job;
set local role app_owner;

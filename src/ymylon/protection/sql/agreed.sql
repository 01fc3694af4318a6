-- What is agreed for a protected child may say where the child is: "fetch him from ...". Whoever does it must read it, and so must whoever
-- asked, and who is named for the child. Nobody else reads a word of it while the protection lasts, whenever it was written; that
-- something is owed they read as before, in the ledger.
set local role app_gate;

create function may_read_agreed(the_child bigint, the_action uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not is_protected(the_child)
    or exists (select from protection_protection p where p.child_id = the_child and p.ended_at is null
               and current_setting('app.actor')::bigint = any(p.readers))
    -- Whoever works in the team whose it is, or that asked, or manages either; not the whole agency behind it.
    or exists (select from duties_duty d join agencies_team t on t.id = d.team_id left join agencies_team m on m.id = t.manager_team_id
               where d.about = the_action and d.kind in ('AGREED_ACTION', 'ANSWER_HELP', 'CHASE_ACTION')
                 and (t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])
                      or m.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])))
$$;
revoke execute on function may_read_agreed(bigint, uuid) from public;
grant execute on function may_read_agreed(bigint, uuid) to app_web, app_job, app_report;
set local role app_owner;

create policy addressed on duties_action as restrictive for select to app_web, app_job, app_report
  using (may_read_agreed(child_id, ref));
create policy addressed on duties_actionevent as restrictive for select to app_web, app_job, app_report
  using (may_read_agreed(child_id, ref));
create policy addressed on duties_actionline as restrictive for select to app_web, app_job, app_report
  using (may_read_agreed(child_id, (select a.ref from duties_action a where a.id = action_id)));

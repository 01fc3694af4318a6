-- Of a protected child nothing is written here, and what was written before is read by nobody.
do $do$
declare
  held text;
begin
  foreach held in array array['disruption_step', 'disruption_outcome'] loop
    execute format('create policy unbetrayed on %I as restrictive for select to app_web, app_job, app_report
      using (protected_owner(child_id) is null)', held);
    execute format('create policy unbetrayed_add on %I as restrictive for insert to app_web, app_job
      with check (protected_owner(child_id) is null)', held);
    execute format($q$create trigger names_nobody before insert or update of by_id on %I for each row execute function names_nobody('by_id|must')$q$, held);
  end loop;
  -- What is owed is told in its lane alone: not everybody in a team holds it.
  foreach held in array array['duty', 'dutyevent', 'dutystage'] loop
    execute format($q$create trigger lane_alone_disruption before insert or update on duties_%I for each row
      when (new.lane = 'DISRUPTION') execute function owed_in_lane_alone()$q$, held);
  end loop;
end $do$;

-- Whoever reads a step reads what it is against: the rows of that record decide, under their own policies.
create policy of_record on disruption_step as restrictive for select to app_web, app_job, app_report
  using ((entry_id is null or exists (select from associates_entry e where e.id = entry_id))
         and (context_id is null or exists (select from contexts_context c where c.id = context_id))
         and (order_id is null or exists (select from orders_order o where o.id = order_id)));
create policy of_record_add on disruption_step as restrictive for insert to app_web, app_job
  with check ((entry_id is null or exists (select from associates_entry e where e.id = entry_id))
              and (context_id is null or exists (select from contexts_context c where c.id = context_id))
              and (order_id is null or exists (select from orders_order o where o.id = order_id)));
create policy of_step on disruption_outcome as restrictive for select to app_web, app_job, app_report
  using (exists (select from disruption_step s where s.id = step_id));

-- What came of it says whoever writes the lane, or the team that sees to the step: that one need only read it.
drop policy add on disruption_outcome;
create policy add on disruption_outcome for insert to app_web, app_job
  with check (scopes && current_setting('app.disruption')::int[] and exists (
    select from disruption_step s join agencies_team t on t.id = s.team_id where s.id = step_id and s.child_id = disruption_outcome.child_id
      and (s.scopes && current_setting('app.w_disruption')::int[] or t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]))));

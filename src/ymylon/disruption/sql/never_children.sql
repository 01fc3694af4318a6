-- A circle is children: nothing is done against it.
drop policy of_record_add on disruption_step;
create policy of_record_add on disruption_step as restrictive for insert to app_web, app_job
  with check ((entry_id is null or exists (select from associates_entry e where e.id = entry_id))
              and (context_id is null or exists (select from contexts_context c where c.id = context_id and c.kind <> 'CIRCLE'))
              and (order_id is null or exists (select from orders_order o where o.id = order_id)));

-- While a protection lasts nobody reads the step, and nobody is asked for what came of it; afterwards it is owed as before.
create policy step_unbetrayed on duties_duty as restrictive for select to app_web
  using (lane <> 'DISRUPTION' or protected_owner(child_id) is null);

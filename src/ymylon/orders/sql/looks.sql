-- A look at one that lasts is read and written as the order itself, while the child is protected too.
create policy unbetrayed on orders_look as restrictive for select to app_web, app_job, app_report
  using (protected_owner(child_id) is null
         or exists (select from protection_protection p where p.child_id = orders_look.child_id and p.ended_at is null));
create policy unbetrayed_add on orders_look as restrictive for insert to app_web, app_job
  with check (protected_owner(child_id) is null
              or exists (select from protection_protection p where p.child_id = orders_look.child_id and p.ended_at is null));

create trigger names_nobody before insert or update of by_id on orders_look for each row execute function names_nobody('by_id|must');

-- To whom a child's facts were given before the child was protected might betray where the child is: while the protection lasts
-- nobody reads it. What is given since is sealed as it is recorded, and shows that it was given, to nobody named.
create policy unbetrayed on children_disclosure as restrictive for select to app_web, app_job, app_report
  using (is_sealed or protected_owner(child_id) is null);

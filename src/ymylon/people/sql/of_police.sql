-- That the police have a number of a child says that they dealt with them: it is read with what is alleged, and by nobody else. Matching,
-- which functions of the database do, still finds by it.
create policy of_police on people_identifier as restrictive for select to app_web, app_job, app_report
  using (system not in ('PNC_ID', 'NICHE_PERSON') or scopes && current_setting('app.offending')::int[]);
create policy of_police on people_identifierevent as restrictive for select to app_web, app_job, app_report
  using (system not in ('PNC_ID', 'NICHE_PERSON') or scopes && current_setting('app.offending')::int[]);

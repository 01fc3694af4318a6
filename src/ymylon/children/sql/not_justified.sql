-- What was judged not to have been justified is told to the auditors of both agencies, and nothing else that is addressed to those.
create policy not_justified on children_casegrant for select to app_web
  using (kind = 'BREAK_GLASS' and verdict = 'NOT_JUSTIFIED' and told_scopes && current_setting('app.audit')::int[]);
-- Beside the index of the keys: whoever asks is answered by the two, and not by every row.
create index casegrant_not_justified on children_casegrant using gin (told_scopes) where kind = 'BREAK_GLASS' and verdict = 'NOT_JUSTIFIED';

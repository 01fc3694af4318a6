-- Typed and unsent: whoever typed it reads it, and nobody else.
alter table drafts_draft enable row level security;
alter table drafts_draft force row level security;
create policy own on drafts_draft to app_web using (account_id = current_setting('app.actor')::bigint)
  with check (account_id = current_setting('app.actor')::bigint);
grant select, insert, update, delete on drafts_draft to app_web;

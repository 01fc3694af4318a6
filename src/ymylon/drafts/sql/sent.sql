-- Which forms somebody sent: a hash and where it led, for whoever sent them alone.
alter table drafts_sent enable row level security;
alter table drafts_sent force row level security;
create policy own on drafts_sent to app_web using (account_id = current_setting('app.actor')::bigint)
  with check (account_id = current_setting('app.actor')::bigint);
grant select, insert, update, delete on drafts_sent to app_web;

-- A pack is whose it is: they alone ask for it and read it. Its parts are of a child, and are shut with the child’s item.
set local role app_gate;

-- For the clock: packs of meetings still to come, with the account for which each is drawn.
create function packs_waiting() returns table (pack bigint, account bigint, tongue text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, w.account_id, p.tongue from meetings_pack p join agencies_practitioner w on w.id = p.person_id
  join lateral (select s.state, s.starts_at from meetings_setting s where s.meeting_id = p.meeting_id order by s.number desc limit 1) l on true
  where l.state in ('SET', 'MOVED') and w.account_id is not null
    and not exists (select from meetings_pack n where n.meeting_id = p.meeting_id and n.person_id = p.person_id and n.number > p.number)
$$;

-- For the clock: what was drawn for a meeting that is over, or under a number that another followed, is kept no longer.
create function forget_packs(moment timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone int;
begin
  delete from meetings_packpart t using meetings_pack p
  where p.id = t.pack_id and (
    exists (select from meetings_pack n where n.meeting_id = p.meeting_id and n.person_id = p.person_id and n.number > p.number)
    or (select s.state not in ('SET', 'MOVED') or s.starts_at < moment - interval '2 days' from meetings_setting s
        where s.meeting_id = p.meeting_id order by s.number desc limit 1));
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke execute on function packs_waiting(), forget_packs(timestamptz) from public;
grant execute on function packs_waiting(), forget_packs(timestamptz) to app_system;
set local role app_owner;

create trigger begins before insert on meetings_pack for each row execute function of_meeting_begins();
create trigger names_nobody before insert or update of by_id on meetings_packpart for each row execute function names_nobody('by_id|must');
-- Whoever is asked has a pack, whether or not their role writes meetings.
drop policy add on meetings_pack;
create policy add on meetings_pack for insert to app_web, app_job with check (scopes && current_setting('app.meeting')::int[]);
create policy own on meetings_pack as restrictive for select to app_web, app_job, app_report using (person_id = (select acting_practitioner()));
create policy own_add on meetings_pack as restrictive for insert to app_web, app_job with check (person_id = (select acting_practitioner()));
drop policy add on meetings_packpart;
create policy add on meetings_packpart for insert to app_web, app_job with check (scopes && current_setting('app.meeting')::int[]);
create policy own on meetings_packpart as restrictive for select to app_web, app_job, app_report
  using (exists (select from meetings_pack p where p.id = pack_id and p.person_id = (select acting_practitioner())));
create policy own_add on meetings_packpart as restrictive for insert to app_web, app_job
  with check (exists (select from meetings_pack p where p.id = pack_id and p.person_id = (select acting_practitioner())));
create policy unbetrayed on meetings_packpart as restrictive for select to app_web, app_job, app_report
  using (child_id <> all (array(select meetings_closed_to_me())));
create policy unbetrayed_add on meetings_packpart as restrictive for insert to app_web, app_job
  with check (child_id <> all (array(select meetings_closed_to_me())));
create policy of_item on meetings_packpart as restrictive for select to app_web, app_job, app_report
  using (exists (select from meetings_item i where i.id = item_id));

-- What the child and those who care for them say would betray a protected child: while the protection lasts nothing of it is written, and
-- what was written before is read by nobody.
create policy unbetrayed on screening_account as restrictive for select to app_web, app_job, app_report
  using (protected_owner(child_id) is null);
create policy unbetrayed_add on screening_account as restrictive for insert to app_web, app_job
  with check (protected_owner(child_id) is null);
-- Youth justice reads the lane, and takes down what it hears as police and social care do.
drop policy add on screening_account;
create policy add on screening_account for insert to app_web, app_job with check (scopes && current_setting('app.persons')::int[]);
create trigger names_nobody before insert or update of by_id on screening_account for each row execute function names_nobody('by_id|must');

set local role app_gate;

-- Whether anybody but social care reads a row: not where it could put somebody in danger, nor where that was said when it was put right
-- later. Whoever took it down reads what they wrote.
create function account_is_open(the_said uuid, the_number int, the_writer bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from screening_account a where a.said = the_said and a.number >= the_number and a.danger <> 'NOBODY')
    or exists (select from agencies_practitioner p where p.id = the_writer and p.account_id = current_setting('app.actor')::bigint)
$$;

-- What puts words right is about the child whose words they were.
create function account_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from screening_account a where a.said = new.said and a.child_id <> new.child_id) then
    raise exception 'these words are about another child';
  end if;
  return new;
end $$;

revoke execute on function account_is_open(uuid, int, bigint), account_begins() from public;
grant execute on function account_is_open(uuid, int, bigint) to app_web, app_job, app_report;
grant execute on function account_begins() to app_owner;
set local role app_owner;

create trigger begins before insert on screening_account for each row execute function account_begins();
create policy kept on screening_account as restrictive for select to app_web, app_job, app_report
  using (scopes && current_setting('app.w_concern')::int[] or account_is_open(said, number, by_id));

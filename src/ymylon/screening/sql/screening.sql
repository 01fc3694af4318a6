-- What a judgement says may say where the child is: a version from before the child was protected is read by nobody while the protection
-- lasts, and so is what was answered in it. What is written meanwhile is sealed as it is saved.
create policy unbetrayed on screening_version as restrictive for select to app_web, app_job, app_report
  using (guarded or protected_owner(child_id) is null);

-- Who harms the child, where and how, would betray one who is protected: while the protection lasts nothing of it is written, and what was
-- written before is read by nobody; nor where a child whom a row links is the protected one.
do $do$
declare
  held text;
begin
  foreach held in array array['screening_finding', 'screening_withdrawn'] loop
    execute format('create policy unbetrayed on %I as restrictive for select to app_web, app_job, app_report
      using (protected_owner(child_id) is null)', held);
    execute format('create policy unbetrayed_add on %I as restrictive for insert to app_web, app_job
      with check (protected_owner(child_id) is null)', held);
    -- What links an entry of the police's is theirs.
    execute format($q$create policy narrower on %I as restrictive for select to app_web, app_job, app_report
      using (not police or scopes && current_setting('app.intelligence')::int[])$q$, held);
    execute format($q$create policy narrower_add on %I as restrictive for insert to app_web, app_job
      with check (not police or scopes && current_setting('app.w_intelligence')::int[])$q$, held);
    -- Youth justice reads the lane, and adds what it knows as police and social care do.
    execute format('drop policy add on %I', held);
    execute format($q$create policy add on %I for insert to app_web, app_job with check (scopes && current_setting('app.persons')::int[])$q$, held);
    execute format($q$create trigger names_nobody before insert or update of by_id on %I for each row execute function names_nobody('by_id|must')$q$, held);
  end loop;
end $do$;
create policy unbetrayed_other on screening_finding as restrictive for select to app_web, app_job, app_report
  using (other_id is null or protected_owner(other_id) is null);
create policy unbetrayed_other_add on screening_finding as restrictive for insert to app_web, app_job
  with check (other_id is null or protected_owner(other_id) is null);

create trigger names_nobody before insert or update of by_id on screening_screening for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on screening_version for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on screening_review for each row execute function names_nobody('by_id|must');

set local role app_gate;

-- Whether the child is protected is not the writer's to say. Whoever saw the newest version that is not shut to them goes on from the
-- newest there is; whoever didn't keeps a number that is taken, and is told that somebody was quicker.
create function screening_version_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  newest int;
  seen int;
begin
  new.guarded := is_protected(new.child_id);
  if new.guarded then
    select coalesce(max(v.number), 0) + 1, coalesce(max(v.number) filter (where v.guarded), 0) + 1 into newest, seen
    from screening_version v where v.child_id = new.child_id and v.part = new.part and v.topic = new.topic;
    if new.number = seen then new.number := newest; end if;
  end if;
  return new;
end $$;

-- Whose a row is says what it links, not the writer.
create function screening_finding_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'screening_finding' then
    new.police := coalesce((select e.police from associates_entry e where e.id = new.entry_id), false);
  else
    new.police := coalesce((select f.police from screening_finding f where f.id = new.finding_id), false);
  end if;
  return new;
end $$;

revoke execute on function screening_version_begins(), screening_finding_begins() from public;
grant execute on function screening_version_begins(), screening_finding_begins() to app_owner;
set local role app_owner;

create trigger begins before insert on screening_version for each row execute function screening_version_begins();
create trigger begins before insert on screening_finding for each row execute function screening_finding_begins();
create trigger begins before insert on screening_withdrawn for each row execute function screening_finding_begins();

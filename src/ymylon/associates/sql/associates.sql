-- What the police hold is narrower than its lane: it asks for that of intelligence besides. Rows are reached by child, by entry or by
-- agency, so that nothing is lost where a restrictive policy hides the index of the lane’s own.
do $do$
declare
  held text;
begin
  foreach held in array array['associates_entry', 'associates_link', 'associates_tie'] loop
    execute format($q$create policy narrower on %I as restrictive for select to app_web, app_job, app_report
      using (not police or scopes && current_setting('app.intelligence')::int[])$q$, held);
    execute format($q$create policy narrower on %I as restrictive for select to app_web, app_job, app_report
      using (not police or scopes && current_setting('app.intelligence')::int[])$q$, held || 'event');
    execute format($q$create policy narrower_add on %I as restrictive for insert to app_web, app_job
      with check (not police or scopes && current_setting('app.w_intelligence')::int[])$q$, held);
    execute format($q$create policy narrower_change on %I as restrictive for update to app_web, app_job
      using (not police or scopes && current_setting('app.w_intelligence')::int[])
      with check (not police or scopes && current_setting('app.w_intelligence')::int[])$q$, held);
  end loop;
end $do$;

-- Why somebody waits for a child, and where, would betray one who is protected: while the protection lasts nothing is written about them
-- here, and what was written before is read by nobody. An entry itself is shut by its scopes, below.
do $do$
declare
  held text;
begin
  foreach held in array array['associates_link', 'associates_linkevent', 'associates_tie', 'associates_tieevent', 'associates_wording',
                              'associates_wordingevent', 'associates_offer', 'associates_entryevent'] loop
    execute format('create policy unbetrayed on %I as restrictive for select to app_web, app_job, app_report
      using (protected_owner(child_id) is null)', held);
  end loop;
  foreach held in array array['associates_entry', 'associates_link', 'associates_wording', 'associates_offer'] loop
    execute format('create policy unbetrayed_add on %I as restrictive for insert to app_web, app_job
      with check (protected_owner(child_id) is null)', held);
  end loop;
end $do$;

-- Only the police say what others may read of what they hold.
create policy narrower_add on associates_wording as restrictive for insert to app_web, app_job
  with check (scopes && current_setting('app.w_intelligence')::int[]);
create policy narrower_change on associates_wording as restrictive for update to app_web, app_job
  using (scopes && current_setting('app.w_intelligence')::int[]) with check (scopes && current_setting('app.w_intelligence')::int[]);
-- Youth justice reads the lane, and offers support as social care does.
drop policy add on associates_offer;
create policy add on associates_offer for insert to app_web, app_job with check (scopes && current_setting('app.persons')::int[]);

set local role app_gate;

-- Whose it is says the agency that answers for it, not the writer; a link or a tie of what the police hold is the police's too.
create function associate_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.police := exists (select from agencies_agency g where g.id = new.agency_id and g.kind = 'POLICE');
  if tg_table_name = 'associates_link' then
    new.police := new.police or exists (select from associates_entry e where e.id = new.entry_id and e.police);
  elsif tg_table_name = 'associates_tie' then
    new.police := new.police or exists (select from associates_entry e where e.id in (new.a_id, new.b_id) and e.police);
  end if;
  return new;
end $$;

-- An entry is read by whoever is around a child to whom it is linked, and by its controller. A link of the police's to what a council
-- holds shows that to nobody else. Before there is a link, which follows in the same act, the child's own scopes hold.
create function associate_scopes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'associates_tie' then
    new.scopes := array(select unnest(a.scopes) from associates_entry a where a.id = new.a_id
                        intersect select unnest(b.scopes) from associates_entry b where b.id = new.b_id);
  elsif is_protected(new.child_id) then
    new.scopes := '{}';
  elsif exists (select from associates_link l where l.entry_id = new.id and l.police = new.police) then
    new.scopes := array(
      select unnest(l.scopes) from associates_link l
      where l.entry_id = new.id and l.police = new.police and l.ended_at is null and not is_protected(l.child_id)
      union select unnest(team_scopes(new.team_id)) order by 1);
  end if;
  -- What is told onward by a trigger is no edit.
  if tg_op = 'UPDATE' and pg_trigger_depth() > 1 then new.version := old.version; end if;
  return new;
end $$;

-- What moves is told onward: from a link to its entry, from an entry to its ties.
create function associate_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'associates_link' then
    update associates_entry set scopes = scopes where id = new.entry_id;
  else
    update associates_tie set scopes = scopes where a_id = new.id or b_id = new.id;
  end if;
  return null;
end $$;

-- A child comes to be protected, or is no more: the entries on their account are shut, or open again.
create function associate_shut() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update associates_entry e set scopes = e.scopes
  where e.child_id = new.child_id or exists (select from associates_link l where l.entry_id = e.id and l.child_id = new.child_id);
  return null;
end $$;

-- A link, a tie and a wording stand as they were written, and end once.
create function associate_stands() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moves text[] := array['scopes', 'version', 'by_id', 'ended_at', 'ended_by_id', 'end_reason'];
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or old.ended_at is not null and new.ended_at is distinct from old.ended_at then
    raise exception 'it stands as it was written' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- What is owed in these lanes is read in them alone: a team is told by its lane, not as a team, for not everybody in it holds the lane.
create function owed_in_lane_alone() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.keys := array(select distinct s::bigint * 32 + n.lane_number from unnest(new.scopes || new.told_scopes) s
                    cross join lane_numbers() n where n.lane = new.lane);
  return new;
end $$;

revoke execute on function associate_begins(), associate_scopes(), associate_moved(), associate_shut(), associate_stands(), owed_in_lane_alone() from public;
grant execute on function associate_begins(), associate_scopes(), associate_moved(), associate_shut(), associate_stands(), owed_in_lane_alone() to app_owner;
set local role app_owner;
create trigger associate_begins before insert on associates_entry for each row execute function associate_begins();
create trigger associate_begins before insert on associates_link for each row execute function associate_begins();
create trigger associate_begins before insert on associates_tie for each row execute function associate_begins();
-- Each after “bound_scopes” and “bound_keys”, by its name.
create trigger joined_scopes before insert or update on associates_entry for each row execute function associate_scopes();
create trigger joined_scopes before insert or update on associates_tie for each row execute function associate_scopes();
create trigger moved_onward after insert or update of scopes, ended_at on associates_link for each row execute function associate_moved();
create trigger moved_onward after update of scopes on associates_entry for each row
  when (old.scopes is distinct from new.scopes) execute function associate_moved();
create trigger associates_shut after insert or update of ended_at on protection_protection for each row execute function associate_shut();
create trigger stands before update on associates_link for each row execute function associate_stands();
create trigger stands before update on associates_tie for each row execute function associate_stands();
create trigger stands before update on associates_wording for each row execute function associate_stands();
create trigger lane_alone before insert or update on duties_duty for each row
  when (new.lane in ('PERSONS', 'INTELLIGENCE')) execute function owed_in_lane_alone();
create trigger lane_alone before insert or update on duties_dutyevent for each row
  when (new.lane in ('PERSONS', 'INTELLIGENCE')) execute function owed_in_lane_alone();
create trigger lane_alone before insert or update on duties_dutystage for each row
  when (new.lane in ('PERSONS', 'INTELLIGENCE')) execute function owed_in_lane_alone();

create trigger names_nobody before insert or update of by_id, ended_by_id, reviewed_by_id on associates_entry
  for each row execute function names_nobody('by_id|must', 'ended_by_id|ended_at', 'reviewed_by_id|reviewed_at');
create trigger names_nobody before insert or update of by_id, ended_by_id on associates_link
  for each row execute function names_nobody('by_id|must', 'ended_by_id|ended_at');
create trigger names_nobody before insert or update of by_id, ended_by_id on associates_tie
  for each row execute function names_nobody('by_id|must', 'ended_by_id|ended_at');
create trigger names_nobody before insert or update of by_id on associates_wording for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on associates_offer for each row execute function names_nobody('by_id|must');

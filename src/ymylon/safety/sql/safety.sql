-- What was written before a child was protected might say where the child is: nobody reads it while the protection lasts.
do $do$
declare
  held text;
begin
  foreach held in array array['safety_safetyplan', 'safety_careplan', 'safety_concernplan', 'safety_safetyline', 'safety_careline',
                              'safety_concernline', 'safety_healthpart', 'safety_schoolpart', 'safety_youthpart'] loop
    execute format('create policy unbetrayed on %I as restrictive for select to app_web, app_job, app_report
      using (guarded or protected_owner(child_id) is null)', held);
    execute format($q$create trigger names_nobody before insert or update of by_id on %I for each row execute function names_nobody('by_id|must')$q$, held);
  end loop;
end $do$;

-- Whoever reads the safety plan adds to it what they do themselves; all else whoever writes the lane says. Who adds for one
-- profession alone works in it: its lane says so.
drop policy add on safety_safetyline;
create policy add on safety_safetyline for insert to app_web, app_job
  with check (scopes && current_setting('app.w_safety')::int[]
              or what = 'ADDED' and scopes && current_setting('app.safety')::int[]);
set local role app_gate;

-- A version follows the last of its kind; whether the child is protected is not the writer's to say.
create function kept_plan_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.guarded := is_protected(new.child_id);
  execute format('select coalesce(max(number), 0) + 1 from %I where child_id = $1 and kind = $2', tg_table_name)
    into new.number using new.child_id, new.kind;
  return new;
end $$;

create function kept_row_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.guarded := is_protected(new.child_id);
  return new;
end $$;

-- No version is signed off by whoever wrote it, whatever page asks.
create function kept_line_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  writer bigint;
  of_child bigint;
begin
  new.guarded := is_protected(new.child_id);
  execute format('select by_id, child_id from %I where id = $1', replace(tg_table_name, 'line', 'plan')) into writer, of_child
    using new.plan_id;
  -- Of no plan at all the foreign key speaks.
  if of_child <> new.child_id then
    raise exception 'the plan is of another child' using errcode = 'check_violation';
  end if;
  if new.what = 'SIGNED' and writer = acting_practitioner() then
    raise exception 'whoever wrote a version does not sign it off' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- For the clock, which reads no judgement itself: safety plans that stand, of children of whom a person judges exploitation
-- significant, and of which no look is owed yet.
create function safety_judged_high(the_kind text) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from safety_safetyplan p
  where p.child_id in (
      select v.child_id from screening_version v where v.part = 'TYPE' and v.level = 'SIGNIFICANT'
      and not exists (select from screening_version w where w.child_id = v.child_id and w.part = v.part and w.topic = v.topic
                      and w.number > v.number))
    and not exists (select from safety_safetyplan q where q.child_id = p.child_id and q.number > p.number)
    and not exists (select from safety_safetyline l where l.plan_id = p.id and l.what = 'ENDED')
    and not exists (select from duties_duty d where d.about = p.ref and d.kind = the_kind and d.state = 'OPEN')
  order by p.id
$$;

revoke execute on function kept_plan_begins(), kept_row_begins(), kept_line_begins(), safety_judged_high(text) from public;
grant execute on function safety_judged_high(text) to app_system;
grant execute on function kept_plan_begins(), kept_row_begins(), kept_line_begins() to app_owner;
set local role app_owner;

do $do$
declare
  held text;
begin
  foreach held in array array['safety_safetyplan', 'safety_careplan', 'safety_concernplan'] loop
    execute format('create trigger begins before insert on %I for each row execute function kept_plan_begins()', held);
  end loop;
  foreach held in array array['safety_safetyline', 'safety_careline', 'safety_concernline'] loop
    execute format('create trigger begins before insert on %I for each row execute function kept_line_begins()', held);
  end loop;
  foreach held in array array['safety_healthpart', 'safety_schoolpart', 'safety_youthpart'] loop
    execute format('create trigger begins before insert on %I for each row execute function kept_row_begins()', held);
  end loop;
end $do$;

-- A plan is opened to the police by the episode itself, in the transaction that reports it, and closed by its end. No page has to
-- remember it, and no page can do it otherwise.
drop policy add on plans_release;
revoke insert on plans_release from app_web, app_job;

-- Whoever leads the search, and alone writes the police grade of this child, reads what is released; a wall screen, a PCSO and
-- every other force do not. What is not released they can't tell from what there isn't.
create policy released on plans_plan for select to app_web, app_job
  using (released and scopes && current_setting('app.w_police_grade')::int[]);
create policy released on plans_healthtonight for select to app_web, app_job
  using (released and scopes && current_setting('app.w_police_grade')::int[]);
create policy released on plans_release for select to app_web, app_job
  using (ended_at is null and scopes && current_setting('app.w_police_grade')::int[]);

-- What matters tonight is known to whoever made the plan with the child, and written by them: the carer who gives the medicine.
create policy held on plans_healthtonight for select to app_web, app_job
  using (scopes && current_setting('app.prepared')::int[]);
create policy add_held on plans_healthtonight for insert to app_web, app_job
  with check (scopes && current_setting('app.w_prepared')::int[]);

-- What was written before a child was protected might say where the child is: nobody reads it while the protection lasts.
create policy unbetrayed on plans_plan as restrictive for select to app_web, app_job, app_report
  using (guarded or protected_owner(child_id) is null);
create policy unbetrayed on plans_healthtonight as restrictive for select to app_web, app_job, app_report
  using (guarded or protected_owner(child_id) is null);

create trigger names_nobody before insert or update of by_id on plans_plan for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on plans_healthtonight for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on plans_judgement for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on plans_release for each row execute function names_nobody('by_id');

set local role app_gate;

-- A version begins closed, as the next of its child; whether the child is protected is not the writer's to say.
create function plan_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.released := false;
  new.guarded := is_protected(new.child_id);
  if tg_table_name = 'plans_plan' then
    new.number := coalesce((select max(number) from plans_plan where child_id = new.child_id), 0) + 1;
  end if;
  return new;
end $$;

-- To whom a release is given is listed for the child, once a force, however often its teams come in; of a protected child it is listed, and nobody named.
create function list_release(the_child bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  guarded boolean := is_protected(the_child);
begin
  insert into children_disclosure (ref, lane, scopes, keys, act, child_id, means, to_agency_id, to_body, to_person, agreement, why,
                                   is_sealed, at, by_id, team_id)
  select gen_random_uuid(), 'PREPARED', '{}', '{}', md5(r.ref::text || coalesce(f.agency, 0))::uuid, the_child, 'RELEASED', f.agency, '', '', null,
         case when guarded then '' else 'Reported missing: released to the search. / Adroddwyd ar goll: rhyddhawyd i''r chwiliad.' end,
         guarded, greatest(r.at, f.since), r.by_id, null
  from plans_release r
  cross join lateral (
    select case when not guarded then i.agency_id end as agency, min(i.since_at) as since
    from children_involvement i join agencies_agency a on a.id = i.agency_id
    where i.child_id = the_child and i.ended_at is null and a.kind in ('POLICE', 'TRANSPORT_POLICE') group by 1) f
  where r.child_id = the_child and r.ended_at is null
    and not exists (select from children_disclosure d where d.act = md5(r.ref::text || coalesce(f.agency, 0))::uuid)
  on conflict do nothing;
end $$;

-- Brings what is open in line with what is so: the newest version, while an episode is open, and nothing otherwise. `moment` is
-- when that came to be so.
create function release_plan(the_child bigint, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  running uuid;
  newest bigint;
  health bigint;
  stands plans_release%rowtype;
  made uuid := gen_random_uuid();
begin
  -- Most children have no plan, and an import writes thousands of episodes.
  if not exists (select from plans_plan p where p.child_id = the_child) then return; end if;
  select e.ref into running from missing_episode e where e.child_id = the_child and e.ended_at is null and e.source = '';
  select p.id into newest from plans_plan p where p.child_id = the_child
    and (p.guarded or not is_protected(the_child)) order by p.number desc limit 1;
  select h.id into health from plans_healthtonight h where h.child_id = the_child
    and (h.guarded or not is_protected(the_child)) order by h.id desc limit 1;
  select * into stands from plans_release r where r.child_id = the_child and r.ended_at is null;
  if stands.id is not null and (running is null or stands.episode <> running or stands.plan_id is distinct from newest) then
    update plans_release set ended_at = greatest(statement_timestamp(), at) where id = stands.id;
    if running is null then
      insert into children_event (ref, lane, scopes, keys, child_id, kind, at, recorded_at, by_id, team_id, about, detail)
      values (gen_random_uuid(), 'PREPARED', '{}', '{}', the_child, 'PLAN_WITHDRAWN', statement_timestamp(), statement_timestamp(),
              acting_practitioner(), null, stands.ref, '');
      perform audit('PLAN_WITHDRAWN', 'PREPARED', array[the_child], stands.ref::text, '');
    end if;
    stands := null;
  end if;
  if running is not null and newest is not null and stands.id is null then
    insert into plans_release (ref, scopes, version, child_id, plan_id, episode, at, by_id)
    values (made, '{}', 1, the_child, newest, running, moment, acting_practitioner());
    insert into children_event (ref, lane, scopes, keys, child_id, kind, at, recorded_at, by_id, team_id, about, detail)
    values (gen_random_uuid(), 'PREPARED', '{}', '{}', the_child, 'PLAN_RELEASED', moment, statement_timestamp(),
            acting_practitioner(), null, made, '');
    perform audit('PLAN_RELEASED', 'PREPARED', array[the_child], made::text, running::text);
  end if;
  update plans_plan p set released = (running is not null and p.id = newest)
    where p.child_id = the_child and p.released is distinct from (running is not null and p.id = newest);
  update plans_healthtonight h set released = (running is not null and newest is not null and h.id = health)
    where h.child_id = the_child and h.released is distinct from (running is not null and newest is not null and h.id = health);
  perform list_release(the_child);
end $$;

create function episode_releases() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform release_plan(new.child_id, new.opened_at);
  return null;
end $$;

create function plan_released_at_once() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform release_plan(new.child_id, new.at);
  return null;
end $$;

-- A force that comes to the search later is listed then.
create function involvement_released() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from plans_release r where r.child_id = new.child_id and r.ended_at is null) then
    perform list_release(new.child_id);
  end if;
  return null;
end $$;

revoke execute on function plan_begins(), list_release(bigint), release_plan(bigint, timestamptz), episode_releases(),
  plan_released_at_once(), involvement_released() from public;
grant execute on function plan_begins(), episode_releases(), plan_released_at_once(), involvement_released() to app_owner;
set local role app_owner;

create trigger begins before insert on plans_plan for each row execute function plan_begins();
create trigger begins before insert on plans_healthtonight for each row execute function plan_begins();
create trigger released_at_once after insert on plans_plan for each row execute function plan_released_at_once();
create trigger released_at_once after insert on plans_healthtonight for each row execute function plan_released_at_once();
create trigger releases_plan after insert or update of ended_at on missing_episode for each row execute function episode_releases();
create trigger released_to_force after insert on children_involvement for each row execute function involvement_released();

-- The seam of the room below, answered: the plan that whoever asks may read now.
create or replace function plans_ready(children bigint[]) returns table (child bigint, plan uuid, check_first text, at_once text)
language sql stable as $$
  select distinct on (p.child_id) p.child_id, p.ref, p.check_first, p.at_once from plans_plan p
  where p.child_id = any(children) order by p.child_id, p.number desc
$$;

-- While a child is protected, what binds somebody for their sake is read and written by those who are named for the protection, and by
-- nobody else: a condition says where the child is. The question is asked under the eyes of whoever asks: a protection is shown to those
-- who are named on it alone. Nothing new begins meanwhile, for no person of concern is held around a protected child.
do $do$
declare
  held text;
begin
  foreach held in array array['orders_order', 'orders_step', 'orders_copy', 'orders_appearance', 'orders_answer'] loop
    execute format($q$create policy unbetrayed on %1$I as restrictive for select to app_web, app_job, app_report
      using (protected_owner(child_id) is null
             or exists (select from protection_protection p where p.child_id = %1$I.child_id and p.ended_at is null))$q$, held);
  end loop;
  foreach held in array array['orders_step', 'orders_copy', 'orders_answer'] loop
    execute format($q$create policy unbetrayed_add on %1$I as restrictive for insert to app_web, app_job
      with check (protected_owner(child_id) is null
                  or exists (select from protection_protection p where p.child_id = %1$I.child_id and p.ended_at is null))$q$, held);
  end loop;
end $do$;
create policy unbetrayed_add on orders_order as restrictive for insert to app_web, app_job with check (protected_owner(child_id) is null);

-- What the police know of a link is narrower than its lane, and so is what follows from it.
create policy narrower on orders_appearance as restrictive for select to app_web, app_job, app_report
  using (not police or scopes && current_setting('app.intelligence')::int[]);
create policy narrower on orders_answer as restrictive for select to app_web, app_job, app_report
  using (not police or scopes && current_setting('app.intelligence')::int[]);
create policy narrower_add on orders_answer as restrictive for insert to app_web, app_job
  with check (not police or scopes && current_setting('app.w_intelligence')::int[]);
-- Only the clock finds one.
create policy clock_alone on orders_appearance as restrictive for insert to app_web, app_job with check (false);

create trigger names_nobody before insert or update of by_id on orders_order for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on orders_step for each row execute function names_nobody('by_id|said_at');
create trigger names_nobody before insert or update of by_id on orders_copy for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on orders_answer for each row execute function names_nobody('by_id|must');

set local role app_gate;

-- Whether it is the police's says the link, not the writer.
create function order_row_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'orders_appearance' then
    new.police := exists (select from associates_link l where l.ref = new.link and l.police)
      or exists (select from orders_order o join associates_link l on l.ref = new.link and l.entry_id <> o.entry_id
                 where o.id = new.order_id and not exists (
                   select from associates_tie t where t.kind = 'SAME' and t.ended_at is null and not t.police
                   and (t.a_id, t.b_id) in ((o.entry_id, l.entry_id), (l.entry_id, o.entry_id))));
  else
    new.police := exists (select from orders_appearance a where a.id = new.appearance_id and a.police);
  end if;
  return new;
end $$;

-- For the clock: the person whom an order in force binds, or another entry that is judged to be them, was linked to a child since it was
-- served. What is tied to an entry that the police hold is the police's. `theirs`: whether the order's own team, or its agency, works with
-- that child; a link alone lets nobody in.
create function order_appearances() returns table (the_order bigint, the_link uuid, the_child bigint, the_episode uuid, police boolean,
                                                   theirs boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with binding as (
    select o.id, o.child_id, o.entry_id, o.at, o.team_id,
           (select s."on" from orders_step s where s.order_id = o.id and s.state = 'SERVED' order by s.number limit 1) as served_on
    from orders_order o
    where (select s.state from orders_step s where s.order_id = o.id order by s.number desc limit 1) in ('SERVED', 'BREACHED', 'LET_END')
      and protected_owner(o.child_id) is null
  ), bound as (
    select b.*, b.entry_id as entry, false as police from binding b
    union all
    select b.*, case when t.a_id = b.entry_id then t.b_id else t.a_id end, t.police from binding b
    join associates_tie t on t.kind = 'SAME' and t.ended_at is null and b.entry_id in (t.a_id, t.b_id)
  )
  select b.id, l.ref, l.child_id, l.episode, bool_or(l.police or b.police), exists (
    select from children_involvement i join agencies_team own on own.id = b.team_id
    where i.child_id = l.child_id and i.ended_at is null and (i.team_id = own.id or i.agency_id = own.agency_id))
  from bound b join associates_link l on l.entry_id = b.entry
  where l.ended_at is null and l.way <> 'IS' and l.at > b.at and (l.at at time zone 'Europe/London')::date >= b.served_on
    and protected_owner(l.child_id) is null
    and not exists (select from orders_appearance a where a.order_id = b.id and a.link = l.ref)
  group by b.id, l.ref, l.child_id, l.episode, b.team_id
$$;

-- Whether something that was served protects this child from somebody: one word, for whoever holds the child and reads no more.
create function order_protects(the_child bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select sealed()) and not is_protected(the_child) and exists (
    select from children_child c where c.person_id = the_child and c.scopes && current_setting('app.identity')::int[])
    and exists (
      select from orders_order o where o.child_id = the_child
      and (select s.state from orders_step s where s.order_id = o.id order by s.number desc limit 1) in ('SERVED', 'BREACHED', 'LET_END'))
$$;

revoke execute on function order_row_begins(), order_appearances(), order_protects(bigint) from public;
grant execute on function order_row_begins() to app_owner;
grant execute on function order_appearances() to app_system;
grant execute on function order_protects(bigint) to app_web, app_job;
set local role app_owner;
create trigger begins before insert on orders_appearance for each row execute function order_row_begins();
create trigger begins before insert on orders_answer for each row execute function order_row_begins();

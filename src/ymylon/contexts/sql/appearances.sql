-- Whom an order in force binds appears also where a screening says so, or a place that is assessed: the rooms above the register of orders
-- tell it, and the clock asks as before.
set local role app_gate;

create or replace function order_row_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'orders_appearance' then
    new.police := exists (
      select from (select l.ref, l.entry_id, l.police from associates_link l where l.ref = new.link
                   union all select f.ref, f.entry_id, f.police from screening_finding f where f.ref = new.link
                   union all select c.ref, c.entry_id, e.police from contexts_entrylink c join associates_entry e on e.id = c.entry_id
                     where c.ref = new.link) s
      join orders_order o on o.id = new.order_id
      where s.police or s.entry_id <> o.entry_id and not exists (
        select from associates_tie t where t.kind = 'SAME' and t.ended_at is null and not t.police
        and (t.a_id, t.b_id) in ((o.entry_id, s.entry_id), (s.entry_id, o.entry_id))));
  else
    new.police := exists (select from orders_appearance a where a.id = new.appearance_id and a.police);
  end if;
  return new;
end $$;

-- For the clock: the person whom an order in force binds, or another entry that is judged to be them, was linked to a child since it was
-- served: by a link, by a finding of a screening that was not withdrawn, or at a place that is assessed, on the account of the child for
-- whose sake the entry is held. What is tied to an entry that the police hold is the police's. `theirs`: whether the order's own team, or
-- its agency, works with that child; a link alone lets nobody in.
create or replace function order_appearances() returns table (the_order bigint, the_link uuid, the_child bigint, the_episode uuid, police boolean,
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
  ), linked as (
    select l.entry_id, l.ref, l.child_id, l.episode, l.at, l.police from associates_link l where l.ended_at is null and l.way <> 'IS'
    union all
    select f.entry_id, f.ref, f.child_id, f.episode, f.at, f.police from screening_finding f
    where f.entry_id is not null and not exists (select from screening_withdrawn w where w.finding_id = f.id)
    union all
    select c.entry_id, c.ref, c.child_id, null, c.at, e.police from contexts_entrylink c join associates_entry e on e.id = c.entry_id
    -- Nothing of a circle of children who are friends: the police read none.
    join contexts_context p on p.id = c.context_id and p.kind <> 'CIRCLE'
    where not c.is_gone and c.replaces_id is null and not exists (select from contexts_entrylink n where n.replaces_id = c.id and n.is_gone)
  )
  select b.id, l.ref, l.child_id, l.episode, bool_or(l.police or b.police), exists (
    select from children_involvement i join agencies_team own on own.id = b.team_id
    where i.child_id = l.child_id and i.ended_at is null and (i.team_id = own.id or i.agency_id = own.agency_id))
  from bound b join linked l on l.entry_id = b.entry
  where l.at > b.at and (l.at at time zone 'Europe/London')::date >= b.served_on
    and protected_owner(l.child_id) is null
    and not exists (select from orders_appearance a where a.order_id = b.id and a.link = l.ref)
  group by b.id, l.ref, l.child_id, l.episode, b.team_id
$$;
set local role app_owner;

-- What an order binds may be a place that is assessed: then a child who was linked to it since it was served has appeared there, by a link
-- of the place or a finding of a screening; whoever is bound appears as before.
set local role app_gate;

create or replace function order_appearances() returns table (the_order bigint, the_link uuid, the_child bigint, the_episode uuid, police boolean,
                                                              theirs boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with binding as (
    select o.id, o.child_id, o.entry_id, o.place, o.at, o.team_id,
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
  ), there as (
    select p.ref as place, c.ref, c.child_id, null::uuid as episode, c.at, false as police
    from contexts_childlink c join contexts_context p on p.id = c.context_id and p.kind <> 'CIRCLE'
    where not c.is_gone and c.replaces_id is null and not exists (select from contexts_childlink n where n.replaces_id = c.id and n.is_gone)
    union all
    select p.ref, f.ref, f.child_id, f.episode, f.at, f.police
    from screening_finding f join contexts_context p on p.id = f.context_id and p.kind <> 'CIRCLE'
    where not exists (select from screening_withdrawn w where w.finding_id = f.id)
  ), appeared as (
    select b.id, l.ref, l.child_id, l.episode, l.at, l.police or b.police as police, b.at as asked_at, b.served_on, b.team_id
    from bound b join linked l on l.entry_id = b.entry
    union all
    select b.id, t.ref, t.child_id, t.episode, t.at, t.police, b.at, b.served_on, b.team_id from binding b join there t on t.place = b.place
  )
  select a.id, a.ref, a.child_id, a.episode, bool_or(a.police), exists (
    select from children_involvement i join agencies_team own on own.id = a.team_id
    where i.child_id = a.child_id and i.ended_at is null and (i.team_id = own.id or i.agency_id = own.agency_id))
  from appeared a
  where a.at > a.asked_at and (a.at at time zone 'Europe/London')::date >= a.served_on
    and protected_owner(a.child_id) is null
    and not exists (select from orders_appearance done where done.order_id = a.id and done.link = a.ref)
  group by a.id, a.ref, a.child_id, a.episode, a.team_id
$$;
set local role app_owner;

-- Whoever holds the child and reads no more is told of one that protects it from somebody: not of premises that are closed, nor of a number
-- that is cut off.
set local role app_gate;

create or replace function order_protects(the_child bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select sealed()) and not is_protected(the_child) and exists (
    select from children_child c where c.person_id = the_child and c.scopes && current_setting('app.identity')::int[])
    and exists (
      select from orders_order o where o.child_id = the_child
      and (o.kind = 'RECOVERY' or exists (select from associates_entry e where e.id = o.entry_id and e.kind = 'PERSON'))
      and (select s.state from orders_step s where s.order_id = o.id order by s.number desc limit 1) in ('SERVED', 'BREACHED', 'LET_END'))
$$;
set local role app_owner;

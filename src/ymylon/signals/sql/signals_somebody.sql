-- The third trigger speaks of somebody: a number that is cut off, or a place that is closed, is nobody. Of those the register of notices
-- and orders tells the order's team by itself.
set local role app_gate;

create or replace function beside_somebody_under_notice(since date) returns table (child bigint, appearance uuid, found_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.child_id, a.ref, (a.at at time zone 'Europe/London')::date from orders_appearance a
  where not a.police and a.bound in ('PERSON', 'ANYBODY') and (a.at at time zone 'Europe/London')::date >= since
    and protected_owner(a.child_id) is null
    and not exists (select from signals_signal x where x.child_id = a.child_id and x.cause = a.ref)
$$;
set local role app_owner;

set local role app_gate;

-- For the clock: where somebody whom an order binds was found beside a child, and no signal was raised of it yet. What the police alone know
-- raises none, for whoever is asked may not read it; the register of notices tells those who may. Nor what is around a protected child.
create function beside_somebody_under_notice(since date) returns table (child bigint, appearance uuid, found_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.child_id, a.ref, (a.at at time zone 'Europe/London')::date from orders_appearance a
  where not a.police and (a.at at time zone 'Europe/London')::date >= since and protected_owner(a.child_id) is null
    and not exists (select from signals_signal x where x.child_id = a.child_id and x.cause = a.ref)
$$;

revoke execute on function beside_somebody_under_notice(date) from public;
grant execute on function beside_somebody_under_notice(date) to app_system;
set local role app_owner;

-- Why something that is owed waits may say where the child is: of a protected child the reason is sealed, and the ledger keeps that there was one.
set local role app_gate;

alter function what_betrays(bigint, bigint[]) rename to what_betrays_but_pauses;
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  return query
    select * from what_betrays_but_pauses(the_child, teams)
    union all select 'PLACE', e.pause_reason, min('duties_dutyevent:' || e.pgh_id)
      from duties_dutyevent e where e.child_id = the_child and e.pause_reason not in ('', '-') group by e.pgh_obj_id, e.pause_reason;
end $$;

alter function set_aside(bigint, bigint[], timestamptz) rename to set_aside_but_pauses;
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform set_aside_but_pauses(the_child, teams, at);
  update duties_duty set pause_reason = '-' where child_id = the_child and pause_reason not in ('', '-');
  update duties_dutyevent set pause_reason = '-' where child_id = the_child and pause_reason not in ('', '-');
end $$;
grant execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) to app_web;

create function pause_says_no_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if is_protected(new.child_id) then new.pause_reason := '-'; end if;
  return new;
end $$;
revoke execute on function pause_says_no_place() from public;
grant execute on function pause_says_no_place() to app_owner;
set local role app_owner;

create trigger pause_says_no_place before insert or update of pause_reason on duties_duty for each row
  when (new.pause_reason not in ('', '-')) execute function pause_says_no_place();

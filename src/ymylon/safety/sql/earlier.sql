-- What was owed of an earlier version is met by the next one, also where its writer may not read that one any more.
set local role app_gate;

create or replace function kept_plan_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.guarded := is_protected(new.child_id);
  execute format('select coalesce(max(number), 0) + 1 from %I where child_id = $1 and kind = $2', tg_table_name)
    into new.number using new.child_id, new.kind;
  execute format('update duties_duty set state = ''FULFILLED'', ended_at = greatest($3, opened_at), ended_by_id = $4
                  where child_id = $1 and state = ''OPEN'' and about in (select ref from %I where child_id = $1 and kind = $2)', tg_table_name)
    using new.child_id, new.kind, new.at, new.by_id;
  return new;
end $$;

-- For the clock, which reads no judgement itself: safety plans that stand, of children of whom a person judges exploitation
-- significant, and of which no look is owed yet; none that nobody may read while a protection lasts.
drop function safety_judged_high(text);
create function safety_judged_high(the_kind text) returns table (plan bigint, child bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.child_id from safety_safetyplan p
  where p.child_id in (
      select v.child_id from screening_version v where v.part = 'TYPE' and v.level = 'SIGNIFICANT'
      and not exists (select from screening_version w where w.child_id = v.child_id and w.part = v.part and w.topic = v.topic
                      and w.number > v.number))
    and not exists (select from safety_safetyplan q where q.child_id = p.child_id and q.number > p.number)
    and not exists (select from safety_safetyline l where l.plan_id = p.id and l.what = 'ENDED')
    and not exists (select from duties_duty d where d.about = p.ref and d.kind = the_kind and d.state = 'OPEN')
    and (p.guarded or not is_protected(p.child_id))
  order by p.id
$$;
revoke execute on function safety_judged_high(text) from public;
grant execute on function safety_judged_high(text) to app_system;
set local role app_owner;

-- Whoever works in a team that would betray a protected child: also where they judged a pair, opened the record, let somebody in or
-- were let in, gave something out, or come to work there later.
set local role app_gate;

-- What was given of a protected child stands as it was recorded, but for the name of whoever comes to work where it would betray.
create or replace function disclosure_stands() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - 'scopes' - 'keys' - 'by_id' - 'team_id' is distinct from to_jsonb(old) - 'scopes' - 'keys' - 'by_id' - 'team_id'
     or new.by_id is distinct from old.by_id and not (new.by_id is null and works_aside(old.child_id, old.by_id, '{}'))
     or new.team_id is distinct from old.team_id and not (new.team_id is null and is_aside(old.child_id, old.team_id)) then
    raise exception 'a disclosure stands as it was recorded' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create function given_by_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.team_id is not null and is_aside(new.child_id, new.team_id) then new.team_id := null; end if;
  return new;
end $$;

-- Somebody who comes to work there is named beside the child no more, whatever they wrote while they worked elsewhere.
create function hide_who_joins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hide_aside(a.child_id) from protection_asideteam a where a.team_id = new.team_id and is_protected(a.child_id);
  return null;
end $$;

-- Who was let in stands apart, read by those who are named; the grant itself keeps its scope, and works as before.
create function let_in_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into protection_letin (ref, scopes, version, readers, child_id, practitioner_id, case_scope)
  select gen_random_uuid(), '{}', 1, p.readers, new.child_id, new.practitioner_id, new.case_scope
  from protection_protection p where p.child_id = new.child_id and p.ended_at is null
    and works_aside(new.child_id, new.practitioner_id, '{}')
  on conflict (case_scope) do nothing;
  return new;
end $$;

create or replace function cases_of(account bigint) returns table (scope int, kind text, lanes text[], writes boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select g.case_scope, g.kind, g.lanes, g.may_write
    from agencies_practitioner p
    cross join lateral (
      select * from children_casegrant named where named.practitioner_id = p.id
      union all
      select apart.* from protection_letin l join children_casegrant apart on apart.case_scope = l.case_scope
      where l.practitioner_id = p.id) g
    where p.account_id = account and g.ended_at is null
      and g.from_at <= statement_timestamp() and g.until_at > statement_timestamp();
end $$;

-- Whether it is whoever acts that was let in by this grant, also where their name stands apart.
create function is_my_grant(the_scope int, named bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select sealed())
    and coalesce(coalesce(named, (select l.practitioner_id from protection_letin l where l.case_scope = the_scope)) = acting_practitioner(), false)
$$;

-- Whoever was told judges, but never whoever broke it. What was not justified ends at once. False: it was judged before.
create or replace function review_glass(the_ref uuid, the_verdict text, words text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken record;
  me bigint := acting_practitioner();
  mine int[] := array(select (k / 32)::int from unnest(current_setting('app.keys')::bigint[]) k where k % 32 = 0);
begin
  perform must_be_let('REVIEW_GLASS');
  select * into broken from children_casegrant g
  where g.ref = the_ref and g.kind = 'BREAK_GLASS' and g.told_scopes && mine and not is_my_grant(g.case_scope, g.practitioner_id) for update;
  if not found then raise exception 'no such thing to judge' using errcode = 'no_data_found'; end if;
  if broken.verdict <> '' then return false; end if;
  update children_casegrant set verdict = the_verdict, verdict_words = words, reviewed_at = statement_timestamp(), reviewed_by_id = me,
    ended_at = case when the_verdict = 'NOT_JUSTIFIED' and until_at > statement_timestamp() then greatest(statement_timestamp(), from_at) end,
    ended_by_id = case when the_verdict = 'NOT_JUSTIFIED' and until_at > statement_timestamp() then me end
  where id = broken.id;
  update duties_duty set state = 'FULFILLED', ended_at = greatest(statement_timestamp(), opened_at), ended_by_id = me
  where about = the_ref and kind = 'REVIEW_BROKEN_GLASS' and state = 'OPEN';
  insert into children_event (ref, lane, scopes, keys, child_id, kind, at, recorded_at, by_id, team_id, about, detail)
  values (gen_random_uuid(), 'IDENTITY', '{}', '{}', broken.child_id, 'GLASS_REVIEWED', statement_timestamp(), statement_timestamp(), me,
          null, the_ref, the_verdict);
  perform audit('GLASS_' || the_verdict, 'IDENTITY', array[broken.child_id], the_ref::text, '');
  return true;
end $$;

revoke execute on function given_by_nobody(), hide_who_joins(), let_in_apart(), is_my_grant(int, bigint) from public;
grant execute on function given_by_nobody(), hide_who_joins(), let_in_apart() to app_owner;
grant execute on function is_my_grant(int, bigint) to app_web;
set local role app_owner;

create trigger names_nobody before insert or update of opened_by_id on children_child for each row execute function names_nobody('opened_by_id');
create trigger names_nobody before insert or update of practitioner_id, granted_by_id, ended_by_id, reviewed_by_id on children_casegrant
  for each row execute function names_nobody('practitioner_id|must', 'granted_by_id|must', 'ended_by_id', 'reviewed_by_id');
create trigger names_nobody before insert or update of answered_by_id on linkage_proposal
  for each row execute function names_nobody('answered_by_id|answered_at');
create trigger names_nobody before insert or update of judged_by_id, withdrawn_by_id on people_mergeedge
  for each row execute function names_nobody('judged_by_id|must', 'withdrawn_by_id|withdrawn_at');
create trigger aside_first before insert on children_casegrant for each row execute function let_in_apart();
create trigger given_by_nobody before insert on children_disclosure for each row execute function given_by_nobody();
create trigger hide_who_joins after insert on agencies_membership for each row execute function hide_who_joins();

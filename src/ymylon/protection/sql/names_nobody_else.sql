-- Whoever works in a team that would betray a protected child: also where they judged a pair, opened the record, let somebody in or
-- were let in, gave something out, or come to work there later.
set local role app_gate;

-- Each argument is a column; one that ends in `|must` names somebody, and one that ends in `|` and another column does so wherever
-- that one is filled, but for whoever would betray. A pair is of two, and either may be protected.
create or replace function names_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  argument text;
  named text;
  beside text;
  who bigint;
  goes boolean;
  each bigint;
  children bigint[];
  hidden boolean := false;
begin
  case tg_table_name
    when 'children_child' then children := array[new.person_id];
    when 'linkage_proposal' then children := array[new.child_id, new.other_id];
    when 'people_mergeedge' then children := array[new.person_a_id, new.person_b_id];
    else children := array[new.child_id];
  end case;
  foreach each in array children loop hidden := hidden or is_protected(each); end loop;
  foreach argument in array tg_argv loop
    named := split_part(argument, '|', 1);
    beside := split_part(argument, '|', 2);
    execute format('select ($1).%I', named) into who using new;
    if who is null and beside <> '' and not hidden then
      goes := true;
      if beside <> 'must' then execute format('select ($1).%I is not null', beside) into goes using new; end if;
      if goes then raise exception 'nobody is named in % of %', named, tg_table_name using errcode = 'not_null_violation'; end if;
    end if;
    if hidden and who is not null then
      foreach each in array children loop
        if works_aside(each, who, '{}') then new := jsonb_populate_record(new, jsonb_build_object(named, null)); end if;
      end loop;
    end if;
  end loop;
  return new;
end $$;

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

-- Takes out of the open tables and their history who already stood there, and puts what those teams had to do into the closed lane.
create or replace function hide_aside(the_child bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  teams bigint[] := array(select team_id from protection_asideteam where child_id = the_child);
  people bigint[] := array(select distinct practitioner_id from agencies_membership where team_id = any(teams));
  each record;
begin
  insert into protection_letin (ref, scopes, version, readers, child_id, practitioner_id, case_scope)
  select gen_random_uuid(), '{}', 1, p.readers, the_child, g.practitioner_id, g.case_scope
  from children_casegrant g join protection_protection p on p.child_id = g.child_id and p.ended_at is null
  where g.child_id = the_child and g.practitioner_id = any(people)
  on conflict (case_scope) do nothing;
  for each in
    select t.name, c.in_column, k.attname as held from columns_that_name() c
    cross join lateral (values (c.in_table), (c.in_table || 'event')) t(name)
    join pg_attribute n on n.attrelid = to_regclass(t.name) and n.attname = c.in_column and not n.attisdropped
    join pg_attribute k on k.attrelid = n.attrelid and not k.attisdropped
      and k.attname = any(case c.in_table when 'children_child' then array['person_id'] when 'linkage_proposal' then array['child_id', 'other_id']
                                          when 'people_mergeedge' then array['person_a_id', 'person_b_id'] else array['child_id'] end)
  loop
    -- What was given before the protection is read by nobody while it lasts, and stands.
    execute format('update %I set %I = null where %I = $1 and %I = any($2)', each.name, each.in_column, each.held, each.in_column)
      || case when each.name = 'children_disclosure' then ' and is_sealed' else '' end
      using the_child, people;
  end loop;
  update children_disclosure set team_id = null where child_id = the_child and team_id = any(teams) and is_sealed;
  -- The source of a local rule names the area whose rule it is.
  update missing_firedrule set source = '' where child_id = the_child and source <> '';
  update children_involvement set lane = 'PROTECTED' where child_id = the_child and team_id = any(teams);
  update children_involvementevent set lane = 'PROTECTED' where child_id = the_child and team_id = any(teams);
  update children_event set lane = 'PROTECTED' where child_id = the_child and team_id = any(teams);
  update duties_duty set lane = 'PROTECTED' where child_id = the_child and team_id = any(teams);
  update duties_dutyevent set lane = 'PROTECTED' where child_id = the_child and team_id = any(teams);
  update duties_dutystage set lane = 'PROTECTED' where child_id = the_child and team_id = any(teams);
  update notices_call c set lane = 'PROTECTED', rang = '', answered_by = case when c.answered_by = '' then '' else '-' end
    from notices_notice n where n.id = c.notice_id and c.child_id = the_child and n.team_id = any(teams);
  update notices_noticestage s set lane = 'PROTECTED' from notices_notice n
    where n.id = s.notice_id and s.child_id = the_child and (s.team_id = any(teams) or n.team_id = any(teams));
  update notices_notice set lane = 'PROTECTED', link = '', answered_by = '' where child_id = the_child and team_id = any(teams);
  update notices_noticeevent set lane = 'PROTECTED', link = '', answered_by = '' where child_id = the_child and team_id = any(teams);
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

-- For who has looked: colleagues know each other, of the team that would betray; of any other, they would learn where somebody works.
create or replace function may_be_named(the_child bigint, who bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select sealed()) and (not is_protected(the_child) or not works_aside(the_child, who, '{}') or exists (
    select from agencies_membership mine join agencies_practitioner me on me.id = mine.practitioner_id
    join agencies_membership theirs on theirs.team_id = mine.team_id
    where me.account_id = current_setting('app.actor')::bigint and mine.during @> statement_timestamp() and theirs.practitioner_id = who
      and is_aside(the_child, theirs.team_id)))
$$;

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

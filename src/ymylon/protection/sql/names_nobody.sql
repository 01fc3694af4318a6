-- Whoever works in a team that would betray a protected child is named beside that child in no open table: who wrote is left to
-- the audit. Columns that must name somebody do so for every other child.
set local role app_gate;

-- Every column in which a row about a child names a practitioner, by the triggers that watch over them.
create function columns_that_name() returns table (in_table text, in_column text)
language sql stable set search_path = public, pg_temp as $$
  select c.relname::text, split_part(a, '|', 1) from pg_trigger g join pg_class c on c.oid = g.tgrelid
  cross join unnest(string_to_array(encode(g.tgargs, 'escape'), '\000')) a
  where g.tgname = 'names_nobody' and a <> ''
$$;

-- Each argument is a column; one that ends in `|must` names somebody, and one that ends in `|` and another column does so wherever
-- that one is filled, but for whoever would betray. A pair is of two, and either may be protected.
create function names_nobody() returns trigger
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

-- Takes out of the open tables and their history who already stood there, and puts what those teams had to do into the closed lane.
create function hide_aside(the_child bigint) returns void
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

-- A team that comes to be set aside later takes what it wrote before with it.
create function hide_newly_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hide_aside(new.child_id);
  return null;
end $$;

-- A call about a notice to such a team names nobody either, nor the number that was rung.
create function call_stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if is_protected(new.child_id) and exists (
    select from notices_notice n where n.id = new.notice_id and is_aside(n.child_id, n.team_id)) then
    new.lane := 'PROTECTED';
    new.rang := '';
    new.answered_by := case when new.answered_by = '' then '' else '-' end;
  end if;
  return new;
end $$;

-- For who has looked: colleagues know each other, of the team that would betray; of any other, they would learn where somebody works.
create function may_be_named(the_child bigint, who bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select sealed()) and (not is_protected(the_child) or not works_aside(the_child, who, '{}') or exists (
    select from agencies_membership mine join agencies_practitioner me on me.id = mine.practitioner_id
    join agencies_membership theirs on theirs.team_id = mine.team_id
    where me.account_id = current_setting('app.actor')::bigint and mine.during @> statement_timestamp() and theirs.practitioner_id = who
      and is_aside(the_child, theirs.team_id)))
$$;

revoke execute on function columns_that_name(), names_nobody(), hide_aside(bigint), hide_newly_aside(), call_stands_aside(),
  may_be_named(bigint, bigint) from public;
grant execute on function names_nobody(), hide_newly_aside(), call_stands_aside() to app_owner;
set local role app_owner;

create trigger names_nobody before insert or update of by_id on children_event for each row execute function names_nobody('by_id');
create trigger names_nobody before insert or update of by_id on children_disclosure for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of kept_by_id on children_photograph for each row execute function names_nobody('kept_by_id|must');
create trigger names_nobody before insert or update of ended_by_id on duties_duty for each row execute function names_nobody('ended_by_id');
create trigger names_nobody before insert or update of acknowledged_by_id on notices_notice for each row execute function names_nobody('acknowledged_by_id');
create trigger names_nobody before insert or update of by_id on notices_call for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on notices_leftout for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of made_by_id on notices_referral for each row execute function names_nobody('made_by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_offer for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of contact_for_family_id on missing_episode for each row execute function names_nobody('contact_for_family_id');
create trigger names_nobody before insert or update of reported_by_id on missing_report for each row execute function names_nobody('reported_by_id');
create trigger names_nobody before insert or update of by_id on missing_move for each row execute function names_nobody('by_id');
create trigger names_nobody before insert or update of recorded_by_id on missing_finding for each row execute function names_nobody('recorded_by_id');
create trigger names_nobody before insert or update of by_id on missing_grading for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_concern for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_observation for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_familytalk for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_item for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_preventioncheck for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_noreferral for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on missing_parentdecision for each row execute function names_nobody('by_id|must');
create trigger hide_newly_aside after insert on protection_asideteam for each row execute function hide_newly_aside();
create trigger aside_first before insert on notices_call for each row execute function call_stands_aside();

-- Protecting a child: who may, what is sealed, who opens it together, and what of the open tables is emptied.
set local role app_gate;

-- The roles of PROTECT_CHILD; a test holds the two alike.
create function protecting_roles() returns text[] language sql immutable as $$
  select array['TEAM_MANAGER', 'HEAD_OF_SERVICE', 'POLICE_MISSING_COORDINATOR']
$$;

create function is_protected(the_child bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from protection_protection p where p.child_id = the_child and p.ended_at is null)
$$;

-- Of these children, those that are protected, and which team answers for each: all that anybody else may know.
create function protected_owners(the_children bigint[]) returns table (child bigint, team bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.child_id, p.owner_team_id from protection_protection p join children_child c on c.person_id = p.child_id
  where (select sealed()) and p.child_id = any(the_children) and p.ended_at is null
    and (c.scopes && (current_setting('app.identity')::int[] || current_setting('app.episode')::int[])
         or (current_setting('app.actor') = '0' and session_user in ('app_job', 'app_test')))
$$;

-- The same for one child, to stand beside another column.
create function protected_owner(the_child bigint) returns bigint
language sql stable set search_path = public, pg_temp as $$ select team from protected_owners(array[the_child]) $$;

create function is_aside(the_child bigint, the_team bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select is_protected(the_child) and exists (select from protection_asideteam a where a.child_id = the_child and a.team_id = the_team)
$$;

create function must_protect(the_child bigint) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if not exists (select from posts_of(current_setting('app.actor')::bigint) p where p.role = any(protecting_roles())) then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function must_be_named(the_child bigint) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if not exists (select from protection_protection p where p.child_id = the_child and p.ended_at is null
                 and current_setting('app.actor')::bigint = any(p.readers)) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
end $$;

create function begin_protection(the_ref uuid, the_child bigint, the_kind text, why text, the_team bigint, named bigint[], review date,
                                 at timestamptz, who bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  insert into protection_protection (ref, scopes, version, readers, child_id, kind, reason, owner_team_id, review_on, begun_at, begun_by_id,
                                     end_reason)
  values (the_ref, '{}', 1, array(select distinct unnest(named)), the_child, the_kind, why, the_team, review, at, who, '');
end $$;

create function end_protection(the_child bigint, why text, at timestamptz, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform must_be_named(the_child);
  update protection_protection set ended_at = at, ended_by_id = who, end_reason = why where child_id = the_child and ended_at is null;
end $$;

create function renew_protection(the_child bigint, review date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform must_be_named(the_child);
  update protection_protection set review_on = review where child_id = the_child and ended_at is null;
end $$;

-- Whoever may see the child may add a fact; to see it again they must be named, and two.
create function keep_protected(the_ref uuid, the_child bigint, the_kind text, the_seal bytea, place text, at timestamptz, who bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into protection_fact (ref, scopes, version, readers, child_id, kind, sealed, whence, kept_at, kept_by_id)
  select the_ref, '{}', 1, p.readers, the_child, the_kind, the_seal, place, at, who
  from protection_protection p where p.child_id = the_child and p.ended_at is null;
  if not found then raise exception 'no such child' using errcode = 'no_data_found'; end if;
end $$;

create function ask_to_open(the_ref uuid, the_child bigint, why text, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_be_named(the_child);
  insert into protection_opening (ref, scopes, version, readers, child_id, reason, asked_at, asked_by_id)
  select the_ref, '{}', 1, p.readers, the_child, why, at, current_setting('app.actor')::bigint
  from protection_protection p where p.child_id = the_child and p.ended_at is null;
end $$;

-- True if this agreement counted: another named person than the one who asked, in time, and the first.
create function agree_to_open(the_ref uuid, at timestamptz, agree_within interval, shown_within interval) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  counted int;
  the_child bigint := (select child_id from protection_opening where ref = the_ref);
begin
  if the_child is null then return false; end if;
  perform must_be_named(the_child);
  update protection_opening set agreed_at = at, agreed_by_id = current_setting('app.actor')::bigint, until_at = at + shown_within
  where ref = the_ref and agreed_at is null and asked_by_id <> current_setting('app.actor')::bigint and asked_at + agree_within >= at;
  get diagnostics counted = row_count;
  return counted = 1;
end $$;

-- The only way to a sealed fact: by the one who asked, after another agreed, in time, once.
create function open_protected(the_ref uuid, at timestamptz) returns table (fact uuid, kind text, sealed bytea, kept_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_child bigint := (select child_id from protection_opening where ref = the_ref);
begin
  if the_child is null then return; end if;
  perform must_be_named(the_child);
  update protection_opening o set shown_at = at
  where o.ref = the_ref and o.asked_by_id = current_setting('app.actor')::bigint and o.agreed_at is not null and o.shown_at is null
    and o.until_at >= greatest(at, statement_timestamp());
  if not found then return; end if;
  return query select f.ref, f.kind, f.sealed, f.kept_at from protection_fact f where f.child_id = the_child order by f.kept_at desc, f.id;
end $$;

-- Whether somebody works in a team that would betray the child: their name beside the child's would tell as much as the team's.
create function works_aside(the_child bigint, who bigint, teams bigint[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from agencies_membership m where m.practitioner_id = who and (m.team_id = any(teams) or is_aside(the_child, m.team_id)))
$$;

-- The council's teams of the area where the child is placed, as far as it is not the responsible one: their name says the town.
create function teams_of_host(the_child bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct i.team_id from children_involvement i join agencies_agency g on g.id = i.agency_id and g.kind = 'COUNCIL'
  join circumstances_carespell s on s.child_id = i.child_id and s.host_authority = g.code and s.responsible_authority <> g.code
  where i.child_id = the_child
$$;

-- The area under which an episode of a protected child stands: the responsible council's, else the owner's, never the town's.
create function area_for_protected(the_child bigint) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select s.responsible_authority from circumstances_carespell s where s.child_id = the_child and s.during @> current_date limit 1),
    (select g.code from protection_protection p join agencies_team t on t.id = p.owner_team_id join agencies_agency g on g.id = t.agency_id
     where p.child_id = the_child and p.ended_at is null and g.kind = 'COUNCIL'), '')
$$;

-- What stands in the open tables and would betray where the child is, in words to be sealed. `teams` are those that would.
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  teams := teams || array(select * from teams_of_host(the_child));
  return query
    select 'ADDRESS', concat_ws(', ', g.name_en, s.placement), 'circumstances_carespell:' || s.id
      from circumstances_carespell s join agencies_agency g on g.id = s.home_id where s.child_id = the_child
    union all select 'TOWN', s.host_authority, 'circumstances_carespell:' || s.id
      from circumstances_carespell s where s.child_id = the_child and s.host_authority <> ''
    union all select distinct 'TOWN', e.authority, 'missing_episode'
      from missing_episode e where e.child_id = the_child and e.authority <> ''
    union all select 'ADDRESS', s.provider_urn, 'circumstances_carespell:' || s.id
      from circumstances_carespell s where s.child_id = the_child and s.provider_urn <> ''
    union all select 'SCHOOL', g.name_en, 'circumstances_educationspell:' || s.id
      from circumstances_educationspell s join agencies_agency g on g.id = s.school_id where s.child_id = the_child
    union all select 'TELEPHONE', concat_ws(', ', c.name, c.telephone), 'children_contact:' || c.id
      from children_contact c where c.child_id = the_child and c.telephone <> ''
    union all select 'PLACE', r.place, 'missing_report:' || r.id from missing_report r where r.child_id = the_child and r.place <> ''
    union all select 'TELEPHONE', r.telephone, 'missing_report:' || r.id
      from missing_report r where r.child_id = the_child and r.telephone <> ''
    union all select 'TEAM', p.given_name || ' ' || p.family_name, 'missing_report:' || r.id
      from missing_report r join agencies_practitioner p on p.id = r.reported_by_id
      where r.child_id = the_child and works_aside(the_child, r.reported_by_id, teams)
    union all select 'PLACE', o.place, 'missing_observation:' || o.id
      from missing_observation o where o.child_id = the_child and o.place <> ''
    union all select 'PLACE', f.place, 'missing_finding:' || f.id from missing_finding f where f.child_id = the_child and f.place <> ''
    union all select 'TEAM', concat_ws(', ', t.name_en, g.name_en, nullif(coalesce(nullif(t.telephone, ''), g.telephone), '')), 'agencies_team:' || t.id
      from agencies_team t left join agencies_agency g on g.id = t.agency_id where t.id = any(teams);
end $$;

-- Whoever else writes them: of a protected child no open table takes what would betray.
create function keeps_no_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (pg_trigger_depth() > 1 and current_setting('app.spreading', true) = 'on') or not is_protected(new.child_id) then return new; end if;
  case tg_table_name
    when 'circumstances_carespell' then new.home_id := null; new.host_authority := ''; new.provider_urn := '';
    when 'circumstances_educationspell' then new.school_id := null;
    when 'children_contact' then new.telephone := '';
    when 'missing_report' then
      new.place := ''; new.telephone := '';
      if works_aside(new.child_id, new.reported_by_id, '{}') then new.reported_by_id := null; end if;
    when 'missing_episode' then new.authority := area_for_protected(new.child_id);
    when 'missing_observation' then new.place := '';
    when 'missing_finding' then new.place := '';
  end case;
  return new;
end $$;

-- A team that would betray stands in the protected lane wherever it is named of this child, and so is named to nobody.
create function stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.team_id is null or not is_protected(new.child_id) then return new; end if;
  if tg_table_name = 'children_involvement' and to_jsonb(new) ->> 'kind' in ('HOME', 'SCHOOL', 'CLINIC', 'HOST_AUTHORITY', 'HOST_FORCE')
     and not exists (select from protection_protection p where p.child_id = new.child_id and p.ended_at is null and p.owner_team_id = new.team_id) then
    insert into protection_asideteam (ref, scopes, version, readers, child_id, team_id, since_at)
    select gen_random_uuid(), '{}', 1, p.readers, new.child_id, new.team_id, statement_timestamp()
    from protection_protection p where p.child_id = new.child_id and p.ended_at is null
    on conflict (child_id, team_id) do nothing;
  end if;
  if is_aside(new.child_id, new.team_id) then new.lane := 'PROTECTED'; end if;
  return new;
end $$;

-- Empties the open tables and their history of what was sealed, and sets these teams aside, what was told them included.
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  teams := teams || array(select * from teams_of_host(the_child));
  insert into protection_asideteam (ref, scopes, version, readers, child_id, team_id, since_at)
  select gen_random_uuid(), '{}', 1, p.readers, the_child, t, at
  from protection_protection p cross join (select distinct unnest(teams) as t) each
  where p.child_id = the_child and p.ended_at is null and t <> p.owner_team_id
  on conflict (child_id, team_id) do nothing;
  update circumstances_carespell set home_id = null, host_authority = '', provider_urn = '' where child_id = the_child;
  update circumstances_carespellevent set home_id = null, host_authority = '', provider_urn = '' where child_id = the_child;
  update circumstances_educationspell set school_id = null where child_id = the_child;
  update circumstances_educationspellevent set school_id = null where child_id = the_child;
  update children_contact set telephone = '' where child_id = the_child;
  update children_contactevent set telephone = '' where child_id = the_child;
  update missing_episode set authority = '' where child_id = the_child;
  update missing_episodeevent set authority = area_for_protected(the_child) where child_id = the_child;
  update missing_report set place = '', telephone = '' where child_id = the_child;
  update missing_reportevent set place = '', telephone = '',
    reported_by_id = case when works_aside(the_child, reported_by_id, '{}') then null else reported_by_id end where child_id = the_child;
  update missing_observation set place = '' where child_id = the_child;
  update missing_finding set place = '' where child_id = the_child;
  update missing_findingevent set place = '' where child_id = the_child;
  teams := array(select team_id from protection_asideteam where child_id = the_child);
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

grant execute on function protected_owners(bigint[]), protected_owner(bigint) to app_web, app_job, app_report, app_system;
grant execute on function begin_protection(uuid, bigint, text, text, bigint, bigint[], date, timestamptz, bigint),
  end_protection(bigint, text, timestamptz, bigint), renew_protection(bigint, date),
  keep_protected(uuid, bigint, text, bytea, text, timestamptz, bigint), ask_to_open(uuid, bigint, text, timestamptz),
  agree_to_open(uuid, timestamptz, interval, interval), open_protected(uuid, timestamptz), what_betrays(bigint, bigint[]),
  set_aside(bigint, bigint[], timestamptz) to app_web;
grant execute on function keeps_no_place(), stands_aside() to app_owner;
set local role app_owner;

create trigger keeps_no_place before insert or update on circumstances_carespell for each row execute function keeps_no_place();
create trigger keeps_no_place before insert or update on circumstances_educationspell for each row execute function keeps_no_place();
create trigger keeps_no_place before insert or update on children_contact for each row execute function keeps_no_place();
create trigger keeps_no_place before insert or update on missing_episode for each row execute function keeps_no_place();
create trigger keeps_no_place before insert or update on missing_report for each row execute function keeps_no_place();
create trigger keeps_no_place before insert or update on missing_observation for each row execute function keeps_no_place();
create trigger keeps_no_place before insert or update on missing_finding for each row execute function keeps_no_place();
-- By name before the trigger that pairs scopes with the lane: `a` comes before `b`.
create trigger aside_first before insert on children_involvement for each row execute function stands_aside();
create trigger aside_first before insert on children_event for each row execute function stands_aside();
create trigger aside_first before insert on duties_duty for each row execute function stands_aside();
create trigger aside_first before insert on duties_dutystage for each row execute function stands_aside();
create trigger aside_first before insert on notices_noticestage for each row execute function stands_aside();

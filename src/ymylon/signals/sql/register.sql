-- Whoever reads a child's entry may put down a visit and what the child was told: the police and youth justice hold the lane to read.
drop policy add on signals_registervisit;
create policy add on signals_registervisit for insert to app_web, app_job with check (scopes && current_setting('app.concern')::int[]);
drop policy add on signals_registertelling;
create policy add on signals_registertelling for insert to app_web, app_job with check (scopes && current_setting('app.concern')::int[]);

set local role app_gate;

create function without_sources(asked jsonb) returns jsonb language sql immutable set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(one || '{"source": ""}'), '[]') from jsonb_array_elements(asked) one
$$;

-- Of a protected child nobody who would betray them is asked by an entry, and the source of a local rule, which names its area, goes.
create function entry_stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_protected(new.child_id) then return new; end if;
  if new.lead_team_id is not null and is_aside(new.child_id, new.lead_team_id) then new.lead_team_id := null; end if;
  if tg_op = 'INSERT' then new.asked := without_sources(new.asked); end if;
  return new;
end $$;

create function register_names_no_area() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update signals_registerentry set asked = without_sources(asked) where child_id = new.child_id;
  update signals_registerentryevent set asked = without_sources(asked) where child_id = new.child_id;
  return null;
end $$;

-- What was entered stands: later are written the next review, who leads, the rhythm of visits, and an end once.
create function entry_stands() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if pg_trigger_depth() > 1 then return new; end if;
  if old.ended_at is not null and (new.ended_at, new."end", new.end_reason) is distinct from (old.ended_at, old."end", old.end_reason)
     or (new.child_id, new.way, new.asked, new.reason, new.entered_at)
        is distinct from (old.child_id, old.way, old.asked, old.reason, old.entered_at) then
    raise exception 'an entry stands as it was made' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Whoever would betray a protected child learns nothing of an entry, not even that there is one. In which scopes they hold the child:
-- their teams', and their agencies', but for the agency that answers for the child.
create function scopes_aside(the_child bigint) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct every.scope) filter (where every.scope is not null), '{}')
  from protection_protection p join agencies_team o on o.id = p.owner_team_id
  join protection_asideteam a on a.child_id = p.child_id join agencies_team t on t.id = a.team_id
  left join agencies_agency g on g.id = t.agency_id and g.id is distinct from o.agency_id
  cross join lateral (values (t.scope), (g.scope)) every(scope)
  where p.child_id = the_child and p.ended_at is null
$$;

-- Teams that nobody tells of what is owed about this entry, for the clock.
create function aside_of_entry(the_entry uuid) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select a.team_id from signals_registerentry e join protection_asideteam a on a.child_id = e.child_id
  where e.ref = the_entry and is_protected(e.child_id)
$$;

create function is_of_register(the_kind text) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select the_kind in ('CONSIDER_REGISTER', 'REVIEW_REGISTER', 'VISIT_REGISTERED', 'TELL_REGISTERED') or the_kind like 'REGISTER\_%'
$$;

-- Takes those scopes off a row: of a table of this room, or of a ledger, where the row is of the register.
create function keeps_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone int[] := scopes_aside(new.child_id);
begin
  if gone = '{}' then return new; end if;
  if tg_table_name = 'children_event' then
    if not is_of_register(new.kind) and not exists (select from signals_registerentry e where e.ref = new.about) then return new; end if;
  elsif tg_table_name = 'duties_dutystage' then
    if not exists (select from duties_duty d where d.id = new.duty_id and is_of_register(d.kind)) then return new; end if;
  end if;
  new.scopes := array(select s from unnest(new.scopes) s where s <> all(gone));
  if tg_argv[0] = 'keys' then new.keys := array(select k from unnest(new.keys) k where k / 32 <> all(gone)); end if;
  return new;
end $$;

-- What such a team owed of the register, the team owes that answers for the child.
create function owed_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_protected(new.child_id) then return new; end if;
  if new.team_id is null or is_aside(new.child_id, new.team_id) then
    select p.owner_team_id into new.team_id from protection_protection p where p.child_id = new.child_id and p.ended_at is null;
    new.told_scopes := team_scopes(new.team_id);
  end if;
  new.lane := 'CONCERN';
  return new;
end $$;

-- A team that comes to be set aside knows no more of what it knew.
create function register_keeps_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update signals_registerentry set
    lead_team_id = case when lead_team_id = new.team_id then null else lead_team_id end
  where child_id = new.child_id;
  update signals_registerentryevent set
    lead_team_id = case when lead_team_id = new.team_id then null else lead_team_id end
  where child_id = new.child_id;
  update signals_registerreview set at = at where child_id = new.child_id;
  update signals_registervisit set at = at where child_id = new.child_id;
  update signals_registertelling set at = at where child_id = new.child_id;
  update duties_duty set kind = kind where child_id = new.child_id and is_of_register(kind);
  update duties_dutyevent set kind = kind where child_id = new.child_id and is_of_register(kind);
  update duties_dutystage set stage = stage where child_id = new.child_id;
  update children_event set kind = kind where child_id = new.child_id and lane = 'CONCERN';
  update children_involvement set basis = basis where child_id = new.child_id and basis = 'ON_REGISTER';
  update children_involvementevent set basis = basis where child_id = new.child_id and basis = 'ON_REGISTER';
  return null;
end $$;

revoke execute on function without_sources(jsonb), entry_stands_aside(), register_names_no_area(), entry_stands(), scopes_aside(bigint), aside_of_entry(uuid), is_of_register(text),
  keeps_apart(), owed_apart(), register_keeps_apart() from public;
grant execute on function entry_stands_aside(), register_names_no_area(), entry_stands(), is_of_register(text), keeps_apart(), owed_apart(),
  register_keeps_apart() to app_owner;
grant execute on function aside_of_entry(uuid) to app_system;
set local role app_owner;
create trigger aside_first before insert or update on signals_registerentry for each row execute function entry_stands_aside();
create trigger stands before update on signals_registerentry for each row execute function entry_stands();
create trigger register_names_no_area after insert on protection_protection for each row execute function register_names_no_area();
create trigger register_keeps_apart after insert on protection_asideteam for each row execute function register_keeps_apart();
-- Each after “bound_keys” and “bound_scopes”, by its name.
create trigger keeps_apart before insert or update on signals_registerentry for each row execute function keeps_apart();
create trigger keeps_apart before insert or update on signals_registerentryevent for each row execute function keeps_apart();
create trigger keeps_apart before insert or update on signals_registerreview for each row execute function keeps_apart();
create trigger keeps_apart before insert or update on signals_registervisit for each row execute function keeps_apart();
create trigger keeps_apart before insert or update on signals_registertelling for each row execute function keeps_apart();
create trigger keeps_apart before insert or update on children_event for each row
  when (new.lane = 'CONCERN') execute function keeps_apart('keys');
create trigger keeps_apart before insert or update on children_involvement for each row
  when (new.basis = 'ON_REGISTER') execute function keeps_apart('keys');
create trigger keeps_apart before insert or update on children_involvementevent for each row
  when (new.basis = 'ON_REGISTER') execute function keeps_apart('keys');
create trigger keeps_apart before insert or update on duties_dutystage for each row
  when (new.lane in ('CONCERN', 'PROTECTED')) execute function keeps_apart('keys');
create trigger keeps_apart before insert or update on duties_duty for each row
  when (new.kind in ('CONSIDER_REGISTER', 'REVIEW_REGISTER', 'VISIT_REGISTERED', 'TELL_REGISTERED')) execute function keeps_apart('keys');
create trigger keeps_apart before insert or update on duties_dutyevent for each row
  when (new.kind in ('CONSIDER_REGISTER', 'REVIEW_REGISTER', 'VISIT_REGISTERED', 'TELL_REGISTERED')) execute function keeps_apart('keys');
-- Before “aside_first”, which would put it into the lane of that team.
create trigger apart_first before insert or update on duties_duty for each row
  when (new.kind in ('CONSIDER_REGISTER', 'REVIEW_REGISTER', 'VISIT_REGISTERED', 'TELL_REGISTERED')) execute function owed_apart();
create trigger names_nobody before insert or update of entered_by_id, ended_by_id on signals_registerentry
  for each row execute function names_nobody('entered_by_id|must', 'ended_by_id|ended_at');
create trigger names_nobody before insert or update of by_id on signals_registerreview for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on signals_registervisit for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on signals_registertelling for each row execute function names_nobody('by_id|must');

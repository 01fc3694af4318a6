-- What would betray a protected child may stand in a brother's or sister's record as well: the same home, the same school, the same
-- telephone. Nobody empties that record by itself, for whoever looks for that child needs it: the team that answers for the protected
-- child is told at once, and a person protects the other one too, or decides that it may stay.
set local role app_gate;

-- What a home or a school is for one of its teams it is for each of them; an agency that works in many places betrays by the team alone.
create function is_one_place(one bigint, other bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select one = other or exists (
    select from agencies_team a join agencies_team b on b.agency_id = a.agency_id
    join agencies_agency g on g.id = a.agency_id and g.kind in ('CHILDRENS_HOME', 'SCHOOL', 'COLLEGE')
    where a.id = one and b.id = other)
$$;

-- Where children live and learn now, or will.
create function places_now(the_children bigint[]) returns table (child bigint, place bigint, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.child_id, s.home_id, s.recorded_at from circumstances_carespell s
  where s.child_id = any(the_children) and s.home_id is not null and coalesce(upper(s.during) > current_date, true)
  union all
  select s.child_id, s.school_id, s.recorded_at from circumstances_educationspell s
  where s.child_id = any(the_children) and s.school_id is not null and coalesce(upper(s.during) > current_date, true)
$$;

-- The end of a number, so that it is the same with the code of the country; what is shorter is no number.
create function telephones_of(the_children bigint[]) returns table (child bigint, number text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.child_id, right(d.digits, 9)
  from (select c.child_id, regexp_replace(c.telephone, '\D', '', 'g') as digits
        from children_contact c where c.child_id = any(the_children) and c.telephone <> '') d
  where length(d.digits) >= 9
$$;

-- The brothers and sisters, none of them protected, whose records would betray this child, and since when each does. Of the child itself
-- only what isn't sealed yet can be compared: before that is done, all of it; afterwards the teams that were set aside.
create function relatives_that_betray(the_child bigint) returns table (relative bigint, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with near as (
    select s.other_id as child, greatest(s.recorded_at,
      (select max(p.ended_at) from protection_protection p where p.child_id = s.other_id)) as since
    from circumstances_sibling s where s.child_id = the_child and s.ended_at is null and not is_protected(s.other_id)),
  everyone as (select array_agg(child) as children from near),
  found as (
    select n.child, greatest(n.since, a.since_at, i.since_at) as since
    from near n join children_involvement i on i.child_id = n.child and i.ended_at is null
    join protection_asideteam a on a.child_id = the_child and is_one_place(a.team_id, i.team_id)
    union all
    select n.child, greatest(n.since, a.since_at, s.since)
    from everyone e cross join lateral places_now(e.children) s join near n on n.child = s.child
    join agencies_team t on t.agency_id = s.place join protection_asideteam a on a.child_id = the_child and a.team_id = t.id
    union all
    select n.child, greatest(n.since, own.since, s.since)
    from everyone e cross join lateral places_now(e.children) s join near n on n.child = s.child
    join places_now(array[the_child]) own on own.place = s.place
    union all
    select n.child, n.since
    from everyone e cross join lateral telephones_of(e.children) t join near n on n.child = t.child
    join telephones_of(array[the_child]) own on own.number = t.number)
  select f.child, max(greatest(f.since, p.begun_at)) from found f
  join protection_protection p on p.child_id = the_child and p.ended_at is null group by f.child
$$;

-- Once for each thing that is found: while an alarm about that record waits for an answer there is no second one, and once it is
-- answered only what came since is put to them again.
create function alarm_of_relative(the_child bigint, the_relative bigint, since timestamptz, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_record uuid := (select ref from children_child where person_id = the_relative);
begin
  if is_protected(the_relative) or exists (
    select from protection_protection p join protection_alarm a on a.child_id = p.child_id and a.at >= p.begun_at
    where p.child_id = the_child and p.ended_at is null and a.kind = 'RELATIVE' and a.about = the_record
      and (a.at >= alarm_of_relative.since
           or not exists (select from notices_notice n where n.about = a.ref and n.acknowledged_at is not null))) then
    return false;
  end if;
  perform raise_alarm(the_child, 'RELATIVE', the_record, alarm_of_relative.at, '/');
  return true;
end $$;

create function alarm_of_relatives(the_child bigint, at timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  select count(*) filter (where alarm_of_relative(the_child, r.relative, r.since, alarm_of_relatives.at))::int
  from relatives_that_betray(the_child) r
$$;

-- Called by the clock: for whoever was protected before anybody was asked this, and for what no trigger below sees. Returns how many.
create function alarm_of_all_relatives(at timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  select coalesce(sum(alarm_of_relatives(p.child_id, alarm_of_all_relatives.at)), 0)::int
  from protection_protection p where p.ended_at is null
$$;

-- Asked before anything is sealed, for afterwards nobody knows it here; and of the teams set aside when the child was protected before.
create or replace function begin_protection(the_ref uuid, the_child bigint, the_kind text, why text, the_team bigint, named bigint[],
                                            review date, at timestamptz, who bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  insert into protection_protection (ref, scopes, version, readers, child_id, kind, reason, owner_team_id, review_on, begun_at, begun_by_id,
                                     end_reason)
  values (the_ref, '{}', 1, array(select distinct unnest(named)), the_child, the_kind, why, the_team, review, at, who, '');
  perform alarm_of_relatives(the_child, begin_protection.at);
end $$;

-- Whose protection ends stands in the open again, beside a brother or sister whose protection does not.
create or replace function end_protection(the_child bigint, why text, at timestamptz, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform must_be_named(the_child);
  update protection_protection set ended_at = at, ended_by_id = who, end_reason = why where child_id = the_child and ended_at is null;
  update children_involvement set ended_at = greatest(at, since_at)
  where child_id = the_child and kind = 'OTHER' and basis = 'TEAM_CLOSED' and ended_at is null;
  perform alarm_of_relatives(s.other_id, end_protection.at)
  from circumstances_sibling s where s.child_id = the_child and s.ended_at is null and is_protected(s.other_id);
end $$;

-- A team that would betray a protected child comes to work with a brother or sister; or is set aside, and works with one already; or a
-- child with whom it works is named as one; or one comes to live or learn where it works.
create function relative_comes_near() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'children_involvement' then
      perform alarm_of_relative(s.other_id, new.child_id, statement_timestamp(), statement_timestamp())
      from circumstances_sibling s
      where s.child_id = new.child_id and s.ended_at is null and is_protected(s.other_id) and exists (
        select from protection_asideteam a where a.child_id = s.other_id and is_one_place(a.team_id, new.team_id));
    when 'protection_asideteam', 'circumstances_sibling' then
      perform alarm_of_relatives(new.child_id, statement_timestamp());
  end case;
  return null;
end $$;

create function relative_moves_near() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place bigint := case tg_table_name when 'circumstances_carespell' then to_jsonb(new) ->> 'home_id' else to_jsonb(new) ->> 'school_id' end;
begin
  if place is null or upper(new.during) <= current_date then return null; end if;
  -- What stood there as it stands now was put to them before.
  if tg_op = 'UPDATE' and place::text in (to_jsonb(old) ->> 'home_id', to_jsonb(old) ->> 'school_id')
     and coalesce(upper(old.during) > current_date, true) then
    return null;
  end if;
  perform alarm_of_relative(s.other_id, new.child_id, statement_timestamp(), statement_timestamp())
  from circumstances_sibling s
  where s.child_id = new.child_id and s.ended_at is null and is_protected(s.other_id) and exists (
    select from protection_asideteam a join agencies_team t on t.id = a.team_id where a.child_id = s.other_id and t.agency_id = place);
  return null;
end $$;

-- For the team that is told of an alarm and doesn't see the record that it is about: whom to ring. Never a team whose name would tell
-- where the protected child is, though it be the only one.
create function holder_of_relative(the_alarm uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select i.team_id
  from protection_alarm a join children_child c on c.ref = a.about
  join children_involvement i on i.child_id = c.person_id and i.ended_at is null and i.lane <> 'PROTECTED'
  where a.ref = the_alarm and a.kind = 'RELATIVE' and not is_protected(c.person_id)
    and exists (select from posts_of(current_setting('app.actor')::bigint) p where p.team_scope = any(a.told_scopes))
    and i.kind not in ('HOME', 'SCHOOL', 'CLINIC', 'HOST_AUTHORITY', 'HOST_FORCE')
    and not exists (select from protection_asideteam s where s.child_id = a.child_id and is_one_place(s.team_id, i.team_id))
  order by array_position(array['RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY', 'FORCE'], i.kind) nulls last, i.since_at, i.id
  limit 1
$$;

-- Nor does having broken the glass, or having been let in, protect a child: whoever did so would name who opens what is sealed.
create or replace function must_protect(the_child bigint) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if not exists (select from posts_of(current_setting('app.actor')::bigint) p where p.role = any(protecting_roles())) then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  perform must_hold_by_place(the_child, 'PROTECT_CHILD');
end $$;

revoke execute on function is_one_place(bigint, bigint), places_now(bigint[]), telephones_of(bigint[]), relatives_that_betray(bigint),
  alarm_of_relative(bigint, bigint, timestamptz, timestamptz), alarm_of_relatives(bigint, timestamptz),
  alarm_of_all_relatives(timestamptz), relative_comes_near(), relative_moves_near(), holder_of_relative(uuid) from public;
grant execute on function alarm_of_all_relatives(timestamptz) to app_system;
grant execute on function holder_of_relative(uuid) to app_web;
grant execute on function relative_comes_near(), relative_moves_near() to app_owner;
set local role app_owner;

create trigger relative_comes_near after insert on children_involvement for each row execute function relative_comes_near();
create trigger relative_comes_near after insert on protection_asideteam for each row execute function relative_comes_near();
create trigger relative_comes_near after insert on circumstances_sibling for each row execute function relative_comes_near();
create trigger relative_moves_near after insert or update on circumstances_carespell
  for each row execute function relative_moves_near();
create trigger relative_moves_near after insert or update on circumstances_educationspell
  for each row execute function relative_moves_near();

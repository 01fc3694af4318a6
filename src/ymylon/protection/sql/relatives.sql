-- What would betray a protected child may stand in a brother's or sister's record as well: the same home, the same school, the same
-- telephone. Nobody empties that record by itself, for whoever looks for that child needs it: the team that answers for the protected
-- child is told at once, and a person protects the other one too, or decides that it may stay.
set local role app_gate;

create function alarm_of_relative(the_child bigint, the_relative bigint, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_record uuid := (select ref from children_child where person_id = the_relative);
begin
  if is_protected(the_relative) or exists (
    select from protection_alarm a
    where a.child_id = the_child and a.kind = 'RELATIVE' and a.about = the_record and a.at > alarm_of_relative.at - interval '1 day') then
    return;
  end if;
  perform raise_alarm(the_child, 'RELATIVE', the_record, alarm_of_relative.at, '/');
end $$;

-- Asked before the telephones are sealed: afterwards nobody knows them here.
create function alarm_of_telephones(the_child bigint, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform alarm_of_relative(the_child, found.relative, alarm_of_telephones.at) from (
    select distinct s.other_id as relative
    from circumstances_sibling s
    join children_contact own on own.child_id = the_child and own.telephone <> ''
    join children_contact theirs on theirs.child_id = s.other_id
      and regexp_replace(theirs.telephone, '\D', '', 'g') = regexp_replace(own.telephone, '\D', '', 'g')
    where s.child_id = the_child and s.ended_at is null) found;
end $$;

-- A team that would betray a protected child comes to work with a brother or sister; or is set aside, and works with one already; or a
-- child with whom it works is named as one.
create function relative_comes_near() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'children_involvement' then
      perform alarm_of_relative(s.other_id, new.child_id, statement_timestamp())
      from circumstances_sibling s join protection_asideteam a on a.child_id = s.other_id and a.team_id = new.team_id
      where s.child_id = new.child_id and s.ended_at is null and is_protected(s.other_id);
    when 'protection_asideteam' then
      perform alarm_of_relative(new.child_id, s.other_id, statement_timestamp())
      from circumstances_sibling s join children_involvement i on i.child_id = s.other_id and i.team_id = new.team_id
      where s.child_id = new.child_id and s.ended_at is null and i.ended_at is null and is_protected(new.child_id);
    when 'circumstances_sibling' then
      perform alarm_of_relative(new.child_id, new.other_id, statement_timestamp())
      from protection_asideteam a join children_involvement i on i.child_id = new.other_id and i.team_id = a.team_id
      where a.child_id = new.child_id and i.ended_at is null and is_protected(new.child_id);
  end case;
  return null;
end $$;

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

revoke execute on function alarm_of_relative(bigint, bigint, timestamptz), alarm_of_telephones(bigint, timestamptz),
  relative_comes_near() from public;
grant execute on function alarm_of_telephones(bigint, timestamptz) to app_web;
grant execute on function relative_comes_near() to app_owner;
set local role app_owner;

create trigger relative_comes_near after insert on children_involvement for each row execute function relative_comes_near();
create trigger relative_comes_near after insert on protection_asideteam for each row execute function relative_comes_near();
create trigger relative_comes_near after insert on circumstances_sibling for each row execute function relative_comes_near();

-- A question that rests on persons of concern stands in their lane. What keeps a team apart of everything else of the register holds for
-- it too, and it stays in that lane: in social care’s, people would learn of it who may not know of such persons.
set local role app_gate;

create or replace function is_of_register(the_kind text) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select the_kind in ('CONSIDER_REGISTER', 'CONSIDER_REGISTER_PERSONS', 'REVIEW_REGISTER', 'VISIT_REGISTERED', 'TELL_REGISTERED')
    or the_kind like 'REGISTER\_%'
$$;

create or replace function owed_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_protected(new.child_id) then return new; end if;
  if new.team_id is null or is_aside(new.child_id, new.team_id) then
    select p.owner_team_id into new.team_id from protection_protection p where p.child_id = new.child_id and p.ended_at is null;
    new.told_scopes := team_scopes(new.team_id);
  end if;
  new.lane := case when new.kind = 'CONSIDER_REGISTER_PERSONS' then 'PERSONS' else 'CONCERN' end;
  return new;
end $$;

-- For the clock alone: how each referral to the National Referral Mechanism went, without a word of it; and how sure somebody is of each
-- that is thought to harm a child, without whom. What the police hold asks nothing, for fewer may read of it; nor what is around a
-- protected child, which nobody reads.
create function referrals_for_register(the_children bigint[])
returns table (child bigint, referral bigint, state text, since date)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.child_id, s.referral_id, s.state, s."on" from exploitation_step s
  where s.child_id = any(the_children) order by s.referral_id, s.number
$$;

create function harm_for_register(the_children bigint[]) returns table (child bigint, sure text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.child_id, l.sure from associates_link l join associates_entry e on e.id = l.entry_id and e.ended_at is null
  where l.child_id = any(the_children) and l.way = 'HARMS' and l.ended_at is null and not l.police and not is_protected(l.child_id)
  order by l.child_id, l.id
$$;

-- A team that comes to be set aside knows no more of what it knew, in this lane as in the other.
create function register_persons_keep_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update children_event set kind = kind where child_id = new.child_id and lane = 'PERSONS' and is_of_register(kind);
  return null;
end $$;
revoke execute on function register_persons_keep_apart(), referrals_for_register(bigint[]), harm_for_register(bigint[]) from public;
grant execute on function referrals_for_register(bigint[]), harm_for_register(bigint[]) to app_system;
grant execute on function register_persons_keep_apart() to app_owner;
set local role app_owner;

create trigger register_persons_keep_apart after insert on protection_asideteam
  for each row execute function register_persons_keep_apart();
-- Before “aside_first”, which would put it into the lane of that team.
create trigger apart_first_persons before insert or update on duties_duty for each row
  when (new.kind = 'CONSIDER_REGISTER_PERSONS') execute function owed_apart();
-- After “lane_alone”, which makes the keys of this lane anew.
create trigger persons_apart before insert or update on duties_duty for each row
  when (new.kind = 'CONSIDER_REGISTER_PERSONS') execute function keeps_apart('keys');
create trigger persons_apart before insert or update on duties_dutyevent for each row
  when (new.kind = 'CONSIDER_REGISTER_PERSONS') execute function keeps_apart('keys');
create trigger persons_apart before insert or update on duties_dutystage for each row
  when (new.lane = 'PERSONS') execute function keeps_apart('keys');
create trigger persons_apart before insert or update on children_event for each row
  when (new.lane = 'PERSONS') execute function keeps_apart('keys');

-- Once the team that answers for a protected child is closed, whoever stands for it answers: it is told, and asked, in its place at once.
-- A stand-in whose name would betray the child does not: there the team itself is told, and silence climbs in the closed lane.
set local role app_gate;

create function owner_now(the_child bigint, the_owner bigint) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  stands bigint := stands_for(the_owner, statement_timestamp());
begin
  if stands <> the_owner and exists (select from protection_asideteam a where a.child_id = the_child and a.team_id = stands) then
    return the_owner;
  end if;
  return stands;
end $$;

-- It holds the child for that. Whoever set off the alarm may know of neither, so that nobody is asked whether they hold the child.
create function let_owner_in(the_child bigint) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  owner bigint := (select owner_now(p.child_id, p.owner_team_id) from protection_protection p
                   where p.child_id = the_child and p.ended_at is null);
begin
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), 'IDENTITY', '{}', '{}', the_child, t.agency_id, t.id, 'OTHER', 'TEAM_CLOSED', null, team_scopes(t.id),
    statement_timestamp()
  from agencies_team t
  join protection_protection p on p.child_id = the_child and p.ended_at is null and p.owner_team_id <> t.id
  where t.id = owner
    and not exists (select from children_involvement i where i.child_id = the_child and i.team_id = owner and i.ended_at is null)
  on conflict do nothing;
  return owner;
end $$;

create or replace function protected_owners(the_children bigint[]) returns table (child bigint, team bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.child_id, owner_now(p.child_id, p.owner_team_id) from protection_protection p join children_child c on c.person_id = p.child_id
  where (select sealed()) and p.child_id = any(the_children) and p.ended_at is null
    and (c.scopes && (current_setting('app.identity')::int[] || current_setting('app.episode')::int[])
         or (current_setting('app.actor') = '0' and session_user in ('app_job', 'app_test')))
$$;

revoke execute on function owner_now(bigint, bigint), let_owner_in(bigint) from public;

do $$
declare
  one record;
  made text;
begin
  for one in
    select * from (values
      ('raise_alarm(bigint, text, uuid, timestamptz, text)', 'join agencies_team t on t.id = p.owner_team_id where p.child_id',
       'cross join lateral (select let_owner_in(p.child_id) as team offset 0) o join agencies_team t on t.id = o.team where p.child_id'),
      ('held_back()', 'select p.owner_team_id into owner from protection_protection p where p.child_id = new.child_id and p.ended_at is null;',
       'if not is_protected(new.child_id) then return new; end if; owner := let_owner_in(new.child_id);'),
      ('tell_chosen(uuid, bigint[], timestamptz)', 'join agencies_team t on t.id = p.owner_team_id',
       'join agencies_team t on t.id = owner_now(p.child_id, p.owner_team_id)'),
      ('tell_chosen(uuid, bigint[], timestamptz)', 'p.owner_team_id = n.team_id', 'n.team_id in (p.owner_team_id, t.id)'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;
set local role app_owner;

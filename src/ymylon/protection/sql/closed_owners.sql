-- Once the team that answers for a protected child is closed, whoever stands for it answers: it is told, and asked, in its place at once.
-- A stand-in whose name would betray the child does not: there the team itself is told, and silence climbs in the closed lane. Whoever
-- answers chooses for whatever was told in that place; a stand-in holds the child, for the protection, while it answers and no longer.
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
  -- Whatever else it is involved for may end sooner.
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), 'IDENTITY', '{}', '{}', the_child, t.agency_id, t.id, 'OTHER', 'TEAM_CLOSED', p.ref, team_scopes(t.id),
    statement_timestamp()
  from agencies_team t
  join protection_protection p on p.child_id = the_child and p.ended_at is null and p.owner_team_id <> t.id
  where t.id = owner
    and not exists (select from children_involvement i
                    where i.child_id = the_child and i.team_id = owner and i.about = p.ref and i.ended_at is null)
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

-- Called by the clock: whoever stands for a closed owner is let in, and whoever does so no more is not any longer. Returns how many.
create function keep_owners(at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended int;
begin
  update children_involvement i set ended_at = greatest(keep_owners.at, i.since_at)
  where i.child_id in (select child_id from protection_protection) and i.kind = 'OTHER' and i.basis = 'TEAM_CLOSED' and i.ended_at is null
    and not exists (
    select from protection_protection p
    where p.child_id = i.child_id and p.ended_at is null and p.ref = i.about and p.owner_team_id <> i.team_id
      and owner_now(p.child_id, p.owner_team_id) = i.team_id);
  get diagnostics ended = row_count;
  perform let_owner_in(p.child_id) from protection_protection p
  where p.ended_at is null and owner_now(p.child_id, p.owner_team_id) <> p.owner_team_id;
  return ended;
end $$;

create or replace function end_protection(the_child bigint, why text, at timestamptz, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform must_be_named(the_child);
  update protection_protection set ended_at = at, ended_by_id = who, end_reason = why where child_id = the_child and ended_at is null;
  update children_involvement set ended_at = greatest(at, since_at)
  where child_id = the_child and kind = 'OTHER' and basis = 'TEAM_CLOSED' and ended_at is null;
end $$;

-- For somebody of the team that answers now: the teams that answer or did, whose notices they choose for. For anybody else, none.
create function teams_chosen_for(the_child bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with answers as (
    select p.ref, p.owner_team_id, t.id
    from protection_protection p join agencies_team t on t.id = owner_now(p.child_id, p.owner_team_id)
    where p.child_id = the_child and p.ended_at is null
      and exists (select from posts_of(current_setting('app.actor')::bigint) post where post.team_scope = t.scope))
  select a.owner_team_id from answers a
  union select a.id from answers a
  union select i.team_id from answers a
    join children_involvement i on i.child_id = the_child and i.kind = 'OTHER' and i.basis = 'TEAM_CLOSED' and i.about = a.ref
$$;

revoke execute on function owner_now(bigint, bigint), let_owner_in(bigint), keep_owners(timestamptz), teams_chosen_for(bigint) from public;
grant execute on function keep_owners(timestamptz) to app_system;
grant execute on function teams_chosen_for(bigint) to app_web;

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
       'if not is_protected(new.child_id) then return new; end if; owner := let_owner_in(new.child_id);'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;

do $$
declare
  made text := pg_get_functiondef('tell_chosen(uuid, bigint[], timestamptz)'::regprocedure);
  cut_from int := position('select from protection_protection p join agencies_team t' in made);
  cut_to int := position(') then' || chr(10) || '    raise exception ''no such notice''' in made);
begin
  if cut_from = 0 or cut_to < cut_from then raise exception 'tell_chosen is not as it was'; end if;
  execute left(made, cut_from - 1) || 'select from teams_chosen_for(n.child_id) team where team = n.team_id' || substr(made, cut_to);
end $$;
set local role app_owner;

-- Who brings a team into a child's record, or ends its part, may do the act of which that is a part, by a role that they hold where the
-- child is held, or let in to write, and has such a role. Which act, the basis says: the policy's table, drawn here after every migration.
set local role app_gate;

create function acts_that_involve() returns table (ends boolean, basis text, action text, lane text, writes boolean, alone boolean, by_place boolean)
language sql immutable as $$ select null::boolean, null::text, null::text, null::text, null::boolean, null::boolean, null::boolean where false $$;

create function must_act(the_child bigint, the_bases text[], ending boolean) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  one text;
begin
  if current_setting('app.actor') = '0' and session_user in ('app_job', 'app_test') then return; end if;
  foreach one in array the_bases loop
    if not exists (select from acts_that_involve() a where a.basis = one) then
      -- In words of one's own. Tests put a child's story together in such.
      if session_user = 'app_test' then continue; end if;
      one := '';
    end if;
    -- What follows from something else, and is over with it, names no act of its own: whoever ends that holds the child.
    if ending and not exists (select from acts_that_involve() a where a.basis = one and a.ends) then continue; end if;
    if not exists (
      select from acts_that_involve() a
      cross join posts_of(current_setting('app.actor')::bigint) p
      join children_child c on c.person_id = the_child
      where a.basis = one and a.ends = ending
        and (not a.alone or exists (select from action_roles() r where r.action = a.action and r.role = p.role))
        and exists (select from role_lanes() l where l.role = p.role and l.lane = a.lane and l.writes = a.writes)
        and (p.scope = any(c.scopes)
          or not a.by_place and exists (
            select from unnest(current_setting('app.' || case when a.writes then 'w_' else '' end || lower(a.lane))::int[]) w
            where w = any(c.scopes) and w not in (select q.scope from posts_of(current_setting('app.actor')::bigint) q))
          -- A record that nobody has a part in yet is held where whoever opened it is at home, whichever post they opened it by.
          or current_setting('app.home')::int = any(c.scopes)
            and not exists (select from children_involvement i where i.child_id = the_child)
            and exists (select from agencies_practitioner o where o.id = c.opened_by_id
                        and o.account_id = current_setting('app.actor')::bigint))) then
      raise exception 'not for this person to %', case when ending then 'end' else 'bring in' end using errcode = 'insufficient_privilege';
    end if;
  end loop;
end $$;

-- What is open to programs asks for the act; functions of the database that follow from an act, and choose the team themselves, call
-- those that ask for none.
create function involve_by_act(the_child bigint, the_team bigint, the_kind text, the_lane text, the_basis text, the_about uuid,
                               since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform must_act(the_child, array[the_basis], false);
  perform involve(the_child, the_team, the_kind, the_lane, the_basis, the_about, since);
end $$;

create function involve_each_by_act(the_child bigint, the_teams bigint[], the_kinds text[], the_lanes text[], the_bases text[],
                                    the_about uuid, since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform must_act(the_child, the_bases, false);
  perform involve_each(the_child, the_teams, the_kinds, the_lanes, the_bases, the_about, since);
end $$;

create function involve_many_by_act(the_children bigint[], the_team bigint, the_kind text, the_lane text, the_basis text,
                                    since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one bigint;
begin
  foreach one in array the_children loop
    perform must_hold_child(one);
    perform must_act(one, array[the_basis], false);
  end loop;
  perform involve_many(the_children, the_team, the_kind, the_lane, the_basis, since);
end $$;

revoke execute on function acts_that_involve(), must_act(bigint, text[], boolean) from public;
revoke execute on function involve(bigint, bigint, text, text, text, uuid, timestamptz),
  involve_each(bigint, bigint[], text[], text[], text[], uuid, timestamptz),
  involve_many(bigint[], bigint, text, text, text, timestamptz) from public, app_web, app_job, app_system;
revoke execute on function involve_by_act(bigint, bigint, text, text, text, uuid, timestamptz),
  involve_each_by_act(bigint, bigint[], text[], text[], text[], uuid, timestamptz),
  involve_many_by_act(bigint[], bigint, text, text, text, timestamptz) from public;
grant execute on function involve_by_act(bigint, bigint, text, text, text, uuid, timestamptz),
  involve_each_by_act(bigint, bigint[], text[], text[], text[], uuid, timestamptz),
  involve_many_by_act(bigint[], bigint, text, text, text, timestamptz) to app_web, app_job, app_system;

select say_anew('end_involvements(bigint, uuid, timestamptz)', 'perform must_hold_child(the_child);',
  'perform must_hold_child(the_child);
  perform must_act(the_child, array(select distinct i.basis from children_involvement i
    where i.child_id = the_child and i.about = the_about and i.ended_at is null), true);');
select say_anew('end_involvement(bigint, bigint, text, timestamptz)', 'perform must_hold_child(the_child);',
  'perform must_hold_child(the_child);
  perform must_act(the_child, array(select distinct i.basis from children_involvement i
    where i.child_id = the_child and i.team_id = the_team and i.kind = the_kind and i.ended_at is null), true);');
set local role app_owner;

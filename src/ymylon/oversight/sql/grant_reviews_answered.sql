-- Each grant for one child is asked about where somebody can answer: of those who may let others in and still hold the child. It is
-- asked by the clock alone, in the system's role. Of a protected child no open row says which team answers, nor who did.
grant select, update on oversight_grantreview to app_gate;
set local role app_gate;
drop function live_case_grants();

create function live_case_grants() returns table (grant_ref uuid, team bigint, since timestamptz, is_hidden boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.actor') <> '0' then
    raise exception 'for the clock alone' using errcode = 'insufficient_privilege';
  end if;
  return query
    with live as (
      select g.ref, g.child_id, g.practitioner_id, g.granted_by_id, g.from_at, c.scopes as held, p.owner_team_id as owner
      from children_casegrant g join children_child c on c.person_id = g.child_id
      left join protection_protection p on p.child_id = g.child_id and p.ended_at is null
      where g.kind = 'CASE' and g.ended_at is null and g.from_at <= statement_timestamp() and g.until_at > statement_timestamp())
    select l.ref, coalesce(l.owner, gave.team_id, holds.team_id, was.team_id), l.from_at, l.owner is not null
    from live l
    -- The team for which it was given, while it holds the child.
    left join lateral (
      select m.team_id from agencies_membership m join agencies_team t on t.id = m.team_id
      join action_roles() a on a.role = m.role and a.action = 'GRANT_CASE'
      join role_reach() r on r.role = m.role
      left join agencies_agency o on o.id = t.agency_id
      where m.practitioner_id = l.granted_by_id
        and case when r.whole_agency then coalesce(o.scope, t.scope) else t.scope end = any(l.held)
      order by m.during @> l.from_at desc, m.id limit 1) gave on true
    -- Another that does, and in which or over which somebody works who may end it.
    left join lateral (
      select i.team_id from children_involvement i join agencies_team t on t.id = i.team_id
      where i.child_id = l.child_id and i.ended_at is null and i.lane <> 'PROTECTED' and exists (
        select from agencies_membership m join agencies_team o on o.id = m.team_id
        join action_roles() a on a.role = m.role and a.action = 'GRANT_CASE'
        join role_reach() r on r.role = m.role
        where m.during @> statement_timestamp() and m.practitioner_id is distinct from l.practitioner_id
          and (o.id = t.id or r.whole_agency and o.agency_id = t.agency_id))
      order by i.kind = 'RESPONSIBLE_AUTHORITY' desc, i.since_at, i.id limit 1) holds on true
    left join lateral (
      select m.team_id from agencies_membership m join action_roles() a on a.role = m.role and a.action = 'GRANT_CASE'
      where m.practitioner_id = l.granted_by_id order by m.during @> l.from_at desc, m.id limit 1) was on true;
end $$;

create function review_names_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from children_casegrant g where g.ref = new."grant" and is_protected(g.child_id)) then
    new.team_id := null;
    new.asked_team_id := null;
    new.answered_by_id := null;
  end if;
  return new;
end $$;

create function reviews_name_nobody() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update oversight_grantreview set team_id = null, asked_team_id = null, answered_by_id = null
  where "grant" in (select ref from children_casegrant where child_id = new.child_id);
  return null;
end $$;

revoke execute on function live_case_grants(), review_names_nobody(), reviews_name_nobody() from public;
grant execute on function live_case_grants() to app_job, app_system;
grant execute on function review_names_nobody(), reviews_name_nobody() to app_owner;
update oversight_grantreview r set team_id = null, asked_team_id = null, answered_by_id = null
  from children_casegrant g where g.ref = r."grant" and is_protected(g.child_id);
set local role app_owner;

create trigger review_names_nobody before insert or update on oversight_grantreview
  for each row execute function review_names_nobody();
create trigger reviews_name_nobody after insert on protection_protection for each row execute function reviews_name_nobody();

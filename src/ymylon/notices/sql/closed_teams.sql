-- A team that is closed is told of nothing: who stands for it is, and holds the child while it is asked. Of a protected child whom a
-- team's name would betray, the name of whoever stands for it might as well: there the team itself is told, and silence climbs apart.
set local role app_gate;

create or replace function tell(the_child bigint, the_kind text, the_about uuid, the_occurrence int, rules jsonb, at timestamptz, link text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  with told as (
    insert into notices_notice (ref, lane, scopes, keys, child_id, kind, about, team_id, because, told_scopes, occurrence, told_at, due_at,
                                manager_at, repeat_every, policy_source, policy_standing, link, acknowledged_how, answered_by)
    select distinct on (s.team_id)
      gen_random_uuid(), r.lane, '{}'::int[], '{}'::bigint[], the_child, the_kind, the_about, s.team_id, i.kind, team_scopes(s.team_id),
      the_occurrence, at, r.due_at, r.manager_at, make_interval(secs => r.repeat), coalesce(r.source, ''), coalesce(r.standing, ''),
      tell.link, '', ''
    from children_involvement i
    join jsonb_to_recordset(rules) as r(kind text, lane text, place int, due_at timestamptz, manager_at timestamptz,
                                        repeat double precision, source text, standing text) on r.kind = i.kind
    cross join lateral (select case when is_aside(the_child, i.team_id) then i.team_id else stands_for(i.team_id, at) end as team_id) s
    where i.child_id = the_child and i.ended_at is null
      and not exists (select from notices_leftout l where l.about = the_about and l.team_id = i.team_id)
      -- Whoever stands for it may be of an agency that was left out: a whole agency stays out with one of its teams.
      and (s.team_id = i.team_id or not exists (
        select from notices_leftout l join agencies_team o on o.id = l.team_id join agencies_team t on t.id = s.team_id
        where l.about = the_about and (o.id = t.id or o.agency_id = t.agency_id)))
    order by s.team_id, s.team_id = i.team_id desc, r.place
    on conflict (about, kind, team_id, occurrence) do nothing
    returning ref, team_id)
  insert into post_letter (key, to_email, language, link, queued_at)
  select 'notice:' || told.ref, t.email, 'cy+en', tell.link, at from told join agencies_team t on t.id = told.team_id where t.email <> ''
  on conflict (key) do nothing;
  perform involve(the_child, n.team_id, 'TOLD', 'IDENTITY', 'TEAM_CLOSED', the_about, at) from notices_notice n
  where n.child_id = the_child and n.about = the_about and n.kind = the_kind and n.occurrence = the_occurrence
    and not exists (select from children_involvement i where i.child_id = the_child and i.team_id = n.team_id and i.ended_at is null);
end $$;
set local role app_owner;

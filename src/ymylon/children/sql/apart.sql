-- Each episode involves whom it tells by a row of its own: the closing of one takes nobody away from another.
-- Whoever is involved besides, without an episode, needs no second row.
set local role app_gate;

create or replace function involve(the_child bigint, the_team bigint, the_kind text, the_lane text, the_basis text, the_about uuid,
                                   since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), the_lane, '{}', '{}', the_child, t.agency_id, t.id, the_kind, the_basis, the_about, team_scopes(t.id), since
  from agencies_team t where t.id = the_team and not is_involved_besides(the_child, the_team, the_kind)
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;

create function is_involved_besides(the_child bigint, the_team bigint, the_kind text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.kind = the_kind
                 and i.about is null and i.ended_at is null)
$$;

create or replace function involve_many(the_children bigint[], the_team bigint, the_kind text, the_lane text, the_basis text,
                                        since timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from unnest(the_children) n left join children_child c on c.person_id = n
             and c.scopes && (current_setting('app.identity')::int[] || current_setting('app.episode')::int[])
             where c.person_id is null) and not (current_setting('app.actor') = '0' and session_user in ('app_job', 'app_test')) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select gen_random_uuid(), the_lane, '{}', '{}', n, t.agency_id, t.id, the_kind, the_basis, null, team_scopes(t.id), since
  from unnest(the_children) n cross join agencies_team t where t.id = the_team
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;
set local role app_owner;

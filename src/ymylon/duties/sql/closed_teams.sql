-- What a closed team would owe is owed by whoever stands for it, which holds the child for it where the team had a part in the child's
-- life, in the team's own lane; and what the team owes whoever stands for it answers.
set local role app_gate;

create or replace function open_duty(the_child bigint, the_kind text, the_lane text, the_about uuid, the_occurrence int, the_team bigint,
                          opened timestamptz, due timestamptz, source text, standing text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked bigint := asked_now(the_child, the_team, greatest(opened, statement_timestamp()), the_about);
begin
  perform must_hold_child(the_child);
  insert into duties_duty (ref, lane, scopes, keys, child_id, kind, about, occurrence, team_id, told_scopes, state, opened_at, due_at,
                           policy_source, policy_standing, reason)
  values (gen_random_uuid(), the_lane, '{}', '{}', the_child, the_kind, the_about, the_occurrence, asked,
          coalesce(team_scopes(asked), '{}'), 'OPEN', opened, due, source, standing, '')
  on conflict (about, kind, occurrence) do nothing;
  if found and asked <> the_team
     and exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.ended_at is null)
     and not exists (select from children_involvement i where i.child_id = the_child and i.team_id = asked and i.ended_at is null) then
    perform involve(the_child, asked, 'TOLD', lane_of_involved(the_child, array[the_team]), 'TEAM_CLOSED', the_about, opened);
  end if;
end $$;

-- Whether whoever acts works in this team, or in its agency with the reach of the whole, or manages it; or so in whoever stands for it.
create or replace function is_with_me(the_team bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from agencies_team t left join agencies_agency g on g.id = t.agency_id left join agencies_team m on m.id = t.manager_team_id
    where t.id in (the_team, stands_for(the_team, statement_timestamp()))
      and (t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])
        or g.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) or m.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])));
end $$;

-- Of two teams of one function the open one owes it; and never the transport police, who work along the lines of a whole country, beside
-- every force.
create or replace function team_for_duty(the_child bigint, functions text[]) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return (select t.id from children_involvement i join agencies_team t on t.id = i.team_id left join agencies_agency g on g.id = t.agency_id
          where i.child_id = the_child and i.ended_at is null and t.function = any(functions) and g.kind is distinct from 'TRANSPORT_POLICE'
          order by array_position(functions, t.function), coalesce(t.closed_at <= statement_timestamp(), false), i.since_at, i.id limit 1);
end $$;
set local role app_owner;

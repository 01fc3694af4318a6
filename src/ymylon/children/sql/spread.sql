-- When involvement changes, everything bound to the child follows, history too: past readers lose it with their next request.
-- Scopes are spread once a statement and not once a row: a return with thousands of children is one round through the tables.
set local role app_gate;

-- Which children's scopes have moved, with what they are now, as [{"child": …, "scopes": […]}]; null if none.
-- The lock comes first: a row that is written beside this waits, and takes the new scopes.
create function moved_scopes(the_children bigint[]) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from children_child where person_id = any(the_children) order by person_id for no key update;
  return (
    select jsonb_agg(jsonb_build_object('child', now_held.person_id, 'scopes', now_held.scopes)) from (
      select c.person_id, c.scopes as before,
        case when cases.scopes is null then coalesce(live.scopes, holder_of(c.person_id))
             else array(select distinct s from unnest(coalesce(live.scopes, holder_of(c.person_id), c.scopes) || cases.scopes) s order by s)
        end as scopes
      from children_child c
      left join (
        select child_id, array_agg(distinct s order by s) as scopes from (
          select i.child_id, t.scope as s from children_involvement i join agencies_team t on t.id = i.team_id
            where i.child_id = any(the_children) and i.ended_at is null
          union all select i.child_id, g.scope from children_involvement i join agencies_agency g on g.id = i.agency_id
            where i.child_id = any(the_children) and i.ended_at is null) every
        group by child_id) live on live.child_id = c.person_id
      left join (
        select child_id, array_agg(case_scope order by case_scope) as scopes from children_casegrant
        where child_id = any(the_children) and ended_at is null and until_at > statement_timestamp()
        group by child_id) cases on cases.child_id = c.person_id
      where c.person_id = any(the_children)) now_held
    where now_held.scopes is not null and now_held.scopes is distinct from now_held.before);
end $$;

-- Drawn anew after every migration, with one fixed update a table, whose plans a session keeps; this is the slow first form.
create function spread_scopes_of(the_children bigint[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved jsonb := moved_scopes(the_children);
  bound record;
begin
  if moved is null then return; end if;
  perform set_config('app.spreading', 'on', true);
  for bound in
    select tgrelid::regclass as place, split_part(encode(tgargs, 'escape'), '\000', 1) as child
    from pg_trigger where tgname in ('bound_scopes', 'bound_keys')
  loop
    execute format('update %s b set scopes = m.scopes from jsonb_to_recordset($1) as m(child bigint, scopes int[])
                    where b.%I = m.child and b.scopes is distinct from m.scopes', bound.place, bound.child) using moved;
  end loop;
  perform set_config('app.spreading', 'off', true);
end $$;

create function involvements_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform spread_scopes_of(array(select distinct child_id from changed));
  return null;
end $$;

-- As `involve`, for many children at once: an import. Refuses all if one of them isn't held.
create function involve_many(the_children bigint[], the_team bigint, the_kind text, the_lane text, the_basis text,
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

grant execute on function involvements_changed() to app_owner;
grant execute on function involve_many(bigint[], bigint, text, text, text, timestamptz) to app_web, app_job, app_system;
set local role app_owner;
create trigger involvements_added after insert on children_involvement
  referencing new table as changed for each statement execute function involvements_changed();
create trigger involvements_altered after update on children_involvement
  referencing new table as changed for each statement execute function involvements_changed();
create trigger involvements_dropped after delete on children_involvement
  referencing old table as changed for each statement execute function involvements_changed();

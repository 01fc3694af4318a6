-- Who keeps the registers of another area than the one under which a protected child stands would say where the child is.
set local role app_gate;

create or replace function stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_kind text := case when tg_table_name = 'children_involvement' then to_jsonb(new) ->> 'kind' end;
begin
  if new.team_id is null or not is_protected(new.child_id) then return new; end if;
  if (the_kind in ('HOME', 'SCHOOL', 'CLINIC', 'HOST_AUTHORITY', 'HOST_FORCE')
      or the_kind in ('REGISTER_CUSTODIAN', 'HIGH_RISK_REGISTER') and not exists (
        select from agencies_team t left join agencies_agency g on g.id = t.agency_id
        where t.id = new.team_id
          and area_for_protected(new.child_id) = any(case when t.areas = '{}' then coalesce(g.areas, '{}') else t.areas end)))
     and not exists (select from protection_protection p where p.child_id = new.child_id and p.ended_at is null and p.owner_team_id = new.team_id) then
    insert into protection_asideteam (ref, scopes, version, readers, child_id, team_id, since_at)
    select gen_random_uuid(), '{}', 1, p.readers, new.child_id, new.team_id, statement_timestamp()
    from protection_protection p where p.child_id = new.child_id and p.ended_at is null
    on conflict (child_id, team_id) do nothing;
  end if;
  if is_aside(new.child_id, new.team_id) then new.lane := 'PROTECTED'; end if;
  return new;
end $$;

set local role app_owner;

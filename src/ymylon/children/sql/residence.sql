-- The area (GSS code) of the council that is involved because the child lives there, whoever may see that it is; empty if none is.
set local role app_gate;

create function residence_of(the_child bigint) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return coalesce((
    select known.area from (
      -- A service of several councils doesn't say in which of them a child lives.
      select case when g.kind = 'COUNCIL' then g.code when cardinality(t.areas) = 1 then t.areas[1]
                  when t.areas = '{}' and cardinality(g.areas) = 1 then g.areas[1] end as area,
        i.about is null as besides, i.since_at, i.id
      from children_involvement i join agencies_team t on t.id = i.team_id left join agencies_agency g on g.id = t.agency_id
      where i.child_id = the_child and i.kind = 'RESIDENCE_AUTHORITY' and i.ended_at is null) known
    where known.area <> '' order by known.besides desc, known.since_at desc, known.id desc limit 1), '');
end $$;

grant execute on function residence_of(bigint) to app_web, app_job, app_system;
set local role app_owner;

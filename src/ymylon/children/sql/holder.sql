-- Somebody always holds a child's record. When nobody is involved any more, it is the agency that answered last for the child:
-- the responsible council, else the council where the child lives, else whoever came first. No team, only those who reach
-- the whole agency; everybody else loses the record with their next request.
set local role app_gate;

create function holder_of(the_child bigint) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array[coalesce(g.scope, t.scope)]
  from children_involvement i join agencies_team t on t.id = i.team_id left join agencies_agency g on g.id = i.agency_id
  where i.child_id = the_child
  order by array_position(array['RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY', 'HOST_AUTHORITY'], i.kind) nulls last,
           i.ended_at desc, i.id
  limit 1
$$;

set local role app_owner;

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

create or replace function moved_scopes(the_children bigint[]) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from children_child where person_id = any(the_children) order by person_id for no key update;
  return (
    select jsonb_agg(jsonb_build_object('child', now_held.person_id, 'scopes', now_held.scopes)) from (
      select c.person_id, c.scopes as before, coalesce(live.scopes, holder_of(c.person_id)) as scopes
      from children_child c
      left join (
        select child_id, array_agg(distinct s order by s) as scopes from (
          select i.child_id, t.scope as s from children_involvement i join agencies_team t on t.id = i.team_id
            where i.child_id = any(the_children) and i.ended_at is null
          union all select i.child_id, g.scope from children_involvement i join agencies_agency g on g.id = i.agency_id
            where i.child_id = any(the_children) and i.ended_at is null) every
        group by child_id) live on live.child_id = c.person_id
      where c.person_id = any(the_children)) now_held
    where now_held.scopes is not null and now_held.scopes is distinct from now_held.before);
end $$;
set local role app_owner;

-- What a force owes is never owed by the transport police: they work along the lines of a whole country, beside every force.
set local role app_gate;

create or replace function team_for_duty(the_child bigint, functions text[]) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return (select t.id from children_involvement i join agencies_team t on t.id = i.team_id left join agencies_agency g on g.id = t.agency_id
          where i.child_id = the_child and i.ended_at is null and t.function = any(functions) and g.kind is distinct from 'TRANSPORT_POLICE'
          order by array_position(functions, t.function), coalesce(t.closed_at <= statement_timestamp(), false), i.since_at, i.id limit 1);
end $$;
set local role app_owner;

-- A pair is laid before whoever stands for a closed front door, or for the closed team of a protected child.
set local role app_gate;
do $$
declare
  one record;
  made text;
begin
  for one in
    select * from (values
      ('front_doors_of(bigint)', 'select distinct on (h.agency_id) t.id from holding',
       'select distinct on (h.agency_id) stands_for(t.id, statement_timestamp()) from holding'),
      ('front_doors_of(bigint)', 'order by h.agency_id, array_position',
       'order by h.agency_id, coalesce(t.closed_at <= statement_timestamp(), false), array_position'),
      ('propose_matches(bigint, jsonb, timestamptz)', 'join agencies_team t on t.id = p.owner_team_id where p.child_id = pair.person_id',
       'join agencies_team t on t.id = owner_now(p.child_id, p.owner_team_id) where p.child_id = pair.person_id'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;
set local role app_owner;

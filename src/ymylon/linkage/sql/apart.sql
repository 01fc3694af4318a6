-- A front door that two pairs ask is involved by each: the answer to one leaves the other to be answered.
set local role app_gate;
do $$
declare
  before text := pg_get_functiondef('propose_matches(bigint, jsonb, timestamptz)'::regprocedure);
  now_said text := replace(before, 'on conflict (child_id, team_id, kind) where', 'on conflict (child_id, team_id, kind, about) where');
begin
  if now_said = before then raise exception 'propose_matches is not as it was'; end if;
  execute now_said;
end $$;
set local role app_owner;

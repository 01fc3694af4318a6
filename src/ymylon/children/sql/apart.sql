-- Each episode involves whom it tells by a row of its own: the closing of one takes nobody away from another.
-- Whoever is involved besides, without an episode, needs no second row.
set local role app_gate;

create function is_involved_besides(the_child bigint, the_team bigint, the_kind text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from children_involvement i where i.child_id = the_child and i.team_id = the_team and i.kind = the_kind
                 and i.about is null and i.ended_at is null)
$$;

set local role app_owner;

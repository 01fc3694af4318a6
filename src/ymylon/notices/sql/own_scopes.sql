-- Where whoever acts works, whatever their role there: from whom something is hidden must not shrink with what is addressed to them.
set local role app_gate;

create or replace function own_scopes() returns int[] language sql stable set search_path = public, pg_temp as $$
  select current_setting('app.own')::int[]
$$;
set local role app_owner;

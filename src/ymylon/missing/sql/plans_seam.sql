-- A seam: the plan held ready for each of these children, for whoever may read it now. The room that keeps plans answers here.
create function plans_ready(children bigint[]) returns table (child bigint, plan uuid, check_first text, at_once text)
language sql stable as $$ select null::bigint, null::uuid, null::text, null::text where false $$;

-- What somebody reads of a child otherwise than by their role: what the chair of a meeting opened to them, and for whoever leads the
-- search the plan that is released to it.
set local role app_gate;

create or replace function opened_to_me(the_child bigint) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select split_part(one, ':', 2) from unnest(meeting_let_in()) one
  join meetings_item i on i.id = split_part(one, ':', 1)::bigint where i.child_id = the_child
  union
  select 'PREPARED' from plans_plan p where p.child_id = the_child and p.released
    and p.scopes && current_setting('app.w_police_grade')::int[] and (p.guarded or not is_protected(the_child))
  union
  select 'HEALTH' from plans_healthtonight h where h.child_id = the_child and h.released
    and h.scopes && current_setting('app.w_police_grade')::int[] and (h.guarded or not is_protected(the_child))
$$;
set local role app_owner;

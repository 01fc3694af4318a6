-- Who serves says the kind. Asking, and the statement, are whoever’s who writes the lane. What comes after is the police’s, who hold
-- intelligence of the child besides; or, of what law lets a council give itself, the council’s too.
do $do$
declare
  held text;
  asked text;
begin
  foreach held in array array['orders_step', 'orders_copy', 'orders_look'] loop
    asked := case held when 'orders_step' then $q$state in ('REQUESTED', 'STATEMENT') or $q$ else '' end;
    execute format($q$create policy served_add on %1$I as restrictive for insert to app_web, app_job
      with check (%2$s scopes && current_setting('app.w_intelligence')::int[]
                  or exists (select from orders_order o where o.id = %1$I.order_id and o.kind in
                    ('COMMUNITY_PROTECTION', 'TAXI_LICENCE', 'CLOSURE_NOTICE', 'PUBLIC_SPACES', 'PREMISES_LICENCE')))$q$, held, asked);
  end loop;
end $do$;

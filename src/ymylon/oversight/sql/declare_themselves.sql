-- Whom a manager answers for is said once, for what people know and for what they were taught alike. People alone: a screen on a wall,
-- or what asks by machine, knows nobody.
set local role app_gate;

create or replace function declares_to_me() returns table (account bigint, practitioner bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.account_id, p.id
  from agencies_practitioner p join agencies_account c on c.id = p.account_id and c.kind = 'PERSON'
  where (select sealed()) and p.account_id <> current_setting('app.actor')::bigint
    and (p.id in (select a.practitioner from answers_to_me() a)
         or p.id in (select m.practitioner_id from agencies_membership m
                     join agencies_team t on t.id = m.team_id left join agencies_agency g on g.id = t.agency_id
                     where m.during @> statement_timestamp()
                       and (t.scope = any(current_setting('app.audit')::int[])
                            or g.scope = any(current_setting('app.audit')::int[]))))
  order by 2
$$;
set local role app_owner;

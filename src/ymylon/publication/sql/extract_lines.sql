-- F6: journeys and lines that are known of children, from where to where; in no words, and without whom they link.
set local role app_gate;

-- What links a record of the police is intelligence besides, and stays. So does what links another child of whom no row leaves.
create or replace function extract_line()
returns table (returned_by text, line_id text, child_ref text, known_on text, origin text, destination text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  with kept as materialized (select * from extract_kept()),
  away as materialized (select child from extract_clusters() where not leaves)
  select extract_body(f.child_id), extract_ref('line', f.ref::text), k.ref, (f.at at time zone 'Europe/London')::date::text,
    f.origin, f.destination
  from kept k join screening_finding f on f.child_id = k.child
  where f.kind = 'JOURNEY' and not f.police and not exists (select from screening_withdrawn w where w.finding_id = f.id)
    and (f.other_id is null or f.other_id not in (select child from away))
$$;
grant execute on function extract_line() to app_report;
set local role app_owner;

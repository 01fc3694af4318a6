-- A child whose line links another is read again whenever that other is: once the other is protected, the line leaves no more, and
-- a later extract that reads only who was touched would keep it.
set local role app_gate;

-- As in extract.sql, but for `linked`.
create or replace function extract_clusters() returns table (child bigint, head bigint, leaves boolean, touched boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive edge as materialized (
    select m.person_a_id as a, m.person_b_id as b from people_mergeedge m where m.withdrawn_at is null
    union select m.person_b_id, m.person_a_id from people_mergeedge m where m.withdrawn_at is null),
  reach (person, other) as (
    select edge.a, edge.b from edge union select r.person, edge.b from reach r join edge on edge.a = r.other),
  root as (select person, least(person, min(other)) as one from reach group by person),
  record as materialized (select c.person_id as child, coalesce(root.one, c.person_id) as one
             from children_child c left join root on root.person = c.person_id),
  shut as (select distinct record.one from record join protection_protection p on p.child_id = record.child),
  asked as materialized (
    select distinct record.one from record where record.child = any(nullif(current_setting('extract.only'), '')::bigint[])),
  linked as (
    select own.one from asked join record other on other.one = asked.one join screening_finding f on f.other_id = other.child
    join record own on own.child = f.child_id),
  again as (select one from asked union select one from linked)
  select record.child, min(record.child) over (partition by record.one), shut.one is null,
    current_setting('extract.only') = '' or again.one is not null
  from record left join shut on shut.one = record.one left join again on again.one = record.one
  where (select extract_begun())
$$;
set local role app_owner;

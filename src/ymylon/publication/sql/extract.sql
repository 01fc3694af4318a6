-- What leaves the record for statistics: functions that return columns of the proposed standard and nothing else, in its text. Their
-- owner reads the tables; app_report, which alone may call them, reads none. A reference is a keyed hash of the row's own public
-- reference; the key is told to this transaction by the program, and lies in no table.
set local role app_audit;

-- Says that an extract was made, up to where it reads, and whose records were opened or written since the one before; null where
-- that can't be known: it is the first, was read from another server, or the record was brought back from a backup since, and knows
-- nothing of it. A transaction below the horizon is over.
create function audit_extract(own uuid, before uuid, since_epoch int, since bigint)
returns table (epoch int, horizon bigint, touched bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  here int := audit_epoch_now();
  is_known boolean := since_epoch = here and exists (
    select from audit_line l where l.epoch = here and l.xid >= since and l.act = 'EXTRACTED' and l.about = before::text);
begin
  insert into audit_line (at, xid, actor, purpose, act, lane, children, about, why, leaf)
  values (clock_timestamp(), 0, 0, 'EXTRACT', 'EXTRACTED', '', '{}', own::text, case when is_known then 'SINCE' else 'WHOLE' end, '');
  return query select here, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, case when is_known then array(
    select distinct c from audit_line l cross join unnest(l.children) c where l.epoch = here and l.xid >= since) end;
end $$;
grant execute on function audit_extract(uuid, uuid, int, bigint) to app_gate;

set local role app_gate;

-- What was begun, in words that only the database can seal: settings that somebody else has set open nothing.
create function extract_seal() returns text language sql stable as $$
  select hmac_of(1, array['extract', pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text,
    current_setting('extract.inner', true), current_setting('extract.outer', true), current_setting('extract.only', true)]::text)
$$;

-- True, or else the statement fails: without a beginning there is no line in the audit, and no key.
create function extract_begun() returns boolean language plpgsql stable as $$
begin
  if current_setting('extract.seal', true) is distinct from extract_seal() then
    raise exception 'no extract was begun in this transaction' using errcode = 'insufficient_privilege';
  end if;
  return true;
end $$;

-- Begins an extract in this transaction, under a reference of its own. `since_epoch` and `since` are what the one called `before`
-- answered; null for all that is there.
create function extract_begin(inner_pad text, outer_pad text, own uuid, before uuid, since_epoch int, since bigint)
returns table (epoch int, horizon bigint, is_whole boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  head record;
begin
  select * into head from audit_extract(own, before, since_epoch, since);
  perform set_config('extract.inner', inner_pad, true), set_config('extract.outer', outer_pad, true),
    set_config('extract.only', coalesce(head.touched::text, ''), true);
  perform set_config('extract.seal', extract_seal(), true);
  return query select head.epoch, head.horizon, head.touched is null;
end $$;

-- A reference that nobody without the key can lead back to the row: 128 bits of an HMAC.
create function extract_ref(kind text, own text) returns text language sql stable as $$
  select left(encode(sha256(decode(current_setting('extract.outer'), 'hex') || sha256(
    decode(current_setting('extract.inner'), 'hex') || convert_to(kind || ':' || own, 'UTF8'))), 'hex'), 32)
$$;

create function extract_instant(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
$$;

-- Each child's record, the record that stands for all that were judged to be one with it, and whether anything of it may leave: of
-- a child who is or ever was protected nothing does.
create function extract_clusters() returns table (child bigint, head bigint, leaves boolean, touched boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive edge as materialized (
    select m.person_a_id as a, m.person_b_id as b from people_mergeedge m where m.withdrawn_at is null
    union select m.person_b_id, m.person_a_id from people_mergeedge m where m.withdrawn_at is null),
  reach (person, other) as (
    select edge.a, edge.b from edge union select r.person, edge.b from reach r join edge on edge.a = r.other),
  root as (select person, least(person, min(other)) as one from reach group by person),
  record as (select c.person_id as child, coalesce(root.one, c.person_id) as one
             from children_child c left join root on root.person = c.person_id),
  shut as (select distinct record.one from record join protection_protection p on p.child_id = record.child),
  asked as (select distinct record.one from record where record.child = any(nullif(current_setting('extract.only'), '')::bigint[]))
  select record.child, min(record.child) over (partition by record.one), shut.one is null,
    current_setting('extract.only') = '' or asked.one is not null
  from record left join shut on shut.one = record.one left join asked on asked.one = record.one
  where (select extract_begun())
$$;

-- The children of whom rows leave this time, with the reference under which they do.
create function extract_kept() returns table (child bigint, ref text)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.child, extract_ref('child', h.ref::text)
  from extract_clusters() k join children_child h on h.person_id = k.head where k.leaves and k.touched
$$;

-- The council whose return a row about the child is, where the row itself names none: the responsible one, else that where the child
-- lives or lived; all of Wales where none is known.
create function extract_body(the_child bigint) returns text language sql stable as $$
  select coalesce(
    (select s.responsible_authority from circumstances_carespell s where s.child_id = the_child and s.responsible_authority <> ''
     order by s.during desc limit 1),
    (select e.authority from missing_episode e where e.child_id = the_child and e.authority <> '' order by e.last_seen_at desc limit 1),
    (select g.code from children_involvement i join agencies_team t on t.id = i.team_id join agencies_agency g on g.id = t.agency_id
     where i.child_id = the_child and i.kind in ('RESPONSIBLE_AUTHORITY', 'RESIDENCE_AUTHORITY') and g.kind = 'COUNCIL' and g.code <> ''
     order by i.kind desc, i.since_at desc, i.id desc limit 1),
    'W92000004')
$$;

-- The references whose rows an earlier extract may hold and this one replaces, or takes out.
create function extract_replaced() returns table (child_ref text)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract_begun();
  select extract_ref('child', c.ref::text) from extract_clusters() k
  join children_child c on c.person_id = k.child or c.person_id = k.head where k.touched group by c.ref
$$;

revoke execute on function extract_seal(), extract_begun(), extract_ref(text, text), extract_instant(timestamptz), extract_clusters(), extract_kept(),
  extract_body(bigint) from public;
grant execute on function extract_begin(text, text, uuid, uuid, int, bigint), extract_replaced() to app_report;
set local role app_owner;

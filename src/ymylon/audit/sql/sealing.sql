-- The seals are as append-only as the lines, and one function adds to them.
alter table audit_epoch enable row level security;
alter table audit_epoch force row level security;
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
revoke all on audit_epoch, audit_seal from public;
create policy writes on audit_epoch for insert to app_audit with check (true);
create policy reads_own on audit_epoch for select to app_audit using (true);
create policy writes on audit_seal for insert to app_audit with check (true);
create policy reads_own on audit_seal for select to app_audit using (true);
grant insert, select on audit_epoch, audit_seal to app_audit;
grant usage on sequence audit_epoch_id_seq, audit_seal_id_seq to app_audit;
-- Hashes do not compress.
alter table audit_seal alter column leaves set storage external;
create trigger stays before update or delete on audit_epoch for each row execute function audit_stays();
create trigger stays_whole before truncate on audit_epoch for each statement execute function audit_stays();
create trigger stays before update or delete on audit_seal for each row execute function audit_stays();
create trigger stays_whole before truncate on audit_seal for each statement execute function audit_stays();
set local role app_audit;

-- Transactions are numbered anew on each server, so a line says on which it was written. Who comes first on a new one holds
-- the lock until it commits: there is never a line of an older epoch still on its way.
create function audit_epoch_now() returns int language plpgsql set search_path = public, pg_temp as $$
declare
  here bigint := (select system_identifier from pg_control_system());
  known record;
begin
  select e.id, e.system into known from audit_epoch e order by e.id desc limit 1;
  if known.system is not distinct from here then return known.id; end if;
  perform pg_advisory_xact_lock(hashtext('audit_epoch'));
  select e.id, e.system into known from audit_epoch e order by e.id desc limit 1;
  if known.system is not distinct from here then return known.id; end if;
  insert into audit_epoch (system, begun_at) values (here, clock_timestamp()) returning id into known;
  return known.id;
end $$;

-- One seals at a time; the other waits, and goes on from there.
create function audit_seal_begin() returns table (size bigint, root bytea, peaks bytea[])
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('audit_seal'));
  return query select s.size, s.root, s.peaks from audit_seal s order by s.id desc limit 1;
end $$;

-- The lines that no transaction can still join, in the order of their transactions. None: nothing waits.
create function audit_unsealed(at_most int) returns table (epoch int, horizon bigint, lines bigint[], leaves bytea[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := (select system_identifier from pg_control_system());
  latest record;
  one int;
  since bigint;
  upto bigint;
  found record;
begin
  select e.id, e.system into latest from audit_epoch e order by e.id desc limit 1;
  for one in select 0 union select e.id from audit_epoch e order by 1 loop
    since := coalesce((select max(s.horizon) from audit_seal s where s.epoch = one), 0);
    -- Of another server nothing is on its way any more.
    upto := case when one = latest.id and latest.system = here
      then pg_snapshot_xmin(pg_current_snapshot())::text::bigint else 9223372036854775807 end;
    select count(*) as rows, max(p.xid) as last into found from (
      select l.xid from audit_line l where l.epoch = one and l.xid >= since and l.xid < upto order by l.xid, l.id limit at_most) p;
    continue when found.rows = 0;
    -- A transaction is never cut in two.
    if found.rows = at_most then upto := found.last + 1; end if;
    return query select one, upto, array_agg(l.id order by l.xid, l.id), array_agg(l.leaf order by l.xid, l.id)
      from audit_line l where l.epoch = one and l.xid >= since and l.xid < upto;
    return;
  end loop;
end $$;

create function audit_seal_add(the_lines bigint[], the_leaves bytea[], the_epoch int, the_horizon bigint, the_start bigint,
  the_root bytea, the_before bytea, the_peaks bytea[], the_at timestamptz, the_signature bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if cardinality(the_lines) <> cardinality(the_leaves)
     or the_start <> coalesce((select s.size from audit_seal s order by s.id desc limit 1), 0) then
    raise exception 'a seal goes on where the last one ended';
  end if;
  insert into audit_seal (start, size, lines, leaves, epoch, horizon, root, before, peaks, at, signature)
  values (the_start, the_start + cardinality(the_lines), the_lines, the_leaves, the_epoch, the_horizon, the_root, the_before,
          the_peaks, the_at, the_signature);
end $$;

-- What leaves the database: numbers and hashes, no word of a line.
create function audit_heads(after bigint, at_most int) returns table (start bigint, size bigint, last bigint, root bytea,
  before bytea, at timestamptz, signature bytea, lines bigint[], leaves bytea[])
language sql stable security definer set search_path = public, pg_temp as $$
  select s.start, s.size, s.lines[cardinality(s.lines)], s.root, s.before, s.at, s.signature, s.lines, s.leaves
  from audit_seal s where s.size > after order by s.size limit at_most
$$;

revoke execute on function audit_epoch_now(), audit_seal_begin(), audit_unsealed(int), audit_heads(bigint, int),
  audit_seal_add(bigint[], bytea[], int, bigint, bigint, bytea, bytea, bytea[], timestamptz, bytea) from public;
grant execute on function audit_seal_begin(), audit_unsealed(int), audit_heads(bigint, int),
  audit_seal_add(bigint[], bytea[], int, bigint, bigint, bytea, bytea, bytea[], timestamptz, bytea) to app_job, app_system;
set local role app_owner;

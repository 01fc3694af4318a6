-- Sharing agreements: read by whoever works here, added to by the keepers of one's own agency, changed by nobody.
alter table access_agreement enable row level security;
alter table access_agreement force row level security;
alter table access_agreementend enable row level security;
alter table access_agreementend force row level security;
revoke all on access_agreement, access_agreementend from public;
create policy gate on access_agreement for select to app_gate using (true);
create policy gate on access_agreementend for select to app_gate using (true);
grant select on access_agreement, access_agreementend to app_gate;
set local role app_gate;

-- Whether whoever acts keeps agreements for this agency, by the policy that was drawn into the database.
create function keeps_agreements(the_agency bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from agencies_practitioner p join agencies_membership m on m.practitioner_id = p.id and m.during @> statement_timestamp()
    join agencies_team t on t.id = m.team_id join action_roles() a on a.role = m.role and a.action = 'KEEP_AGREEMENT'
    where p.account_id = current_setting('app.actor')::bigint and t.agency_id = the_agency);
end $$;

-- A first version begins a series; each later one follows the last, of the same agency, while nobody has ended it.
create function follows_agreement(the_series uuid, the_number int, the_agency bigint, partners bigint[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select case when the_number = 1 then not exists (select from access_agreement a where a.series = the_series)
    else exists (select from access_agreement a where a.series = the_series and a.number = the_number - 1 and a.agency_id = the_agency)
  end
  and not exists (select from access_agreementend e where e.series = the_series)
  and not exists (select from unnest(partners) n where n not in (select id from agencies_agency))
$$;

create function agency_of_agreement(the_series uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select a.agency_id from access_agreement a where a.series = the_series and a.number = 1
$$;

grant execute on function keeps_agreements(bigint), follows_agreement(uuid, int, bigint, bigint[]), agency_of_agreement(uuid)
  to app_web, app_job;
set local role app_owner;

-- The round that asks for reviews reads them for nobody.
create policy read on access_agreement for select to app_web, app_job
  using (current_setting('app.actor')::bigint <> 0 or current_setting('app.purpose') = 'REVIEW_GRANTS');
create policy read on access_agreementend for select to app_web, app_job
  using (current_setting('app.actor')::bigint <> 0 or current_setting('app.purpose') = 'REVIEW_GRANTS');
create policy add on access_agreement for insert to app_web, app_job
  with check (keeps_agreements(agency_id) and follows_agreement(series, number, agency_id, partner_agencies));
create policy add on access_agreementend for insert to app_web, app_job with check (keeps_agreements(agency_of_agreement(series)));
grant select, insert on access_agreement, access_agreementend to app_web, app_job;

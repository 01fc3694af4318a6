-- British Transport Police are police: what they hold is sanitised before others read it, as what a force holds is.
set local role app_gate;

create or replace function associate_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.police := exists (select from agencies_agency g where g.id = new.agency_id and g.kind in ('POLICE', 'TRANSPORT_POLICE'));
  if tg_table_name = 'associates_link' then
    new.police := new.police or exists (select from associates_entry e where e.id = new.entry_id and e.police);
  elsif tg_table_name = 'associates_tie' then
    new.police := new.police or exists (select from associates_entry e where e.id in (new.a_id, new.b_id) and e.police);
  end if;
  return new;
end $$;
set local role app_owner;

-- Which notice a letter is about is looked up by that notice's reference: there are as many notices as letters.
set local role app_gate;

create or replace function letter_leads_nowhere() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_notice uuid := substring(new.key from '^notice:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::|$)')::uuid;
begin
  if the_notice is not null and exists (select from notices_notice n where n.ref = the_notice and n.lane = 'PROTECTED') then
    new.link := coalesce(substring(new.link from '^https?://[^/]+'), '') || '/';
  end if;
  return new;
end $$;

set local role app_owner;

-- What British Transport Police entered before they were police here is the police's too, and so is its history.
set local role app_owner;
-- A link and a tie stand as they were written; whose they are the database says.
alter table associates_link disable trigger stands;
alter table associates_tie disable trigger stands;
set local role app_gate;

update associates_link l set police = true
where not l.police and exists (
  select from agencies_agency g left join associates_entry e on e.id = l.entry_id
  where g.kind = 'TRANSPORT_POLICE' and g.id in (l.agency_id, e.agency_id));
-- Who reads an entry follows from which of its links are the police's: those before the ties, to which it is told onward.
update associates_entry e set police = e.police or g.kind = 'TRANSPORT_POLICE', scopes = e.scopes
from agencies_agency g
where g.id = e.agency_id and (g.kind = 'TRANSPORT_POLICE' and not e.police or exists (
  select from associates_link l join agencies_agency h on h.id = l.agency_id where l.entry_id = e.id and h.kind = 'TRANSPORT_POLICE'));
update associates_tie t set police = true
where not t.police and (
  exists (select from agencies_agency g where g.id = t.agency_id and g.kind = 'TRANSPORT_POLICE')
  or exists (select from associates_entry e where e.id in (t.a_id, t.b_id) and e.police));
do $do$
declare
  held text;
begin
  foreach held in array array['associates_entry', 'associates_link', 'associates_tie'] loop
    execute format('update %I v set police = true from %I r where r.id = v.pgh_obj_id and r.police and not v.police', held || 'event', held);
  end loop;
end $do$;
set local role app_owner;
-- What a row refers to is looked at now: a table on which that waits can't be altered.
set constraints all immediate;
alter table associates_link enable trigger stands;
alter table associates_tie enable trigger stands;
set constraints all deferred;

-- What a place rests on is its number too: two practitioners, teams or agencies whose numbers are changed over would hold one another's
-- places, for what points at them is asked for only at the end.
drop trigger keeps_its_ground on agencies_practitioner;
drop trigger keeps_its_ground on agencies_team;
drop trigger keeps_its_ground on agencies_agency;
create trigger keeps_its_ground before update on agencies_practitioner for each row execute function keeps_its_ground('id', 'account_id');
create trigger keeps_its_ground before update on agencies_team for each row execute function keeps_its_ground('id', 'agency_id', 'scope');
create trigger keeps_its_ground before update on agencies_agency for each row execute function keeps_its_ground('id', 'scope');

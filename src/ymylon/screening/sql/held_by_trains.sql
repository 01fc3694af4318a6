-- What links an entry of British Transport Police from before they were police here is the police's too.
set local role app_gate;
update screening_finding f set police = true from associates_entry e where e.id = f.entry_id and e.police and not f.police;
update screening_withdrawn w set police = true from screening_finding f where f.id = w.finding_id and f.police and not w.police;
set local role app_owner;

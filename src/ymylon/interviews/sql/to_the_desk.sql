-- What the police should know arrives at the force's unit now, where somebody grades and answers it: by no other door.
set local role app_gate;
drop function pass_to_police(bigint, text, timestamptz);
set local role app_owner;

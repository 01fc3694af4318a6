-- Of broken glass hear whoever stands for a closed team that holds the record, and for a closed manager's. About a grant for one child
-- no closed team is asked: an open one that holds the child is, as where the team for which it was given has gone.
set local role app_gate;
do $$
declare
  one record;
  made text;
begin
  for one in
    select * from (values
      ('break_glass_for(bigint, text, timestamptz, timestamptz)', 'owner := coalesce(owner, manager);',
       'manager := stands_for(manager, statement_timestamp());
  owner := asked_now(the_child, coalesce(owner, manager), statement_timestamp());'),
      ('live_case_grants()', 'coalesce(l.owner, gave.team_id, holds.team_id, was.team_id)',
       'coalesce(owner_now(l.child_id, l.owner), gave.team_id, holds.team_id, was.team_id)'),
      ('live_case_grants()', 'where m.practitioner_id = l.granted_by_id
        and case', 'where m.practitioner_id = l.granted_by_id and coalesce(t.closed_at > statement_timestamp(), true)
        and case'),
      ('live_case_grants()', 'where i.child_id = l.child_id and i.ended_at is null and i.lane <> ''PROTECTED'' and exists',
       'where i.child_id = l.child_id and i.ended_at is null and i.lane <> ''PROTECTED''
        and coalesce(t.closed_at > statement_timestamp(), true) and exists'))
      as said (name, was, becomes)
  loop
    made := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in made) = 0 then raise exception '% is not as it was', one.name; end if;
    execute replace(made, one.was, one.becomes);
  end loop;
end $$;
set local role app_owner;

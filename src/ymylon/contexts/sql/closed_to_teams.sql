-- What was opened to a team may be closed to it again: then it reads the place no more, and what was opened and closed stays.
set local role app_gate;

select say_anew('context_scopes(bigint)', 'where r.context_id = c.id)',
  'where r.context_id = c.id and not r.is_gone and not exists (select from contexts_reader later where later.replaces_id = r.id))');
-- Closed it is to whomever it was opened, whatever that team has become since.
select say_anew('of_context_begins()', 'if is_of_police(new.team_id)', 'if not new.is_gone and is_of_police(new.team_id)');
set local role app_owner;

-- What is closed, or opened again, is what was said of the same team and place.
alter table contexts_reader add constraint context_reader_is_one unique (id, context_id, team_id),
  add constraint context_reader_replaces_its_own foreign key (replaces_id, context_id, team_id)
    references contexts_reader (id, context_id, team_id);

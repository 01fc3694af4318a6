-- What was opened to a team may be closed to it again: then it reads the place no more, and what was opened and closed stays.
set local role app_gate;

create or replace function context_scopes(the_context bigint) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select context_readers(c.kind, c.area, c.team_id, array(
    select r.team_id from contexts_reader r
    where r.context_id = c.id and not r.is_gone and not exists (select from contexts_reader later where later.replaces_id = r.id)))
  from contexts_context c where c.id = the_context
$$;

create or replace function of_context_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'contexts_stepended' then new.scopes := (select s.scopes from contexts_step s where s.id = new.step_id);
    when 'contexts_step', 'contexts_rung' then
      new.scopes := array(select unnest(c.scopes) from contexts_context c where c.id = new.context_id
                          union select unnest(team_scopes(new.team_id)) order by 1);
    else new.scopes := (select c.scopes from contexts_context c where c.id = new.context_id);
  end case;
  new.scopes := coalesce(new.scopes, '{}');
  if tg_table_name = 'contexts_reader' then
    -- Closed it is to whomever it was opened, whatever that team has become since.
    if not new.is_gone and is_of_police(new.team_id)
      and exists (select from contexts_context c where c.id = new.context_id and c.kind = 'CIRCLE') then
      raise exception 'a circle of children is not opened to the police' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
set local role app_owner;

-- What is closed, or opened again, is what was said of the same team and place.
alter table contexts_reader add constraint context_reader_is_one unique (id, context_id, team_id),
  add constraint context_reader_replaces_its_own foreign key (replaces_id, context_id, team_id)
    references contexts_reader (id, context_id, team_id);

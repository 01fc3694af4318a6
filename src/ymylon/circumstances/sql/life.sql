-- What counts though the writer may not see it, and what of a child's life would betray a protected child.
set local role app_gate;

-- Where anything is open about this child, the council owes the school an answer. Nothing is said to whoever asks.
create function owe_answer_to_exclusion(the_child bigint, the_spell uuid, functions text[], at timestamptz, due timestamptz,
                                        source text, standing text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if exists (select from duties_duty d where d.child_id = the_child and d.state = 'OPEN' and d.about <> the_spell) then
    perform open_duty(the_child, 'ANSWER_EXCLUSION', 'CARE', the_spell, 1, team_for_duty(the_child, functions), at, due, source, standing);
  end if;
end $$;

-- Of a protected child no open table takes words that may name a place. The columns are the trigger's arguments; the program
-- seals the words first.
create function keeps_no_words() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  emptied jsonb := '{}';
  name text;
begin
  if (pg_trigger_depth() > 1 and current_setting('app.spreading', true) = 'on') or not is_protected(new.child_id) then return new; end if;
  foreach name in array tg_argv loop emptied := emptied || jsonb_build_object(name, ''); end loop;
  return jsonb_populate_record(new, emptied);
end $$;

-- What stands open in this room when a protection begins; the rest is known to the rooms below.
alter function what_betrays(bigint, bigint[]) rename to what_betrays_below;
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  return query
    select * from what_betrays_below(the_child, teams)
    union all select 'SCHOOL', s.offered, 'circumstances_educationspell:' || s.id
      from circumstances_educationspell s where s.child_id = the_child and s.offered <> ''
    union all select 'PLACE', s.words, 'circumstances_liberty:' || s.id from circumstances_liberty s where s.child_id = the_child and s.words <> ''
    union all select 'PLACE', s.words, 'circumstances_libertyreview:' || s.id
      from circumstances_libertyreview s where s.child_id = the_child and s.words <> ''
    union all select 'PLACE', s.words, 'circumstances_learningneed:' || s.id
      from circumstances_learningneed s where s.child_id = the_child and s.words <> ''
    union all select 'PLACE', s.words, 'circumstances_healthwait:' || s.id
      from circumstances_healthwait s where s.child_id = the_child and s.words <> ''
    union all select 'PLACE', s.words, 'circumstances_hardtime:' || s.id
      from circumstances_hardtime s where s.child_id = the_child and s.words <> ''
    union all select 'SCHOOL', s.words, 'circumstances_exclusionanswer:' || s.id
      from circumstances_exclusionanswer s where s.child_id = the_child and s.words <> '';
end $$;

alter function set_aside(bigint, bigint[], timestamptz) rename to set_aside_below;
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place text;
begin
  perform must_protect(the_child);
  perform set_aside_below(the_child, teams, at);
  -- The triggers empty what is written anew; the history has none, and is emptied by hand.
  foreach place in array array['educationspell', 'liberty', 'learningneed', 'healthwait', 'hardtime'] loop
    execute format('update circumstances_%s set known_from = known_from where child_id = $1', place) using the_child;
  end loop;
  update circumstances_libertyreview set words = '' where child_id = the_child;
  update circumstances_exclusionanswer set words = '' where child_id = the_child;
  update circumstances_educationspellevent set offered = '' where child_id = the_child;
  foreach place in array array['liberty', 'learningneed', 'healthwait', 'hardtime'] loop
    execute format('update circumstances_%sevent set words = '''' where child_id = $1', place) using the_child;
  end loop;
end $$;

grant execute on function owe_answer_to_exclusion(bigint, uuid, text[], timestamptz, timestamptz, text, text) to app_web, app_job;
grant execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) to app_web;
grant execute on function keeps_no_words() to app_owner;
set local role app_owner;

create trigger keeps_no_words before insert or update on circumstances_educationspell
  for each row execute function keeps_no_words('offered');
create trigger keeps_no_words before insert or update on circumstances_liberty
  for each row execute function keeps_no_words('words');
create trigger keeps_no_words before insert or update on circumstances_libertyreview for each row execute function keeps_no_words('words');
create trigger keeps_no_words before insert or update on circumstances_exclusionanswer for each row execute function keeps_no_words('words');
create trigger keeps_no_words before insert or update on circumstances_learningneed
  for each row execute function keeps_no_words('words');
create trigger keeps_no_words before insert or update on circumstances_healthwait
  for each row execute function keeps_no_words('words');
create trigger keeps_no_words before insert or update on circumstances_hardtime
  for each row execute function keeps_no_words('words');

-- A duty waits, or goes on, because somebody said so who may say it in an agency that holds the child: managing elsewhere, having been let
-- in, or having broken the glass, is none.
set local role app_gate;

do $$
declare
  one text;
  made text;
  was constant text := 'perform must_hold_child(held.child_id);';
begin
  foreach one in array array['pause_duty(uuid, timestamptz, text, timestamptz)', 'go_on_with_duty(uuid, timestamptz)'] loop
    made := pg_get_functiondef(one::regprocedure);
    if position(was in made) = 0 then raise exception '% is not as it was', one; end if;
    execute replace(made, was, was || ' perform must_hold_by_place(held.child_id, ''PAUSE_DUTY'');');
  end loop;
end $$;
set local role app_owner;

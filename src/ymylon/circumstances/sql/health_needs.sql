-- What helps a protected child may name a place: it is sealed as it is saved, and what stood before is sealed with the rest.
set local role app_gate;
alter function what_betrays(bigint, bigint[]) rename to what_betrays_before_needs;
create function what_betrays(the_child bigint, teams bigint[]) returns table (kind text, words text, whence text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  return query
    select * from what_betrays_before_needs(the_child, teams)
    union all select 'PLACE', s.words, 'circumstances_healthneed:' || s.id
      from circumstances_healthneed s where s.child_id = the_child and s.words <> '';
end $$;

alter function set_aside(bigint, bigint[], timestamptz) rename to set_aside_before_needs;
create function set_aside(the_child bigint, teams bigint[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_protect(the_child);
  perform set_aside_before_needs(the_child, teams, at);
  -- The trigger empties what is written anew; the history has none, and is emptied by hand.
  update circumstances_healthneed set known_from = known_from where child_id = the_child;
  update circumstances_healthneedevent set words = '' where child_id = the_child;
end $$;
revoke execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) from public;
revoke execute on function what_betrays_before_needs(bigint, bigint[]), set_aside_before_needs(bigint, bigint[], timestamptz) from app_web;
grant execute on function what_betrays(bigint, bigint[]), set_aside(bigint, bigint[], timestamptz) to app_web;
set local role app_owner;

create trigger keeps_no_words before insert or update on circumstances_healthneed for each row execute function keeps_no_words('words');
create trigger names_nobody before insert or update of recorded_by_id on circumstances_healthneed
  for each row execute function names_nobody('recorded_by_id');

-- Whoever only reads a child's record, by their post there or by having broken the glass, brings no team into it: a role that they hold
-- in another agency, which writes there, is none here. The program asks for the act besides.
set local role app_gate;

create function writes_of_actor() returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct s), '{}') from lane_numbers() l
  cross join lateral unnest(current_setting('app.w_' || lower(l.lane))::int[]) s
$$;

create function must_involve(the_child bigint) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  if current_setting('app.actor') = '0' and session_user in ('app_job', 'app_test') then return; end if;
  if not exists (select from children_child c where c.person_id = the_child and c.scopes && writes_of_actor()) then
    raise exception 'not for this person to write' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- For migrations: a function as it stands, but for some words. Where those are not there nothing is changed, and that is said.
create function say_anew(the_function text, was text, becomes text) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  made text := pg_get_functiondef(the_function::regprocedure);
begin
  if position(was in made) = 0 then raise exception '% is not as it was', the_function; end if;
  execute replace(made, was, becomes);
end $$;

revoke execute on function writes_of_actor(), must_involve(bigint), say_anew(text, text, text) from public;

select say_anew(name, 'perform must_hold_child(the_child);', 'perform must_involve(the_child);') from (values
  ('involve(bigint, bigint, text, text, text, uuid, timestamptz)'),
  ('involve_each(bigint, bigint[], text[], text[], text[], uuid, timestamptz)')) as said (name);
select say_anew('involve_many(bigint[], bigint, text, text, text, timestamptz)',
  '|| current_setting(''app.episode'')::int[])',
  '|| current_setting(''app.episode'')::int[]) and c.scopes && (select writes_of_actor())');
set local role app_owner;

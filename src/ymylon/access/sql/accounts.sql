-- What signs somebody in is written only as the program has promised, and proved, that it will write it: by SQL that somebody slipped
-- into a page nobody's password, address, standing or second factor becomes another. A promise names the table, the row and what is
-- to stand there; it holds for one connection and one transaction, and is used up by its write.
set local role app_gate;

create function promise_of(the_table text, the_row text, words text) returns text
language sql stable set search_path = public, pg_temp as $$
  select hmac_of(1, concat_ws('|', 'WRITE', pg_backend_pid(), extract(epoch from transaction_timestamp()), the_table, the_row, words))
$$;

-- `the_row` is NEW, the number of one that changes, or GONE and the number of one that is taken away. What is to stand there is read
-- as the table's own columns, so that a moment or a document is the same however it is written.
create function promise_write(the_table text, the_row text, columns text, said_at bigint, proof text) returns void
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  held jsonb;
  made text;
begin
  perform must_be_proven(said_at, proof, concat_ws('|', 'WRITE', the_table, the_row, columns));
  execute format('select to_jsonb(jsonb_populate_record(null::%I, $1))', the_table) into held using columns::jsonb;
  if the_row = 'NEW' then
    select promise_of(the_table, the_row, jsonb_object_agg(k, held -> k)::text) into made from jsonb_object_keys(columns::jsonb) k;
  elsif the_row like 'GONE %' then
    made := promise_of(the_table, the_row, '');
  else
    select string_agg(promise_of(the_table, the_row, jsonb_build_object(k, held -> k)::text), ' ') into made
    from jsonb_object_keys(columns::jsonb) k;
  end if;
  -- Each promise is sealed by itself, and made for nobody who acts yet too: so it is none of the settings that one seal covers.
  perform set_config('promised.writes', concat_ws(' ', nullif(current_setting('promised.writes', true), ''), made), true);
end $$;

create function keep_promise(the_table text, the_row text, words text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made text := promise_of(the_table, the_row, words);
  spot int := strpos(coalesce(current_setting('promised.writes', true), ''), made);
begin
  if spot = 0 then
    raise exception 'no proof that the program writes this of %', the_table using errcode = 'insufficient_privilege';
  end if;
  perform set_config('promised.writes', overlay(current_setting('promised.writes') placing '' from spot for length(made)), true);
end $$;

revoke execute on function promise_of(text, text, text), promise_write(text, text, text, bigint, text), keep_promise(text, text, text)
  from public;
grant execute on function promise_write(text, text, text, bigint, text), keep_promise(text, text, text)
  to app_web, app_job, app_system, app_owner;
set local role app_owner;

-- The columns that ask for a promise are the trigger's arguments; the others stay open.
create function must_be_promised() returns trigger
language plpgsql set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  held jsonb;
  was jsonb;
  col text;
begin
  if current_user not in ('app_web', 'app_job', 'app_system') then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    perform keep_promise(tg_table_name, 'GONE ' || old.id, '');
    return old;
  end if;
  held := to_jsonb(new);
  if tg_op = 'INSERT' then
    perform keep_promise(tg_table_name, 'NEW', (select jsonb_object_agg(c, held -> c)::text from unnest(tg_argv) c));
    return new;
  end if;
  was := to_jsonb(old);
  foreach col in array tg_argv || array['id'] loop
    if held -> col is distinct from was -> col then
      perform keep_promise(tg_table_name, old.id::text, jsonb_build_object(col, held -> col)::text);
    end if;
  end loop;
  return new;
end $$;

create trigger must_be_promised before insert or update or delete on agencies_account
  for each row execute function must_be_promised('kind', 'email', 'password', 'is_active');
create trigger must_be_promised before insert or update or delete on mfa_authenticator
  for each row execute function must_be_promised('user_id', 'type', 'data');
create trigger must_be_promised before insert or update or delete on account_emailaddress
  for each row execute function must_be_promised('user_id', 'email', 'verified', 'primary');
create trigger must_be_promised before insert or update or delete on socialaccount_socialaccount
  for each row execute function must_be_promised('user_id', 'provider', 'uid');
create trigger must_be_promised before insert or update or delete on agencies_screen
  for each row execute function must_be_promised('practitioner_id', 'team_id', 'code_hash', 'code_until', 'opened_at', 'revoked_at');
create trigger must_be_promised before insert or update or delete on agencies_calendaraddress
  for each row execute function must_be_promised('practitioner_id', 'secret_hash', 'revoked_at');
revoke insert, update, delete on account_emailconfirmation from app_web, app_job;

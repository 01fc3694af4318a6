-- Who works where is written by the gate alone, and only where the program proves with its key that it asks: SQL that somebody
-- slipped into a page gives nobody a role, and takes none away. A proof holds for one connection and one transaction.
grant insert, update on agencies_membership to app_gate;
revoke insert, update, delete on agencies_membership from app_web, app_job, app_system;
set local role app_gate;

create function must_be_proven(said_at bigint, proof text, said text) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if said_at is distinct from (extract(epoch from transaction_timestamp()) * 1000000)::bigint
     or proof is distinct from hmac_of(2, concat_ws('|', said, pg_backend_pid(), said_at)) then
    raise exception 'no proof that the program asks' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function join_team(who bigint, the_team bigint, the_role text, since text, until text, said_at bigint, proof text)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made bigint;
begin
  perform must_be_proven(said_at, proof, concat_ws('|', 'JOIN', who, the_team, the_role, since, until));
  insert into agencies_membership (practitioner_id, team_id, role, during)
  values (who, the_team, the_role, tstzrange(since::timestamptz, nullif(until, '')::timestamptz)) returning id into made;
  return made;
end $$;

create function leave_team(the_place bigint, at text, said_at bigint, proof text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_be_proven(said_at, proof, concat_ws('|', 'LEAVE', the_place, at));
  update agencies_membership set during = tstzrange(lower(during), at::timestamptz) where id = the_place;
end $$;

revoke execute on function must_be_proven(bigint, text, text), join_team(bigint, bigint, text, text, text, bigint, text),
  leave_team(bigint, text, bigint, text) from public;
grant execute on function join_team(bigint, bigint, text, text, text, bigint, text), leave_team(bigint, text, bigint, text)
  to app_web, app_job, app_system, app_owner;
set local role app_owner;

-- What a place rests on stays as it is for every program: whose practitioner an account is, which agency a team is of, its number.
create function keeps_its_ground() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  ground text;
begin
  if current_user not in ('app_web', 'app_job', 'app_system') then return new; end if;
  foreach ground in array tg_argv loop
    if to_jsonb(new) -> ground is distinct from to_jsonb(old) -> ground then
      raise exception '% of % stays as it is', ground, tg_table_name using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return new;
end $$;
create trigger keeps_its_ground before update on agencies_practitioner for each row execute function keeps_its_ground('account_id');
create trigger keeps_its_ground before update on agencies_team for each row execute function keeps_its_ground('agency_id', 'scope');
create trigger keeps_its_ground before update on agencies_agency for each row execute function keeps_its_ground('scope');

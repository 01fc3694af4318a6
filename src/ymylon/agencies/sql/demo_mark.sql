-- The mark lets anybody on this machine be anybody of the cast: it is set before there is anybody, and never afterwards.
create function demo_mark_comes_first() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and (exists (select from agencies_account) or exists (select from agencies_agency)) then
    raise exception 'the mark of a demonstration is set on an empty database only';
  end if;
  if tg_op = 'UPDATE' and new.loaded_at is distinct from old.loaded_at then
    raise exception 'when the demonstration was loaded stays as it is';
  end if;
  return new;
end $$;
create trigger comes_first before insert or update on agencies_demomark for each row execute function demo_mark_comes_first();

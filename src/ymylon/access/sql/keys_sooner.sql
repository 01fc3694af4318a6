-- As `bound_keys` was: the columns are named, so that a row need not be turned into JSON to read two of them. When a child's scopes
-- move, every row of the ledgers goes through here.
set local role app_gate;

create or replace function bound_keys() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held int[];
  own bigint[] := '{}';
  number int;
begin
  if tg_argv[0] <> 'child_id' or tg_argv[1] not in ('', 'told_scopes') then
    raise exception 'bound_keys knows a child by child_id and teams by told_scopes';
  end if;
  if tg_op = 'INSERT' then
    select c.scopes into held from children_child c where c.person_id = new.child_id for no key update;
    new.scopes := coalesce(held, '{}');
  elsif pg_trigger_depth() <= 1 or coalesce(current_setting('app.spreading', true), 'off') <> 'on' then
    new.scopes := old.scopes;
  end if;
  if tg_argv[1] = 'told_scopes' then
    own := array(select s::bigint * 32 from unnest(new.told_scopes) s);
  end if;
  number := (select n.lane_number from lane_numbers() n where n.lane = new.lane);
  new.keys := own || array(select s::bigint * 32 + number from unnest(new.scopes) s where number is not null);
  return new;
end $$;

set local role app_owner;

-- The clock asks of every episode that goes on, each minute: the facts on which rules hang are read for all of them at once.
set local role app_gate;

-- Also which rules were kept as having fired. Codes and instants, no words; for the clock alone, which acts for nobody.
create function facts_for_meetings(the_episodes bigint[]) returns table (episode bigint, facts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, jsonb_build_object(
    'starts', (select coalesce(jsonb_agg(o.last_seen_at), '[]') from missing_episode o
               where o.child_id = e.child_id and o.end_kind <> 'RECORDED_IN_ERROR'),
    'grade', (select g.grade from missing_grading g where g.episode_id = e.id order by g.at desc, g.id desc limit 1),
    'found', (select f.circumstance from missing_finding f where f.episode_id = e.id),
    'harm', (select coalesce(jsonb_agg(distinct h), '[]') from (
               select unnest(f.harm) as h from missing_finding f where f.episode_id = e.id
               union select unnest(c.harm) from missing_preventioncheck c where c.episode_id = e.id) known),
    'kept', (select coalesce(jsonb_agg(r.key), '[]') from missing_firedrule r where r.episode_id = e.id))
  from missing_episode e where e.id = any(the_episodes)
$$;

-- Of one episode whoever holds the child may ask, and hears the same.
create or replace function facts_for_meeting(the_child bigint, the_episode bigint) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  return (select f.facts - 'kept' from facts_for_meetings(array[the_episode]) f
          join missing_episode e on e.id = f.episode and e.child_id = the_child);
end $$;

revoke execute on function facts_for_meetings(bigint[]) from public;
grant execute on function facts_for_meetings(bigint[]) to app_system;
set local role app_owner;

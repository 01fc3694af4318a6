-- A paper or a file that is made of several children at once: each giving is listed for its child, as any other is, in those of these
-- lanes that whoever acts reads of that child.
set local role app_gate;

create function record_papers(the_children bigint[], the_lanes text[], the_means text, to_agency bigint, to_body text, to_person text,
                              the_why text, at timestamptz, who bigint, the_team bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_child bigint;
  the_lane text;
  read text[];
  the_act uuid;
begin
  for the_child in select distinct c from unnest(the_children) c order by 1 loop
    select array_agg(l order by place) into read from unnest(the_lanes) with ordinality o(l, place)
    where (select scopes from children_child where person_id = the_child) && current_setting('app.' || lower(l))::int[];
    the_act := record_disclosure(the_child, coalesce(read, '{}'), the_means, to_agency, to_body, to_person, null, the_why, at, false);
    foreach the_lane in array read loop
      perform record_event(the_child, 'GIVEN_OUT', the_lane, at, who, the_team, the_act, '');
    end loop;
  end loop;
end $$;

revoke execute on function record_papers(bigint[], text[], text, bigint, text, text, text, timestamptz, bigint, bigint) from public;
grant execute on function record_papers(bigint[], text[], text, bigint, text, text, text, timestamptz, bigint, bigint)
  to app_web, app_job;
set local role app_owner;

-- As before, for an episode that is opened again; what other episodes began neither stands in for it nor keeps it out.
set local role app_gate;

create or replace function involve_again(the_child bigint, the_about uuid, since timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  insert into children_involvement (ref, lane, scopes, keys, child_id, agency_id, team_id, kind, basis, about, told_scopes, since_at)
  select distinct on (i.team_id, i.kind)
    gen_random_uuid(), i.lane, '{}'::int[], '{}'::bigint[], i.child_id, i.agency_id, i.team_id, i.kind, i.basis, i.about, i.told_scopes, since
  from children_involvement i where i.child_id = the_child and i.about = the_about and i.ended_at is not null
    and not is_involved_besides(i.child_id, i.team_id, i.kind)
  order by i.team_id, i.kind, i.id desc
  on conflict (child_id, team_id, kind, about) where ended_at is null do nothing;
end $$;
set local role app_owner;

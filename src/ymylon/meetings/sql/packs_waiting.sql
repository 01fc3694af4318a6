set local role app_gate;

drop function packs_waiting();
drop function forget_packs(timestamptz);

-- For the clock: packs of which something is not drawn yet, with the account for which each is drawn. What is to be drawn is said by
-- the lookups, as whose it is; this only spares a round for what is finished. A meeting that began before `oldest` has no papers.
create function packs_waiting(oldest timestamptz) returns table (pack bigint, account bigint, tongue text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, w.account_id, p.tongue from meetings_pack p join agencies_practitioner w on w.id = p.person_id
  join agencies_account a on a.id = w.account_id and a.is_active
  join lateral (select s.state, s.starts_at from meetings_setting s where s.meeting_id = p.meeting_id order by s.number desc limit 1) l on true
  where l.state in ('SET', 'MOVED') and l.starts_at >= oldest
    and not exists (select from meetings_pack n where n.meeting_id = p.meeting_id and n.person_id = p.person_id and n.number > p.number)
    and exists (select from meetings_item i where i.meeting_id = p.meeting_id and not is_protected(i.child_id)
      and i.scopes && array(select h.scope from held_by(w.account_id) h where h.lane = 'MEETING')
      and not exists (select from meetings_packpart t where t.pack_id = p.id and t.item_id = i.id))
$$;

-- For the clock: what was drawn for a meeting that is over, or under a number that another followed, is kept no longer.
create function forget_packs(oldest timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone int;
begin
  delete from meetings_packpart t using meetings_pack p
  where p.id = t.pack_id and (
    exists (select from meetings_pack n where n.meeting_id = p.meeting_id and n.person_id = p.person_id and n.number > p.number)
    or (select s.state not in ('SET', 'MOVED') or s.starts_at < oldest from meetings_setting s
        where s.meeting_id = p.meeting_id order by s.number desc limit 1));
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke execute on function packs_waiting(timestamptz), forget_packs(timestamptz) from public;
grant execute on function packs_waiting(timestamptz), forget_packs(timestamptz) to app_system;
set local role app_owner;

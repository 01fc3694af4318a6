-- As before, and for each person of a team that is asked and of which nobody is named: whoever of it comes finds their own papers drawn,
-- of what they themselves may read. Of somebody who would read nothing of any item none are begun.
set local role app_gate;

create or replace function begin_packs(the_meeting bigint, moment timestamptz, writer bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not calls_meeting(the_meeting) then raise exception 'not your meeting' using errcode = 'insufficient_privilege'; end if;
  with asked as (
    select q.person_id, q.team_id from meetings_asked q
    left join lateral (select x.answer from meetings_answered x where x.asked_id = q.id order by x.id desc limit 1) l on true
    where q.meeting_id = the_meeting and coalesce(l.answer, '') not in ('APOLOGY', 'SUBSTITUTE', 'ABSENT', 'NOT_NEEDED')
  ), who as (
    select a.person_id from asked a where a.person_id is not null
    union select c.chair_id from (select s.chair_id from meetings_setting s where s.meeting_id = the_meeting order by s.number desc limit 1) c
    union select m.practitioner_id from asked a join agencies_membership m on m.team_id = a.team_id and m.during @> moment
    join agencies_practitioner w on w.id = m.practitioner_id
    where a.person_id is null
      and not exists (select from meetings_asked n where n.meeting_id = the_meeting and n.team_id = a.team_id and n.person_id is not null)
      and exists (select from meetings_item i where i.meeting_id = the_meeting and not is_protected(i.child_id)
        and i.scopes && array(select h.scope from held_by(w.account_id) h where h.lane = 'MEETING'))
  )
  insert into meetings_pack (ref, scopes, version, meeting_id, person_id, number, tongue, at, by_id)
  select gen_random_uuid(), '{}', 1, the_meeting, w.id, 1, a.language, moment, writer
  from who join agencies_practitioner w on w.id = who.person_id join agencies_account a on a.id = w.account_id and a.is_active
  where not exists (select from meetings_pack k where k.meeting_id = the_meeting and k.person_id = w.id)
  on conflict do nothing;
end $$;

set local role app_owner;

set local role app_gate;

-- Whoever went on a visit was there, and not whoever wrote down that they are back; a visit at which the child was not seen is none.
create function was_with_child(who bigint, the_child bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from children_event e left join circumstances_visit v on e.kind = 'VISITED' and v.ref = e.about
                 where e.child_id = the_child and e.kind in ('VISITED', 'PREVENTION_CHECK', 'INTERVIEW_HELD')
                   and who in (coalesce(v.practitioner_id, e.by_id), v.second_id))
    or exists (select from signals_registervisit r where r.child_id = the_child and r.by_id = who and r.seen)
$$;
revoke execute on function was_with_child(bigint, bigint) from public;

-- As before; and whoever is here for the whole meeting and was with the child, as the record has it, has met the child. It is asked of every
-- lane, so that the answer is the same whoever looks, and nothing but the answer comes back.
create or replace function meeting_facts(the_items bigint[]) returns table (item bigint, met_here boolean, child_view boolean, family_view boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id,
    exists (select from meetings_asked a join lateral (select w.answer from meetings_answered w where w.asked_id = a.id order by w.id desc limit 1) l on true
            where a.item_id = i.id and l.answer = 'HERE_MET')
    or exists (select from meetings_asked a join lateral (select w.answer from meetings_answered w where w.asked_id = a.id order by w.id desc limit 1) l on true
            where a.meeting_id = i.meeting_id and a.item_id is null and l.answer = 'HERE' and was_with_child(a.person_id, i.child_id)
              -- Of whoever came in their place the record knows nothing.
              and not coalesce((select w.answer = 'SUBSTITUTE' and w.words <> '' from meetings_answered w
                                where w.asked_id = a.id and w.answer in ('COMES', 'APOLOGY', 'SUBSTITUTE') order by w.id desc limit 1), false)),
    exists (select from meetings_said s where s.item_id = i.id and s.kind = 'CHILD_VIEW' and s.how <> 'NOT_OBTAINED'
            and not exists (select from meetings_said r where r.replaces_id = s.id)),
    exists (select from meetings_said s where s.item_id = i.id and s.kind = 'FAMILY_VIEW' and s.how <> 'NOT_OBTAINED'
            and not exists (select from meetings_said r where r.replaces_id = s.id))
  from meetings_item i where i.id = any(the_items) and reads_meeting(i.meeting_id) and i.scopes && current_setting('app.meeting')::int[]
    and i.child_id not in (select meetings_closed_to_me())
$$;

set local role app_owner;

-- How panels and boards go, for whoever answers for them in all of Wales: when, what became of it, when its minutes were approved, and
-- which kinds of agency came. No child, no name, no item and no reference: who is asked about one child isn't counted at all.
set local role app_gate;

create function panel_record(since date)
returns table (kind text, area text, starts_at timestamptz, state text, approved_at timestamptz, came jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform must_be_let('SEE_PANEL_RECORD');
  return query
    select k.code, m.area, l.starts_at, l.state, (select min(v.at) from meetings_minutes v where v.meeting_id = m.id),
      (select coalesce(jsonb_object_agg(g.kind, g.was_there), '{}') from (
         select a.kind, bool_or(coalesce(w.answer in ('HERE', 'HERE_MET'), false)) as was_there
         from meetings_asked q join agencies_team t on t.id = q.team_id join agencies_agency a on a.id = t.agency_id
         left join lateral (select x.answer from meetings_answered x where x.asked_id = q.id order by x.id desc limit 1) w on true
         where q.meeting_id = m.id and q.item_id is null group by 1) g)
    from meetings_meeting m join meetings_kind k on k.id = m.kind_id
    join lateral (select s.starts_at, s.state from meetings_setting s where s.meeting_id = m.id order by s.number desc limit 1) l on true
    where k.code in ('PREVENTION_PANEL', 'SAFEGUARDING_BOARD', 'STRATEGY_GROUP', 'SUB_GROUP')
      and (l.starts_at at time zone 'Europe/London')::date >= since;
end $$;

revoke execute on function panel_record(date) from public;
grant execute on function panel_record(date) to app_web;
set local role app_owner;

-- Who reads the audit: through these functions alone, each of which answers what this person may know.
alter table oversight_conflict enable row level security;
alter table oversight_conflict force row level security;
alter table oversight_question enable row level security;
alter table oversight_question force row level security;
revoke all on oversight_conflict, oversight_question from public;
create policy gate on oversight_conflict to app_gate using (true);
create policy gate on oversight_question to app_gate using (true);
grant select on oversight_conflict, oversight_question to app_gate;

create policy theirs on oversight_conflict for select to app_web using (account_id = current_setting('app.actor')::bigint);
create policy add on oversight_conflict for insert to app_web with check (account_id = current_setting('app.actor')::bigint);
create policy change on oversight_conflict for update to app_web using (account_id = current_setting('app.actor')::bigint);
grant select, insert, update (ended_at) on oversight_conflict to app_web;

create policy theirs on oversight_question for select to app_web
  using (asked_of_id = current_setting('app.actor')::bigint or scopes && current_setting('app.audit')::int[]);
create policy add on oversight_question for insert to app_web
  with check (asked_by_id = current_setting('app.actor')::bigint and scopes <@ current_setting('app.audit')::int[] and scopes <> '{}');
-- Whoever was asked answers, once.
create policy change on oversight_question for update to app_web
  using (asked_of_id = current_setting('app.actor')::bigint and answered_at is null)
  with check (asked_of_id = current_setting('app.actor')::bigint);
grant select, insert, update (answer, answered_at) on oversight_question to app_web;
grant usage on sequence oversight_conflict_id_seq, oversight_question_id_seq to app_web;

create policy gate on audit_line for select to app_gate using (true);
grant select on audit_line to app_gate;
create index audit_line_by_child on audit_line using gin (children);
create index audit_line_by_actor on audit_line (actor, at);
set local role app_gate;

-- Teams whose very involvement is a fact of a lane: only whoever sees that involvement is told that one of them looked.
create function veiled_functions() returns text[] language sql immutable set search_path = public, pg_temp as $$
  select array['YOUTH_JUSTICE', 'CLINIC', 'SCHOOL_SAFEGUARDING', 'RETURN_INTERVIEWS', 'REGISTER_CUSTODIAN', 'INDEPENDENT_REVIEW',
               'EXPLOITATION', 'JOINT']
$$;

-- Which teams this person may know to have to do with the child: their own, those whose involvement they see, and other teams
-- of an agency that they see involved.
create function teams_known_of(the_child bigint) returns table (team bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with seen as (
    select i.team_id, i.agency_id from children_involvement i
    where i.child_id = the_child and i.keys && current_setting('app.keys')::bigint[])
  select t.id from agencies_team t left join agencies_agency g on g.id = t.agency_id
  where t.id in (select m.team_id from agencies_membership m join agencies_practitioner p on p.id = m.practitioner_id
                 where p.account_id = current_setting('app.actor')::bigint and m.during @> statement_timestamp())
     or t.id in (select team_id from seen)
     or (t.function <> all(veiled_functions())
         and (t.agency_id in (select agency_id from seen) or g.scope = any(own_scopes())))
$$;

-- Who has looked, by day. Of a team that this person may not know of only the day is told, once, whoever and however many.
create function looked_at(the_child bigint, since timestamptz) returns table (
  day date, practitioner bigint, team bigint, first_at timestamptz, last_at timestamptz, times bigint, wrote boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with looks as (
    select l.at, (l.at at time zone 'Europe/London')::date as day, p.id as practitioner, w.team_id,
           l.act not in ('SAW', 'SEARCHED') as wrote
    from audit_line l
    join agencies_practitioner p on p.account_id = l.actor
    left join lateral (select m.team_id from agencies_membership m where m.practitioner_id = p.id and m.during @> l.at
                       order by m.team_id in (select team from teams_known_of(the_child)) desc, m.id limit 1) w on true
    where l.children @> array[the_child] and l.at >= since
      and l.act not in ('REFUSED', 'MATCH_INDEX', 'PROPOSED_MATCH', 'LEFT_OUT')
      and exists (select from children_child c
                  where c.person_id = the_child and c.scopes && current_setting('app.identity')::int[])),
  told as (
    select k.*, coalesce(k.team_id in (select team from teams_known_of(the_child)), false) as is_known from looks k)
  select t.day, t.practitioner, t.team_id, min(t.at), max(t.at), count(*), bool_or(t.wrote)
    from told t where t.is_known group by 1, 2, 3
  union all
  select distinct t.day, null::bigint, null::bigint, null::timestamptz, null::timestamptz, 0::bigint, false
    from told t where not t.is_known
  order by 1 desc, 4 desc nulls last, 2
$$;

create function own_lines(before bigint, at_most int) returns table (
  line bigint, at timestamptz, act text, lane text, children bigint[], about text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.at, l.act, l.lane, l.children, l.about from audit_line l
  where l.actor = current_setting('app.actor')::bigint and l.actor <> 0 and l.id < before
  order by l.id desc limit at_most
$$;

create function folded(words text) returns text language sql immutable set search_path = public, pg_temp as $$
  select lower(regexp_replace(normalize(words, nfd), '[\u0300-\u036f]', '', 'g'))
$$;

create function share_a_name(one text, other text) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select string_to_array(replace(folded(one), '-', ' '), ' ') && array_remove(string_to_array(replace(folded(other), '-', ' '), ' '), '')
$$;

-- What a question is about, for whoever was asked: the child's number, which only they who still see the child can read on.
create function lines_asked_about() returns table (line bigint, at timestamptz, children bigint[])
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.at, l.children from oversight_question q join audit_line l on l.id = q.line
  where q.asked_of_id = current_setting('app.actor')::bigint and l.actor = q.asked_of_id
$$;

revoke execute on function veiled_functions(), teams_known_of(bigint), looked_at(bigint, timestamptz), own_lines(bigint, int),
  folded(text), share_a_name(text, text), lines_asked_about() from public;
grant execute on function looked_at(bigint, timestamptz), own_lines(bigint, int), lines_asked_about() to app_web;
set local role app_owner;

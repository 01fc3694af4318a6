-- Of a protected child whatever is arranged for an interview, said in it, or comes of it may say where the child is: "he is fetched from ...". Nobody
-- could hold it if it were sealed. So while the protection lasts these rows, whenever they were written, are read by those named for the child,
-- and by the teams that offer, hold and review the interview, and who manages them; an action besides by the team whose it is; and by whoever
-- wrote the row. Everybody else reads in the ledger that an interview is owed, as before.
set local role app_gate;

create function interviews_closed_to_me() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select t.id from agencies_team t left join agencies_team m on m.id = t.manager_team_id
    where t.scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) or m.scope::bigint * 32 = any(current_setting('app.keys')::bigint[])
  )
  select p.child_id from protection_protection p
  where p.ended_at is null and not current_setting('app.actor')::bigint = any(p.readers)
    and not exists (select from duties_duty d where d.child_id = p.child_id and d.team_id in (select id from mine) and d.kind = any(
      '{OFFER_RETURN_INTERVIEW,HOLD_RETURN_INTERVIEW,INTERVIEW_KEPT_FROM_CHILD,ANSWER_INTERVIEW_REFERRAL,RECORD_INTERVIEW_OUTPUTS,JUDGE_STAFF_AS_INTERVIEWER,REVIEW_INTERVIEW}'))
    and not exists (select from interviews_referral r where r.child_id = p.child_id and r.answer in ('WAITING', 'ACCEPTED')
                    and r.team_id in (select id from mine))
$$;
revoke execute on function interviews_closed_to_me() from public;
grant execute on function interviews_closed_to_me(), acting_practitioner() to app_web, app_job, app_report;
set local role app_owner;

do $do$
declare
  held text;
  besides text;
begin
  foreach held in array array['safeway', 'offer', 'attempt', 'interview', 'interviewevent', 'covered', 'step', 'referral', 'referralevent',
    'staffjudgement', 'arrangement', 'account', 'translation', 'summary', 'review', 'forpolice', 'output', 'outputevent'] loop
    -- An interview and what it covers name nobody who wrote them.
    besides := case when held in ('interview', 'interviewevent', 'covered') then '' else ' or by_id = (select acting_practitioner())' end;
    if held in ('output', 'outputevent') then
      besides := besides || ' or exists (select from agencies_team t where t.id = team_id'
        || ' and t.scope::bigint * 32 = any(current_setting(''app.keys'')::bigint[]))';
    end if;
    execute format('create policy addressed on interviews_%s as restrictive for select to app_web, app_job, app_report
      using (child_id <> all (array(select interviews_closed_to_me()))%s)', held, besides);
  end loop;
end $do$;

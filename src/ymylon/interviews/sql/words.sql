-- What a child told that the police should know goes in by this door: whoever heard it writes it, and reads it no more.
set local role app_gate;

create function pass_to_police(the_interview bigint, the_words text, passed timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_child bigint;
  made uuid := gen_random_uuid();
begin
  perform must_be_let('PASS_TO_POLICE');
  -- Only whoever writes this child's words at interview has heard any.
  select i.child_id into the_child from interviews_interview i
  where i.id = the_interview and i.scopes && current_setting('app.w_interview_words')::int[];
  if the_child is null then raise exception 'no such interview' using errcode = 'no_data_found'; end if;
  perform must_hold_child(the_child);
  insert into interviews_forpolice (ref, scopes, version, child_id, interview_id, words, at, by_id)
  values (made, '{}', 1, the_child, the_interview, the_words, passed, acting_practitioner());
  return made;
end $$;

-- What a child takes back is erased and kept nowhere, but for what keeps somebody safe.
create function erase_words(the_interview bigint, erased timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_be_let('HOLD_INTERVIEW');
  if not exists (select from interviews_interview i where i.id = the_interview
                 and i.scopes && current_setting('app.w_interview_words')::int[]) then
    raise exception 'no such interview' using errcode = 'no_data_found';
  end if;
  update interviews_translation set words = '', erased_at = erased
  where account_id in (select id from interviews_account where interview_id = the_interview and said <> 'KEPT_FOR_SAFETY');
  update interviews_account set words = '', present = '', happened = '', trusts = '', would_help = '', factors = '{}', touched = '{}',
    harm = '{}', erased_at = erased
  where interview_id = the_interview and said <> 'KEPT_FOR_SAFETY' and erased_at is null;
  update interviews_summary set words = '' where interview_id = the_interview;
end $$;
-- The episodes behind an interview, a referral or an action: the clock asks, so that nothing climbs to whoever was left out.
create function episodes_behind(the_about uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.about from interviews_covered c join interviews_interview i on i.id = c.interview_id
  where i.ref = the_about
     or i.id in (select r.interview_id from interviews_referral r where r.ref = the_about)
     or i.id in (select o.interview_id from interviews_output o where o.ref = the_about)
$$;
revoke execute on function episodes_behind(uuid) from public;
grant execute on function episodes_behind(uuid) to app_system;
grant execute on function erase_words(bigint, timestamptz) to app_web, app_job;
grant execute on function pass_to_police(bigint, text, timestamptz) to app_web, app_job;
set local role app_owner;
-- Whoever works in a team that would betray a protected child is named in none of these.
create trigger names_nobody before insert or update of by_id on interviews_safeway for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_attempt for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_step for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_staffjudgement for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_arrangement for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_account for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_translation for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_summary for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_review for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on interviews_forpolice for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id, answered_by_id on interviews_referral
  for each row execute function names_nobody('by_id|must', 'answered_by_id');
create trigger names_nobody before insert or update of by_id, ended_by_id on interviews_output
  for each row execute function names_nobody('by_id|must', 'ended_by_id');

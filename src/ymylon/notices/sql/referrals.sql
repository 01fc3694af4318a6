-- A C1 stands between its author and social care: besides that lane, the author's own team reads it while it holds the child.
-- It is written by functions alone: whoever holds a child may refer, and need not hold the lane in which the words then lie.
drop policy if exists see on notices_referral;
drop policy if exists add on notices_referral;
drop policy if exists change on notices_referral;
revoke insert, update on notices_referral from app_web, app_job;
create policy see on notices_referral for select to app_web, app_job, app_report
  using (scopes && current_setting('app.concern')::int[]);
drop policy if exists see on notices_referralevent;
create policy see on notices_referralevent for select to app_web, app_job, app_report
  using (scopes && current_setting('app.concern')::int[]);
drop policy if exists add on notices_referralwords;
drop policy if exists add on notices_referralfeedback;
drop policy if exists add on notices_referralauthor;
drop policy if exists add on notices_referralcall;
revoke insert on notices_referralwords, notices_referralauthor, notices_referralcall, notices_referralfeedback from app_web, app_job;

create policy own on notices_referral for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create policy own on notices_referralwords for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create policy own on notices_referralauthor for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create policy own on notices_referralcall for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create policy own on notices_referralfeedback for select to app_web, app_job
  using (from_scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) and scopes && current_setting('app.identity')::int[]);
create index notices_referral_about_child on notices_referral (child_id);

set local role app_gate;

-- Refuses whoever doesn't write the child's identity, or writes for a team that isn't their own.
create function must_refer(the_child bigint, the_team bigint) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare scope int;
begin
  select t.scope into scope from agencies_team t where t.id = the_team;
  if not exists (select from children_child c where c.person_id = the_child and c.scopes && current_setting('app.w_identity')::int[])
     or scope is null or not scope::bigint * 32 = any(current_setting('app.keys')::bigint[]) then
    raise exception 'no such child' using errcode = 'no_data_found';
  end if;
  return scope;
end $$;

-- The C1 about the same harm on which nobody has decided yet: of the same episode, or for one of the same reasons. The child is
-- held until the end of the transaction, so that two who refer at once don't both find none.
create function open_referral(the_child bigint, the_about uuid, the_reasons text[]) returns table (id bigint, ref uuid, made_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform must_hold_child(the_child);
  perform from children_child c where c.person_id = the_child for no key update;
  return query
    select r.id, r.ref, r.made_at from notices_referral r
    where r.child_id = the_child and (r.about = the_about or r.reasons && the_reasons)
      and not exists (select from notices_referraldecision d where d.referral_id = r.id)
    order by r.made_at desc limit 1;
end $$;

-- Whose name the family is not to learn stands in a table of its own, and nowhere else: neither in the C1, nor in its history, nor in
-- the chronology, where a call may have been put down before.
create function withhold_author(the_child bigint, the_referral bigint, the_words bigint, own int, from_team bigint, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices_referralauthor (ref, scopes, version, from_scope, referral_id, words_id, child_id, from_team_id, by_id)
  values (gen_random_uuid(), '{}', 1, own, the_referral, the_words, the_child, from_team, who);
  update notices_referralevent set pgh_context = pgh_context - 'account' where pgh_obj_id = the_referral and the_words is null;
  update notices_referralcall set by_id = null where child_id = the_child and by_id = who;
  update children_event set by_id = null, team_id = null
  where child_id = the_child and kind = 'REFERRAL_RUNG' and by_id = who;
end $$;

create function write_referral(the_child bigint, the_about uuid, to_team bigint, from_team bigint, said jsonb, at timestamptz, who bigint)
returns table (id bigint, ref uuid) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own int := must_refer(the_child, from_team);
  withheld boolean := (said ->> 'withhold_name')::boolean;
  made record;
begin
    insert into notices_referral (ref, scopes, version, child_id, about, to_team_id, from_team_id, from_scope, reasons, worries, happened,
      injuries, working, wanted, safety_now, childs_words, parents_view, consent, consent_why, withhold_name, made_at, made_by_id)
    select gen_random_uuid(), '{}', 1, the_child, the_about, to_team, case when not withheld then from_team end, own, array(select jsonb_array_elements_text(said -> 'reasons')),
      said ->> 'worries', said ->> 'happened', said ->> 'injuries', said ->> 'working', said ->> 'wanted', said ->> 'safety_now',
      said ->> 'childs_words', said ->> 'parents_view', said ->> 'consent', said ->> 'consent_why', withheld,
      at, case when not withheld then who end
    returning notices_referral.id, notices_referral.ref into made;
  if withheld then perform withhold_author(the_child, made.id, null, own, from_team, who); end if;
  return query select made.id::bigint, made.ref::uuid;
end $$;

create function ring_council(the_child bigint, from_team bigint, answered text, at timestamptz, who bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare own int := must_refer(the_child, from_team);
begin
  insert into notices_referralcall (ref, scopes, version, from_scope, child_id, answered_by, at, by_id)
  values (gen_random_uuid(), '{}', 1, own, the_child, answered, ring_council.at, who);
end $$;

-- Its author need not see the referral to which the words are added: that one is open is all that they were told. A team whose name
-- is withheld from the family in the C1 isn't named by what it adds either.
create function add_to_referral(the_child bigint, the_referral bigint, from_team bigint, words text, childs_words text, withheld boolean,
                                at timestamptz, who bigint)
returns table (number bigint, is_withheld boolean) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own int := must_refer(the_child, from_team);
  made bigint;
begin
  withheld := withheld or exists (select from notices_referralauthor a where a.referral_id = the_referral and a.from_scope = own);
  insert into notices_referralwords (ref, scopes, version, from_scope, referral_id, child_id, worries, childs_words, withhold_name, at, by_id)
  select gen_random_uuid(), '{}', 1, own, r.id, the_child, words, add_to_referral.childs_words, withheld, add_to_referral.at,
    case when not withheld then who end
  from notices_referral r where r.id = the_referral and r.child_id = the_child
    and not exists (select from notices_referraldecision d where d.referral_id = r.id)
  returning notices_referralwords.id into made;
  if made is null then raise exception 'no such referral' using errcode = 'no_data_found'; end if;
  if withheld then perform withhold_author(the_child, the_referral, made, own, from_team, who); end if;
  return query select made, withheld;
end $$;

-- The front door that holds the C1 is told that there is more, and holds the child for it. Nobody is told what their own team wrote.
create function tell_of_addition(the_child bigint, the_words bigint, the_lane text, rules jsonb, at timestamptz, link text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare held record;
begin
  perform must_hold_child(the_child);
  select r.to_team_id, r.about, r.ref into held
  from notices_referralwords w join notices_referral r on r.id = w.referral_id join agencies_team t on t.id = r.to_team_id
  where w.id = the_words and w.child_id = the_child and t.scope is distinct from w.from_scope;
  if not found then return; end if;
  perform involve(the_child, held.to_team_id, 'TOLD', the_lane, 'REFERRED_TO', held.ref, at);
  perform tell_team(the_child, held.to_team_id, 'REFERRAL_ADDED', held.about, the_words::int, rules, at, link);
end $$;

-- The decision is social care's to write; what the referrer is told of it carries the referrer's team.
create function feed_back(the_referral bigint, words text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices_referralfeedback (ref, scopes, version, from_scope, referral_id, child_id, outcome, words, at, by_id)
  select gen_random_uuid(), '{}', 1, r.from_scope, r.id, r.child_id, d.outcome, feed_back.words, d.at, d.by_id
  from notices_referral r join notices_referraldecision d on d.referral_id = r.id
  where r.id = the_referral and r.scopes && current_setting('app.w_concern')::int[];
end $$;

-- The referrer sees whether the council has acknowledged: the notice is addressed to both.
create function share_notice(the_child bigint, the_about uuid, the_occurrence int, from_team bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare own int := must_refer(the_child, from_team);
begin
  update notices_notice n set told_scopes = n.told_scopes || own
  where n.child_id = the_child and n.about = the_about and n.kind = 'REFERRAL' and n.occurrence = the_occurrence
    and exists (select from notices_referral r where r.id = the_occurrence and r.child_id = the_child and r.from_scope = own)
    and not own = any(n.told_scopes);
end $$;

revoke execute on function withhold_author(bigint, bigint, bigint, int, bigint, bigint),
  tell_of_addition(bigint, bigint, text, jsonb, timestamptz, text), must_refer(bigint, bigint), open_referral(bigint, uuid, text[]),
  write_referral(bigint, uuid, bigint, bigint, jsonb, timestamptz, bigint), add_to_referral(bigint, bigint, bigint, text, text, boolean, timestamptz, bigint),
  ring_council(bigint, bigint, text, timestamptz, bigint), feed_back(bigint, text), share_notice(bigint, uuid, int, bigint) from public;
grant execute on function tell_of_addition(bigint, bigint, text, jsonb, timestamptz, text), open_referral(bigint, uuid, text[]),
  write_referral(bigint, uuid, bigint, bigint, jsonb, timestamptz, bigint), add_to_referral(bigint, bigint, bigint, text, text, boolean, timestamptz, bigint),
  ring_council(bigint, bigint, text, timestamptz, bigint), feed_back(bigint, text), share_notice(bigint, uuid, int, bigint)
  to app_web, app_job;
set local role app_owner;

-- A C1 of a team that would betray a protected child names that team nowhere: who sent it is left to the audit.
set local role app_gate;
create function referral_stands_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  team bigint := (select t.id from agencies_team t where t.scope = new.from_scope);
begin
  if team is not null and is_aside(new.child_id, team) then
    new := jsonb_populate_record(new, '{"from_scope": null, "from_team_id": null}');
  end if;
  return new;
end $$;

create function referrals_newly_aside() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  their int := (select t.scope from agencies_team t where t.id = new.team_id);
begin
  update notices_referral set from_scope = null, from_team_id = null where child_id = new.child_id and from_scope = their;
  update notices_referralevent set from_scope = null, from_team_id = null where child_id = new.child_id and from_scope = their;
  update notices_referralauthor set from_scope = null, from_team_id = null, by_id = null where child_id = new.child_id and from_scope = their;
  update notices_referralwords set from_scope = null where child_id = new.child_id and from_scope = their;
  update notices_referralcall set from_scope = null where child_id = new.child_id and from_scope = their;
  update notices_referralfeedback set from_scope = null where child_id = new.child_id and from_scope = their;
  return new;
end $$;
revoke execute on function referral_stands_aside(), referrals_newly_aside() from public;
grant execute on function referral_stands_aside(), referrals_newly_aside() to app_owner;
set local role app_owner;
create trigger aside_first before insert on notices_referral for each row execute function referral_stands_aside();
create trigger aside_first before insert on notices_referralwords for each row execute function referral_stands_aside();
create trigger aside_first before insert on notices_referralauthor for each row execute function referral_stands_aside();
create trigger aside_first before insert on notices_referralcall for each row execute function referral_stands_aside();
create trigger aside_first before insert on notices_referralfeedback for each row execute function referral_stands_aside();
create trigger referrals_newly_aside after insert on protection_asideteam for each row execute function referrals_newly_aside();
-- Whose name is withheld is named by a row apart; every other C1 names whoever made it.
drop trigger names_nobody on notices_referral;
create trigger names_nobody before insert or update of made_by_id on notices_referral for each row execute function names_nobody('made_by_id');
create trigger names_somebody before insert or update of made_by_id on notices_referral for each row
  when (not new.withhold_name) execute function names_nobody('made_by_id|must');
create trigger names_nobody before insert or update of by_id on notices_referralwords for each row execute function names_nobody('by_id');
create trigger names_somebody before insert or update of by_id on notices_referralwords for each row
  when (not new.withhold_name) execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on notices_referralauthor for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on notices_referralcall for each row execute function names_nobody('by_id');
create trigger names_nobody before insert or update of by_id on notices_referraldecision for each row execute function names_nobody('by_id|must');
create trigger names_nobody before insert or update of by_id on notices_referralfeedback for each row execute function names_nobody('by_id|must');

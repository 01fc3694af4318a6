"""What becomes of the second of two who change one thing: said of every address, and proved where words could be lost."""

from pathlib import Path

from tests.policy.test_addresses import WALKED

TESTS = Path(__file__).resolve().parents[1]

# They change what stands there already: the second sees both and chooses. Each with its proof.
BOTH_ARE_SHOWN = {
    "chronology:put_right": ("pages/test_put_right.py", "test_two_at_once_are_both_shown_and_the_second_chooses"),
    "interviews:arrange": (
        "pages/test_interview_pages.py",
        "test_two_who_arrange_at_once_see_both_and_the_second_chooses",
    ),
    "exploitation:prepare": ("pages/test_nrm.py", "test_two_who_prepare_at_once_are_shown_both"),
    "missing:details": ("pages/test_report_details.py", "test_what_somebody_else_saved_meanwhile_is_shown_and_not_overwritten"),
    "missing:found_details": ("pages/test_found.py", "test_two_who_save_at_once_see_both_texts"),
    "missing:police_reference": ("pages/test_kept_while_typed.py", "test_a_second_police_reference_is_shown_beside_the_first"),
    "oversight:amend_agreement": (
        "pages/test_agreements.py",
        "test_whoever_amends_on_an_old_page_sees_both_versions_and_chooses",
    ),
    **dict.fromkeys(
        (
            "circumstances:care",
            "circumstances:education",
            "circumstances:need",
            "circumstances:wait",
            "circumstances:hard_time",
            "circumstances:registration",
            "circumstances:step",
            "circumstances:health_need",
        ),  # fmt: skip
        ("pages/test_circumstances.py", "test_two_who_write_at_once_are_shown_both"),
    ),
    **dict.fromkeys(
        ("screening:judge", "screening:mark", "screening:strengths"),
        ("pages/test_screening.py", "test_two_who_save_one_part_at_once_are_shown_both"),
    ),
    "associates:change": ("pages/test_associates.py", "test_two_who_change_at_once_see_both_and_the_second_chooses"),
    "associates:review": ("pages/test_associates.py", "test_its_owner_keeps_it_or_ends_it_and_what_changed_meanwhile_is_said"),
    "governance:write": ("pages/test_governance.py", "test_written_by_one_and_released_by_another_it_is_read_by_everybody"),
    **dict.fromkeys(
        ("returns:explain", "returns:accept"),
        ("pages/test_returns.py", "test_it_is_sent_read_explained_by_one_accepted_by_another_and_mended"),
    ),
    "meetings:call": (
        "pages/test_meeting_series.py",
        "test_a_board_climbs_to_whoever_can_set_its_date_and_they_set_it_or_say_that_it_meets_no_more",
    ),
    "meetings:move": ("pages/test_meetings.py", "test_two_who_move_it_at_once_are_both_shown"),
    "plans:make": ("pages/test_plans.py", "test_two_who_write_at_once_see_both_and_the_second_follows_on_purpose"),
    **dict.fromkeys(
        [f"safety:{kind}_write" for kind in ("safety", "transition", "relocation", "contextual")],
        ("pages/test_kept_plans.py", "test_two_who_write_at_once_see_both_and_the_second_follows_on_purpose"),
    ),
    "oversight:end_agreement": ("pages/test_agreements.py", "test_whoever_ends_what_was_amended_meanwhile_is_shown_so_first"),
}
# Each adds a row of its own: both stand, one after the other, and neither hides the other.
BOTH_STAND = {
    "chronology:action_evidence", "chronology:add_contact", "chronology:agree", "chronology:ask_help", "chronology:give",
    "today:duty", "today:answers", "chronology:make_file", "chronology:make_paper", "chronology:keep_photograph",
    "signals:review", "signals:tell", "signals:visit",
    "chronology:refer", "chronology:ring_first", "chronology:print_referral", "chronology:file_referral",
    "interviews:action", "interviews:attempt", "interviews:capacity", "interviews:for_child", "interviews:nothing",
    "interviews:offer", "interviews:police", "interviews:review", "interviews:safe_way", "interviews:said", "interviews:share",
    "interviews:staff", "interviews:staff_asked_for", "interviews:support", "interviews:told", "interviews:translation",
    "missing:concern", "missing:family", "missing:grade", "missing:items", "missing:leave_out",
    "missing:no_referral", "missing:observe", "missing:parent", "missing:prevention_check", "missing:refer_harm",
    "missing:report", "missing:report_new_without", "missing:report_without", "missing:screens", "missing:senior_review",
    "missing:strategy_meeting", "oversight:grants", "oversight:open_agreement", "oversight:break_glass",
    "oversight:break_glass_for", "protection:ask", "protection:keep", "protection:leak", "oversight:declare",
    "circumstances:answer_exclusion", "circumstances:begin_hard_time", "circumstances:plan_visit",
    "circumstances:report_incident", "circumstances:review_liberty", "circumstances:visit_rule", "plans:look_again",
    "safety:look_again", "safety:give", "safety:add", "safety:less", "safety:consent", "safety:step",
    "disruption:step",
    "exploitation:crime", "exploitation:defence", "exploitation:exploiters", "exploitation:follow", "exploitation:guardian",
    "exploitation:immigration", "exploitation:wait",
    "orders:ask", "orders:copy", "orders:appeared",
    "plans:make_sheet", "safety:sheet_welsh", "safety:sheet_english", "screening:nrm_sheet",
    "meetings:paper", "meetings:pack_file", "meetings:minutes_paper", "meetings:minutes_file",
    "associates:enter", "associates:wording", "associates:offer", "associates:is_child",
    "worries:begin", "worries:note", "screening:find", "screening:words",
    "contexts:begin", "contexts:add", "contexts:step", "contexts:concern", "contexts:link", "contexts:order",
    "intelligence:begin", "intelligence:submit", "intelligence:log", "networks:give",
    "meetings:say", "meetings:view", "meetings:language", "meetings:word", "meetings:action", "meetings:let_in",
    "meetings:answer", "meetings:pack", "meetings:attend", "meetings:attend_child", "meetings:kind", "meetings:approve",
    "meetings:submit_heard",
}  # fmt: skip
# It happens once: the first stands, and the second finds it done or is told so.
FIRST_STANDS = {
    "chronology:answer_help", "chronology:end_action", "chronology:hand_over_action", "today:go_on", "today:pause",
    "today:make_calendar", "today:end_calendar", "today:end_answering",
    "chronology:decide_referral", "chronology:proposed_referral",
    "signals:consider", "signals:end", "signals:enter",
    "chronology:add_number", "chronology:end_number",
    "chronology:end_contact", "chronology:withdraw_photograph", "interviews:close", "interviews:done",
    "interviews:put_away", "interviews:record", "interviews:refer", "interviews:referral", "interviews:take",
    "interviews:unable", "interviews:withdraw", "linkage:pair", "missing:adult_acceptance", "missing:close",
    "missing:end", "missing:found", "missing:override", "missing:reopen", "missing:revoke_screen", "missing:still_missing",
    "notices:acknowledge", "notices:telephone", "oversight:ask", "oversight:confirm", "oversight:end", "oversight:end_grant",
    "oversight:confirm_grant", "oversight:end_asked_grant", "oversight:trained", "oversight:untrained",
    "oversight:glass", "protection:agree", "protection:alarm", "protection:begin", "protection:end", "protection:show",
    "protection:tell", "protection:opening", "protection:panel",
    "circumstances:allocate", "circumstances:answer_incident", "circumstances:begin_care", "circumstances:begin_education",
    "circumstances:begin_need", "circumstances:begin_registration", "circumstances:begin_wait",
    "circumstances:begin_step", "circumstances:step_owed",
    "circumstances:begin_health_need", "circumstances:check_in", "circumstances:end_allocation",
    "circumstances:follow", "circumstances:restrict_liberty", "circumstances:settle", "circumstances:sibling",
    "exploitation:reconsider", "exploitation:step",
    "orders:statement", "orders:draft", "orders:serve", "orders:breach", "orders:withdraw", "orders:after", "orders:renew",
    "orders:look",
    "circumstances:unname_sibling", "plans:agree", "safety:sign", "safety:accept", "disruption:end",
    "associates:tie", "associates:end_tie", "associates:end_link",
    "worries:answer", "worries:call", "worries:share", "signals:signal", "screening:review", "screening:withdraw",
    "screening:words_right",
    "contexts:put_right", "contexts:end_part", "contexts:end_step", "contexts:let_read", "contexts:review", "contexts:end_link",
    "contexts:close_to", "contexts:end_concern",
    "meetings:put_on", "meetings:ask", "meetings:ask_for", "meetings:ask_known", "meetings:close", "meetings:hold",
    "meetings:right", "meetings:take_back", "meetings:combine", "meetings:serve", "meetings:packs_for_all", "meetings:repeat",
    "meetings:ask_known_all", "meetings:end_board",
    "governance:release", "governance:withdraw", "returns:send",
    "intelligence:grade", "intelligence:write", "intelligence:answer", "intelligence:release", "intelligence:withdraw",
}  # fmt: skip
# Only its owner changes it: signing in, one's drafts, one's own declarations and answers; or it only shows or looks.
NOBODY_ELSES = {
    "chronology:action", "chronology:actions", "today:calendar", "today:feed", "today:team", "today:teams", "today:counts",
    "chronology:numbers", "circumstances:health", "publication:data_package", "publication:standard",
    "accessibility", "again", "cast", "chronology:child", "chronology:file", "chronology:paper", "chronology:photograph",
    "interviews:counts", "interviews:interview", "interviews:interviews", "interviews:of_episode",
    "signals:register", "signals:rules", "signals:entry", "signals:triggers",
    "chronology:referral", "chronology:referral_file", "chronology:referral_paper",
    "drafts:discard", "drafts:save", "end_session", "end_sessions", "health", "installation", "metrics", "ready",
    "circumstances:beside", "circumstances:card", "circumstances:caseload", "circumstances:growing", "circumstances:life",
    "circumstances:protecting",
    "orders:every", "orders:child", "orders:order", "contexts:every", "contexts:child", "contexts:context",
    "exploitation:cohort", "exploitation:nrm", "exploitation:who",
    "circumstances:staff", "plans:plan", "plans:versions",
    "safety:safety", "safety:transition", "safety:relocation", "safety:contextual", "safety:versions",
    "disruption:child", "associates:child", "associates:entry", "associates:held",
    "worries:child", "worries:shared", "screening:child", "screening:history",
    "intelligence:mine", "intelligence:child", "intelligence:desk", "intelligence:one", "intelligence:read",
    "networks:child", "networks:context", "networks:entry", "networks:place",
    "meetings:every", "meetings:meeting", "meetings:item", "meetings:minutes", "meetings:kinds", "meetings:child",
    "meetings:calendar",
    "governance:boards", "governance:minutes", "governance:standing",
    "returns:every", "returns:one", "returns:problem", "returns:quality", "returns:source",
    "panels:panel", "panels:record", "meetings:ask_besides", "meetings:ask_besides_for",
    "linkage:matches", "linkage:search",
    "missing:board", "missing:board_rows", "missing:episode", "oversight:agreement", "oversight:agreements",
    "oversight:answer", "oversight:end_conflict", "oversight:glasses", "oversight:interests",
    "oversight:looks", "oversight:own", "oversight:reviews",
    "oversight:standing_out", "oversight:training", "protection:list", "screen", "second_factor", "today:changed", "today:today",
}  # fmt: skip
OF_ONES_OWN_SIGN_IN = ("account_", "mfa_", "openid_connect_")


def test_every_address_says_what_becomes_of_the_second_of_two():
    walked = {name for name, _path, _opened in WALKED if not name.startswith(OF_ONES_OWN_SIGN_IN)}
    groups = (set(BOTH_ARE_SHOWN), BOTH_STAND, FIRST_STANDS, NOBODY_ELSES)
    assert walked - set().union(*groups) == set()
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_wherever_words_could_be_lost_a_test_shows_that_they_are_not():
    for name, (path, test) in BOTH_ARE_SHOWN.items():
        assert f"def {test}(" in (TESTS / path).read_text(encoding="utf-8"), name

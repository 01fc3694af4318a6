"""Every page asks the database as often at one row as at two hundred, and seldom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.pages.growing import children_like, copy
from tests.policy.test_addresses import WALKED, filled
from tests.story import at_minute, missing_cai, plan_of_cai, report_again
from ymylon.children.actions import add_contact
from ymylon.children.lookups import children_by_id
from ymylon.missing.actions.closing import override_close
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.grading import grade_risk, record_concern
from ymylon.missing.actions.watching import add_observation, record_family_talk
from ymylon.missing.lookups.episodes import episode_by_ref, reports_of
from ymylon.notices.lookups import notices_about
from ymylon.plans.actions import say_still_right
from ymylon.terms.codes import ConcernLevel, ContactRelation, FoundCircumstance, InvolvementKind, ObservationKind, PoliceGrade

pytestmark = pytest.mark.django_db
MANY = 200
USUAL, WIDE = 10, 16
HOUR = timedelta(hours=1)
WIDER = {"missing:episode", "chronology:child", "panels:panel"}
WHO = ("gethin", "rhys", "elin", "ada", "nia")
# What no GET of this world answers with a page, and why.
ASIDE = {
    "chronology:photograph": "a picture, weighed where photographs are tested",
    "linkage:pair": "two records that may be one child's: where pairs are tested",
    "missing:report_without": "asked of a child who is not missing: where leaving out is tested",
    "missing:report_without_new": "asked where leaving out is tested",
    "oversight:break_glass": "follows a question to the match index: where broken glass is tested",
    "oversight:end": "takes an answer only",
    "oversight:untrained": "takes an answer only",
    "oversight:end_asked_grant": "of a grant that is asked about: where reviews are tested",
    "cast": "a demonstration's, with no child on it",
    "metrics": "figures for machines, refused to a browser: where watching is tested",
    "oversight:standing_out": "an auditor's: where oversight is tested",
    "oversight:ask": "an auditor's: where oversight is tested",
    "oversight:answer": "of somebody who was asked: where oversight is tested",
    "oversight:agreement": "of an agreement: where agreements are tested",
    "oversight:amend_agreement": "of an agreement: where agreements are tested",
    "oversight:end_agreement": "of an agreement: where agreements are tested",
    "chronology:paper": "made for its maker: where giving is tested",
    "chronology:file": "made for its maker: where giving is tested",
    **dict.fromkeys(
        [
            f"interviews:{name}"
            for name in (
                "interview",
                "refer",
                "arrange",
                "staff",
                "staff_asked_for",
                "unable",
                "record",
                "withdraw",
                "police",
                "action",
                "support",
                "share",
                "told",
                "nothing",
                "for_child",
                "close",
                "review",
                "translation",
                "done",
                "referral",
                "capacity",
                "said",
                "of_episode",
            )
        ],
        "of an interview that a child agreed to: weighed in test_interview_pages",
    ),
    "circumstances:care": "of one entry: where circumstances are tested",
    "circumstances:education": "of one entry: where circumstances are tested",
    "circumstances:answer_exclusion": "of one entry: where circumstances are tested",
    "circumstances:need": "of one entry: where circumstances are tested",
    "circumstances:wait": "of one entry: where circumstances are tested",
    "circumstances:registration": "of one entry: where circumstances are tested",
    "circumstances:step": "of one entry: where circumstances are tested",
    "circumstances:step_owed": "of one entry: where circumstances are tested",
    "circumstances:hard_time": "of one entry: where circumstances are tested",
    "circumstances:review_liberty": "of one entry: where circumstances are tested",
    "circumstances:follow": "of one entry: where circumstances are tested",
    "circumstances:end_allocation": "of one entry: where circumstances are tested",
    "circumstances:check_in": "of one entry: where circumstances are tested",
    "circumstances:answer_incident": "of one entry: where circumstances are tested",
    "circumstances:settle": "of one entry: where circumstances are tested",
    "circumstances:unname_sibling": "of one entry: where circumstances are tested",
    "circumstances:health": "the nurse’s: weighed in test_health_needs",
    "circumstances:health_need": "of one entry: where circumstances are tested",
    "circumstances:begin_health_need": "written by health alone: where circumstances are tested",
    "circumstances:begin_wait": "written by health alone: where circumstances are tested",
    **dict.fromkeys(
        [
            f"associates:{name}"
            for name in ("entry", "change", "review", "tie", "is_child", "end_tie", "end_link", "wording", "offer")
        ],
        "of an entry: weighed in test_associates",
    ),
    **dict.fromkeys(("worries:answer", "worries:call", "worries:share"), "of a worry: weighed in test_worries"),
    **dict.fromkeys(
        (
            "intelligence:desk",
            "intelligence:one",
            "intelligence:grade",
            "intelligence:write",
            "intelligence:answer",
            "intelligence:log",
            "intelligence:release",
            "intelligence:withdraw",
            "intelligence:read",
        ),
        "of the unit: weighed in test_intelligence",
    ),
    "signals:consider": "of an entry or a rule that asks: where the register is tested",
    "signals:signal": "of a signal: weighed in test_signals",
    "signals:entry": "of an entry: where the register is tested",
    "signals:review": "of an entry: where the register is tested",
    "signals:visit": "of an entry: where the register is tested",
    "signals:tell": "of an entry: where the register is tested",
    "signals:end": "of an entry: where the register is tested",
    **dict.fromkeys(
        [f"chronology:{name}" for name in ("action", "end_action", "action_evidence", "hand_over_action", "answer_help")],
        "of an agreed action: weighed in test_agreed",
    ),
    **dict.fromkeys(("today:team", "today:duty", "today:pause"), "of a team or its duty: weighed in test_agreed"),
    "today:answers": "of a team, and shows no child: weighed where a team’s day is tested",
    "today:feed": "a file for a calendar: where a team’s day is tested",
    **dict.fromkeys(
        [
            f"exploitation:{name}"
            for name in ("follow", "wait", "step", "guardian", "crime", "defence", "exploiters", "immigration")
        ],
        "of a referral: weighed in test_nrm",
    ),  # fmt: skip
    **dict.fromkeys(
        [
            f"orders:{name}"
            for name in (
                "order",
                "statement",
                "draft",
                "serve",
                "breach",
                "withdraw",
                "renew",
                "look",
                "after",
                "copy",
                "appeared",
            )
        ],
        "of a notice or an order: weighed in test_orders",
    ),  # fmt: skip
    **dict.fromkeys(
        [
            f"contexts:{name}"
            for name in (
                "context",
                "add",
                "concern",
                "order",
                "step",
                "let_read",
                "close_to",
                "review",
                "put_right",
                "end_part",
                "end_step",
                "end_link",
                "end_concern",
            )
        ],
        "of a place or a group: weighed in test_contexts",
    ),  # fmt: skip
    **dict.fromkeys(
        [
            f"meetings:{name}"
            for name in (
                "meeting",
                "move",
                "put_on",
                "ask",
                "attend",
                "word",
                "hold",
                "minutes",
                "approve",
                "calendar",
                "kind",
                "item",
                "ask_for",
                "ask_besides",
                "pack",
                "paper",
                "pack_file",
                "ask_besides_for",
                "ask_known",
                "attend_child",
                "say",
                "view",
                "language",
                "action",
                "let_in",
                "close",
                "answer",
                "right",
                "take_back",
                "combine",
                "serve",
                "packs_for_all",
                "repeat",
                "ask_known_all",
                "submit_heard",
                "end_board",
            )
        ],
        "of a meeting: weighed in test_meetings",
    ),  # fmt: skip
    **dict.fromkeys(
        [f"governance:{name}" for name in ("minutes", "standing", "write", "release", "withdraw")],
        "of a board’s meeting: weighed in test_governance",
    ),  # fmt: skip
    **dict.fromkeys(
        [f"returns:{name}" for name in ("one", "problem", "explain", "accept", "send")], "of a return: weighed in test_returns"
    ),
    "disruption:end": "of a step: weighed in test_disruption",
    **dict.fromkeys(
        [
            f"safety:{name}"
            for name in (
                "versions",
                "sheet_welsh",
                "sheet_english",
                "sign",
                "look_again",
                "give",
                "add",
                "less",
                "consent",
                "accept",
                "step",
            )
        ],
        "of a plan that is kept: weighed in test_kept_plans",
    ),  # fmt: skip
    "exploitation:reconsider": "of a decision that was negative: weighed in test_nrm",
    "networks:context": "of a place or a group: weighed in test_networks",
    "networks:entry": "of an entry: weighed in test_networks",
    "networks:place": "of a home or a school: weighed in test_networks",
    "screening:nrm_sheet": "of a referral: weighed in test_nrm",
    "screening:review": "of a screening: weighed in test_screening",
    "screening:withdraw": "of one row: where screenings are tested",
    "screening:judge": "of one type: weighed in test_screening",
    "screening:mark": "of one group: weighed in test_screening",
    "screening:words_right": "of one row: weighed in test_screening",
    "screening:find": "of one kind: weighed in test_screening",
    "chronology:referral": "of a C1: where referring is tested",
    "chronology:decide_referral": "of a C1: where referring is tested",
    "chronology:proposed_referral": "of a child known to youth justice: where referring is tested",
    "chronology:referral_paper": "made for its maker: where referring is tested",
    "chronology:referral_file": "made for its maker: where referring is tested",
    "oversight:glass": "of glass that was broken: where that is tested",
}


# Doors that only take something: a GET of them is refused.
TAKING = {"take", "put_away", "acknowledge", "withdraw_photograph", "revoke_screen", "end_contact", "save", "discard"}
TAKING |= {
    "print_referral",
    "file_referral",
    "end_grant",
    "end_number",
    "go_on",
    "end_answering",
    "make_calendar",
    "end_calendar",
    "end_conflict",
    "confirm",
    "confirm_grant",
    "end_session",
    "end_sessions",
    "make_sheet",
    "paper",
    "pack_file",
    "minutes_paper",
    "minutes_file",
}
# Measured where signing in and protected facts are tested (tests/protection/test_budgets.py), for whoever is amid either.
ELSEWHERE = ("account_", "mfa_", "openid_connect_", "protection:", "again", "second_factor", "end_session")
POSTS = {name for name, _path, _opened in WALKED if name.split(":")[-1] in TAKING or name.startswith(ELSEWHERE)}


@pytest.fixture
def world(wales, policy, as_actor):
    """Cai is missing; found two days ago, and closed before that: with one of everything about him."""
    now = timezone.now()
    also = (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),)
    child, episodes = 0, {}
    for name, days in (("closed", 9), ("found", 2)):
        with as_actor("elin") as elin:
            at = now - timedelta(days=days)
            begun = report_again(elin, child, at=at) if episodes else missing_cai(elin, wales, at=at, also=also)
            child = begun.child_id
        with as_actor("rhys") as rhys:
            end(rhys, episode_by_ref(rhys, begun.ref), at=at + timedelta(days=1))
            if name == "closed":
                override_close(by=rhys, at=now, episode=episode_by_ref(rhys, begun.ref), reason="Moved away.")
        episodes[name] = begun
    with as_actor("elin") as elin:
        episodes["missing"] = running = report_again(elin, child, at=now - timedelta(hours=2))
        add_contact(by=elin, at=now, child_id=child, relation=ContactRelation.GRANDPARENT, name="Emrys Morgan")
    seen = at_minute(now - timedelta(hours=1))
    with as_actor("rhys") as rhys:
        held = episode_by_ref(rhys, running.ref)
        add_observation(by=rhys, at=now, episode=held, kind=ObservationKind.ENQUIRY, happened=seen, words="Asked.")
        grade_risk(by=rhys, at=now, episode=held, grade=PoliceGrade.MEDIUM, reason="Fourteen, out late.")
        notice = notices_about(rhys, [running.ref])[running.ref][0]
    with as_actor("nia") as nia:
        record_concern(by=nia, at=now, episode=held, level=ConcernLevel.SIGNIFICANT, reason="Threatened.", review_at=now + HOUR)
        record_family_talk(by=nia, at=now, episode=held, spoken=seen, with_whom="His grandfather", words="")
    with as_actor("elin") as elin:
        report = reports_of(elin, [running.pk])[running.pk][0]
        ref = children_by_id(elin, [child])[child].ref
        plan = plan_of_cai(elin, child)
    with as_actor("gethin") as gethin:
        say_still_right(by=gethin, at=now, plan=plan)
    refs = {"plan": plan.ref, "child": ref, "report": report.ref, "notice": notice.ref}
    return {name: refs | {"episode": one.ref} for name, one in episodes.items()}, child, running.pk


def end(by, episode, *, at) -> None:
    record_found(by=by, at=at, episode=episode, found=at_minute(at), circumstance=FoundCircumstance.RETURNED, is_safe_now=True)


def grow(child: int, episode: int) -> None:
    """Two hundred of everything."""
    children_like(child, MANY)
    for table in ("missing_observation", "missing_report", "missing_grading", "missing_concern", "missing_familytalk"):
        copy(table, f"episode_id = {episode}", MANY)
    copy("children_contact", f"child_id = {child}", MANY)
    copy("children_event", f"child_id = {child}", MANY, at="row.at - n * interval '1 minute'")
    about = f"(select ref from missing_episode where id = {episode})"
    copy("duties_duty", f"about = {about} and state = 'OPEN'", MANY, occurrence="row.occurrence + 1000 + n")
    copy("notices_notice", f"about = {about}", MANY, occurrence="row.occurrence + 1000 + n")
    # The database counts versions, and opens none that a page did not.
    copy("plans_plan", f"child_id = {child}", MANY)
    copy("plans_judgement", f"child_id = {child}", MANY)
    copy("plans_release", f"child_id = {child}", MANY, ended_at="now()")
    back = "- (n + 20) * interval '1 day'"
    past = {"last_seen_at": f"row.last_seen_at {back}", "opened_at": f"row.opened_at {back}", "closed_at": "now()"}
    ended = {"ended_at": f"row.last_seen_at {back} + interval '1 hour'", "end_kind": "'FOUND'", "ended_precision": "'MINUTE'"}
    copy("missing_episode", f"id = {episode}", MANY, state="'CLOSED'", **past, **ended)


def shown_to(signed_in, known) -> dict[str, tuple[str, str]]:
    """For each page, who is shown it and at which address."""
    found: dict[str, tuple[str, str]] = {}
    for who in WHO:
        browser = signed_in(who)
        for name, path, _opened in WALKED:
            if name in found:
                continue
            for refs in known.values():
                address = next((one for one in filled(path, refs) if browser.get(one).status_code == 200), None)
                if address:
                    found[name] = (who, address)
                    break
    return found


@pytest.mark.heavy
def test_as_often_at_two_hundred_rows_as_at_one_and_seldom(world, signed_in, count_queries, as_owner):
    known, child, episode = world
    pages = shown_to(signed_in, known)
    assert {name for name, _path, _opened in WALKED} - set(pages) - set(ASIDE) - POSTS == set()

    def counted() -> dict[str, int]:
        counts = {}
        for name, (who, address) in pages.items():
            signed_in(who)
            counts[name] = count_queries(address)
        return counts

    one = counted()
    with as_owner():
        grow(child, episode)
    many = counted()
    assert {name: (one[name], many[name]) for name in one if one[name] != many[name]} == {}
    assert {name: count for name, count in many.items() if count > (WIDE if name in WIDER else USUAL)} == {}

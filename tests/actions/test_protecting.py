"""Steps of child protection: what each makes owed is opened, met, explained or falls away; who reads and writes them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.actions.conftest import policy as policy  # noqa: PLC0414
from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import days_ago
from tests.protection.conftest import hidden, protected  # noqa: F401
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id, events
from ymylon.circumstances.actions.protecting import correct_step, explain_no_step, take_step
from ymylon.circumstances.lookups.life import steps_of
from ymylon.circumstances.rules import protecting as p
from ymylon.circumstances.rules.faults import FUTURE, RECORDED_ALREADY, Fault, Overtaken
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import duties_about
from ymylon.terms.codes import InvolvementKind, ProtectionStep

pytestmark = pytest.mark.django_db
S = ProtectionStep


@pytest.fixture(autouse=True)
def guidance(as_owner):
    with as_owner():
        load_shipped_policies()


def took(by, cai: int, kind: ProtectionStep, day: date):
    return take_step(by=by, at=timezone.now(), child_id=cai, kind=kind, from_on=day)


def owed(by, cai: int) -> dict[str, list[str]]:
    """How each duty of these kinds stands, oldest first."""
    found: dict[str, list[str]] = {}
    for duty in sorted(duties_about(by, [one.ref for one in steps_of(by, cai)]), key=lambda one: one.pk):
        found.setdefault(duty.kind, []).append(duty.state)
    return found


def test_each_step_meets_what_the_one_before_made_owed(cai, as_actor):
    with as_actor("mared") as mared:
        took(mared, cai, S.ENQUIRY_BEGINS, days_ago(20))
        assert owed(mared, cai) == {p.FINISH_ENQUIRY: ["OPEN"], p.FINISH_ASSESSMENT: ["OPEN"]}
        end = took(mared, cai, S.CONTINUING, days_ago(9))
        [conference] = duties_about(mared, [end.ref])
        # By guidance from the discussion; how long an enquiry takes no policy in force says, and it was owed all the same.
        assert (conference.policy_source, conference.due_at is not None) == ("conwy_report", True)
        took(mared, cai, S.CONFERENCE_REGISTERS, days_ago(2))
        assert owed(mared, cai) == {
            p.FINISH_ENQUIRY: ["FULFILLED"], p.FINISH_ASSESSMENT: ["OPEN"], p.HOLD_CONFERENCE: ["FULFILLED"],
            p.CIRCULATE: ["OPEN"], p.FIRST_GROUP: ["OPEN"], p.FIRST_REVIEW: ["OPEN"],
        }  # fmt: skip
        written = [one.kind for one in events(mared, cai) if one.kind.startswith("STEP_")]
        assert sorted(written) == ["STEP_CONFERENCE_REGISTERS", "STEP_CONTINUING", "STEP_ENQUIRY_BEGINS"]
        for day in (days_ago(-1), days_ago(2)):
            with pytest.raises(Fault) as fault:
                took(mared, cai, S.CONFERENCE_REGISTERS, day)
            assert fault.value.words in (FUTURE, RECORDED_ALREADY)


def test_an_error_takes_back_what_it_met_and_a_day_put_right_moves_the_clock(cai, as_actor):
    with as_actor("mared") as mared:
        begun = took(mared, cai, S.SUSPECTED, days_ago(3))
        held = took(mared, cai, S.NO_ENQUIRY, days_ago(2))
        assert owed(mared, cai) == {p.HOLD_DISCUSSION: ["FULFILLED"]}
        right = {"by": mared, "at": timezone.now(), "ref": held.ref}
        correct_step(**right, kind=S.NO_ENQUIRY, from_on=days_ago(2), is_error=True)
        assert owed(mared, cai) == {p.HOLD_DISCUSSION: ["FULFILLED", "OPEN"]}
        with pytest.raises(Overtaken):
            correct_step(**right, kind=S.ENQUIRY_BEGINS, from_on=days_ago(2), version=held.version)
        correct_step(**right, kind=S.ENQUIRY_BEGINS, from_on=days_ago(2))
        assert owed(mared, cai) == {
            p.HOLD_DISCUSSION: ["FULFILLED", "FULFILLED"], p.FINISH_ENQUIRY: ["OPEN"], p.FINISH_ASSESSMENT: ["OPEN"],
        }  # fmt: skip
        before = {duty.kind: duty.due_at for duty in duties_about(mared, [held.ref])}
        correct_step(**right, kind=S.ENQUIRY_BEGINS, from_on=days_ago(30))
        # Held before it was suspected: the discussion is owed again, and the assessment is due sooner.
        assert owed(mared, cai) == {
            p.HOLD_DISCUSSION: ["FULFILLED", "FULFILLED", "OPEN"], p.FINISH_ENQUIRY: ["VOIDED", "OPEN"],
            p.FINISH_ASSESSMENT: ["VOIDED", "OPEN"],
        }  # fmt: skip
        after = {duty.kind: duty.due_at for duty in duties_about(mared, [held.ref]) if duty.state == "OPEN"}
        assert after[p.FINISH_ASSESSMENT] < before[p.FINISH_ASSESSMENT]
        # What a named person explained stays explained, whatever is written after it.
        with pytest.raises(Fault):
            explain_no_step(by=mared, at=timezone.now(), step=begun, kind=p.HOLD_DISCUSSION, why=" ")
        explain_no_step(by=mared, at=timezone.now(), step=begun, kind=p.HOLD_DISCUSSION, why="Another council holds it.")
        took(mared, cai, S.ASSESSED, days_ago(0))
        assert owed(mared, cai)[p.HOLD_DISCUSSION][-1] == "WAIVED"


def test_a_conference_that_ends_the_registration_leaves_no_core_group_to_hold(cai, as_actor):
    with as_actor("mared") as mared:
        took(mared, cai, S.CONFERENCE_REGISTERS, days_ago(90))
        took(mared, cai, S.CORE_GROUP, days_ago(80))
        took(mared, cai, S.REVIEW_ENDS, days_ago(1))
        assert owed(mared, cai) == {
            p.CIRCULATE: ["OPEN"], p.FIRST_GROUP: ["FULFILLED"], p.FIRST_REVIEW: ["FULFILLED"], p.NEXT_GROUP: ["VOIDED"],
        }  # fmt: skip


def text(answer) -> str:
    return answer.content.decode()


def test_social_care_answers_on_the_page_and_school_home_and_others_find_nothing(cai, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        involve(
            by=mared, at=timezone.now(), child_id=cai, team_id=wales.teams["missing"].pk, kind=InvolvementKind.TOLD, basis="known"
        )
        ref = children_by_id(mared, [cai])[cai].ref
    browser, day = signed_in("mared"), days_ago(1).strftime("%d/%m/%Y")
    said = {"kind": "CONFERENCE_REGISTERS", "since": day, "known_from": "COUNCIL"}
    assert browser.post(f"/circumstances/{ref}/protecting/new", said).status_code == 302
    assert browser.post(f"/circumstances/{ref}/protecting/new", said).status_code == 422
    steps = f"/circumstances/{ref}/protecting"
    assert steps in text(browser.get(f"/circumstances/{ref}"))
    page, welsh = text(browser.get(steps)), text(signed_in("mared", "cy").get(steps))
    for words, where in (
        ("Hold the first core group", page), ("core group and review", page), ("Cynnal y grŵp craidd cyntaf", welsh),
    ):  # fmt: skip
        assert words in where
    with as_actor("mared") as mared:
        step = steps_of(mared, cai)[0]
    owed_at, own = f"/circumstances/protecting/{step.ref}/owed", f"/circumstances/protecting/{step.ref}"
    browser = signed_in("mared")
    # Today leads there; a day or a reason that is missing is asked for beside its question, and what was typed stays.
    assert owed_at in text(browser.get("/"))
    for wrong, field in (
        ({"what": "CORE_GROUP"}, "since"), ({"what": p.CIRCULATE}, "why"), ({"what": "SUSPECTED", "since": day}, "what"),
    ):  # fmt: skip
        answer = browser.post(owed_at, wrong)
        assert (answer.status_code, f'id="id_{field}_error"' in text(answer)) == (422, True), field
    assert browser.post(owed_at, {"what": "CORE_GROUP", "since": day}).status_code == 302
    assert browser.post(owed_at, {"what": p.CIRCULATE, "why": "Sent by hand at the conference."}).status_code == 302
    with as_actor("mared") as mared:
        states = owed(mared, cai)
        assert (states[p.FIRST_GROUP], states[p.CIRCULATE], states[p.NEXT_GROUP]) == (["FULFILLED"], ["WAIVED"], ["OPEN"])
    # Two who put one right at once are shown both.
    typed = said | {"version": str(step.version)}
    assert signed_in("gethin").post(own, typed | {"kind": "CONFERENCE_DOES_NOT"}).status_code == 302
    answer = signed_in("mared").post(own, typed | {"is_error": "on"})
    assert (answer.status_code, "Gethin Puw" in text(answer)) == (422, True)
    for who in ("elin", "dewi", "menna", "owain", "carys", "lowri"):
        browser = signed_in(who)
        for address in (own, owed_at, steps, f"{steps}/new"):
            assert browser.get(address).status_code in (403, 404), (who, address)
        assert "Steps of child protection" not in text(browser.get(f"/circumstances/{ref}"))
        assert owed_at not in text(browser.get("/"))
    assert "Initial conference held" in text(signed_in("rhys").get(steps))
    for who in ("rhys", "elin"):
        with as_actor(who) as by, pytest.raises((PermissionDenied, Fault)):
            took(by, cai, S.SUSPECTED, days_ago(0))

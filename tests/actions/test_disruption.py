"""Disruption plans: who reads and writes which step, against what, what came of it, and that no line of one leaves its lane."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.associates import entered, facts
from tests.contexts import circled, linked, placed
from tests.disruption import CANARY, disrupted
from tests.orders import asked
from tests.pages.growing import copy
from tests.protection.conftest import hidden, not_missing  # noqa: F401
from tests.protection.test_associates_of_protected import protected_now
from tests.safety import kept
from ymylon.associates.actions.linking import link
from ymylon.associates.rules import Sure, Way
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import children_by_id, events
from ymylon.contexts.actions.assessing import review
from ymylon.contexts.lookups import context_by_ref
from ymylon.disruption import actions, lookups
from ymylon.disruption.models import Outcome, Step
from ymylon.disruption.rules import Effect, Means
from ymylon.disruption.rules.judging import A_CHILD, AGAINST, HAS_ENDED, MEANWHILE, NAMES_CHILD, OWNER, POLICE_HOLD, PROTECTED
from ymylon.duties.models import Duty
from ymylon.missing.lookups import clock
from ymylon.notices.actions import leave_out
from ymylon.people.actions import add_person
from ymylon.protection.actions import end_protection
from ymylon.terms.codes import InvolvementKind, RecordReason
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
EVERYBODY = ("mared", "gethin", "nia", "sion", "rhys", "heledd", "elin", "dewi", "menna", "lowri", "owain", "carys", "ada")
HOLDERS = {"mared", "gethin", "nia", "sion", "rhys"}


def refused(words, act) -> str:
    with pytest.raises(Fault) as fault:
        act()
    assert fault.value.words == words
    return fault.value.field


@pytest.fixture
def ref(cai, wales, as_actor):
    with as_actor("mared") as mared:
        involve(
            by=mared,
            at=timezone.now(),
            child_id=cai,
            team_id=wales.teams["missing"].pk,
            kind=InvolvementKind.FORCE,
            basis="known",
        )
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def step(cai, ref, wales, as_actor):
    """A step against Jay, who gives Cai lifts; youth justice sees to it."""
    with as_actor("mared") as mared:
        return disrupted(mared, cai, wales.teams["youth_justice"], entered(mared, cai, facts("Jay")))


def test_it_is_read_by_those_who_hold_the_lane_of_this_child_and_what_it_is_against(step, cai, wales, as_actor):
    found = set()
    for name in EVERYBODY:
        with as_actor(name) as actor:
            if lookups.steps_of(actor, cai):
                found.add(name)
            # What the lookup hides the database hides by itself; so with what is owed.
            assert Step.objects.exists() == (name in found), name
            assert Duty.objects.filter(kind="DO_DISRUPTION_STEP").exists() == (name in found), name
    assert found == HOLDERS
    # What the police hold of somebody is the police's: a step against him is, too.
    with as_actor("rhys") as rhys:
        van = entered(rhys, cai, facts("Van man", source="An officer on patrol"))
        disrupted(rhys, cai, wales.teams["missing"], van)
        assert len(lookups.steps_of(rhys, cai)) == 2
    for name in ("mared", "sion"):
        with as_actor(name) as actor:
            assert len(lookups.steps_of(actor, cai)) == 1, name


def test_it_is_never_against_a_child_names_none_and_says_what_came_of_it_and_what_is_next(step, cai, wales, as_actor):
    team = wales.teams["social_work"]
    with as_actor("mared") as mared:
        act = {
            "by": mared,
            "at": timezone.now(),
            "child_id": cai,
            "means": Means.VISIT,
            "team": team,
            "due_on": timezone.localdate(),
        }
        jay = lookups.targets(mared, cai)[str(lookups.steps_of(mared, cai)[0].entry.ref)]
        assert refused(AGAINST, lambda: actions.agree_step(**act, target=None, words="x")) == "target"
        assert refused(NAMES_CHILD, lambda: actions.agree_step(**act, target=jay, words="Follow Cai home.")) == "words"
        place = placed(mared)
        linked(mared, place, cai)
        assert disrupted(mared, cai, team, place).against == "PLACE"
    with as_actor("sion") as sion:
        with pytest.raises(PermissionDenied):
            actions.agree_step(**act | {"by": sion}, target=jay, words="x")
        end = {"by": sion, "at": timezone.now(), "step": lookups.step_by_ref(sion, step.ref), "words": "They wait in the park."}
        assert refused_next(lambda: actions.end_step(**end, effect=Effect.DISPLACED)) == "next_words"
        # Nor past the program; nor for a step to which another team sees.
        with pytest.raises(DatabaseError), transaction.atomic():
            Outcome.objects.create(
                child_id=cai, step_id=step.pk, at=timezone.now(), by_id=sion.practitioner_id, effect="DISPLACED", words="x"
            )
        theirs = next(one for one in lookups.steps_of(sion, cai) if one.pk != step.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.end_step(**end | {"step": theirs}, effect=Effect.LESS)
        actions.end_step(**end, effect=Effect.DISPLACED, next_words="Lights in the park.")
        refused(MEANWHILE, lambda: actions.end_step(**end, effect=Effect.LESS))
        assert Duty.objects.get(about=step.ref).state == "FULFILLED"


@pytest.fixture
def against(cai, ref, wales, as_actor):
    """What comes of a step of Mared’s against this record: nothing, or why it can’t be and beside which question."""

    def tried(record, *, by="mared", team="social_work", entry=None):
        with as_actor(by) as actor:
            target = lookups.Target(record, "Jay") if entry is None else entry
            act = {"by": actor, "at": timezone.now(), "child_id": cai, "means": Means.ARREST, "words": "x"}
            try:
                actions.agree_step(**act, target=target, team=wales.teams[team], due_on=timezone.localdate())
            except Fault as fault:
                return fault.words, fault.field
        return None

    return tried


def test_it_is_never_against_a_child_whom_an_entry_or_an_order_means_nor_against_a_circle(cai, against, wales, as_actor):
    today = timezone.localdate()
    with as_actor("mared") as mared:
        friend = open_record(
            by=mared, at=timezone.now(), reason=RecordReason.REFERRAL,
            person_id=add_person(by=mared, at=timezone.now(), given="Aled", family="Rees").pk,
        )  # fmt: skip
        involve(by=mared, at=timezone.now(), child_id=friend.pk, team_id=wales.teams["social_work"].pk,
                kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known")  # fmt: skip
        boy, young = entered(mared, cai, facts("Al")), entered(mared, cai, facts("Kid", born_about=today.year - 15))
        grown = entered(mared, cai, facts("Jay", born_about=1990))
        order, other = asked(mared, cai, entry=boy), asked(mared, cai, entry=grown)
    assert [against(one) for one in (boy, young, grown, order, other)] == [None, (A_CHILD, "target"), None, None, None]
    with as_actor("mared") as mared:
        link(by=mared, at=timezone.now(), entry=boy, child_id=friend.pk, way=Way.IS, source="She said so", sure=Sure.LIKELY)
    assert [against(one) for one in (boy, grown, order, other)] == [(A_CHILD, "target"), None, (A_CHILD, "target"), None]
    with as_actor("mared") as mared:
        circle = circled(mared)
        linked(mared, circle, cai)
        assert str(circle.ref) not in lookups.targets(mared, cai)
        row = {"against": "PLACE", "context_id": circle.pk, "named": "x", "means": "ARREST", "words": "x", "child_id": cai}
        row |= {"at": timezone.now(), "by_id": mared.practitioner_id, "due_on": today, "team_id": wales.teams["social_work"].pk}
        with pytest.raises(DatabaseError), transaction.atomic():
            Step.objects.create(**row)
    assert against(circle) == (A_CHILD, "target")


def test_it_is_not_against_a_place_that_nobody_assesses_any_more(cai, against, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        linked(mared, place, cai)
        assert str(place.ref) in lookups.targets(mared, cai)
        review(by=mared, at=timezone.now(), context=place, ends=True, words="It closed.")
        assert str(place.ref) not in lookups.targets(mared, cai)
        place = context_by_ref(mared, place.ref)
    assert against(place) == (HAS_ENDED, "target")


def test_who_sees_to_it_works_with_the_child_was_left_out_of_nothing_and_reads_what_it_is_against(cai, against, wales, as_actor):
    with as_actor("rhys") as rhys:
        van, jay = entered(rhys, cai, facts("Van man", source="On patrol")), None
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
    # Nobody in social work reads what the police hold: there it would be owed, and open to nobody.
    assert [against(van, by="rhys", team=team) for team in ("social_work", "youth_justice", "missing")] == [
        (POLICE_HOLD, "team"), (POLICE_HOLD, "team"), None,
    ]  # fmt: skip
    assert against(jay, team="other_missing") == (OWNER, "team")
    assert against(jay, team="youth_justice") is None
    with as_actor("mared") as mared:
        leave_out(by=mared, at=timezone.now(), child_id=cai, about=uuid4(), team_id=wales.teams["youth_justice"].pk, reason="kin")
        assert str(wales.teams["youth_justice"].ref) not in lookups.teams_around(mared, cai)
    assert against(jay, team="youth_justice") == (OWNER, "team")


def test_those_who_harmed_a_child_who_has_died_go_on_and_a_step_against_them_is_owed(cai, step, against, as_actor, monkeypatch):
    monkeypatch.setattr(clock, "have_died", lambda children: set(children))
    monkeypatch.setattr(actions, "have_died", clock.have_died, raising=False)
    assert against(step.entry) is None
    with as_actor("mared"):
        assert Duty.objects.filter(child_id=cai, kind="DO_DISRUPTION_STEP", state="OPEN").count() == 2


def refused_next(act) -> str:
    with pytest.raises(Fault) as fault:
        act()
    return fault.value.field


def test_no_line_of_it_leaves_its_lane_by_any_page_paper_file_or_event(step, cai, ref, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        plan = kept(mared, cai)
        assert not any("DISRUPTION" in (event.kind, event.lane) for event in events(mared, [cai], 200))
    address = f"/disruption/{ref}"
    both = signed_in("mared").get(address).content.decode()
    assert all(words in both for words in (f"{CANARY} words", "Jay", "KEPT safe_day", 'lang="cy">Paid â galw’r heddlu gynta.'))
    for name in EVERYBODY:
        assert (signed_in(name).get(address).status_code == 200) == (name in HOLDERS), name
    pages = [f"/children/{ref}", f"/safety/{ref}/safety", f"/safety/version/{plan.ref}/sheet/welsh", f"/children/{ref}/actions",
             f"/plans/{ref}", f"/circumstances/{ref}", f"/meetings/child/{ref}", f"/find/?who={CANARY}", "/"]  # fmt: skip
    for name in ("mared", "sion", "rhys", "elin", "dewi", "menna"):
        browser = signed_in(name)
        for page in pages:
            assert CANARY not in browser.get(page).content.decode(), (name, page)
    # What leaves as paper or as a file: not one line.
    mared, why = signed_in("mared"), {"whom": "Mam", "why": "She asked.", "to": "PERSON", "to_person": "Mam", "means": "PAPER"}
    for door in ("print", "file"):
        form = mared.get(f"/children/{ref}/{door}").content.decode()
        assert CANARY not in form
        assert "Cynllun tarfu" not in form
        assert CANARY.encode() not in mared.post(f"/children/{ref}/{door}", why, follow=True).content


def test_its_page_puts_the_same_few_questions_however_much_there_is_and_bad_input_is_said(
    step, cai, ref, wales, as_actor, as_owner, signed_in, count_queries
):  # fmt: skip
    mared = signed_in("mared")
    pages = [f"/disruption/{ref}", f"/disruption/{ref}/step", f"/disruption/step/{step.ref}/end"]
    few = {page: count_queries(page) for page in pages}
    typed = {
        "target": step.entry.ref,
        "means": "VISIT",
        "words": "Stop the van.",
        "team": wales.teams["missing"].ref,
        "due_on": (timezone.localdate() + timedelta(days=9)).strftime("%d/%m/%Y"),
    }
    for wrong, said in (
        ({"team": ""}, "Choose the team"), ({"words": "With Cai."}, "Name no child"), ({"target": ""}, "Choose who"),
        ({"due_on": "1/1/2001"}, "day"),
    ):  # fmt: skip
        answer = mared.post(pages[1], typed | wrong)
        assert (answer.status_code, said in answer.content.decode()) == (422, True), wrong
    answer = mared.post(pages[2], {"effect": "NO_EFFECT", "words": "They came back.", "next_words": ""})
    assert (answer.status_code, "Say what is next" in answer.content.decode()) == (422, True)
    assert mared.post(pages[1], typed).status_code == 302
    with as_owner():
        copy("disruption_step", f"child_id = {cai}", 150)
        copy("associates_link", f"child_id = {cai}", 150)
    assert {page: count_queries(page) for page in pages} == few
    assert max(few.values()) <= 10, few


@pytest.mark.usefixtures("not_missing")
def test_of_a_protected_child_nothing_is_written_and_what_stood_before_is_read_by_nobody(hidden, wales, as_actor, signed_in):  # noqa: F811
    child = hidden.child_id
    with as_actor("mared") as mared:
        jay = entered(mared, child, facts("Jay"))
        before = disrupted(mared, child, wales.teams["social_work"], jay)
    protected_now(hidden, wales, as_actor)
    for name in HOLDERS:
        with as_actor(name) as actor:
            assert not Step.objects.exists(), name
            assert lookups.steps_of(actor, child) == []
            # Nor is anybody asked for what nobody can open.
            assert not Duty.objects.filter(about=before.ref).exists(), name
        page = signed_in(name).get(reverse("disruption:child", args=[hidden.ref]))
        assert CANARY not in page.content.decode(), name
    with as_actor("mared") as mared:
        act = {"by": mared, "at": timezone.now(), "child_id": child, "means": Means.VISIT, "words": "x", "team": None}
        refused(PROTECTED, lambda: actions.agree_step(**act, target=None, due_on=timezone.localdate()))
        row = {"against": "ENTRY", "entry_id": jay.pk, "named": "Jay", "means": "VISIT", "words": "x", "team_id": before.team_id}
        row |= {"child_id": child, "at": timezone.now(), "by_id": mared.practitioner_id, "due_on": timezone.localdate()}
        with pytest.raises(DatabaseError), transaction.atomic():
            Step.objects.create(**row)
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=child, reason="The threat is over.")
        assert Duty.objects.get(about=before.ref).state == "OPEN"

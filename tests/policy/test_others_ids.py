"""Another's number in a form's field: every choice that comes from the record takes its own list's and nobody else's."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django import forms
from django.db import connection
from django.utils import timezone

from tests.actions.test_nrm import goes, referred
from tests.associates import entered, facts
from tests.cast import BRIDGEND, RHONDDA
from tests.contexts import linked, placed
from tests.intelligence import graded, submitted, written
from tests.meetings import called, item_in
from tests.policy.test_bad_requests import refusals
from tests.protection.conftest import hidden, protected  # noqa: F401
from tests.safety import kept
from tests.sharing import terms
from tests.story import K, at_minute, missing_cai
from tests.worries import worry_words
from ymylon.access.actions import acting
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, involve_each, open_record, record_event
from ymylon.children.lookups import child_by_ref
from ymylon.design.forms import CodeField, CodesField
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.actions.agreeing import agree_action
from ymylon.duties.lookups import open_duties
from ymylon.duties.models import PolicyRow
from ymylon.duties.rules import Owner
from ymylon.exploitation.lookups import newest
from ymylon.exploitation.rules import Authority, NrmState
from ymylon.intelligence.rules import Handling
from ymylon.interviews.actions.holding import record_interview
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.actions.placing import take_on
from ymylon.interviews.lookups.interviews import interview_of_episode, referrals_waiting
from ymylon.interviews.rules import Response
from ymylon.missing.actions.ending import record_found
from ymylon.notices.models import Notice
from ymylon.oversight.actions.sharing import open_agreement
from ymylon.people.actions import add_person
from ymylon.signals.actions import enter
from ymylon.terms.codes import AgencyKind, Harm, Lane, Language, RecordReason, Role, TeamFunction
from ymylon.terms.words import Words
from ymylon.worries.actions import note_worry

pytestmark = pytest.mark.django_db
WHY = "His uncle works there, and must not hear of it."
SOURCE = Path(__file__).parents[2] / "src/ymylon"
# Their choices are made of codes, days or areas that everybody may read: no number of anybody's record stands in them.
NOBODYS = {
    ("AnswerForm", "answer"), ("OfferForm", "answer"), ("MeetingForm", "on"), ("RepeatForm", "on"), ("ReportForm", "authority"),
    ("ReportWithoutForm", "authority"), ("ReportNewWithoutForm", "authority"), ("CareForm", "responsible_authority"),
    ("CareForm", "host_authority"), ("AgreeForm", "guided"), ("PrepareForm", "responder"),
    ("WhichChildForm", "area"), ("NoteWorryForm", "area"), ("BeginWorryForm", "area"),
    ("PublicTextForm", "allowed"), ("SendForm", "year"),
    ("FindingForm", "origin"), ("FindingForm", "destination"), ("BeginContextForm", "area"), ("FollowedForm", "what"),
    ("CallMeetingForm", "also"),
}  # fmt: skip
# The form from which two others are made: tried as each of them.
NOBODYS |= {("_Owned", "owner")}
# The same choice of a force’s unit as in SubmitForm, where it is tried.
NOBODYS |= {("PoliceForm", "to_team")}
# Tried in pages/test_networks_given.py.
NOBODYS |= {("GiveNetworkForm", "under")}
# Tried in pages/test_returns.py.
NOBODYS |= {("SendForm", "body")}
# Tried in test_others_in_circumstances.py.
OF_CIRCUMSTANCES = {
    ("AllocateForm", "who"), ("CareForm", "home"), ("EducationForm", "school"), ("HandOverForm", "who"), ("SiblingForm", "other"),
    ("VisitForm", "second"), ("VisitRuleForm", "alone"),
}  # fmt: skip


@dataclass
class Form:
    """A form that is right as it stands, and for each field that takes a number, numbers that are another's."""

    who: str
    address: str
    typed: dict[str, Any]
    others: dict[str, list[Any]]


@pytest.fixture
def elsewhere(wales, as_actor):
    """A child, a team, a person and an agreement of another area, which nothing connects with whoever sends the forms."""
    agency = agencies.open_agency(kind=AgencyKind.COUNCIL, names=Words("Away", "I ffwrdd"), code=BRIDGEND, areas=(BRIDGEND,))
    team = agencies.open_team(agency=agency, function=TeamFunction.SOCIAL_WORK, names=Words("Away", "I ffwrdd"))
    person = agencies.open_account(email="away@example.invalid", given_name="Somebody", family_name="Else")
    agencies.join_team(practitioner=person, team=team, role=Role.SOCIAL_WORKER, at=timezone.now() - timedelta(days=1))
    with as_actor("owain") as owain:
        gwen = add_person(by=owain, at=timezone.now(), given="Gwenllian", family="Ifan", born_on=date(2011, 1, 1))
        child = open_record(by=owain, at=timezone.now(), person_id=gwen.pk, reason=RecordReason.REPORTED_MISSING)
        involve(
            by=owain, at=timezone.now(), child_id=child.pk, team_id=wales.teams["other_missing"].pk,
            kind=K.FORCE, basis="known",
        )  # fmt: skip
    keeper = agencies.open_account(email="keeper@example.invalid", given_name="Somebody", family_name="Else")
    agencies.join_team(practitioner=keeper, team=team, role=Role.ADMINISTRATOR, at=timezone.now() - timedelta(days=1))
    wales.people["keeper"] = keeper
    with as_actor("keeper") as by:
        partners = {"agency_id": agency.pk, "partner_ids": (wales.agencies["other_police"].pk,)}
        theirs = open_agreement(by=by, at=timezone.now(), terms=terms(wales, **partners))
    return {"child": str(child.ref), "team": team.pk, "account": person.account_id, "agency": agency.pk, "agreement": theirs.ref}


@pytest.fixture
def cai(wales, as_actor):
    """Cai of Tŷ Derwen, whom his home, police and council know; not missing yet."""
    load_shipped_policies(demonstration=True)
    known = (("home_staff", K.HOME), ("missing", K.FORCE), ("social_work", K.RESPONSIBLE_AUTHORITY), ("manager", K.OTHER))
    with as_actor("elin") as elin:
        person = add_person(by=elin, at=timezone.now(), given="Cai", family="Morgan-Rees", born_on=date(2012, 3, 8))
        child = open_record(by=elin, at=timezone.now(), person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = [(wales.teams[team].pk, kind, "known") for team, kind in known]
        involve_each(by=elin, at=timezone.now(), child_id=child.pk, teams=teams)
    return child


def a_while_ago() -> str:
    return (timezone.localtime() - timedelta(minutes=5)).strftime("%d/%m/%Y %H:%M")


def trained(wales, cai, elsewhere) -> Form:
    """Gethin answers for his own council’s people: neither for those of another council nor for the home’s."""
    ours, theirs = wales.people["mared"].pk, [wales.people[name].pk for name in ("carys", "elin")]
    said = {"subject": "NRM", "held_on": timezone.localdate().strftime("%d/%m/%Y"), "given_by": "The board"}
    return Form("gethin", "/oversight/training/new", said | {"who": [ours]}, {"who": [[one] for one in theirs]})


NEW_CHILD = {"who": "Mali Huws", "born": "14", "authority": RHONDDA, "living_at": "NOT_KNOWN", "place": "Pontypridd"}


def report(wales, cai, elsewhere) -> Form:
    typed = {"who": "", "child": str(cai.ref), "last_seen": a_while_ago(), "whereabouts": "NOT_KNOWN"}
    return Form("elin", "/missing/report", typed, {"child": [elsewhere["child"], cai.pk]})


def report_without(wales, cai, elsewhere) -> Form:
    typed = {
        "last_seen": a_while_ago(), "whereabouts": "NOT_KNOWN", "teams": [wales.teams["home_staff"].pk], "reason": WHY,
    }  # fmt: skip
    others = {"teams": [[elsewhere["team"]], [wales.teams["home_staff"].pk, elsewhere["team"]]]}
    return Form("mared", f"/missing/report/{cai.ref}/without", typed, others)


def report_new_without(wales, cai, elsewhere) -> Form:
    typed = {**NEW_CHILD, "last_seen": a_while_ago(), "whereabouts": "NOT_KNOWN", "teams": [wales.teams["safeguarding"].pk]}
    return Form("rhys", "/missing/report/new/without", {**typed, "reason": WHY}, {"teams": [[elsewhere["team"]]]})


def screen(wales, cai, elsewhere) -> Form:
    typed = {"place": "control room", "team": wales.teams["missing"].pk}
    return Form("rhys", "/missing/screens", typed, {"team": [elsewhere["team"], wales.teams["other_missing"].pk]})


def terms_of_agreement(wales, cai, elsewhere) -> Form:
    bridgend = agencies.open_team(
        agency=wales.agencies["bridgend"], function=TeamFunction.SOCIAL_WORK, names=Words("Second", "Ail")
    )
    agencies.join_team(
        practitioner=wales.people["ada"], team=bridgend, role=Role.ADMINISTRATOR, at=timezone.now() - timedelta(days=1)
    )
    today = timezone.localdate().strftime("%d/%m/%Y")
    typed = {
        "form": "DDA", "title_en": "Alerts", "title_cy": "Rhybuddion", "purpose_en": "Care.", "purpose_cy": "Gofal.",
        "partners": "Meddygfa Taf", "lanes": ["IDENTITY"], "bases": ["UK_GDPR_6_1_E", "CHILDREN_ACT_2004_S28", "DPA_SCH1_18"],
        "from_on": today, "to_on": "", "review_on": (timezone.localdate() + timedelta(days=365)).strftime("%d/%m/%Y"),
        "agency": wales.agencies["council"].pk,
    }  # fmt: skip
    return Form("ada", "/oversight/agreements/new", typed, {"agency": [elsewhere["agency"], wales.agencies["police"].pk]})


def give(wales, cai, elsewhere) -> Form:
    typed = {"means": "SPOKEN", "lanes": ["IDENTITY"], "to": "Meddygfa Taf", "to_person": "", "under": "", "why": WHY}
    return Form("mared", f"/children/{cai.ref}/given", typed, {"under": [elsewhere["agreement"]]})


def begin_protecting(wales, cai, elsewhere) -> Form:
    ours, account = wales.teams["social_work"].pk, elsewhere["account"]
    named = [wales.account("gethin"), wales.account("mared")]
    typed = {
        "kind": "THREAT_TO_LIFE", "reason": WHY, "owner": ours, "readers": named,
        "betraying": [wales.teams["home_staff"].pk], "review": "30",
    }  # fmt: skip
    others = {"owner": [elsewhere["team"]], "readers": [[*named, account]], "betraying": [[elsewhere["team"]]]}
    return Form("gethin", f"/protected/{cai.ref}/begin", typed, others)


def enter_on_register(wales, cai, elsewhere) -> Form:
    ahead = (timezone.localdate() + timedelta(days=20)).strftime("%d/%m/%Y")
    typed = {
        "reason": WHY, "lead": "Mared Ellis", "police_contact": "Rhys Cadwaladr", "every_days": "7", "review_on": ahead,
        "lead_team": wales.teams["social_work"].pk,
    }  # fmt: skip
    # Neither a team of another area, nor one that is involved and visits nobody, nor one that isn't involved.
    others = [elsewhere["team"], wales.teams["home_staff"].pk, wales.teams["youth_justice"].pk]
    return Form("gethin", f"/register/enter/{cai.ref}", typed, {"lead_team": others})


def review_register(wales, cai, elsewhere) -> Form:
    with acting(wales.account("gethin"), "test") as gethin:
        entry = enter(
            by=gethin, at=timezone.now(), child_id=cai.pk, area=RHONDDA, reason=WHY, lead="Mared", police_contact="Rhys",
            every_days=7, review_on=timezone.localdate() + timedelta(days=20),
        )  # fmt: skip
    form = enter_on_register(wales, cai, elsewhere)
    typed = {**form.typed, "words": WHY, "next_on": form.typed["review_on"]}
    return Form("mared", f"/register/{entry.ref}/review", typed, form.others)


def agreed(wales, cai, elsewhere) -> Form:
    ours = wales.teams["social_work"].pk
    others = [elsewhere["team"], wales.teams["other_missing"].pk, f"{ours}-{wales.people['owain'].pk}"]
    return Form(
        "mared", f"/children/{cai.ref}/actions/new", {"words": "A lift.", "owner": ours, "due": "WEEK"}, {"owner": others}
    )


def helped(wales, cai, elsewhere) -> Form:
    form = agreed(wales, cai, elsewhere)
    return Form("elin", f"/children/{cai.ref}/help", {**form.typed, "kind": "LIFT"}, form.others)


def _an_action(wales, cai):
    with acting(wales.account("mared"), "test") as mared:
        owner = Owner(wales.teams["social_work"].pk)
        due = timezone.now() + timedelta(days=2)
        return agree_action(by=mared, at=timezone.now(), child_id=cai.pk, words="A lift.", owner=owner, due_at=due, left_out=())


def passed_on(wales, cai, elsewhere) -> Form:
    address = f"/children/actions/{_an_action(wales, cai).ref}/hand-over"
    others = agreed(wales, cai, elsewhere).others
    return Form("mared", address, {"owner": wales.teams["home_staff"].pk, "words": "They see him daily."}, others)


def assigned(wales, cai, elsewhere) -> Form:
    made = _an_action(wales, cai)
    with acting(wales.account("gethin"), "test") as gethin:
        duty = next(duty for duty in open_duties(gethin, made.ref) if duty.kind == "AGREED_ACTION")
    return Form(
        "gethin",
        f"/owed/{duty.ref}",
        {"person": wales.people["mared"].pk},
        {"person": [wales.people["owain"].pk, wales.people["rhys"].pk]},
    )


def answers_for_team(wales, cai, elsewhere) -> Form:
    # Nobody of another team, and no administrator: they see no child, and could say nothing to whoever rings.
    others = {"who": [wales.people[name].pk for name in ("owain", "mared", "ada")]}
    typed = {"who": wales.people["nia"].pk, "until": _when(1)}
    return Form("gethin", f"/answers/{wales.teams['duty'].ref}", typed, others)


def _concern(wales, child_id: int, *nicknames: str):
    with acting(wales.account("rhys"), "test") as rhys:
        return entered(rhys, child_id, facts(*nicknames), same="ANOTHER")


def name_concern(wales, cai, elsewhere) -> Form:
    away = _concern_elsewhere(wales, elsewhere)
    with acting(wales.account("rhys"), "test") as rhys:
        reported = {"kind": "REPORTED_MISSING", "lane": Lane.EPISODE, "about": uuid4()}
        record_event(by=rhys, at=timezone.now(), child_id=cai.pk, **reported)
    typed = {
        "kind": "PERSON", "nicknames": "Jay", "basis": "CRIME", "why": "Gives him phones.", "source": "CCTV", "sure": "LIKELY",
        "way": "HARMS", "review_on": (timezone.localdate() + timedelta(days=9)).strftime("%d/%m/%Y"),
    }  # fmt: skip
    others = {"same": [away.ref, uuid4()], "episode": [uuid4(), elsewhere["child"]]}
    return Form("rhys", f"/concern/child/{cai.ref}/enter", typed, others)


def _concern_elsewhere(wales, elsewhere):
    with acting(wales.account("owain"), "test") as owain:
        child = child_by_ref(owain, UUID(elsewhere["child"]))
        return entered(owain, child.pk, facts("Jay"), same="ANOTHER")


def tie_concern(wales, cai, elsewhere) -> Form:
    away = _concern_elsewhere(wales, elsewhere)
    jay, jason = _concern(wales, cai.pk, "Jay"), _concern(wales, cai.pk, "Jason")
    typed = {"kind": "SAME", "other": jason.ref, "source": "CCTV", "sure": "LIKELY", "words": "One man."}
    return Form("rhys", f"/concern/{jay.ref}/tie", typed, {"other": [away.ref, jay.ref, uuid4()]})


def which_child(wales, cai, elsewhere) -> Form:
    typed = {"given": "Cai", "family": "Morgan-Rees", "source": "CCTV", "sure": "LIKELY", "area": RHONDDA, "who": cai.ref}
    return Form("rhys", f"/concern/{_concern(wales, cai.pk, 'Jay').ref}/child", typed, {"who": [elsewhere["child"], uuid4()]})


def bind_a_place(wales, cai, elsewhere) -> Form:
    PolicyRow.objects.filter(key="order.kind.closure_notice").update(switched_on=True, in_force_from=timezone.localdate())
    here = _place(wales, "mared", "Golden Fry")
    with acting(wales.account("mared"), "test") as mared:
        linked(mared, here, cai.pk)
    typed = {"child": cai.ref, "kind": "CLOSURE_NOTICE", "why": "Children are harmed there."}
    return Form("mared", f"/contexts/{here.ref}/order", typed, {"child": [elsewhere["child"], uuid4()]})


def ask_for_notice(wales, cai, elsewhere) -> Form:
    away, jay = _concern_elsewhere(wales, elsewhere), _concern(wales, cai.pk, "Jay")
    typed = {"who": jay.ref, "kind": "CAWN_S2", "named": "Jay Probert", "why": "Waits at the gate."}
    return Form("rhys", f"/orders/child/{cai.ref}/ask", typed, {"who": [away.ref, uuid4()]})


def known_of(wales, cai, elsewhere) -> Form:
    away, jay = _concern_elsewhere(wales, elsewhere), _concern(wales, cai.pk, "Jay")
    typed = {"detail": "GANG", "link": f"entry:{jay.ref}", "words": "At the gate.", "source": "SEEN", "sure": "LIKELY"}
    others = [f"entry:{away.ref}", f"child:{elsewhere['child']}", f"episode:{uuid4()}", f"entry:{uuid4()}"]
    return Form("rhys", f"/screening/{cai.ref}/add/THEME", typed, {"link": others})


def what_follows(wales, cai, elsewhere) -> Form:
    with acting(wales.account("mared"), "test") as mared:
        before = agree_action(
            by=mared, at=timezone.now() - timedelta(days=9), child_id=cai.pk, words="Long ago.", left_out=(),
            owner=Owner(wales.teams["social_work"].pk), due_at=timezone.now() + timedelta(days=2),
        )  # fmt: skip
        referred(mared, cai.pk)
        decided = goes(mared, cai.pk, NrmState.RG_POSITIVE, 1, authority=Authority.SCA)
    made = _an_action(wales, cai)
    return Form("mared", f"/nrm/follow/{decided.ref}", {"action": made.ref}, {"action": [before.ref, uuid4()]})


def who_exploits(wales, cai, elsewhere) -> Form:
    away = _concern_elsewhere(wales, elsewhere)
    with acting(wales.account("rhys"), "test") as rhys:
        if newest(rhys, cai.pk) is None:
            referred(rhys, cai.pk)
    typed = {"who": "NEW", "name": "Kez", "source": "CCTV", "words": "Gives him phones."}
    return Form("rhys", f"/nrm/{cai.ref}/exploiters", typed, {"who": [away.ref, uuid4()], "same": [away.ref, uuid4()]})


def _place(wales, who: str, name: str, area: str = RHONDDA):
    with acting(wales.account(who), "test") as actor:
        return placed(actor, name, area=area, same="ANOTHER")


def begin_place(wales, cai, elsewhere) -> Form:
    away = _place(wales, "owain", "Golden Fry", "W06000022")
    here = _place(wales, "mared", "Golden Fry")
    typed = {"kind": "SHOP", "name": "Golden Fry", "where": "", "area": RHONDDA, "why": "Cars wait.", "same": "ANOTHER"}
    return Form("mared", "/contexts/begin", typed, {"same": [away.ref, uuid4(), f"{here.ref}x"]})


def _by_day() -> str:
    return (timezone.localdate() + timedelta(days=9)).strftime("%d/%m/%Y")


def step_of_place(wales, cai, elsewhere) -> Form:
    here = _place(wales, "mared", "Golden Fry")
    typed = {"words": "Light.", "who": "", "team": wales.teams["missing"].ref, "due_on": _by_day()}
    others = {"team": [wales.teams["other_missing"].ref, wales.teams["home_staff"].ref, elsewhere["team"], uuid4()]}
    return Form("mared", f"/contexts/{here.ref}/step", typed, others)


def let_in_at_place(wales, cai, elsewhere) -> Form:
    here = _place(wales, "mared", "Golden Fry")
    typed = {"team": wales.teams["school_lead"].ref, "why": "It is across the road."}
    others = {"team": [wales.teams["other_missing"].ref, wales.teams["home_staff"].ref, elsewhere["team"], uuid4()]}
    return Form("mared", f"/contexts/{here.ref}/open", typed, others)


def link_place(wales, cai, elsewhere) -> Form:
    away, here = _place(wales, "owain", "Golden Wok", "W06000022"), _place(wales, "mared", "Golden Fry")
    typed = {"context": here.ref, "words": "Given food.", "source": "CHILD", "sure": "LIKELY"}
    return Form("mared", f"/contexts/child/{cai.ref}/link", typed, {"context": [away.ref, elsewhere["child"], uuid4()]})


def disrupt(wales, cai, elsewhere) -> Form:
    away, jay = _concern_elsewhere(wales, elsewhere), _concern(wales, cai.pk, "Jay")
    typed = {"target": jay.ref, "means": "VISIT", "words": "Stop.", "team": wales.teams["missing"].ref, "due_on": _by_day()}
    # Social work reads nothing of what the police hold, and so sees to no step against it.
    not_asked = [wales.teams[name].ref for name in ("other_missing", "social_work", "home_staff")]
    others = {"target": [away.ref, elsewhere["child"], uuid4()], "team": [*not_asked, elsewhere["team"], uuid4()]}
    return Form("rhys", f"/disruption/{cai.ref}/step", typed, others)


def step_of_plan(wales, cai, elsewhere) -> Form:
    with acting(wales.account("mared"), "test") as mared:
        plan = kept(mared, cai.pk)
    typed = {"words": "Meets him.", "owner": str(wales.teams["social_work"].pk), "due_on": _by_day()}
    others = {
        "owner": [elsewhere["team"], wales.teams["other_missing"].pk, f"{wales.teams['missing'].pk}-{wales.people['owain'].pk}"]
    }
    return Form("mared", f"/safety/version/{plan.ref}/step", typed, others)


def concern_at_place(wales, cai, elsewhere) -> Form:
    away, jay = _concern_elsewhere(wales, elsewhere), _concern(wales, cai.pk, "Jay")
    here = _place(wales, "mared", "Golden Fry")
    typed = {"entry": jay.ref, "words": "Behind the counter.", "source": "SEEN", "sure": "LIKELY"}
    return Form("rhys", f"/contexts/{here.ref}/concern", typed, {"entry": [away.ref, elsewhere["child"], uuid4()]})


_WORRY = {
    "support": "Breakfast.", "words": "Tired.", "since": "?", "child_told": "TOLD", "family_told": "TOLD", "told_words": "",
}  # fmt: skip


def begin_worry(wales, cai, elsewhere) -> Form:
    typed = {"given": "Cai", "family": "Morgan-Rees", "area": RHONDDA, "who": cai.ref} | _WORRY
    return Form("elin", "/worries/note", typed, {"who": [elsewhere["child"], uuid4()]})


def answer_worry(wales, cai, elsewhere) -> Form:
    with acting(wales.account("elin"), "test") as elin:
        ref = note_worry(by=elin, at=timezone.now(), child_id=cai.pk, said=worry_words())
    typed = {
        "lead": wales.teams["home_staff"].pk,
        "kind": "CLOSE",
        "words": "Done.",
        "seen": 0,
        "child_told": "TOLD",
        "family_told": "TOLD",
    }
    others = {"lead": [elsewhere["team"], wales.teams["other_missing"].pk]}
    return Form("mared", f"/worries/answer/{ref}", typed, others)


def submit_intelligence(wales, cai, elsewhere) -> Form:
    # Owain’s force has no unit here, so he is asked which.
    typed = {"words": "A van waits.", "how": "SAW", "risk": "NOT_KNOWN", "to_team": wales.teams["unit"].pk}
    others = {"to_team": [elsewhere["team"], wales.teams["missing"].pk], "also": [[str(cai.ref)], [cai.pk]]}
    return Form("owain", "/intelligence/submit", typed, others)


def release_intelligence(wales, cai, elsewhere) -> Form:
    with acting(wales.account("elin"), "test") as elin:
        submission = submitted(elin, cai.pk).ref
    with acting(wales.account("ffion"), "test") as ffion:
        graded(ffion, submission, Handling.PERMITTED)
        version = written(ffion, submission)
    ours, others = wales.teams["social_work"].pk, [elsewhere["team"], wales.teams["other_missing"].pk]
    return Form("idris", f"/intelligence/release/{version.ref}", {"team": [ours]}, {"team": [[one] for one in others]})


def _meeting(wales, cai):
    with acting(wales.account("gethin"), "test") as gethin:
        meeting = called(gethin, wales, cai.pk, days=3, clash="A reason.")
        return meeting, item_in(gethin, meeting, cai.pk)


def _when(days: int) -> str:
    return f"{(timezone.localdate() + timedelta(days=days)).strftime('%d/%m/%Y')} 14:00"


def call_meeting(wales, cai, elsewhere) -> Form:
    away, own = _place(wales, "owain", "Golden Fry", "W06000022"), _place(wales, "mared", "Golden Wok")
    typed = {"kind": "CONTEXTUAL", "starts_at": _when(6), "minutes": "60", "place": "", "chair": wales.people["mared"].pk,
             "context": own.ref, "clash": "A reason."}  # fmt: skip
    others = {"kind": ["NONE"], "chair": [wales.people["owain"].pk, wales.people["carys"].pk, 0], "context": [away.ref, uuid4()]}
    return Form("mared", "/meetings/call", typed, others)


def move_meeting(wales, cai, elsewhere) -> Form:
    meeting, _item = _meeting(wales, cai)
    typed = {"choice": "MOVE", "why": "Snow.", "starts_at": _when(7), "minutes": "60", "chair": wales.people["gethin"].pk,
             "clash": "A reason.", "version": "1"}  # fmt: skip
    return Form("gethin", f"/meetings/{meeting.ref}/move", typed, {"chair": [wales.people["owain"].pk, 0]})


def put_on_agenda(wales, cai, elsewhere) -> Form:
    with acting(wales.account("gethin"), "test") as gethin:
        meeting = called(gethin, wales, days=4, clash="A reason.")
    with acting(wales.account("owain"), "test") as owain:
        foreign = child_by_ref(owain, UUID(elsewhere["child"])).pk
    others = {"children": [[foreign], [cai.pk, foreign]]}
    return Form("gethin", f"/meetings/{meeting.ref}/children", {"children": [cai.pk]}, others)


def invite(wales, cai, elsewhere) -> Form:
    _meeting_, item = _meeting(wales, cai)
    typed, others = {"who": wales.teams["youth_justice"].pk}, [elsewhere["team"], wales.teams["other_missing"].pk]
    return Form("gethin", f"/meetings/item/{item.ref}/ask/YOUTH_JUSTICE", typed, {"who": others})


def open_lane(wales, cai, elsewhere) -> Form:
    _meeting_, item = _meeting(wales, cai)
    until = (timezone.localdate() + timedelta(days=9)).strftime("%d/%m/%Y")
    typed = {"person": wales.people["elin"].pk, "lanes": ["CONCERN"], "until_on": until, "why": "Holds the plan."}
    others = {"person": [wales.people["owain"].pk, wales.people["dewi"].pk]}
    return Form("gethin", f"/meetings/item/{item.ref}/open", typed, others)


def agree_at_meeting(wales, cai, elsewhere) -> Form:
    _meeting_, item = _meeting(wales, cai)
    typed = {"words": "A lift.", "owner": wales.teams["social_work"].pk, "due_on": _by_day()}
    others = {"owner": [elsewhere["team"], wales.teams["other_missing"].pk, f"{wales.teams['social_work'].pk}-0"]}
    return Form("gethin", f"/meetings/item/{item.ref}/action", typed, others)


FORMS = {
    "CallMeetingForm": call_meeting, "MoveMeetingForm": move_meeting, "PutOnForm": put_on_agenda, "InviteForm": invite,
    "OpenLaneForm": open_lane, "MeetingActionForm": agree_at_meeting,
    "SubmitForm": submit_intelligence, "ReleaseForm": release_intelligence,
    "BeginWorryForm": begin_worry, "AnswerWorryForm": answer_worry,
    "NameConcernForm": name_concern, "TieForm": tie_concern, "WhichChildForm": which_child,
    "AskForm": ask_for_notice, "FindingForm": known_of, "FollowForm": what_follows, "ExploiterForm": who_exploits,
    "BeginContextForm": begin_place, "ContextStepForm": step_of_place, "LetReadForm": let_in_at_place,
    "LinkContextForm": link_place, "LinkConcernForm": concern_at_place, "PlaceOrderForm": bind_a_place,
    "KeptStepForm": step_of_plan,
    "DisruptForm": disrupt,
    "EnterForm": enter_on_register, "ReviewForm": review_register,
    "AgreeForm": agreed, "HelpForm": helped, "PassOnForm": passed_on, "AssignForm": assigned,
    "AnswerForTeamForm": answers_for_team, "TrainingForm": trained,
    "ReportForm": report, "ReportWithoutForm": report_without, "ReportNewWithoutForm": report_new_without, "ScreenForm": screen,
    "TermsForm": terms_of_agreement, "GiveForm": give, "ProtectForm": begin_protecting,
}  # fmt: skip


# It answers with what is shown once, and may be sent again: another screen is enrolled, and the first code stays as it was.
SHOWN_ONCE = {"ScreenForm"}


def everything(as_owner) -> dict[str, int]:
    """How many rows each table holds, but for what a refusal itself may leave."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1")
        counted = {}
        for (name,) in cursor.fetchall():
            if not name.startswith(("audit_", "drafts_", "django_", "procrastinate_", "account_", "agencies_session")):
                cursor.execute(f'select count(*) from "{name}"')
                counted[name] = cursor.fetchone()[0]
    return counted


# In a normal run one form in eight; all of them in CI and in the proofs.
ALL = [pytest.param(name, marks=[pytest.mark.heavy] if at % 8 else []) for at, name in enumerate(FORMS)]


@pytest.mark.parametrize("name", ALL)
def test_anothers_number_is_refused_and_ones_own_is_taken(name, wales, cai, elsewhere, signed_in, as_owner):
    form: Form = FORMS[name](wales, cai, elsewhere)
    browser, before = signed_in(form.who), everything(as_owner)
    for field, foreign in form.others.items():
        for value in foreign:
            answer = browser.post(form.address, {**form.typed, field: value})
            assert answer.status_code == 422, (field, value)
            # That somebody tried is on record, by form and field, and nothing of what they sent.
            assert re.fullmatch(rf"NOT_OPEN (\w+\.\w+ )*\w+\.{field}( \w+\.\w+)*", refusals()[-1][2]), (field, value)
            assert f'id="id_{field}_error"' in answer.content.decode()
            for betrayed in ("Gwenllian", "Ifan", "Somebody Else"):
                # As a whole word: a provider of the area is called Llais Ifanc.
                assert not re.search(rf"\b{betrayed}\b", answer.content.decode())
    assert everything(as_owner) == before
    sent = {**form.typed, "csrfmiddlewaretoken": "Z" * 64}
    done = browser.post(form.address, sent)
    after = everything(as_owner)
    assert after != before
    if name in SHOWN_ONCE:
        assert done.status_code == 200
        return
    assert done.status_code == 302
    # The very same, sent again from the same page, is led on and does nothing; from a page that was drawn anew it is another.
    again = browser.post(form.address, sent)
    assert (again.status_code, again["Location"], everything(as_owner)) == (302, done["Location"], after)
    assert refusals()[-1][2] == "REPLAYED"


def test_a_team_that_is_not_involved_is_left_out_of_nothing_and_told_nothing(wales, elsewhere, as_actor, signed_in, as_owner):
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now())
    address, before = f"/missing/{episode.ref}/leave-out", everything(as_owner)
    for team in (elsewhere["team"], wales.teams["other_missing"].pk):
        assert signed_in("rhys").post(address, {"team": team, "reason": WHY}).status_code == 422
    assert everything(as_owner) == before


def test_the_owners_team_chooses_among_the_involved_alone(protected, wales, elsewhere, signed_in, as_owner):  # noqa: F811
    with as_owner():
        ref = Notice.objects.filter(team=wales.teams["social_work"], about=protected.episode).values_list("ref", flat=True)[0]
    address, before = f"/protected/notices/{ref}/tell", everything(as_owner)
    assert signed_in("mared").post(address, {"teams": [elsewhere["team"]]}).status_code == 422
    assert everything(as_owner) == before


def test_an_interview_is_put_to_teams_of_its_own_lists_alone(wales, elsewhere, as_actor, signed_in, as_owner):
    load_shipped_policies(demonstration=True)
    now, ours = timezone.now(), {name: wales.teams[name].pk for name in ("interviews", "social_work", "home_staff")}
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=now - timedelta(hours=9), also=(("social_work", K.RESPONSIBLE_AUTHORITY),))
        record_found(by=elin, at=now, episode=episode, found=at_minute(now - timedelta(hours=5)))
    with as_actor("mared") as mared:
        offer_interview(
            by=mared, at=now, episode=episode, response=Response.ACCEPTED, safe_way="Text.", read_by="Nobody"
        )  # fmt: skip
        held = f"/interviews/held/{interview_of_episode(mared, episode.ref).ref}"
    before, browser = everything(as_owner), signed_in("mared")
    # Neither a team of another area, nor staff of the place that he left.
    for foreign in ([elsewhere["team"]], [ours["interviews"], elsewhere["team"]], [ours["home_staff"]]):
        assert browser.post(f"{held}/refer", {"teams": foreign}).status_code == 422
    assert everything(as_owner) == before
    assert browser.post(f"{held}/refer", {"teams": [ours["interviews"]]}).status_code == 302
    lowri = signed_in("lowri")
    with as_actor("lowri") as actor:
        take_on(by=actor, at=now, referral=referrals_waiting(actor)[0])
        agreed = {"agreed": True, "words": "Es i i Gaerdydd.", "analysis": "Afraid.", "harm": [Harm.NONE_KNOWN]}
        record_interview(by=actor, at=now, interview=interview_of_episode(actor, episode.ref), language=Language.WELSH, **agreed)
    before = everything(as_owner)
    for foreign in (elsewhere["team"], wales.teams["bridgend_door"].pk):
        assert lowri.post(f"{held}/action", {"words": "A lift.", "team": foreign}).status_code == 422
    assert everything(as_owner) == before
    assert lowri.post(f"{held}/action", {"words": "A lift.", "team": ours["social_work"]}).status_code == 302


def _choices() -> Iterator[tuple[str, str]]:
    for path in sorted([*SOURCE.glob("*/forms.py"), *SOURCE.glob("*/forms/*.py")]):
        name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        kinds = [kind for kind in vars(importlib.import_module(name)).values() if isinstance(kind, type)]
        for kind in kinds:
            if issubclass(kind, forms.BaseForm) and kind.__module__ == name and path.parts[-3] != "design":
                for field, asked in kind.base_fields.items():
                    coded = isinstance(asked, CodeField | CodesField)
                    if isinstance(asked, forms.ChoiceField) and not coded and not list(asked.choices):
                        yield kind.__name__, field


def test_every_choice_that_comes_from_the_record_is_tried(wales, cai, elsewhere):
    tried = {(name, field) for name, made in FORMS.items() for field in made(wales, cai, elsewhere).others}
    tried |= {("LeaveOutForm", "team"), ("TellForm", "teams"), ("ReferForm", "teams"), ("ActionForm", "team")} | OF_CIRCUMSTANCES
    assert set(_choices()) - NOBODYS == tried

"""A referral to the National Referral Mechanism: prepared, sent, decided by others, followed; each lane for whom it is."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import days_ago
from tests.pages.test_circumstances import ref as ref  # noqa: PLC0414
from tests.pages.test_circumstances import text
from ymylon.children.actions import involve
from ymylon.circumstances.rules.faults import FUTURE
from ymylon.duties import jobs as duties
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import open_duties, owed_by
from ymylon.duties.rules import local_day
from ymylon.exploitation import actions
from ymylon.exploitation.lookups import Crime, Defence, Exploiter, Guardian, Immigration, cohort, newest, rows_of
from ymylon.exploitation.rules import (
    Authority,
    DefenceOutcome,
    DefenceStage,
    Follow,
    GuardianKind,
    GuardianStep,
    NrmPath,
    NrmState,
)
from ymylon.exploitation.rules.duties import AWAITED, RECONSIDER, RESPOND
from ymylon.exploitation.rules.judging import (
    ASK_THEM,
    BEFORE_LAST,
    GROWN_UP,
    NOT_FROM_HERE,
    SENT_ALREADY,
)
from ymylon.people.actions import change_birth
from ymylon.people.lookups import persons_by_id
from ymylon.terms.codes import InvolvementKind, Precision
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
S = NrmState
SAID = {
    "path": NrmPath.CHILD, "responder": "COUNCIL", "types": ["CRIMINAL"], "county_line": "YES",
    "happened": "He carries bags to Swansea.", "safety": "Lives at the home; a plan is made.", "told": "TOLD",
}  # fmt: skip


def prepared(by, child: int, **more):
    return actions.prepare(by=by, at=timezone.now(), child_id=child, said=SAID | more)


def goes(by, child: int, state: NrmState, days: int, **more):
    return actions.record_step(by=by, at=timezone.now(), child_id=child, state=state, on=days_ago(days), **more)


def referred(by, child: int, days: int = 60, **more):
    prepared(by, child)
    return goes(by, child, S.SUBMITTED, days, **({"authority": Authority.SCA} | more))


@pytest.fixture
def with_police(cai, wales, as_actor) -> int:
    with as_actor("mared") as mared:
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE,
                basis="known")  # fmt: skip
    return cai


@pytest.mark.parametrize("name", ["mared", "sion", "rhys"])
def test_council_youth_justice_and_police_each_refer_and_all_read_it(with_police, as_actor, name):
    with as_actor(name) as actor:
        referred(actor, with_police)
    for other in ("mared", "sion", "rhys"):
        with as_actor(other) as actor:
            course = newest(actor, with_police)
            assert (course.state, course.version.happened) == (S.SUBMITTED, SAID["happened"])


@pytest.mark.parametrize("name", ["elin", "dewi", "menna"])
def test_home_school_and_health_neither_refer_nor_read_it(cai, as_actor, name):
    with as_actor("mared") as mared:
        referred(mared, cai)
    with as_actor(name) as actor:
        with pytest.raises(PermissionDenied):
            prepared(actor, cai)
        assert newest(actor, cai) is None
        assert cohort(actor, 9) == ([], False)


def test_each_lane_is_read_by_whom_it_is_for(with_police, as_actor):
    with as_actor("mared") as mared:
        referral = prepared(mared, with_police)
        now = timezone.now()
        actions.record_exploiter(by=mared, at=now, referral=referral, words="Kez, a grey car.", coached="By text, on Monday.")
        actions.record_crime(by=mared, at=now, referral=referral, said={"reported": "YES", "custody": "NO", "charges": "None"})
        actions.record_immigration(by=mared, at=now, referral=referral, nationality="Albanian", status="Not known")
        actions.record_defence(by=mared, at=now, referral=referral, stage=DefenceStage.CHARGE, outcome=DefenceOutcome.RAISED,
                               raised_by="His solicitor", on=days_ago(1), words="")  # fmt: skip
    seen = {}
    for name in ("mared", "sion", "rhys", "elin"):
        with as_actor(name) as actor:
            seen[name] = [len(rows_of(actor, one, referral)) for one in (Exploiter, Crime, Defence, Immigration)]
    assert seen == {"mared": [1, 1, 1, 1], "sion": [1, 1, 1, 0], "rhys": [1, 1, 1, 0], "elin": [0, 0, 0, 0]}
    with as_actor("sion") as sion, pytest.raises(PermissionDenied):
        actions.record_immigration(by=sion, at=timezone.now(), referral=referral, nationality="x", status="")


def test_nothing_is_written_over(cai, as_actor):
    with as_actor("mared") as mared:
        referral = prepared(mared, cai)
        with pytest.raises(ProgrammingError), transaction.atomic():
            type(referral).objects.filter(pk=referral.pk).update(number=9)
        prepared(mared, cai, happened="He carried bags to Swansea and to Bristol.")
        course = newest(mared, cai)
        assert (course.referral.pk, course.version.number) == (referral.pk, 2)


def test_a_second_referral_waits_until_the_first_has_ended(cai, as_actor):
    with as_actor("mared") as mared:
        first = referred(mared, cai).referral
        with pytest.raises(Fault) as again:
            prepared(mared, cai)
        assert again.value.words == SENT_ALREADY
        goes(mared, cai, S.RG_NEGATIVE, 50, authority=Authority.SCA)
        second = prepared(mared, cai)
        assert (first.number, second.number) == (1, 2)


def refused(act, *arguments, **more) -> tuple:
    with pytest.raises(Fault) as found:
        act(*arguments, **more)
    return found.value.field, found.value.words


def test_what_cannot_be_is_said_beside_the_question(cai, as_actor):
    with as_actor("mared") as mared:
        assert refused(goes, mared, cai, S.RG_POSITIVE, 1) == ("state", NOT_FROM_HERE)
        prepared(mared, cai)
        assert refused(goes, mared, cai, S.RG_POSITIVE, 1, authority=Authority.SCA) == ("state", NOT_FROM_HERE)
        goes(mared, cai, S.SUBMITTED, 60)
        assert refused(goes, mared, cai, S.RG_POSITIVE, 61, authority=Authority.SCA) == ("on", BEFORE_LAST)
        assert refused(goes, mared, cai, S.RG_POSITIVE, -1, authority=Authority.SCA) == ("on", FUTURE)
        goes(mared, cai, S.RG_POSITIVE, 50, authority=Authority.SCA)
        assert refused(goes, mared, cai, S.CG_POSITIVE, 40, authority=Authority.SCA)[0] == "on"
        goes(mared, cai, S.CG_POSITIVE, 40, authority=Authority.SCA, day_is_right=True)


def test_what_the_form_asks_for_is_there_before_it_is_sent(cai, as_actor):
    with as_actor("mared") as mared:
        prepared(mared, cai, happened="", safety="")
        field, words = refused(goes, mared, cai, S.SUBMITTED, 1)
        assert field == "state"
        assert "for “5. What happened?”, “7. How safe are they now?”. Go back" in words.en, "each by its question, and no other"
        assert "am “5. Beth ddigwyddodd?”, “7. Pa mor ddiogel ydyn nhw nawr?”. Ewch" in words.cy


def test_who_is_18_gives_their_own_consent(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        person = persons_by_id(mared, [cai])[cai]
        change_birth(by=mared, at=timezone.now(), person=person, born_on=date(2008, 1, 1), precision=Precision.DAY)
        assert refused(prepared, mared, cai) == ("path", GROWN_UP)
        prepared(mared, cai, path=NrmPath.ADULT, consent="REFUSED")
        assert refused(goes, mared, cai, S.SUBMITTED, 1) == ("state", ASK_THEM)
        given = {"path": NrmPath.ADULT, "consent": "GIVEN", "consent_how": "Siôn asked him, in Welsh."}
        assert refused(prepared, mared, cai, consent_on=days_ago(-1), **given) == ("consent_on", FUTURE)
        prepared(mared, cai, consent_on=days_ago(2), **given)
        goes(mared, cai, S.SUBMITTED, 1)
    paper = text(signed_in("mared").get(f"/screening/{ref}/nrm"))
    assert "Given, " in paper
    assert "Siôn asked him, in Welsh." in paper
    assert "Their own consent" in text(signed_in("mared").get(f"/nrm/{ref}"))


def test_of_a_child_no_consent_is_kept(cai, as_actor):
    with as_actor("mared") as mared:
        prepared(mared, cai, consent="REFUSED", consent_on=days_ago(1), consent_how="No.")
        said = newest(mared, cai).version
        assert (said.consent, said.consent_on, said.consent_how) == ("", None, "")


def test_a_positive_decision_is_owed_an_answer_until_something_is_done(cai, wales, as_actor, as_owner):
    wales.teams["social_work"].manager_team = wales.teams["manager"]
    wales.teams["social_work"].save()
    with as_actor("mared") as mared:
        referred(mared, cai)
        decided = goes(mared, cai, S.RG_POSITIVE, 50, authority=Authority.SCA)
        assert [(one.kind, one.team.name_en) for one in open_duties(mared, decided.ref)] == [(RESPOND, "Taf social work team")]
    # Nobody does anything: it climbs, and stays.
    try:
        duties.sweep(
            barred=lambda about: (set(), set()), address=lambda kind, about: "/", now=timezone.now() + timedelta(days=30)
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")
    with as_actor("gethin") as gethin:
        assert RESPOND in {one.kind for one in owed_by(gethin)}
    with as_actor("sion") as sion:
        # Asking how it stands is not doing something for the child.
        actions.record_follow(by=sion, at=timezone.now(), step=decided, kind=Follow.CHASED, on=days_ago(0), words="Rang.")
        assert open_duties(sion, decided.ref) != []
        actions.record_follow(by=sion, at=timezone.now(), step=decided, kind=Follow.PLAN, on=days_ago(0), words="Safety plan.")
        assert open_duties(sion, decided.ref) == []


def test_a_long_wait_is_owed_a_question_again_and_again_until_it_is_decided(cai, as_actor):
    with as_actor("mared") as mared:
        step = referred(mared, cai, days=90)
        (awaited,) = open_duties(mared, step.referral.ref)
        assert (awaited.kind, awaited.policy_source) == (AWAITED, "nrm_guidance")
        assert awaited.due_at < timezone.now()
        actions.record_follow(by=mared, at=timezone.now(), step=step, kind=Follow.CHASED, on=days_ago(0), words="Next month.")
        (again,) = open_duties(mared, step.referral.ref)
        assert again.pk != awaited.pk
        assert again.due_at > timezone.now() + timedelta(days=80)
        goes(mared, cai, S.RG_NEGATIVE, 0, authority=Authority.SCA)
        assert open_duties(mared, step.referral.ref) == []


def test_whether_to_ask_for_reconsideration_is_owed_before_the_last_day(cai, wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("mared") as mared:
        referred(mared, cai)
        refused_on = goes(mared, cai, S.RG_NEGATIVE, 5, authority=Authority.SCA)
        (duty,) = open_duties(mared, refused_on.ref)
        # Thirty days from the decision, and a week before the last of them.
        assert (duty.kind, duty.team_id) == (RECONSIDER, wales.teams["social_work"].pk)
        assert (local_day(duty.due_at), duty.policy_source != "") == (days_ago(5 - 30 + 7), True)
        goes(mared, cai, S.RG_RECONSIDERED, 1)
        assert open_duties(mared, refused_on.ref) == []
        upheld = goes(mared, cai, S.RG_UPHELD, 0, authority=Authority.SCA)
        assert open_duties(mared, upheld.ref) == [], "it may be asked for once"
        # Of the next referral somebody says why not; asking how things stand says nothing of that.
        referred(mared, cai, days=0)
        again = goes(mared, cai, S.RG_NEGATIVE, 0, authority=Authority.SCA)
        actions.record_follow(by=mared, at=timezone.now(), step=again, kind=Follow.CHASED, on=days_ago(0), words="Rang.")
        assert [one.kind for one in open_duties(mared, again.ref)] == [RECONSIDER]
        said = {"kind": Follow.NOT_ASKED, "on": days_ago(0), "words": "He has a visa, and wants none of it."}
        actions.record_follow(by=mared, at=timezone.now(), step=again, **said)
        assert open_duties(mared, again.ref) == []


def test_a_panel_decides_within_its_own_time(cai, as_actor):
    with as_actor("mared") as mared:
        step = referred(mared, cai, days=10, authority=Authority.PANEL)
        (awaited,) = open_duties(mared, step.referral.ref)
        assert awaited.policy_source == "nrm_panels"
        goes(mared, cai, S.RG_POSITIVE, 5, authority=Authority.PANEL)
        # On one day, as panels do.
        goes(mared, cai, S.CG_POSITIVE, 5, authority=Authority.PANEL)
        assert newest(mared, cai).state == S.CG_POSITIVE


def test_a_guardian_is_asked_for_and_appointed(cai, as_actor):
    with as_actor("mared") as mared:
        referral, now = prepared(mared, cai), timezone.now()
        for became in (GuardianStep.ASKED, GuardianStep.APPOINTED):
            actions.record_guardian(by=mared, at=now, referral=referral, kind=GuardianKind.REGIONAL, became=became,
                                    on=days_ago(1), words="")  # fmt: skip
        assert [one.became for one in rows_of(mared, Guardian, referral)] == ["APPOINTED", "ASKED"]


def test_a_stranger_knows_of_none(cai, as_actor):
    with as_actor("mared") as mared:
        referred(mared, cai)
    with as_actor("owain") as owain:
        assert newest(owain, cai) is None
        assert cohort(owain, 9) == ([], False)

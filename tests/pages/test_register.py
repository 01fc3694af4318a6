"""The register of high-risk missing children: a person enters and ends, a rule only asks, and it protects by visits alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.story import missing_cai
from ymylon.children.models import Child, Involvement
from ymylon.duties.lookups import duties_about
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.signals.actions import ask_if_due
from ymylon.signals.models import RegisterEntry, RegisterVisit
from ymylon.terms.calendars import local
from ymylon.terms.codes import InvolvementKind as K
from ymylon.terms.codes import PoliceGrade

pytestmark = pytest.mark.django_db
WHY = "CANARY-WHY: an older man waits for him."


@pytest.fixture
def cai(wales, policy, as_actor):
    also = (("social_work", K.RESPONSIBLE_AUTHORITY), ("manager", K.RESPONSIBLE_AUTHORITY), ("school_lead", K.SCHOOL),
            ("youth_justice", K.YOUTH_JUSTICE))  # fmt: skip
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now() - timedelta(hours=1), also=also)
        child = Child.objects.get(pk=episode.child_id)
        child.episode = episode
        return child


def day(ahead: int) -> str:
    return (local(timezone.now()).date() + timedelta(days=ahead)).strftime("%d/%m/%Y")


def answers(wales, **other) -> dict[str, str]:
    said = {"reason": WHY, "lead": "Siôn Bevan, youth justice, 01443 000000", "police_contact": "PC Ann Pugh", "every_days": "7"}
    return said | {"lead_team": str(wales.teams["social_work"].pk), "review_on": day(20)} | other


def enter(signed_in, who: str, cai, wales, **other):
    return signed_in(who).post(f"/register/enter/{cai.ref}", answers(wales, **other))


@pytest.fixture
def entry(signed_in, cai, wales, as_owner):
    answer = enter(signed_in, "gethin", cai, wales)
    assert answer.status_code == 302, answer.content.decode()
    with as_owner():
        return RegisterEntry.objects.get()


def at(entry, what: str = "") -> str:
    return f"/register/{entry.ref}{what}"


def test_a_manager_enters_with_reasons_and_nobody_else(signed_in, cai, wales, as_owner):
    for name in ("nia", "mared", "rhys", "elin", "dewi", "sion", "owain"):
        assert enter(signed_in, name, cai, wales).status_code in (403, 404), name
    for name, value in (("reason", " "), ("lead", ""), ("police_contact", " "), ("every_days", "0"), ("every_days", "93")):
        assert enter(signed_in, "gethin", cai, wales, **{name: value}).status_code == 422, (name, value)
    for ahead in (-1, 0, 29):
        answer = enter(signed_in, "gethin", cai, wales, review_on=day(ahead))
        assert answer.status_code == 422, ahead
        assert WHY in answer.content.decode()
    assert enter(signed_in, "gethin", cai, wales, review_on=day(28)).status_code == 302
    twice = enter(signed_in, "gethin", cai, wales)
    assert twice.status_code == 422
    assert "on the register already" in twice.content.decode()
    with as_owner():
        assert RegisterEntry.objects.count() == 1


def test_every_page_says_that_it_is_not_the_child_protection_register(signed_in, cai, entry):
    gethin = signed_in("gethin")
    pages = ["/register/", "/register/rules", f"/register/enter/{cai.ref}", f"/children/{cai.ref}"]
    pages += [at(entry, what) for what in ("", "/review", "/visit", "/tell", "/end")]
    for language, words in (("en", "This is not the child protection register."), ("cy", "Nid hon yw")):
        gethin.cookies["iaith"] = language
        for page in pages:
            assert words in gethin.get(page).content.decode().replace("&#x27;", "'"), page


def test_who_may_know_of_an_entry_and_who_may_not(signed_in, cai, entry, as_actor):
    for name in ("gethin", "mared", "rhys", "sion"):
        assert WHY in signed_in(name).get(at(entry)).content.decode(), name
        assert "Cai" in signed_in(name).get("/register/").content.decode(), name
    for name in ("elin", "dewi", "menna", "owain"):
        for what in ("", "/visit", "/review", "/tell", "/end"):
            assert signed_in(name).get(at(entry, what)).status_code in (403, 404), (name, what)
        page = signed_in(name).get(f"/children/{cai.ref}").content.decode().split("<main")[-1].split("<footer")[0]
        assert "CANARY" not in page
        assert "igh-risk missing" not in page, name
    for name, seen in (("elin", 0), ("dewi", 0), ("rhys", 1), ("mared", 1)):
        with as_actor(name) as actor:
            assert RegisterEntry.objects.count() == RegisterEntry.objects.visible_to(actor).count() == seen, name


def test_visits_are_put_down_by_the_police_too_and_one_without_the_child_leaves_it_owed(signed_in, entry, as_actor, as_owner):
    rhys = signed_in("rhys")
    assert rhys.post(at(entry, "/visit"), {"visited": "01/01/2020 10:00", "seen": "yes", "words": "Saw him."}).status_code == 422
    now = local(timezone.now()).strftime("%H:%M")
    for seen, state in (("no", "OPEN"), ("yes", "FULFILLED")):
        assert rhys.post(at(entry, "/visit"), {"visited": now, "seen": seen, "words": "At his nan's."}).status_code == 302
        with as_actor("mared") as mared:
            first = next(one for one in duties_about(mared, [entry.ref]) if (one.kind, one.occurrence) == ("VISIT_REGISTERED", 1))
            assert first.state == state
    with as_owner():
        assert RegisterVisit.objects.count() == 2
    with as_actor("mared") as mared:
        assert [one.state for one in duties_about(mared, [entry.ref]) if one.kind == "VISIT_REGISTERED"].count("OPEN") == 1


def test_a_review_goes_on_to_the_next_day_and_only_a_manager_ends_with_a_reason(signed_in, entry, as_actor, as_owner):
    mared = signed_in("mared")
    led = {"lead": "Mared Ellis, Taf team", "police_contact": "PC Ann Pugh", "lead_team": str(entry.lead_team_id)}
    said = {"words": "He talks to Siôn.", "every_days": "14", "next_on": day(29), **led}
    assert mared.post(at(entry, "/review"), said).status_code == 422
    for name in ("words", "lead", "police_contact"):
        assert mared.post(at(entry, "/review"), said | {"next_on": day(28), name: " "}).status_code == 422, name
    assert mared.post(at(entry, "/review"), said | {"next_on": day(28)}).status_code == 302
    with as_actor("mared") as actor:
        states = {one.occurrence: one.state for one in duties_about(actor, [entry.ref]) if one.kind == "REVIEW_REGISTER"}
        assert states == {1: "FULFILLED", 2: "OPEN"}
    for name in ("mared", "rhys"):
        assert signed_in(name).post(at(entry, "/end"), {"end": "CALMER", "reason": "Quiet."}).status_code == 403
    gethin = signed_in("gethin")
    assert gethin.post(at(entry, "/end"), {"end": "CALMER", "reason": " "}).status_code == 422
    assert gethin.post(at(entry, "/end"), {"end": "CALMER", "reason": "Quiet for three months."}).status_code == 302
    again = gethin.post(at(entry, "/end"), {"end": "MOVED", "reason": "Twice."})
    assert again.status_code == 422
    assert "This entry has ended." in again.content.decode()
    with as_owner():
        ended = RegisterEntry.objects.get()
        assert (ended.end, ended.every_days, ended.lead) == ("CALMER", 14, led["lead"])
    with as_actor("mared") as actor:
        assert {one.state for one in duties_about(actor, [entry.ref])} <= {"FULFILLED", "VOIDED", "WAIVED"}


def test_the_child_is_told_or_somebody_says_why_not(signed_in, entry, as_actor):
    mared = signed_in("mared")
    for told, why in (("", ""), ("All of it.", "Not yet.")):
        assert mared.post(at(entry, "/tell"), {"told": told, "why_not": why}).status_code == 422
    said = {"told": "Rhestr o blant yr ydym yn galw i’w gweld.", "childs_words": "Iawn, ond dim bob dydd.", "language": "WELSH"}
    assert mared.post(at(entry, "/tell"), said).status_code == 302
    page = signed_in("rhys").get(at(entry)).content.decode()
    assert "Iawn, ond dim bob dydd." in page
    assert 'lang="cy"' in page
    with as_actor("mared") as actor:
        assert [one.state for one in duties_about(actor, [entry.ref]) if one.kind == "TELL_REGISTERED"] == ["FULFILLED"]


def test_a_child_who_is_not_in_care_is_entered_alike(signed_in, cai, wales):
    """Cai lives with nobody's care spell: nothing of the register asks for one."""
    assert enter(signed_in, "gethin", cai, wales).status_code == 302


def test_the_keeper_of_the_registers_is_involved_while_the_entry_stands(signed_in, cai, wales, as_owner):
    from ymylon.agencies.actions import open_team
    from ymylon.terms.codes import TeamFunction
    from ymylon.terms.words import Words

    team = open_team(
        agency=wales.agencies["council"], function=TeamFunction.REGISTER_CUSTODIAN, names=Words("Custodian", "Ceidwad")
    )
    enter(signed_in, "gethin", cai, wales)
    with as_owner():
        held = Involvement.objects.get(team=team)
        entry = RegisterEntry.objects.get()
        assert (held.kind, held.lane, held.ended_at) == ("HIGH_RISK_REGISTER", "CONCERN", None)
    signed_in("gethin").post(at(entry, "/end"), {"end": "CALMER", "reason": "Quiet."})
    with as_owner():
        assert Involvement.objects.get(team=team).ended_at is not None


@pytest.fixture
def graded(cai, as_actor):
    with as_actor("rhys") as rhys:
        held = episode_by_ref(rhys, cai.episode.ref)
        review = timezone.now() + timedelta(hours=4)
        grade_risk(by=rhys, at=timezone.now(), episode=held, grade=PoliceGrade.HIGH, reason="Threats.", review_at=review)
    return cai


def in_the_system(act: Callable[[], int]) -> int:
    """As the clock does it, inside the test's own transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select begin_request(null, 'SWEEP_REGISTER')")
        cursor.execute("set local role app_system")
        try:
            return act()
        finally:
            cursor.execute("set local role app_web")


def ask(cai) -> int:
    """One look of the clock at Cai's episode."""
    return in_the_system(lambda: ask_if_due(at=timezone.now(), episode_id=cai.episode.pk))


def test_a_published_rule_asks_once_and_enters_nobody(signed_in, graded, wales, as_actor, as_owner):
    assert (ask(graded), ask(graded)) == (1, 0)
    with as_owner():
        assert RegisterEntry.objects.count() == 0
    gethin, about = signed_in("gethin"), f"/register/consider/{graded.episode.ref}"
    assert "A published rule asks about this child" in gethin.get(about).content.decode()
    assert "Decide whether a child goes on the register" in gethin.get("/").content.decode()
    for name in ("elin", "dewi", "mared"):
        assert signed_in(name).post(about, {"reason": "No."}).status_code in (403, 404), name
    gethin = signed_in("gethin")
    assert gethin.post(about, {"reason": " "}).status_code == 422
    enter(signed_in, "gethin", graded, wales)
    with as_owner():
        entry = RegisterEntry.objects.get()
        assert entry.way == "PROPOSED"
        assert [one["rule"][0] for one in entry.asked] == ["Police grade: High"]
    with as_actor("mared") as mared:
        assert [one.state for one in duties_about(mared, [graded.episode.ref]) if one.kind == "CONSIDER_REGISTER"] == [
            "FULFILLED"
        ]
    assert gethin.post(about, {"reason": "Late."}).status_code == 422


def test_where_no_rule_holds_nobody_is_asked(cai):
    assert ask(cai) == 0


def test_a_manager_may_say_why_not(signed_in, graded, as_actor):
    ask(graded)
    gethin, about = signed_in("gethin"), f"/register/consider/{graded.episode.ref}"
    assert gethin.post(about, {"reason": "His father fetched him; he is not at risk."}).status_code == 302
    assert gethin.post(about, {"reason": "Twice."}).status_code == 422
    with as_actor("mared") as mared:
        assert [one.state for one in duties_about(mared, [graded.episode.ref]) if one.kind == "CONSIDER_REGISTER"] == ["WAIVED"]

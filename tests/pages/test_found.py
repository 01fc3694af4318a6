"""Found, and what is asked next: few questions, nothing typed is lost, and two who save at once see each other."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.story import K, at_minute, missing_cai
from tests.worlds import SOON, world
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.models import Duty
from ymylon.missing.actions.ending import record_end, record_found
from ymylon.missing.models import Concern, Episode, Finding, Grading, Item, Observation, ParentDecision, PreventionCheck
from ymylon.terms.calendars import clock
from ymylon.terms.codes import EndKind

QUESTION = re.compile(r"<(?:label|legend)[^>]*ym-question[^>]*>", re.S)


@pytest.fixture(autouse=True)
def _without_other_rooms(monkeypatch):
    monkeypatch.setattr("ymylon.config.shell._PLACES", ())


@pytest.fixture
def episode(wales, as_actor):
    def begin():
        load_shipped_policies(demonstration=True)
        with as_actor("elin") as elin:
            at = timezone.now() - timedelta(hours=3)
            return missing_cai(elin, wales, at=at, also=(("social_work", K.OTHER), ("school_lead", K.SCHOOL)))

    episode = world("found", begin, lasts=SOON)
    with as_actor("elin"):
        return episode


def at(episode, name: str) -> str:
    return reverse(f"missing:{name}", args=[episode.ref])


def just_now() -> str:
    return (timezone.localtime() - timedelta(minutes=2)).strftime("%d/%m/%Y %H:%M")


def test_found_asks_three_things_and_everybody_is_told(signed_in, episode):
    elin = signed_in("elin")
    assert len(QUESTION.findall(elin.get(at(episode, "found")).content.decode())) == 3
    sent = elin.post(at(episode, "found"), {"when": just_now(), "circumstance": "RETURNED", "is_safe_now": "yes"})
    assert (sent.status_code, sent.url) == (302, at(episode, "found_details"))
    assert Episode.objects.get(pk=episode.pk).state == "FOUND"
    assert "All who were told have been told" in elin.get(sent.url).content.decode()


def test_two_of_the_three_are_enough(signed_in, episode):
    sent = signed_in("elin").post(at(episode, "found"), {"when": just_now(), "circumstance": "NOT_KNOWN_YET"})
    assert sent.status_code == 302
    assert Finding.objects.get(episode=episode).is_safe_now is None


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("when", ["", "yfory", "31/12/2030 10:00", "1/1/2020 10:00", "banana"])
def test_bad_times_are_said_beside_the_question_and_nothing_is_lost(signed_in, episode, when, language):
    sent = signed_in("elin", language).post(at(episode, "found"), {"when": when, "circumstance": "PUBLIC_PLACE"})
    text = sent.content.decode()
    assert sent.status_code == 422
    assert 'id="id_when-error"' in text or "govuk-error-message" in text
    assert '<option value="PUBLIC_PLACE" selected' in text
    assert Episode.objects.get(pk=episode.pk).state == "REPORTED"


def test_the_second_to_find_is_told_who_was_first(signed_in, episode, as_actor):
    with as_actor("rhys") as rhys:
        now = timezone.now() - timedelta(minutes=1)
        record_found(by=rhys, at=now, episode=episode, found=at_minute(now))
    text = signed_in("elin").post(at(episode, "found"), {"when": just_now(), "circumstance": "RETURNED"}).content.decode()
    assert "Rhys Cadwaladr has recorded the end of this episode already" in text
    assert clock(now) in text


def test_what_follows_is_asked_afterwards_and_harm_opens_a_duty(signed_in, episode):
    elin = signed_in("elin")
    elin.post(at(episode, "found"), {"when": just_now(), "circumstance": "RETURNED"})
    both = {"version": Finding.objects.get(episode=episode).version, "place": "Home", "harm": ["NONE_KNOWN", "PHYSICAL"]}
    refused = elin.post(at(episode, "found_details"), both)
    assert refused.status_code == 422
    assert "stand alone" in refused.content.decode()
    assert 'value="Home"' in refused.content.decode()
    sent = elin.post(at(episode, "found_details"), {**both, "harm": ["PHYSICAL"], "travel": ["BUS"]})
    assert sent.url == at(episode, "episode")
    finding = Finding.objects.get(episode=episode)
    assert (finding.place, finding.harm, finding.travel) == ("Home", ["PHYSICAL"], ["BUS"])
    assert Duty.objects.filter(about=episode.ref, kind="REFER_HARM", state="OPEN").exists()
    assert "Refer the harm" in elin.get(sent.url).content.decode()


def test_two_who_save_at_once_see_both_texts(signed_in, episode):
    elin = signed_in("elin")
    elin.post(at(episode, "found"), {"when": just_now(), "circumstance": "RETURNED"})
    version = Finding.objects.get(episode=episode).version
    elin.post(at(episode, "found_details"), {"version": version, "place": "Home"})
    stale = elin.post(at(episode, "found_details"), {"version": version, "place": "Bus station"})
    text = stale.content.decode()
    assert stale.status_code == 422
    assert "Home" in text
    assert "Bus station" in text
    assert Finding.objects.get(episode=episode).place == "Home"
    again = re.search(r'name="version" value="(\d+)"', text) or re.search(r'value="(\d+)"[^>]*name="version"', text)
    elin.post(at(episode, "found_details"), {"version": again.group(1), "place": "Bus station"})
    assert Finding.objects.get(episode=episode).place == "Bus station"


def test_each_question_writes_once_and_leads_back(signed_in, episode):
    said = {
        "observe": ({"kind": "SIGHTING", "happened": just_now(), "words": "Seen in Pontypridd."}, Observation),
        "parent": ({"answer": "NOT_SAFE", "reason": "Threats."}, ParentDecision),
        "items": ({"words": "A phone."}, Item),
    }
    rhys = signed_in("rhys")
    for name, (typed, table) in said.items():
        sent = rhys.post(at(episode, name), typed)
        assert (name, sent.status_code) == (name, 302)
        assert table.objects.filter(episode=episode).count() == 1
    assert rhys.post(at(episode, "grade"), {"grade": "HIGH", "reason": "Debts.", "review": ""}).status_code == 302
    assert Grading.objects.get(episode=episode).grade == "HIGH"
    nia = signed_in("nia")
    assert nia.post(at(episode, "concern"), {"level": "SIGNIFICANT", "reason": "Debts.", "review": "24"}).status_code == 302
    assert Concern.objects.get(episode=episode).level == "SIGNIFICANT"
    talk = {"with_whom": "Mam", "spoken": just_now(), "is_contact": "on"}
    assert nia.post(at(episode, "family"), talk).status_code == 302
    text = nia.get(at(episode, "episode")).content.decode()
    assert "Nia Prydderch" in text
    assert "Mam" in text
    meeting = nia.get(at(episode, "strategy_meeting")).content.decode()
    day = re.findall(r'<option value="(\d{4}-\d\d-\d\d)"', meeting)[2]
    assert nia.post(at(episode, "strategy_meeting"), {"on": day}).status_code == 302


def test_after_the_end_check_referral_and_closing(signed_in, episode):
    rhys = signed_in("rhys")
    rhys.post(at(episode, "found"), {"when": just_now(), "circumstance": "RETURNED"})
    check = {
        "checked": timezone.localtime().strftime("%d/%m/%Y %H:%M"),
        "seen_alone": "yes",
        "words": "Well.",
        "harm": ["SEXUAL"],
    }
    assert rhys.post(at(episode, "prevention_check"), check).status_code == 302
    assert PreventionCheck.objects.get(episode=episode).seen_alone is True
    text = rhys.get(at(episode, "close")).content.decode()
    assert "Refer the harm" in text
    assert "Close it all the same" in text
    assert rhys.post(at(episode, "refer_harm"), {"worries": "He was hurt.", "childs_words": "Paid."}).status_code == 302
    assert rhys.post(at(episode, "close"), {}).status_code == 422
    assert rhys.post(at(episode, "override"), {"reason": ""}).status_code == 422
    assert rhys.post(at(episode, "override"), {"reason": "Agreed with the council by telephone."}).url == reverse("missing:board")
    assert signed_in("mared").get(at(episode, "episode")).content.decode().count("Closed")


NAMES = [
    "grade",
    "concern",
    "strategy_meeting",
    "observe",
    "family",
    "parent",
    "police_reference",
    "senior_review",
    "found",
    "end",
    "adult_acceptance",
    "still_missing",
    "items",
    "prevention_check",
    "refer_harm",
    "no_referral",
    "close",
    "override",
    "reopen",
]


@pytest.mark.heavy
@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_finds_nothing_behind_any_door(signed_in, episode, name):
    for who in ("owain", "carys"):
        assert signed_in(who).get(at(episode, name)).status_code in (403, 404)
        assert signed_in(who).post(at(episode, name), {}).status_code in (403, 404)


@pytest.mark.parametrize(
    ("who", "refused"),
    [
        ("dewi", "grade concern found end items prevention_check refer_harm close reopen parent"),
        ("elin", "grade concern strategy_meeting parent end items prevention_check close override reopen senior_review"),
        ("nia", "grade prevention_check"),
        ("rhys", "concern strategy_meeting"),
    ],
)
def test_what_a_role_may_not_do_is_refused_with_the_reason(signed_in, episode, who, refused):
    for name in refused.split():
        assert signed_in(who).get(at(episode, name)).status_code == 403, name


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", NAMES)
def test_every_question_opens_in_both_languages(signed_in, episode, name, language):
    for who in ("rhys", "gethin"):
        answer = signed_in(who, language).get(at(episode, name))
        assert answer.status_code in (200, 403)
        if answer.status_code == 200:
            assert len(QUESTION.findall(answer.content.decode())) <= 7


def test_a_child_who_was_found_may_have_died_since_or_the_record_was_wrong(signed_in, episode, as_actor):
    with as_actor("rhys") as rhys:
        now = timezone.now() - timedelta(hours=1)
        record_found(by=rhys, at=now, episode=episode, found=at_minute(now))
    browser = signed_in("rhys")
    assert at(episode, "end") in browser.get(at(episode, "episode")).content.decode()
    asked = browser.get(at(episode, "end")).content.decode()
    expected = {"DIED": True, "RECORDED_IN_ERROR": True, "IN_CUSTODY": False, "ACCEPTED_BY_ADULT_SERVICE": False}
    for kind, offered in expected.items():
        assert (f'value="{kind}"' in asked) is offered, kind
    sent = browser.post(at(episode, "end"), {"kind": "DIED", "when": "31/12/2030 10:00", "reason": "Dr Hughes."})
    assert sent.status_code == 422
    assert browser.post(at(episode, "end"), {"kind": "DIED", "when": just_now(), "reason": "Dr Hughes."}).status_code == 302
    said = browser.get(at(episode, "episode")).content.decode()
    assert at(episode, "end") not in said
    assert "Nothing that you see is owed." in said


@pytest.mark.parametrize("kind", [EndKind.DIED, EndKind.RECORDED_IN_ERROR])
@pytest.mark.parametrize("was_found", [False, True], ids=["never found", "found before"])
def test_nobody_is_asked_how_a_child_was_found_who_has_died_or_was_never_missing(signed_in, episode, as_actor, kind, was_found):
    with as_actor("rhys") as rhys:
        now = timezone.now() - timedelta(minutes=20)
        if was_found:
            record_found(by=rhys, at=now, episode=episode, found=at_minute(now))
        record_end(by=rhys, at=timezone.now(), episode=episode, kind=kind, reason="Confirmed by Dr Hughes.")
    said = signed_in("rhys").get(at(episode, "episode")).content.decode()
    for door in ("found_details", "prevention_check"):
        assert at(episode, door) not in said

"""The page of an episode: the right thing to the right person, in both languages, at 16 questions or fewer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import RHONDDA
from tests.story import K, at_minute, missing_cai, report_again
from ymylon.children.actions import involve, open_record
from ymylon.circumstances.actions import begin_care_spell
from ymylon.duties.actions import load_shipped_policies
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.finding import record_item
from ymylon.missing.actions.grading import grade_risk, record_concern
from ymylon.missing.actions.watching import add_observation
from ymylon.people.actions import add_person
from ymylon.terms.codes import (
    ConcernLevel,
    FoundCircumstance,
    LegalStatus,
    ObservationKind,
    PlacementType,
    PoliceGrade,
    RecordReason,
)


@pytest.fixture(autouse=True)
def _without_other_rooms(monkeypatch):
    monkeypatch.setattr("ymylon.config.shell._PLACES", ())


@pytest.fixture
def reported_at():
    return timezone.now() - timedelta(hours=4, minutes=5)


@pytest.fixture
def episode(wales, as_actor, reported_at):
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, at=reported_at, also=(("youth_justice", K.YOUTH_JUSTICE), ("social_work", K.OTHER)))


def page(client, episode) -> str:
    response = client.get(reverse("missing:episode", args=[episode.ref]))
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_how_long_and_that_the_police_have_not_confirmed(signed_in, episode):
    text = page(signed_in("nia"), episode)
    assert "Missing for 4 hours 17 minutes" in text
    assert "Police not yet confirmed" in text
    assert "101" in text
    assert "999" in text
    assert "Cai Morgan-Rees" in text
    assert "Pontypridd bus station" in text
    assert "Not graded yet" in text
    assert "Not decided" in text


def test_the_category_is_shown_under_its_named_definition(signed_in, episode):
    text = page(signed_in("rhys"), episode)
    assert "whereabouts cannot be established" in text


def test_the_two_judgements_stand_side_by_side_for_who_holds_both_lanes(signed_in, episode, as_actor, reported_at):
    at = reported_at + timedelta(minutes=30)
    with as_actor("rhys") as rhys:
        grade_risk(by=rhys, at=at, episode=episode, grade=PoliceGrade.MEDIUM, reason="Cold night.")
    with as_actor("nia") as nia:
        record_concern(
            by=nia, at=at, episode=episode, level=ConcernLevel.SIGNIFICANT, reason="Debts.", review_at=at + timedelta(days=1)
        )
    for name in ("rhys", "mared"):
        text = page(signed_in(name), episode)
        assert "Police grade: Medium" in text
        assert "Significant concern" in text
    text = page(signed_in("elin"), episode)
    assert "Police grade: Medium" in text
    assert "Significant concern" not in text
    assert "Social care’s concern" not in text


def test_acknowledgements_run_council_health_police_and_do_not_betray_youth_justice(signed_in, episode):
    text = page(signed_in("nia"), episode)
    council, health, police = (text.index(f"<b>{who}") for who in ("Council", "Health", "Police"))
    assert council < health < police
    assert "Youth justice" not in page(signed_in("elin"), episode)
    assert "Acknowledge" in text


@pytest.mark.parametrize(
    ("language", "why", "of_another"),
    [
        ("en", "Why: the council where the child lives", "Why: youth justice works with this child"),
        ("cy", "Pam: y cyngor lle mae’r plentyn yn byw", "Pam: mae’r gwasanaeth cyfiawnder ieuenctid"),
    ],
)
def test_each_who_was_told_stands_with_why_and_no_reason_betrays_another_lane(signed_in, episode, language, why, of_another):
    text = page(signed_in("elin", language), episode)
    assert why in text
    assert of_another not in text


def test_doors_are_shown_to_those_who_may_open_them(signed_in, episode):
    grade, found = (reverse(f"missing:{name}", args=[episode.ref]) for name in ("grade", "found"))
    text = page(signed_in("rhys"), episode)
    assert grade in text
    text = page(signed_in("elin"), episode)
    assert grade not in text
    assert found in text
    assert "The police alone give the police grade." in text
    text = page(signed_in("menna"), episode)
    assert found not in text


def test_items_stay_in_their_lane(signed_in, episode, as_actor):
    with as_actor("rhys") as rhys:
        record_item(by=rhys, at=timezone.now(), episode=episode, words="Two phones and £300.")
    assert "Two phones" in page(signed_in("nia"), episode)
    for name in ("elin", "menna"):
        assert "Two phones" not in page(signed_in(name), episode)


def test_once_found_the_page_says_so_and_what_is_owed(signed_in, episode, as_actor, reported_at):
    at = reported_at + timedelta(hours=3)
    with as_actor("elin") as elin:
        record_found(
            by=elin,
            at=at,
            episode=episode,
            found=at_minute(at),
            circumstance=FoundCircumstance.WITH_ADULT_OF_CONCERN,
            is_safe_now=True,
        )
    text = page(signed_in("mared"), episode)
    assert "after 3 hours 12 minutes" in text
    assert "Offer a return interview" in text
    assert "Police prevention check" in text
    assert "With an adult of concern" in text
    assert "Not asked yet" in text
    assert "Strategy meeting due" in text
    assert "Police not yet confirmed" not in text


def test_whoever_may_not_know_of_it_finds_nothing(signed_in, episode):
    for name in ("owain", "carys", "dewi"):
        assert signed_in(name).get(reverse("missing:episode", args=[episode.ref])).status_code == 404


def test_in_welsh_no_code_and_no_english_code_words(signed_in, episode):
    text = page(signed_in("nia", "cy"), episode)
    assert 'lang="cy"' in text
    assert "Yr heddlu heb gadarnhau eto" in text


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["nia", "rhys", "elin", "menna"])
def test_sixteen_questions_at_one_row_and_at_two_hundred(signed_in, count_queries, episode, as_actor, reported_at, name):
    address = reverse("missing:episode", args=[episode.ref])
    signed_in(name)
    few = count_queries(address)
    with as_actor("rhys") as rhys:
        for minute in range(200):
            add_observation(
                by=rhys,
                at=timezone.now(),
                episode=episode,
                kind=ObservationKind.ENQUIRY,
                happened=at_minute(reported_at + timedelta(minutes=minute)),
                words="Asked.",
            )
    signed_in(name)
    assert count_queries(address) == few <= 16


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param((-90, -1), "M: missing from care", id="in care then, and not any more"),
        pytest.param((1, None), "", id="in care now, and not then"),
    ],
)
def test_the_return_s_category_is_by_the_placement_of_the_day_last_seen(signed_in, wales, as_actor, days, said):
    load_shipped_policies(demonstration=True)
    then = timezone.now() - timedelta(days=30)
    day = then.date()
    span = {
        "from_on": day + timedelta(days=days[0]),
        "to_on": timezone.now().date() + timedelta(days=days[1]) if days[1] else None,
    }
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=then, given="Cai", family="Morgan-Rees", born_on=day - timedelta(days=5000))
        child = open_record(by=mared, at=then, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        social_work = wales.teams["social_work"].pk
        involve(by=mared, at=then, child_id=child.pk, team_id=social_work, kind=K.RESPONSIBLE_AUTHORITY, basis="known")
        begin_care_spell(
            by=mared, at=timezone.now(), child_id=child.pk, responsible_authority=RHONDDA,
            placement=PlacementType.CHILDRENS_HOME, legal_status=LegalStatus.CARE_ORDER, **span,
        )  # fmt: skip
        past = report_again(mared, child.pk, at=then)
    text = page(signed_in("mared"), past)
    assert ("M: missing from care" in text) is bool(said)

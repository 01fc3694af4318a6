"""The page on which somebody is left out, and what everybody else's pages then say: the left-out team's, nothing."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import RHONDDA
from tests.story import K, at_minute, missing_cai
from ymylon.children.actions import involve_each, open_record
from ymylon.children.models import Involvement
from ymylon.drafts.models import Draft
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.leaving_out import leave_out
from ymylon.missing.models import Episode
from ymylon.notices.models import Notice
from ymylon.people.actions import add_person
from ymylon.terms.codes import FoundCircumstance, RecordReason

WHY = "His uncle works there."


@pytest.fixture
def reported_at():
    return timezone.now() - timedelta(hours=3)


@pytest.fixture
def episode(wales, policy, as_actor, reported_at):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, at=reported_at)


@pytest.fixture
def address(episode):
    return reverse("missing:leave_out", args=[episode.ref])


def said(response) -> str:
    return response.content.decode()


def test_it_lists_whom_else_would_be_told_and_says_that_a_parent_is_not(signed_in, address):
    text = said(signed_in("rhys").get(address))
    assert "Tŷ Derwen: Staff of Tŷ Derwen" in text
    assert "Emergency duty team" in text
    assert "Missing persons team" not in text.split("Which team")[1]
    assert "Ymylon tells no parent" in text


def test_who_left_a_team_out_reads_it_in_the_story_with_the_reason(signed_in, wales, episode, address):
    browser = signed_in("rhys")
    answer = browser.post(address, {"team": str(wales.teams["home_staff"].pk), "reason": WHY})
    assert answer.status_code == 302
    text = said(browser.get(answer["Location"]))
    assert "Told nothing more: Tŷ Derwen" in text
    assert "His uncle works there." in text
    assert "Rhys Cadwaladr" in text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Say why this team is told nothing more"), ("cy", "")], ids=["English", "Cymraeg"]
)
def test_without_a_reason_it_says_so_beside_the_question_and_keeps_the_choice(signed_in, wales, address, language, words):
    number = str(wales.teams["home_staff"].pk)
    answer = signed_in("rhys", language).post(address, {"team": number, "reason": " "})
    assert answer.status_code == 422
    text = said(answer)
    assert 'id="id_reason_error"' in text
    assert words in text
    assert "checked" in text


def test_a_team_that_is_not_on_the_list_is_refused(signed_in, wales, address):
    answer = signed_in("rhys").post(address, {"team": str(wales.teams["other_missing"].pk), "reason": WHY})
    assert answer.status_code == 422


@pytest.mark.parametrize(("name", "status"), [("elin", 403), ("menna", 403), ("owain", 404), ("nia", 200)])
def test_who_may_open_it(signed_in, address, name, status):
    assert signed_in(name).get(address).status_code == status


def test_the_left_out_team_finds_no_trace_on_any_page(signed_in, wales, as_actor, episode, reported_at):
    at = reported_at + timedelta(hours=1)
    with as_actor("rhys") as rhys:
        leave_out(by=rhys, at=at, episode=episode, team_id=wales.teams["home_staff"].pk, reason=WHY)
    with as_actor("nia") as nia:
        record_found(
            by=nia,
            at=at + timedelta(minutes=30),
            episode=episode,
            found=at_minute(at + timedelta(minutes=20)),
            circumstance=FoundCircumstance.NOT_KNOWN_YET,
            is_safe_now=True,
        )
    with as_actor("rhys") as rhys:
        from ymylon.children.lookups import children_by_id

        child = children_by_id(rhys, [episode.child_id])[episode.child_id].ref
    pages = ("/", "/missing/", f"/missing/{episode.ref}", f"/children/{child}")
    browser = signed_in("elin")
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200, page
        text = said(answer)
        for trace in ("Told nothing more", WHY, "uncle", "left out", "Somebody must not be told", "leave-out"):
            assert trace not in text, (page, trace)
    assert "Told nothing more" in said(signed_in("nia").get(f"/missing/{episode.ref}"))


def test_the_page_of_the_episode_stays_within_its_budget(signed_in, wales, as_actor, episode, reported_at, count_queries):
    with as_actor("rhys") as rhys:
        for team in ("home_staff", "duty"):
            leave_out(by=rhys, at=reported_at + timedelta(hours=1), episode=episode, team_id=wales.teams[team].pk, reason=WHY)
    signed_in("rhys")
    assert count_queries(reverse("missing:episode", args=[episode.ref])) <= 16
    assert count_queries(reverse("missing:leave_out", args=[episode.ref])) <= 10


@pytest.fixture
def cai(wales, policy, as_actor):
    """Known to the home and the social worker; nobody has reported him."""
    now = timezone.now() - timedelta(days=30)
    with as_actor("elin") as elin:
        person = add_person(by=elin, at=now, given="Cai", family="Morgan-Rees")
        child = open_record(by=elin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = [(wales.teams[team].pk, kind, "known") for team, kind in (("home_staff", K.HOME), ("social_work", K.OTHER))]
        involve_each(by=elin, at=now, child_id=child.pk, teams=teams)
    return child


def test_a_report_can_leave_somebody_out_from_the_start(signed_in, wales, cai):
    browser = signed_in("mared")
    address = f"/missing/report/{cai.ref}/without"
    assert address in said(browser.get(f"/children/{cai.ref}"))
    text = said(browser.get(address))
    for words in ("Ring 999", "101", "Tŷ Derwen", "Safeguarding team", "Missing persons team"):
        assert words in text
    assert "Taf social work team" not in text.split("Who must not be told?")[1]
    answer = browser.post(
        address,
        {
            "last_seen": (timezone.localtime() - timedelta(minutes=5)).strftime("%d/%m/%Y %H:%M"),
            "whereabouts": "NOT_KNOWN",
            "teams": [str(wales.teams["safeguarding"].pk), str(wales.teams["home_staff"].pk)],
            "reason": WHY,
        },
    )
    assert answer.status_code == 302, said(answer)
    episode = answer["Location"].split("/")[2]
    assert "Told nothing more: Cwm Taf Morgannwg" in said(browser.get(f"/missing/{episode}"))
    assert signed_in("menna").get(f"/missing/{episode}").status_code == 404
    assert "Cai" not in said(signed_in("menna").get("/missing/"))
    assert "Cai" not in said(signed_in("menna").get("/"))
    assert signed_in("mared").get(address)["Location"] == f"/missing/{episode}/leave-out"


def test_nothing_is_written_without_a_team_or_a_reason(signed_in, wales, cai, as_owner):
    answer = signed_in("mared").post(f"/missing/report/{cai.ref}/without", {"place": "Pontypridd", "reason": ""})
    assert answer.status_code == 422
    text = said(answer)
    for field in ("last_seen", "whereabouts", "teams", "reason"):
        assert f'id="id_{field}_error"' in text
    assert "Pontypridd" in text
    with as_owner():
        assert not Episode.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("elin", 403), ("owain", 404), ("carys", 404)])
def test_who_may_not_report_so(signed_in, cai, name, status):
    assert signed_in(name).get(f"/missing/report/{cai.ref}/without").status_code == status


def test_what_was_typed_survives_the_page_and_goes_when_it_is_sent(signed_in, wales, cai, as_actor):
    browser, address = signed_in("mared"), f"/missing/report/{cai.ref}/without"
    keep = f"/drafts/without.{cai.ref}"
    assert f'data-keep-url="{keep}"' in said(browser.get(address))
    home = str(wales.teams["home_staff"].pk)
    safeguarding = str(wales.teams["safeguarding"].pk)
    started = (timezone.localtime() - timedelta(minutes=5)).strftime("%d/%m/%Y %H:%M")
    typed = {"last_seen": started, "whereabouts": "NOT_KNOWN", "teams": [home, safeguarding], "reason": WHY}
    assert browser.post(keep, typed).status_code == 204
    text = said(browser.get(address))
    assert "You had started this at" in text
    assert WHY in text
    assert started in text
    for team in (home, safeguarding):
        assert re.search(rf'value="{team}"[^>]*checked', text)
    assert WHY not in said(signed_in("rhys").get(address))
    assert signed_in("mared").post(address, typed).status_code == 302
    with as_actor("mared"):
        assert not Draft.objects.exists()


def test_a_child_without_a_record_is_reported_and_somebody_is_never_told(signed_in, wales, policy, as_owner, count_queries):
    browser = signed_in("rhys")
    address = "/missing/report/new/without"
    assert address in said(browser.get("/missing/report"))
    assert address not in said(signed_in("elin").get("/missing/report"))
    signed_in("rhys")
    assert count_queries(address) <= 10
    typed = {
        "who": "Gwen Ifan",
        "born": "14",
        "authority": RHONDDA,
        "last_seen": (timezone.localtime() - timedelta(minutes=5)).strftime("%d/%m/%Y %H:%M"),
        "whereabouts": "NOT_KNOWN",
        "teams": [str(wales.teams["safeguarding"].pk)],
        "reason": WHY,
    }
    for field in ("who", "born", "authority", "teams", "reason"):
        refused = browser.post(address, {**typed, field: ""})
        assert refused.status_code == 422
        assert f'id="id_{field}_error"' in said(refused)
    with as_owner():
        assert not Episode.objects.exists()
    answer = browser.post(address, typed)
    assert answer.status_code == 302, said(answer)
    episode = answer["Location"].split("/")[2]
    with as_owner():
        assert not Notice.objects.filter(team=wales.teams["safeguarding"]).exists()
        assert not Involvement.objects.filter(team=wales.teams["safeguarding"], ended_at__isnull=True).exists()
        assert (
            Notice.objects.filter(team=wales.teams["duty"]).exists()
            or Notice.objects.filter(team=wales.teams["front_door"]).exists()
        )
    assert signed_in("menna").get(f"/missing/{episode}").status_code == 404


@pytest.mark.parametrize("name", ["elin", "menna", "ada"])
def test_who_may_not_report_a_child_without_a_record_so(signed_in, wales, name):
    assert signed_in(name).get("/missing/report/new/without").status_code == 403

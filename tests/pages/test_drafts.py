"""What is typed outlives the page: sealed on the server, read by its author alone, gone when it is sent."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.pages.test_report import ADDRESS, answers, cai  # noqa: F401
from ymylon.drafts.lookups import draft_of
from ymylon.drafts.models import Draft

NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)
SAVE = "/drafts/report"


@pytest.fixture(autouse=True)
def _at_night():
    with time_machine.travel(NIGHT, tick=False):
        yield


def test_what_was_typed_is_there_again_and_says_since_when(signed_in, wales):
    browser, token = signed_in("dewi"), str(uuid.uuid4())
    typed = {"who": "Gwen Ifan", "child": "new", "last_seen": "22:5", "circumstances": "Grey <hoodie>", "token": token}
    assert browser.post(SAVE, typed).status_code == 204
    page = browser.get(ADDRESS).content.decode()
    assert "You had started this at 23:02" in page
    for words in ('value="Gwen Ifan"', 'value="22:5"', "Grey &lt;hoodie&gt;", token):
        assert words in page
    assert "govuk-error" not in page


def test_a_draft_lies_in_the_database_unreadable(signed_in, wales, as_actor):
    signed_in("dewi").post(SAVE, {"who": "Gwen Ifan", "circumstances": "Grey hoodie"})
    with as_actor("dewi") as dewi:
        (draft,) = Draft.objects.all()
        assert draft_of(dewi, "report", NIGHT).single["circumstances"] == "Grey hoodie"
    for word in (b"Gwen", b"Ifan", b"hoodie", b"circumstances"):
        assert word not in bytes(draft.sealed)


def test_nobody_else_sees_it_not_even_in_the_same_team(signed_in, wales, as_actor):
    signed_in("dewi").post(SAVE, {"circumstances": "Grey hoodie"})
    with as_actor("elin") as elin:
        assert not Draft.objects.exists()
        assert draft_of(elin, "report", NIGHT) is None
    assert "hoodie" not in signed_in("elin").get(ADDRESS).content.decode()


def test_sending_lets_go_of_it(signed_in, cai, policy, as_actor):  # noqa: F811
    browser, typed = signed_in("elin"), answers(cai.ref)
    browser.post(SAVE, typed)
    browser.post(ADDRESS, typed)
    with as_actor("elin"):
        assert not Draft.objects.exists()


def test_the_last_words_may_arrive_after_the_form(signed_in, cai, policy):  # noqa: F811
    browser, typed = signed_in("elin"), answers(cai.ref, circumstances="Grey hoodie")
    browser.post(ADDRESS, typed)
    browser.post(SAVE, typed)
    page = browser.get(ADDRESS).content.decode()
    assert "You had started this" not in page
    assert "Grey hoodie" not in page


def test_what_arrives_after_its_page_was_sent_is_not_kept_and_another_page_keeps(signed_in, cai, policy, as_actor):  # noqa: F811
    browser, typed = signed_in("elin"), answers(cai.ref) | {"csrfmiddlewaretoken": "of-this-page"}
    # Sent with a fault it led nowhere: it goes on, and so does keeping.
    assert browser.post(ADDRESS, typed | {"last_seen": "banana"}).status_code == 422
    assert browser.post(SAVE, typed).status_code == 204
    assert browser.post(SAVE, typed).status_code == 204
    assert browser.post(ADDRESS, typed).status_code == 302
    assert browser.post(SAVE, typed | {"circumstances": "Grey hoodie"}).status_code == 400
    with as_actor("elin"):
        assert not Draft.objects.exists()
    # The same form again, on a page that was drawn since.
    assert browser.post(SAVE, typed | {"csrfmiddlewaretoken": "of-another"}).status_code == 204
    with as_actor("elin"):
        assert Draft.objects.count() == 1


def test_faults_in_the_answers_keep_it(signed_in, wales, as_actor):
    browser, typed = signed_in("dewi"), answers(who="Gwen", last_seen="banana")
    browser.post(SAVE, typed)
    browser.post(ADDRESS, typed)
    with as_actor("dewi"):
        assert Draft.objects.count() == 1


def test_it_can_be_discarded(signed_in, wales):
    browser = signed_in("dewi")
    browser.post(SAVE, {"circumstances": "Grey hoodie"})
    assert browser.post(f"{SAVE}/discard", {"next": ADDRESS}).url == ADDRESS
    assert "hoodie" not in browser.get(ADDRESS).content.decode()
    assert browser.post(f"{SAVE}/discard", {"next": "https://example.invalid/"}).url == "/"


def test_after_two_days_it_is_not_offered_and_the_next_one_sweeps_it_away(signed_in, wales, as_actor):
    signed_in("dewi").post(SAVE, {"circumstances": "Grey hoodie"})
    with time_machine.travel(NIGHT + timedelta(days=3), tick=False):
        browser = signed_in("dewi")
        assert "hoodie" not in browser.get(ADDRESS).content.decode()
        browser.post("/drafts/details." + str(uuid.uuid4()), {"clothing": "Red coat"})
        with as_actor("dewi"):
            assert Draft.objects.count() == 1


@pytest.mark.parametrize("name", ["Report", "details.x", "a" * 50])
def test_only_forms_are_kept(signed_in, wales, name):
    assert signed_in("dewi").post(f"/drafts/{name}", {"words": "x"}).status_code == 400


def test_too_much_is_refused(signed_in, wales):
    assert signed_in("dewi").post(SAVE, {"words": "x" * 200_000}).status_code == 400


def test_reading_and_strangers_are_refused(signed_in, wales):
    assert signed_in("dewi").get(SAVE).status_code == 405
    assert Client().post(SAVE, {"words": "x"}).status_code == 302
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(wales.people["dewi"].account)
    assert careful.post(SAVE, {"words": "x"}).status_code == 403

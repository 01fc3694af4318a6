"""The pages of a protected child: the right thing to the named, and to everybody else whom to ask."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.protection.conftest import CANARIES, put_under_protection
from ymylon.protection.actions import agree_to_open, ask_to_open
from ymylon.protection.lookups import alarms_of, opening_by_ref

pytestmark = pytest.mark.django_db


def text(browser, address) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "ask"), [("en", "Protected: ask Taf social work team"), ("cy", "Gwarchodedig: gofynnwch i Tîm")]
)
@pytest.mark.parametrize("name", ["gethin", "rhys", "nia"])
def test_the_childs_page_says_whom_to_ask_and_not_the_town(protected, signed_in, name, language, ask):
    said = text(signed_in(name, language), f"/children/{protected.ref}")
    assert ask in said
    for words in (*CANARIES.values(), "Bridgend", "Pen-y-bont"):
        assert words not in said


def test_everybody_reads_one_protected_team_however_many_there_are(protected, signed_in):
    assert text(signed_in("rhys"), f"/children/{protected.ref}").count("A protected team") == 1


@pytest.mark.parametrize("name", ["gethin", "rhys", "nia", "gwen"])
def test_no_reason_for_telling_says_where_to_look(hidden, wales, as_actor, signed_in, name):
    address = reverse("missing:episode", args=[hidden.episode])
    assert "Why: " in text(signed_in(name), address)
    put_under_protection(hidden, wales, as_actor)
    assert "Why: " not in text(signed_in(name), address)


@pytest.mark.parametrize(
    ("name", "status"), [("gethin", 200), ("mared", 200), ("rhys", 404), ("nia", 404), ("gwen", 404), ("owain", 404)]
)
def test_only_the_named_open_the_protection(protected, signed_in, name, status):
    browser = signed_in(name)
    assert browser.get(f"/protected/{protected.ref}").status_code == status
    assert browser.get(f"/protected/{protected.ref}/ask").status_code == status


def opening(as_actor, child_id):
    with as_actor("mared") as mared:
        return ask_to_open(by=mared, at=timezone.now(), child_id=child_id, reason="The school must be told.")


def test_what_was_opened_is_the_answer_to_one_press(protected, as_actor, signed_in):
    ref = opening(as_actor, protected.child_id)
    with as_actor("gethin") as gethin:
        agree_to_open(by=gethin, at=timezone.now(), opening=opening_by_ref(gethin, ref))
    browser = signed_in("mared")
    answer = browser.post(f"/protected/openings/{ref}/show")
    assert CANARIES["home"] in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    again = browser.post(f"/protected/openings/{ref}/show", follow=True)
    assert CANARIES["home"] not in again.content.decode()
    assert browser.get(f"/protected/openings/{ref}/show").status_code == 405


def test_the_owner_hears_of_the_question_on_today(protected, as_actor, signed_in):
    opening(as_actor, protected.child_id)
    said = re.findall(r"Acknowledge an alarm about Cai Morgan-Rees([^<\"]*)", text(signed_in("mared"), "/"))
    assert said
    assert all(re.fullmatch(r", \d+\s*", age) for age in said), f"the age ends the sentence, without a second comma: {said}"


def test_a_review_that_passed_alarms_the_owner_once_a_day_and_ends_nothing(protected, as_actor, as_owner):

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("update protection_protection set review_on = current_date - 1")
        cursor.execute("select alarm_of_reviews(current_date, %s, '/')", [timezone.now()])
        assert cursor.fetchone() == (1,)
        cursor.execute("select alarm_of_reviews(current_date, %s, '/')", [timezone.now() + timedelta(hours=1)])
        assert cursor.fetchone() == (0,)
    with as_actor("mared") as mared:
        assert [alarm.kind for alarm in alarms_of(mared, protected.child_id)] == ["REVIEW"]


@pytest.mark.parametrize("address", ["/protected/", "/protected/{ref}", "/protected/{ref}/begin", "/protected/{ref}/keep"])
def test_few_questions_a_page(protected, signed_in, count_queries, address):
    signed_in("gethin")
    assert count_queries(address.format(ref=protected.ref)) <= 10

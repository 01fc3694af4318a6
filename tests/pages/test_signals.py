"""Signals as pages: what fired in words, a person who answers, and counts that name no child."""

import pytest
from django.urls import reverse

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.actions.test_signals import go_round, signals
from tests.actions.test_signals import worried as worried  # noqa: PLC0414
from tests.actions.test_worries import cai as cai  # noqa: PLC0414
from tests.pages.growing import copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def signal(worried, as_actor):
    go_round()
    return signals(as_actor)[0]


def test_its_person_reads_it_in_words_under_today_and_says_what_was_done(signal, signed_in):
    mared, address = signed_in("mared"), reverse("signals:signal", args=[signal.ref])
    today = mared.get("/").content.decode()
    assert address in today
    assert "It is yours." in today
    page = mared.get(address).content.decode()
    assert all(words in page for words in ("3 worries below any threshold", "Put to Mared Ellis", "It is no score"))
    assert mared.post(address, {"kind": "NOTHING", "words": " "}).status_code == 422
    assert mared.post(address, {"kind": "DONE", "words": "His gran was rung."}).status_code == 302
    page = mared.get(address).content.decode()
    assert "Something was done: Mared Ellis" in page
    assert "His gran was rung." in page
    assert "answered" in mared.post(address, {"kind": "DONE", "words": "Again."}).content.decode()


def test_whoever_lacks_a_lane_finds_nothing(signal, signed_in):
    for who in ("dewi", "rhys", "menna", "sion"):
        assert signed_in(who).get(reverse("signals:signal", args=[signal.ref])).status_code in (403, 404), who


def test_the_triggers_are_published_in_both_languages_and_counted_for_a_manager_alone(signal, signed_in):
    address = reverse("signals:triggers")
    page = signed_in("dewi").get(address).content.decode()
    assert all(
        words in page for words in ("Several worries below any threshold", "3 worries within 183 days", "1 September 2026")
    )
    assert "By sex" not in page
    page = signed_in("gethin").get(address).content.decode()
    assert all(words in page for words in ("By care status", "By sex", "By ethnic group", "By language", "By authority"))
    assert "fewer than 5" in page
    assert "Cai" not in page
    assert "Sawl pryder o dan unrhyw drothwy" in signed_in("gethin", "cy").get(address).content.decode()


def test_as_often_at_two_hundred_signals_as_at_one(signal, worried, signed_in, count_queries, as_owner):
    pages = [reverse("signals:signal", args=[signal.ref]), reverse("signals:triggers")]
    signed_in("gethin")
    one = [count_queries(page) for page in pages]
    with as_owner():
        copy("signals_signal", f"child_id = {worried}", 200, cause="gen_random_uuid()")
    assert [count_queries(page) for page in pages] == one
    assert max(one) <= 10, one

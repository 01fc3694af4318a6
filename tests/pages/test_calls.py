"""A telephone call about a notice is told as it was: who answered or that nobody did, and at the time that was typed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.story import missing_cai
from tests.telling import notice_to
from ymylon.notices.models import Call


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, at=timezone.now() - timedelta(minutes=30))


@pytest.fixture
def ring(signed_in, wales, episode, as_actor):
    """`ring(answer="NOBODY")` records Elin's call of an hour ago to the police; the story of the episode is returned."""

    def record(language: str = "en", **typed: str) -> str:
        with as_actor("elin") as elin:
            notice = notice_to(elin, episode.ref, wales.teams["missing"])
        hour_ago = timezone.localtime(timezone.now() - timedelta(hours=1)).strftime("%d/%m/%Y %H:%M")
        browser = signed_in("elin", language)
        answer = browser.post(reverse("notices:telephone", args=[notice.ref]), {"rang": "101", "at": hour_ago} | typed)
        assert answer.status_code == 302
        return browser.get(reverse("missing:episode", args=[episode.ref])).content.decode()

    return record


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"answer": "NOBODY"}, "Elin Parri rang 101: nobody answered", id="nobody"),
        pytest.param(
            {"answer": "ANSWERED", "spoke_with": "PC Lloyd"},
            "Elin Parri rang 101: PC Lloyd answered, and did not take it on",
            id="by name",
        ),
        pytest.param(
            {"answer": "ANSWERED", "spoke_with": ""},
            "Elin Parri rang 101: somebody answered, and did not take it on",
            id="without a name",
        ),
        pytest.param(
            {"answer": "TOOK_IT_ON", "answered_by": "PC Lloyd"}, "Elin Parri rang 101: PC Lloyd took it on", id="taken on"
        ),
        pytest.param({"answer": "NOBODY", "spoke_with": "left over"}, "nobody answered", id="nobody after all"),
    ],
)
def test_what_came_of_a_call_is_told_as_it_was(ring, typed, said):
    assert said in ring(**typed)


def test_a_call_before_the_report_keeps_its_time_and_the_answer_begins_with_the_notice(ring, episode, wales, as_actor):
    ring(answer="TOOK_IT_ON", answered_by="PC Lloyd")
    with as_actor("elin") as elin:
        call = Call.objects.visible_to(elin).get()
        notice = notice_to(elin, episode.ref, wales.teams["missing"])
        assert call.at < notice.told_at - timedelta(minutes=20)
        assert notice.acknowledged_at == notice.told_at


def test_the_form_asks_who_answered_also_where_they_did_not_take_it_on(signed_in, episode, wales, as_actor):
    with as_actor("elin") as elin:
        notice = notice_to(elin, episode.ref, wales.teams["missing"])
    page = signed_in("elin").get(reverse("notices:telephone", args=[notice.ref])).content.decode()
    assert page.count('name="answered_by"') == page.count('name="spoke_with"') == 1

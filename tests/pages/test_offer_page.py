"""The offer of a return interview: four questions, two needed, and the ledger underneath."""

import html
import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.story import K, at_minute, missing_cai
from ymylon.interviews.models import Offer
from ymylon.missing.actions.ending import record_end, record_found, record_still_missing
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.terms.codes import EndKind

QUESTION = re.compile(r"<(?:label|legend)[^>]*ym-question[^>]*>", re.S)
WAY = "Text him after school; nobody else reads it."


@pytest.fixture
def address(wales, policy, as_actor):
    now = timezone.now()
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=now - timedelta(hours=3), also=(("interviews", K.RETURN_INTERVIEWS),))
        record_found(by=elin, at=now, episode=episode, found=at_minute(now - timedelta(hours=1)))
    return reverse("interviews:offer", args=[episode.ref])


def test_four_questions_and_two_are_enough(signed_in, address):
    lowri = signed_in("lowri")
    assert len(QUESTION.findall(lowri.get(address).content.decode())) == 5
    lowri.post(address.replace("offer", "safe-way"), {"safe_way": WAY, "read_by": "Nobody"})
    assert len(QUESTION.findall(lowri.get(address).content.decode())) == 4
    assert lowri.post(address, {"safe_way": WAY, "read_by": "Nobody", "answer": "ACCEPTED"}).status_code == 302
    assert Offer.objects.get().response == "ACCEPTED"
    text = lowri.get(address).content.decode()
    assert "Offers so far" in text
    assert WAY in text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_without_a_safe_way_no_offer_and_nothing_typed_is_lost(signed_in, address, language):
    sent = signed_in("lowri", language).post(address, {"safe_way": "", "answer": "REFUSED", "reason": "Dw i wedi blino."})
    assert sent.status_code == 422
    assert "Dw i wedi blino." in sent.content.decode()
    assert not Offer.objects.exists()


def test_no_offer_with_a_reason_needs_no_way_to_the_child(signed_in, address):
    lowri = signed_in("lowri")
    assert lowri.post(address, {"answer": "NO_OFFER"}).status_code == 422
    assert lowri.post(address, {"answer": "NO_OFFER", "reason": "Moved to another country with family."}).status_code == 302
    assert not Offer.objects.get().was_made


@pytest.fixture
def episode(wales, address, as_actor):
    """That of the address."""
    with as_actor("rhys") as rhys:
        return episode_by_ref(rhys, UUID(address.split("/")[2]))


FORM = '<form method="post" novalidate'


@pytest.mark.parametrize(("language", "words"), [("en", "This child has died"), ("cy", "Mae’r plentyn hwn wedi marw")])
def test_for_a_child_who_has_died_nothing_is_asked(signed_in, address, episode, as_actor, language, words):
    lowri = signed_in("lowri", language)
    assert FORM in lowri.get(address).content.decode()
    with as_actor("rhys") as rhys:
        record_end(by=rhys, at=timezone.now(), episode=episode, kind=EndKind.DIED, reason="Confirmed by Dr Hughes.")
    page = lowri.get(address).content.decode()
    assert words in html.unescape(page)
    assert FORM not in page
    assert "/safe-way" not in page
    # What somebody was typing meanwhile stays before them, and is not written.
    sent = lowri.post(address, {"answer": "REFUSED", "reason": "Dw i wedi blino.", "safe_way": WAY, "read_by": "Nobody"})
    assert sent.status_code == 422
    assert "Dw i wedi blino." in sent.content.decode()
    assert not Offer.objects.exists()


def test_nor_of_one_who_is_missing_after_all(signed_in, address, episode, as_actor):
    with as_actor("rhys") as rhys:
        record_still_missing(by=rhys, at=timezone.now(), episode=episode, reason="It was his brother.")
    page = signed_in("lowri").get(address).content.decode()
    assert "once the child is found" in page
    assert FORM not in page


def test_who_may_not_offer_is_refused_and_a_stranger_finds_nothing(signed_in, address):
    assert signed_in("elin").get(address).status_code == 403
    assert signed_in("carys").get(address).status_code == 404


def test_ten_questions_to_the_database_at_most(signed_in, count_queries, address):
    lowri = signed_in("lowri")
    lowri.post(address, {"safe_way": WAY, "read_by": "Nobody", "answer": "NOT_ANSWERED_YET"})
    few = count_queries(address)
    for _again in range(20):
        lowri.post(address, {"safe_way": WAY, "read_by": "Nobody", "answer": "NOT_ANSWERED_YET"})
    assert count_queries(address) == few <= 10

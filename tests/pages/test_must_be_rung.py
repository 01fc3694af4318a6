"""A force or council that doesn't use the program is told by telephone alone, and every page says so in the same words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.story import missing_cai
from tests.telling import notice_to
from ymylon.missing.models import Report
from ymylon.notices.actions import tell_by_telephone

SAID = {"en": "does not use Ymylon: must be rung", "cy": "ddim yn defnyddio Ymylon: rhaid ffonio"}


@pytest.fixture
def episode(wales, policy, as_actor):
    wales.agencies["police"].uses_ymylon = False
    wales.agencies["police"].save()
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, at=timezone.now() - timedelta(minutes=5))


def pages(browser, episode, report_ref) -> dict[str, str]:
    addresses = {
        "Today": "/",
        "board": reverse("missing:board"),
        "episode": reverse("missing:episode", args=[episode.ref]),
        "after the report": reverse("missing:details", args=[episode.ref, report_ref]),
    }
    return {name: browser.get(address).content.decode() for name, address in addresses.items()}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_says_so_until_somebody_has_answered_the_telephone(signed_in, wales, episode, as_actor, language):
    with as_actor("elin") as elin:
        ref = Report.objects.visible_to(elin).get(episode=episode).ref
    browser = signed_in("elin", language)
    for name, page in pages(browser, episode, ref).items():
        assert SAID[language] in page, name
    with as_actor("elin") as elin:
        notice = notice_to(elin, episode.ref, wales.teams["missing"])
        said = {"rang": "101", "answered_by": "PC Lloyd", "took_it_on": True}
        assert tell_by_telephone(by=elin, at=timezone.now(), notice=notice, **said)
    for name, page in pages(browser, episode, ref).items():
        assert SAID[language] not in page, name

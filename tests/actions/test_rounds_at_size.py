"""A round of the clock asks who is due in as many questions for fifty children who are missing as for one."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import policy as policy  # noqa: PLC0414
from tests.pages.growing import children_like
from tests.story import K, missing_cai
from ymylon.circumstances import jobs as circumstances
from ymylon.config.jobs import how_it_climbs, where_met, who_must_not_know
from ymylon.duties import jobs as duties
from ymylon.duties.models import Duty
from ymylon.missing import jobs as missing
from ymylon.missing.lookups.clock import open_now
from ymylon.notices import jobs as notices
from ymylon.plans import jobs as plans
from ymylon.protection import jobs as protection
from ymylon.signals import jobs as signals

pytestmark = pytest.mark.django_db
ROUNDS = {
    "protections": protection.sweep,
    "notices": notices.sweep,
    "episodes": missing.sweep,
    "circumstances": circumstances.sweep,
    "register": signals.sweep,
    "plans": plans.sweep,
    "duties": partial(duties.sweep, barred=who_must_not_know, address=where_met, climb=how_it_climbs),
}


@pytest.fixture
def cai(wales, policy, as_actor):
    """Cai is missing, and was reported just now; rules of the register and for meetings are in force."""
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY), ("missing", K.FORCE)))


def gone_round(sweep, at) -> tuple[int, int]:
    """What a round did, and how many questions it asked."""
    with CaptureQueriesContext(connection) as asked:
        acted = sweep(now=at)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    return acted, len(asked)


@pytest.mark.parametrize("name", ROUNDS)
def test_a_round_in_which_nothing_falls_due_asks_no_more_for_fifty_than_for_one(cai, as_owner, name):
    at = cai.last_seen_at + timedelta(minutes=12, seconds=30)
    gone_round(ROUNDS[name], at)  # that it went round is written for the first time
    with as_owner():
        assert len(open_now()) == 1
    acted, asked_for_one = gone_round(ROUNDS[name], at)
    assert acted == 0
    with as_owner():
        children_like(cai.child_id, 49)
        assert len(open_now()) == 50
    assert gone_round(ROUNDS[name], at) == (0, asked_for_one)


def test_of_fifty_only_those_are_worked_on_about_whom_something_is_due(cai, as_owner):
    with as_owner():
        children_like(cai.child_id, 49)
        fifty = open_now()
        # A day has passed for three of them
        for episode in fifty[:3]:
            episode.last_seen_at -= timedelta(hours=24)
            episode.save(update_fields=["last_seen_at"])
    at = cai.last_seen_at + timedelta(hours=1)
    for name, kind in (("episodes", "ESCALATE_MISSING"), ("register", "CONSIDER_REGISTER")):
        acted, asked = gone_round(ROUNDS[name], at)
        with as_owner():
            owed = set(Duty.objects.filter(kind=kind).values_list("about", flat=True))
        assert owed == {episode.ref for episode in fifty[:3]}
        assert acted >= 3
        assert gone_round(ROUNDS[name], at)[0] == 0

"""Whoever works in two agencies reports a child missing from one of them, and leaves a team out where that one lets them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.story import at_minute, missing_cai
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Practitioner
from ymylon.children.models import Involvement
from ymylon.duties.actions import load_shipped_policies
from ymylon.missing.actions.reporting import NewChild, report_missing
from ymylon.missing.models import Episode
from ymylon.terms.codes import InvolvementKind, ReporterKind, Role, Whereabouts

pytestmark = pytest.mark.django_db
HOME, COUNCIL = ("home_staff", Role.RESIDENTIAL_WORKER), ("bridgend_door", Role.SOCIAL_WORKER)
WITHOUT = "/missing/report/new/without"


@pytest.fixture
def works(wales):
    """Signs in, and acts as, somebody with these posts, the first of them where they are at home."""
    load_shipped_policies(demonstration=True)

    def begin(*places: tuple[str, Role]) -> Client:
        person = agencies.open_account(email="both@example.invalid", given_name="Mair", family_name="Both")
        for team, role in places:
            agencies.join_team(practitioner=person, team=wales.teams[team], role=role, at=timezone.now() - timedelta(days=1))
        wales.people["both"] = Practitioner.objects.get(pk=person.pk)
        browser = Client()
        browser.force_login(wales.people["both"].account)
        return browser

    return begin


@pytest.mark.parametrize(("places", "offered"), [((HOME, COUNCIL), False), ((COUNCIL, HOME), True), ((HOME,), False)])
def test_it_is_offered_by_the_agency_in_which_they_report(works, places, offered):
    text = works(*places).get("/missing/report").content.decode()
    assert (f'href="{WITHOUT}"' in text) is offered


def _new(by, wales, *, left_out=()) -> Episode:
    now = timezone.now()
    return report_missing(
        by=by, at=now, child_id=None, new_child=NewChild(given="Lili", family="Rees"),
        last_seen=at_minute(now - timedelta(minutes=9)),
        whereabouts=Whereabouts.NOT_KNOWN, reporter_kind=ReporterKind.HOME_STAFF_PERMANENT, authority="W06000016",
        left_out=left_out,
    )  # fmt: skip


def test_and_the_action_refuses_it_there(works, wales, as_actor, as_owner):
    works(HOME, COUNCIL)
    left = ((wales.teams["safeguarding"].pk, "Her aunt works there."),)
    with as_actor("both") as both:
        assert both.may("LEAVE_OUT")
        with pytest.raises(PermissionDenied), transaction.atomic():
            _new(both.within("REPORT_MISSING"), wales, left_out=left)
    with as_owner():
        assert not Episode.objects.exists()
    with as_actor("both") as both:
        # The door by which somebody is left out is opened in the council alone: from there they report.
        episode = _new(both.within("LEAVE_OUT"), wales, left_out=left)
    with as_owner():
        teams = set(Involvement.objects.filter(child_id=episode.child_id, ended_at=None).values_list("team_id", flat=True))
        assert wales.teams["bridgend_door"].pk in teams
        assert not teams & {wales.teams["home_staff"].pk, wales.teams["safeguarding"].pk}


def test_a_child_on_record_is_reported_by_a_post_in_which_they_hold_the_child(works, wales, as_actor, as_owner):
    """At home in another council, she reports the child of her home: that council has no part in him by it."""
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now() - timedelta(hours=2))
    browser = works(COUNCIL, HOME)
    with as_actor("both") as both:
        again = report_missing(
            by=both.within("REPORT_MISSING"), at=timezone.now(), child_id=episode.child_id,
            last_seen=at_minute(timezone.now() - timedelta(minutes=5)), whereabouts=Whereabouts.NOT_KNOWN,
            reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
        )  # fmt: skip
        assert again.pk == episode.pk
    assert browser.get(reverse("missing:leave_out", args=[episode.ref])).status_code == 404
    with as_owner():
        involved = Involvement.objects.filter(child_id=episode.child_id, kind=InvolvementKind.REPORTER)
        assert wales.teams["bridgend_door"].pk not in set(involved.values_list("team_id", flat=True))

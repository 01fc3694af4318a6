"""A protected child and meetings: read by those who are named alone, owed all the same, and betrayed by no frame."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.meetings import called, invited, item_in, told
from tests.protection.test_associates_of_protected import protected_now
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.actions import involve
from ymylon.duties.lookups import open_of_children
from ymylon.meetings.actions import calling
from ymylon.meetings.lookups import items
from ymylon.meetings.lookups.commitments import clashes
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.models import Answered, Asked, Item, Said
from ymylon.meetings.rules import AGAIN, Seat
from ymylon.terms.codes import InvolvementKind, Lane

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"


@pytest.fixture
def meeting(hidden, wales, as_actor):
    """A meeting about the child, to which their home and youth justice are asked, full of where they are; then protected."""
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=timezone.now(), child_id=hidden.child_id, team_id=wales.teams["youth_justice"].pk,
                kind=InvolvementKind.YOUTH_JUSTICE, basis="known")  # fmt: skip
        made = called(gethin, wales, hidden.child_id, code="RISK_VULNERABILITY")
        item = item_in(gethin, made, hidden.child_id)
        wales.teams["hidden_home"] = teams_by_id([hidden.home_team])[hidden.home_team]
        for team, seat, person in (("hidden_home", Seat.HOME, ""), ("youth_justice", Seat.YOUTH_JUSTICE, "sion")):
            invited(gethin, wales, made, item, team, seat, person)
        told(gethin, made, item, Lane.SAFETY, f"Comes from {CANARY}.")
    protected_now(hidden, wales, as_actor)
    return made, item


def test_only_those_who_are_named_read_of_it_and_whoever_is_asked_reads_that_they_are(meeting, wales, as_actor, signed_in):
    made, item = meeting
    pages = [
        reverse("meetings:every"),
        *(reverse(f"meetings:{name}", args=[made.ref]) for name in ("meeting", "minutes", "calendar")),
    ]
    # Nia sees the whole council, and Siôn is asked; neither is named.
    for name in ("nia", "sion"):
        with as_actor(name) as actor:
            assert items.items_of(actor, made) == []
            assert not Item.objects.exists(), name
            assert not Said.objects.exists(), name
            assert {one.team_id for one in Asked.objects.all()} <= {wales.teams["youth_justice"].pk}, name
            assert not Answered.objects.exists()
        browser = signed_in(name)
        text = "".join(browser.get(page).content.decode() for page in pages)
        assert not [word for word in (CANARY, "Canari", "Morgan") if word in text], name
        assert browser.get(reverse("meetings:item", args=[item.ref])).status_code == 404
        assert browser.post(reverse("meetings:say", args=[item.ref]), {}).status_code == 404
    # Nor is it said to whoever arranges another meeting that Siôn is not free then; whoever is named reads to what he is asked.
    wanted = {"starts_at": made.starts_at, "minutes": 60, "people": [wales.people["sion"].pk]}
    with as_actor("nia") as nia:
        assert clashes(nia, **wanted) == []
    with as_actor("gethin") as gethin:
        assert [one.meeting.pk for one in clashes(gethin, **wanted)] == [made.pk]
        assert [one.child_id for one in items.items_of(gethin, made)] == [item.child_id]
    assert CANARY in signed_in("gethin").get(reverse("meetings:item", args=[item.ref])).content.decode()


def test_cancelled_by_somebody_who_may_not_know_the_next_one_is_owed_all_the_same(meeting, wales, as_actor):
    made, item = meeting
    with as_actor("nia") as nia:
        calling.cancel(by=nia, at=timezone.now(), meeting=meeting_by_ref(nia, made.ref), why="Snow.")
    with as_actor("gethin") as gethin:
        owed = [duty for duty in open_of_children(gethin, [item.child_id]) if duty.kind == AGAIN]
        assert [duty.team_id for duty in owed] == [wales.teams["social_work"].pk]

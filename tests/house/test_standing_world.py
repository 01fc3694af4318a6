"""The world that stands: every test finds it as it was made, and what another world changes of it is changed again."""

import pytest
from django.db import transaction

from tests import worlds
from ymylon.agencies.models import Practitioner, Team

pytestmark = pytest.mark.django_db


def moved(wales) -> tuple[str, int, int]:
    """What another world finds that changes a team of this one and takes out a person."""

    def change() -> None:
        Team.objects.filter(pk=wales.teams["duty"].pk).update(telephone="1")

    before = Team.objects.count()
    worlds.world("of a moved team", change)
    found = worlds._digest(worlds._written(), worlds._changed()), Team.objects.filter(telephone="1").count(), Team.objects.count()
    assert found[1:] == (1, before)
    return found


def test_what_another_world_changes_of_it_is_changed_again_row_for_row(wales):
    told = []
    for _turn in range(2):
        with transaction.atomic():
            told.append(moved(wales))
            transaction.set_rollback(True)
        assert Team.objects.filter(telephone="1").count() == 0
    assert told[0] == told[1]
    assert len([name for name, _upon in worlds._KEPT if name == "of a moved team"]) == 1


def test_upon_a_changed_world_another_is_made_anew(wales):
    made: list[str] = []
    for telephone in ("2", "3", "2"):
        with transaction.atomic():
            Team.objects.filter(pk=wales.teams["duty"].pk).update(telephone=telephone)
            worlds.world("of whoever comes after", lambda telephone=telephone: made.append(telephone))
            transaction.set_rollback(True)
    assert made == ["2", "3"]


def test_it_stands_before_a_test_writes_anything(wales):
    # From the second test on: the first of all makes the database, and begins from the world put back.
    assert list(worlds._standing) == ["wales"]
    assert worlds._written() == {} == worlds._changed()
    assert Practitioner.objects.filter(account__email="nia@example.invalid").exists()

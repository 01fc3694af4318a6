"""The worlds that tests begin from: what is put back is what was made, and never upon something else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests import worlds
from tests.cast import wales as open_wales
from ymylon.agencies.models import Account, Team

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def none_kept(monkeypatch):
    monkeypatch.setattr(worlds, "_KEPT", {})


def undone(what: Callable[[], Any]) -> Any:
    """What this answers; what it wrote is gone again, as after a test."""
    with transaction.atomic():
        told = what()
        transaction.set_rollback(True)
    return told


def begun() -> tuple[str, str]:
    """The world of the cast; a digest of every row that stands then, and whom Nia is for the test."""
    made = worlds.world("cast", open_wales)
    return worlds._digest(worlds._written()), made.people["nia"].account.email


def test_what_is_put_back_is_what_was_made_row_for_row():
    made = undone(begun)
    assert Account.objects.count() == 0
    assert undone(begun) == made
    assert len(worlds._KEPT) == 1


def test_what_it_changed_of_what_stood_is_changed_again():
    def moved() -> tuple[str, list[str]]:
        open_again = worlds.world("cast", open_wales)
        worlds.world("moved", lambda: Team.objects.filter(pk=open_again.teams["duty"].pk).update(telephone="1"))
        return worlds._digest(worlds._written()), list(Team.objects.filter(telephone="1").values_list("name_en", flat=True))

    made = undone(moved)
    assert made[1] == ["Emergency duty team"]
    assert undone(moved) == made


def test_upon_anything_else_and_after_its_time_it_is_made_anew():
    made: list[str] = []

    def begin(telephone: str, lasts: float = 60) -> None:
        Team.objects.filter(pk=worlds.world("cast", open_wales).teams["duty"].pk).update(telephone=telephone)
        worlds.world("child", lambda: made.append(telephone), lasts=lasts)

    for telephone, lasts in (("1", 60), ("1", 60), ("2", 60), ("2", 0)):
        undone(lambda telephone=telephone, lasts=lasts: begin(telephone, lasts))
    assert made == ["1", "2", "2"]

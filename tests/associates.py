"""What the tests of persons and things of concern begin with: entries on account of a child, in words that name them."""

from datetime import datetime, timedelta

from django.utils import timezone

from ymylon.associates.actions.keeping import enter
from ymylon.associates.models import Entry
from ymylon.associates.rules import Basis, Facts, Kind, Sure, Way


def facts(*nicknames: str, kind: Kind = Kind.PERSON, mark: str = "", **other) -> Facts:
    """What is held of somebody or something; `other` answers go before."""
    said = {
        "kind": kind, "name": "", "nicknames": nicknames, "mark": mark, "description": "Grey van, always parked there.",
        "born_about": None, "why": "Gives him telephones.", "source": "His SISTER said so",
    } | other  # fmt: skip
    return Facts(**said)


def entered(by, child_id: int, what: Facts, *, at: datetime | None = None, same: str = "", days: int = 90, **about) -> Entry:
    """An entry on account of this child, linked to them."""
    now = at or timezone.now()
    return enter(
        by=by, at=now, child_id=child_id, facts=what, basis=Basis.SAFEGUARDING, sure=Sure.LIKELY,
        review_on=timezone.localdate(now) + timedelta(days=days), same=same,
        about_child={"way": Way.HARMS, "words": "Waits by the gate."} | about,
    )  # fmt: skip

"""What the tests of screenings begin with: one type judged, a group answered, one thing that is known."""

from django.utils import timezone

from ymylon.associates.rules import Sure
from ymylon.screening import actions
from ymylon.screening.models import Finding, Version
from ymylon.screening.rules import ExploitationKind, FindingKind, Known, Level, Standing, Trend

WHY = "Older boys drive him to Swansea, and he comes back afraid."


def judged(by, child_id: int, kind: ExploitationKind = ExploitationKind.CRIMINAL, *, seen: int = 0, **more) -> Version:
    """One type, judged by this person."""
    said = {"level": Level.EMERGING, "trend": Trend.WORSE, "words": WHY} | more
    return actions.judge(by=by, at=timezone.now(), child_id=child_id, kind=kind, seen=seen, **said)


def marked(by, child_id: int, group: str = "TRAVEL", *, seen: int = 0, **codes) -> Version:
    """A group of indicators, answered: each by a standing and a source."""
    marks = codes or {"TICKETS": (Standing.CURRENT, Known.FAMILY)}
    return actions.mark(by=by, at=timezone.now(), child_id=child_id, group=group, marks=marks, seen=seen)


def found(by, child_id: int, kind: FindingKind = FindingKind.DEBT, **more) -> Finding:
    """One thing that is known."""
    said = {"source": Known.CHILD, "sure": Sure.LIKELY, "words": "He owes for what was taken."} | more
    return actions.find(by=by, at=timezone.now(), child_id=child_id, kind=kind, **said)

"""What the tests of screenings begin with: one type judged, a group answered, one thing that is known."""

from django.utils import timezone

from ymylon.associates.rules import Sure
from ymylon.screening import actions
from ymylon.screening.models import Account, Finding, Version
from ymylon.screening.rules import (
    Asked,
    Danger,
    ExploitationKind,
    FindingKind,
    Heard,
    Known,
    Level,
    Standing,
    Trend,
    Voice,
)

WHY = "Older boys drive him to Swansea, and he comes back afraid."
HERS = "He cries at night and says that it is nothing."


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


def took_down(by, child_id: int, **more) -> Account:
    """What somebody said in their own words, as this person took it down."""
    said = {"voice": Voice.PARENT, "became": Asked.SAID, "words": HERS, "heard": Heard.PHONE, "danger": Danger.NOBODY} | more
    now = timezone.now()
    return actions.take_down(by=by, at=now, child_id=child_id, on=timezone.localdate(now), **said)

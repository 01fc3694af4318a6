"""What the tests of intelligence begin with: what somebody submits, and how two officers of the unit bring it to a team.

The source's name and the words of the submission are canaries: nobody but those who may read them ever meets one.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from ymylon.access.rules import Actor
from ymylon.intelligence.actions.judging import grade
from ymylon.intelligence.actions.releasing import release, write_version
from ymylon.intelligence.actions.submitting import submit
from ymylon.intelligence.lookups import Release, Submission, Version, submission_by_ref
from ymylon.intelligence.rules import Handling, HowKnown, InformationGrade, Risk, SourceGrade

SOURCE = "Eirlys Gwernyfed, his grandmother, 07700 900 123"
RAW = "A grey van with the plate of a hire firm waits behind the chip shop on Thursdays and hands out telephones to year nines."
CANARIES = ("Gwernyfed", "Eirlys", "900 123", "plate of a hire firm", "behind the chip shop")
CLEAN = "Children of one school year may be given telephones by an adult with a vehicle."
CONDITIONS = "For the planning of visits alone. Not to be told to the family."


def said(**more: Any) -> dict[str, Any]:
    """What somebody submits; `more` answers go before."""
    return {
        "words": RAW, "how": HowKnown.TOLD, "risk": Risk.HARM, "happened": "Each Thursday", "known": "Monday",
        "who_knows": "Nobody", "source": SOURCE,
    } | more  # fmt: skip


def submitted(
    by: Actor, child_id: int | None, *, also: tuple[int, ...] = (), at: datetime | None = None, **more: Any
) -> Submission:
    """Somebody submitted it."""
    ref = submit(by=by, at=at or timezone.now(), child_id=child_id, also=also, said=said(**more))
    return Submission.objects.visible_to(by).get(ref=ref)


def graded(by: Actor, ref: Any, handling: Handling = Handling.CONDITIONS, **more: Any) -> None:
    """The unit graded it."""
    stands = submission_by_ref(by, ref)
    how = {
        "source": SourceGrade.UNTESTED, "information": InformationGrade.INDIRECT, "handling": handling,
        "conditions": CONDITIONS if handling == Handling.CONDITIONS else "", "seen": len(stands.grades),
    } | more  # fmt: skip
    grade(by=by, at=timezone.now(), stands=stands, **how)


def written(by: Actor, ref: Any, english: str = CLEAN, welsh: str = "") -> Version:
    """An officer wrote it anew."""
    stands = submission_by_ref(by, ref)
    return write_version(by=by, at=timezone.now(), stands=stands, seen=len(stands.versions), english=english, welsh=welsh)


def released(by: Actor, ref: Any, *teams: int) -> list[Release]:
    """Another officer released the newest version to these teams."""
    stands = submission_by_ref(by, ref)
    return release(by=by, at=timezone.now(), stands=stands, version=stands.versions[-1], teams=teams)

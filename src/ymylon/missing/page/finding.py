"""What a finding's page begins with, and what it shows where two people saved at once."""

from datetime import datetime
from typing import Any

from ymylon.agencies.lookups import practitioners_by_id
from ymylon.design.entries import Collision
from ymylon.design.forms import Question
from ymylon.design.moments import language, told
from ymylon.missing.lookups.story import Finding
from ymylon.terms.codes import FoundBy, Harm, Travel

_WORDS = ("place", "with_whom", "condition", "harm_words")


def started_with(finding: Finding) -> dict[str, Any]:
    """What is known already, so that nobody types it twice."""
    return {
        **{name: getattr(finding, name) for name in _WORDS},
        "found_by": finding.found_by,
        "harm": finding.harm,
        "travel": finding.travel,
    }


def collision_of(form: Question, theirs: Finding, now: datetime) -> Collision:
    """Both texts; the next press saves on top, on purpose."""
    said = {
        **{name: getattr(theirs, name) for name in _WORDS},
        "found_by": FoundBy[theirs.found_by].label(language()),
        "harm": ", ".join(Harm[code].label(language()) for code in theirs.harm),
        "travel": ", ".join(Travel[code].label(language()) for code in theirs.travel),
    }
    who = practitioners_by_id([theirs.recorded_by_id]).get(theirs.recorded_by_id or 0)
    when = told(theirs.recorded_at, now)
    return form.collide(version=theirs.version, who=who.name if who else "", when=when, theirs=said)

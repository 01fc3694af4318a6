"""What of an interview went to the police: that it arrived, and what they answered. Its words stand among what one submitted."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Notice
from ymylon.design.moments import language, told
from ymylon.duties.rules import local_day
from ymylon.intelligence.lookups import Stands, every_unit, submitted_at, unit_for
from ymylon.intelligence.rules import SubmissionState
from ymylon.interviews.lookups.interviews import Interview
from ymylon.interviews.page.asking import team_words


def units_to_ask(actor: Actor, interview: Interview, now: datetime) -> list[tuple[str, str]] | None:
    """The forces' units, where nothing says which of them it is; None where something does."""
    if unit_for(actor, interview.child_id, local_day(now)) is not None:
        return None
    return [(str(team.pk), team_words(team)) for team in every_unit()]


def passed(actor: Actor, interview: Interview, now: datetime) -> tuple[Notice, ...]:
    """What this person passed on of this interview before, for them alone: its reference, how it stands and what came back."""
    found = submitted_at(actor, interview.ref)
    return tuple(_notice(one, now) for one in found)


def _notice(one: Stands, now: datetime) -> Notice:
    submission, waits = one.submission, one.state == SubmissionState.WAITING
    said = {"reference": submission.reference, "when": told(submission.at, now)}
    answers = [step.words for step in one.steps if step.words]
    words = ". ".join([SubmissionState[one.state].label(language()), *answers])
    return Notice(_("You passed on %(reference)s %(when)s") % said, words, "waiting" if waits else "done")

"""What a police grade and a social-care concern each need: reason, person, time and next review. Neither is ever derived."""

from datetime import datetime

from ymylon.terms.codes import PoliceGrade
from ymylon.terms.words import Words

FIRST_GRADE_KEY = "grade.first"


def review_key(grade: PoliceGrade) -> str:
    """The policy that says when this grade is looked at again, if the police set no time themselves."""
    return f"grade.review.{grade.lower()}"


def judgement_faults(reason: str, at: datetime, review_at: datetime | None) -> tuple[Words, ...]:
    """What a grade or a concern lacks; empty if it may be written. The one before it stays as it was."""
    faults = []
    if not reason.strip():
        faults.append(Words("Say why, in a sentence.", "Dywedwch pam, mewn brawddeg."))
    if review_at is None:
        faults.append(Words("Say when it is looked at again.", "Dywedwch pryd y caiff ei ystyried eto."))
    elif review_at <= at:
        faults.append(Words("The next review must be later than now.", "Rhaid i’r adolygiad nesaf fod yn hwyrach na nawr."))
    return tuple(faults)

"""Whether a parent is told: a practitioner decides, and the program never tells one."""

from collections.abc import Sequence

from ymylon.terms.codes import Code
from ymylon.terms.words import Words


class ParentTelling(Code):
    """What was decided about telling a parent."""

    NOT_DECIDED = "NOT_DECIDED", "Not decided", "Heb benderfynu"
    SAFE = "SAFE", "Safe to tell", "Mae’n ddiogel dweud"
    NOT_SAFE = "NOT_SAFE", "Not safe to tell", "Nid yw’n ddiogel dweud"
    ASK_SOCIAL_WORKER = "ASK_SOCIAL_WORKER", "Ask the social worker first", "Gofynnwch i’r gweithiwr cymdeithasol yn gyntaf"


def parent_telling(decisions: Sequence[ParentTelling]) -> ParentTelling:
    """What holds now: the last decision, and before the first one that nothing was decided."""
    return decisions[-1] if decisions else ParentTelling.NOT_DECIDED


def deciding_fault(answer: ParentTelling, reason: str) -> Words | None:
    """Why this can't be recorded as a decision; None if it can."""
    if answer == ParentTelling.NOT_DECIDED:
        return Words("Choose what was decided.", "Dewiswch yr hyn a benderfynwyd.")
    if answer == ParentTelling.NOT_SAFE and not reason.strip():
        return Words("Say why it is not safe.", "Dywedwch pam nad yw’n ddiogel.")
    return None


def may_record_told(answer: ParentTelling) -> bool:
    """True if a practitioner may record having told the parent: only once somebody decided that it is safe."""
    return answer == ParentTelling.SAFE

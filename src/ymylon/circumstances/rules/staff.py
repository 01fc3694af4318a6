"""Whether a worker may visit a child so, and by what name a letter is signed."""

from datetime import datetime, timedelta

from ymylon.terms.codes import VisitPlace, VisitSafety
from ymylon.terms.words import Words

LONGEST_VISIT = timedelta(hours=12)
TWO_MUST_GO = Words("Two must go. Say who comes with you.", "Rhaid i ddau fynd. Dywedwch pwy sy’n dod gyda chi.", False)
NOT_AT_HOME = Words(
    "Nobody visits this child at home. Choose another place.",
    "Nid oes neb yn ymweld â’r plentyn hwn gartref. Dewiswch le arall.",
    False,
)
NOT_ONESELF = Words("Somebody else must come with you.", "Rhaid i rywun arall ddod gyda chi.")
BACK_LATER = Words("You can’t be back before now.", "Ni allwch fod yn ôl cyn nawr.")
TOO_LONG = Words("Say when you are back within twelve hours.", "Dywedwch pryd y byddwch yn ôl o fewn deuddeg awr.")
NAME_SOMEBODY = Words("Name who may visit alone.", "Enwch pwy a gaiff ymweld ar ei ben ei hun.", False)

ANSWERED = Words(
    "Somebody has answered this worker already. Look at it on the page before.",
    "Mae rhywun eisoes wedi ateb y gweithiwr hwn. Edrychwch arno ar y dudalen flaenorol.",
    False,
)


def visit_fault(
    rule: VisitSafety | str | None, *, is_named: bool, has_second: bool, place: VisitPlace
) -> tuple[Words, str] | None:
    """Why this visit can't be planned so, and the question it belongs to; None if it can. Without a rule anybody may go."""
    if rule == VisitSafety.NOT_AT_HOME and place == VisitPlace.HOME:
        return NOT_AT_HOME, "place"
    two = rule in (VisitSafety.TWO_TOGETHER, VisitSafety.NOT_AT_HOME) or (rule == VisitSafety.NAMED_ALONE and not is_named)
    return (TWO_MUST_GO, "second") if two and not has_second else None


def back_fault(at: datetime, back_at: datetime) -> Words | None:
    """Why a worker can't be expected back at this moment."""
    if back_at <= at:
        return BACK_LATER
    return TOO_LONG if back_at - at > LONGEST_VISIT else None


def signed_as(name: str, team: str, telephone: str, *, hidden: bool) -> tuple[str, str]:
    """By whom a letter or plan is signed, and the number to ring: where names are hidden, the team and its number alone."""
    return (team, telephone) if hidden or not name else (f"{name}, {team}", telephone)

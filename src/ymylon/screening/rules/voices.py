"""The words of the child and of those who care for them: whose, how they were heard, and whom they could put in danger.

Theirs and nobody else's: what a parent noticed is no judgement, and who was not asked is said with the reason.
"""

from datetime import date

from ymylon.circumstances.rules.faults import FUTURE
from ymylon.terms.codes import Code
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words


class Voice(Code):
    """Whose words they are."""

    CHILD = "CHILD", "The child", "Y plentyn"
    PARENT = "PARENT", "A parent", "Rhiant"
    KINSHIP_CARER = "KINSHIP_CARER", "Kinship carer", "Gofalwr sy’n berthynas"
    FOSTER_CARER = "FOSTER_CARER", "Foster carer", "Gofalwr maeth"
    HOME = "HOME", "Somebody of the home", "Rhywun o’r cartref"
    RELATIVE = "RELATIVE", "Somebody else of the family", "Rhywun arall o’r teulu"
    OTHER = "OTHER", "Somebody else close to the child", "Rhywun arall sy’n agos at y plentyn"


class Asked(Code):
    """What became of asking. Nobody has to say anything, and nobody has to be asked at any price."""

    SAID = "SAID", "These are their words", "Dyma eu geiriau"
    DECLINED = "DECLINED", "Asked, and did not want to say", "Gofynnwyd, ond nid oeddent am ddweud"
    NOT_REACHED = "NOT_REACHED", "Nobody has reached them yet", "Nid oes neb wedi cael gafael arnynt eto"
    NOT_SAFE = (
        "NOT_SAFE", "Not asked: that could put somebody in danger", "Heb ofyn: gallai hynny roi rhywun mewn perygl", False,
    )  # fmt: skip
    NOT_YET = "NOT_YET", "Not asked yet, for another reason", "Heb ofyn eto, am reswm arall"


class Heard(Code):
    """How they were heard."""

    IN_PERSON = "IN_PERSON", "Face to face", "Wyneb yn wyneb"
    PHONE = "PHONE", "By telephone", "Dros y ffôn"
    WRITTEN = "WRITTEN", "In a letter or message of theirs", "Mewn llythyr neu neges ganddynt"
    MEETING = "MEETING", "At a meeting", "Mewn cyfarfod"
    INTERPRETED = "INTERPRETED", "Through an interpreter", "Trwy gyfieithydd"
    PASSED_ON = "PASSED_ON", "Somebody else passed it on", "Rhywun arall a’i trosglwyddodd"


class Danger(Code):
    """Whom it could put in danger if it were known that this was said, or that somebody was asked."""

    NOBODY = "NOBODY", "Nobody, as far as is known", "Neb, hyd y gwyddys", False
    SAYER = "SAYER", "Whoever said it", "Y sawl a’i dywedodd", False
    CHILD = "CHILD", "The child", "Y plentyn"
    OTHER = "OTHER", "Somebody else", "Rhywun arall"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


WHOSE = Words("Say whose words they are.", "Dywedwch eiriau pwy ydynt.")
SAY_BECAME = Words("Say whether they said something.", "Dywedwch a ddywedasant rywbeth.")
SAY_WORDS = Words("Write what they said, in their own words.", "Ysgrifennwch yr hyn a ddywedasant, yn eu geiriau eu hunain.")
SAY_WHY_NOT = Words("Say why, in words.", "Dywedwch pam, mewn geiriau.")
SAY_HOW = Words("Say how you heard it.", "Dywedwch sut y clywsoch hynny.")
SAY_WHEN = Words("Say on which day.", "Dywedwch ar ba ddiwrnod.")
SAY_DANGER = Words("Say whom it could put in danger. “Not known yet” is an answer.",
                   "Dywedwch pwy y gallai ei roi mewn perygl. Mae “ddim yn hysbys eto” yn ateb.", False)  # fmt: skip
_ASKED = frozenset({Asked.SAID, Asked.DECLINED})


def heard_fault(
    voice: Voice | None,
    became: Asked | None,
    words: str,
    heard: Heard | None,
    on: date | None,
    danger: Danger | None,
    today: date,
) -> Fault | None:
    """Their words with how and when they were heard, or why there are none; and always whom it could put in danger."""
    if voice is None:
        return Fault(WHOSE, "voice")
    if became is None:
        return Fault(SAY_BECAME, "became")
    if not words.strip():
        return Fault(SAY_WORDS if became is Asked.SAID else SAY_WHY_NOT, "words")
    if became in _ASKED and heard is None:
        return Fault(SAY_HOW, "heard")
    if became in _ASKED and on is None:
        return Fault(SAY_WHEN, "on")
    if on is not None and on > today:
        return Fault(FUTURE, "on")
    return None if danger is not None else Fault(SAY_DANGER, "danger")


def is_kept(danger: str) -> bool:
    """Whether social care and whoever wrote it alone read it: as long as nobody knows that it puts no one in danger."""
    return danger != Danger.NOBODY

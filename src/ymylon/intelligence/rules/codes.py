"""The code lists of intelligence. Those of a grade are 3x5x2, as training quotes it: source `intelligence_grading`, not read.

A grade of the older 5x5x5 has no like here: there is no import of one, and none would be turned into another.
"""

from datetime import date

from ymylon.terms.codes import Code

SCHEME = "3x5x2"
SCHEME_SOURCE = "intelligence_grading"
# The first day on which a force of England and Wales used it is not known to us; here it holds from the first.
SCHEME_FROM = date(2021, 2, 1)


class HowKnown(Code):
    """How whoever submits knows of it: a fact for grading, not a grade."""

    SAW = "SAW", "I saw or heard it happen", "Gwelais neu clywais hynny’n digwydd"
    TOLD = "TOLD", "Somebody told me who saw it or was there", "Dywedodd rhywun a’i gwelodd neu a oedd yno wrthyf", False
    HEARD = "HEARD", "Somebody told me who heard it from others", "Dywedodd rhywun a’i clywodd gan eraill wrthyf", False
    ONLINE = "ONLINE", "I read or saw it online", "Darllenais neu gwelais hynny ar-lein"
    FOUND = "FOUND", "I found something: a thing, a message, money", "Deuthum o hyd i rywbeth: peth, neges, arian", False
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class Origin(Code):
    """At what it was told, where another room gave it: said to the unit alone, for it says who the source is."""

    INTERVIEW = "INTERVIEW", "Told at a return interview", "Dywedwyd mewn cyfweliad dychwelyd", False


class Risk(Code):
    """What may happen to whoever it comes from, if it were known. Not known yet is an answer."""

    NONE_SEEN = "NONE_SEEN", "I see no risk", "Nid wyf yn gweld unrhyw risg"
    SOME = "SOME", "They may be in trouble or afraid", "Gallant fod mewn helynt neu’n ofnus"
    HARM = "HARM", "They could be hurt", "Gallent gael eu niweidio"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


class SourceGrade(Code):
    """The police’s grade of the source."""

    RELIABLE = "1", "1: reliable", "1: dibynadwy"
    UNTESTED = "2", "2: untested", "2: heb ei phrofi", False
    NOT_RELIABLE = "3", "3: not reliable", "3: ddim yn ddibynadwy"


class InformationGrade(Code):
    """The police’s grade of the information."""

    DIRECT = "A", "A: known directly to the source", "A: yn hysbys yn uniongyrchol i’r ffynhonnell"
    CORROBORATED = (
        "B",
        "B: known indirectly to the source, but corroborated",
        "B: yn hysbys yn anuniongyrchol i’r ffynhonnell, ond wedi’i gadarnhau",
        False,
    )
    INDIRECT = "C", "C: known indirectly to the source", "C: yn hysbys yn anuniongyrchol i’r ffynhonnell"
    NOT_KNOWN = "D", "D: not known", "D: ddim yn hysbys"
    FALSE = "E", "E: suspected to be false", "E: amheuir ei fod yn ffug"


class Handling(Code):
    """Whether what is graded may be shared lawfully, and whether that has conditions."""

    PERMITTED = "P", "P: lawful sharing permitted", "P: caniateir rhannu cyfreithlon"
    CONDITIONS = "C", "C: lawful sharing permitted with conditions", "C: caniateir rhannu cyfreithlon gydag amodau"


class SubmissionState(Code):
    """How a submission stands, as its author reads it. Each move is a row."""

    WAITING = "WAITING", "Waits for the police to grade it", "Yn aros i’r heddlu ei graddio"
    GRADED = "GRADED", "Graded by the police", "Wedi’i raddio gan yr heddlu", False
    RETURNED = "RETURNED", "The police answered", "Mae’r heddlu wedi ateb"
    NOT_USED = "NOT_USED", "Not used, and the police say why", "Heb ei ddefnyddio, ac mae’r heddlu’n dweud pam", False


class AnswerKind(Code):
    """What the police tell the author."""

    RETURNED = "RETURNED", "It is used: say what came of it", "Mae’n cael ei ddefnyddio: dywedwch beth ddaeth ohono", False
    NOT_USED = "NOT_USED", "It is not used: say why", "Nid yw’n cael ei ddefnyddio: dywedwch pam", False


def words_of_code(codes: type[Code], value: str, language: str) -> str:
    """The label of the code that is kept as this value: a grade is kept by its figure or letter."""
    return next(one.label(language) for one in codes if str(one.value) == value)

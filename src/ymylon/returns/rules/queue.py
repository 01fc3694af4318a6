"""How a problem that was found in a return stands, and with it the return: from what was said of it, never by itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ymylon.publication.rules.severity import Severity
from ymylon.terms.codes import Code
from ymylon.terms.words import Words

# The code of a table without which no return is judged.
WANTING = "RT-02"
# What is no fault of a row, and says all the same that the file is another than was meant.
_OF_ANOTHER = ("FILE-OTHER-YEAR", "FILE-NO-ROWS")


class Outcome(Code):
    """What came of judging what was sent."""

    JUDGED = "JUDGED", "Judged", "Barnwyd"
    REFUSED = "REFUSED", "Not taken: a file of it can’t be judged", "Heb ei derbyn: ni ellir barnu un o’i ffeiliau"
    TOO_MUCH = (
        "TOO_MUCH",
        "Not taken: it needs more memory or time than is given here",
        ("Heb ei derbyn: mae arni angen mwy o gof neu amser nag a roddir yma"),
    )
    LOST = "LOST", "Not judged: send it again", "Heb ei barnu: anfonwch hi eto"


class Kind(Code):
    """What somebody says of a problem."""

    EXPLAINED = "EXPLAINED", "Explained", "Eglurwyd"
    ACCEPTED = "ACCEPTED", "Explanation accepted", "Derbyniwyd yr eglurhad"


class State(Code):
    """How a problem stands."""

    OPEN = "OPEN", "Open", "Ar agor"
    EXPLAINED = "EXPLAINED", "Explained, not accepted yet", "Eglurwyd, heb ei dderbyn eto"
    ACCEPTED = "ACCEPTED", "Accepted", "Derbyniwyd"
    MENDED = "MENDED", "Mended", "Cywirwyd"
    NOTED = "NOTED", "Nothing need be done", "Nid oes angen gwneud dim"


class Standing(Code):
    """How a return stands."""

    WAITS = "WAITS", "Waits to be read", "Yn aros i’w darllen"
    NOT_TAKEN = "NOT_TAKEN", "Not taken", "Heb ei derbyn"
    REPLACED = "REPLACED", "Replaced by a later one", "Disodlwyd gan un ddiweddarach"
    IN_QUEUE = "IN_QUEUE", "Problems are open", "Mae problemau ar agor"
    LESS = "LESS", "Less was sent than before", "Anfonwyd llai nag o’r blaen"
    SETTLED = "SETTLED", "Accepted: nothing is open", "Derbyniwyd: nid oes dim ar agor"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said of the rows with these marks."""

    kind: Kind
    by_id: int
    by_name: str
    at: datetime
    words: str
    marks: frozenset[int]


def is_refusal(code: str, severity: Severity, *, is_before: bool) -> bool:
    """Whether nothing of a return is taken because of this: a file of it can't be read, is wanting or is none of this year."""
    of_its_own = code.startswith("FILE-") and (severity is Severity.ERROR or code in _OF_ANOTHER)
    return code == WANTING or (of_its_own and not is_before)


def covered(marks: Collection[int], answers: Iterable[Answer], kind: Kind) -> bool:
    """Whether each of these rows was spoken of in this way: rows that came since, or say something else now, were not."""
    held = {mark for answer in answers if answer.kind is kind for mark in answer.marks}
    return bool(marks) and held.issuperset(marks)


def state_of(severity: Severity, marks: Collection[int], answers: Sequence[Answer]) -> State:
    """Of a problem that the last return has. What only informs asks nothing of anybody."""
    if severity is Severity.INFORMATION:
        return State.NOTED
    # An error is never accepted, whatever a row says: it is mended.
    if severity is Severity.QUERY and covered(marks, answers, Kind.ACCEPTED):
        return State.ACCEPTED
    return State.EXPLAINED if covered(marks, answers, Kind.EXPLAINED) else State.OPEN


def is_settled(states: Iterable[State]) -> bool:
    """Whether nothing of a return is open: each query accepted, and no error left."""
    return all(state in (State.ACCEPTED, State.MENDED, State.NOTED) for state in states)


def left_out(not_asked: Iterable[str], before: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The rules that can’t be asked of a return and could be of an earlier one: what they found then is not mended by that."""
    now, earlier = set(not_asked), [set(each) for each in before]
    return tuple(sorted(code for code in now if any(code not in each for each in earlier)))


def standing(states: Iterable[State], less: Collection[str]) -> Standing:
    """How the return of a body and year stands that stands."""
    if not is_settled(states):
        return Standing.IN_QUEUE
    return Standing.LESS if less else Standing.SETTLED


def last_explained(answers: Iterable[Answer]) -> Answer | None:
    return next((one for one in sorted(answers, key=lambda one: one.at, reverse=True) if one.kind is Kind.EXPLAINED), None)


NEVER_ACCEPTED = Words(
    "An error is mended, never accepted: correct it where it was recorded, and send the return again.",
    "Cywirir gwall, ni chaiff byth ei dderbyn: cywirwch ef lle cafodd ei gofnodi, ac anfonwch y ffurflen eto.",
)
SECOND_PERSON = Words(
    "Somebody other than whoever explained it accepts it.", "Rhywun heblaw’r sawl a’i heglurodd sy’n ei dderbyn."
)
NOT_EXPLAINED = Words(
    "It was not explained yet, or other rows have it now.", "Ni chafodd ei egluro eto, neu rhesi eraill sydd ganddo nawr."
)
NOTHING_TO_SAY = Words("Nothing is to be said of this any more.", "Nid oes dim i’w ddweud am hyn mwyach.")
SAY_WHY = Words("Say why.", "Dywedwch pam.")
EXPLAIN = Words(
    "Say how it comes that this is right, or what is being done.", "Dywedwch sut y mae hyn yn gywir, neu beth sy’n cael ei wneud."
)
MEANWHILE = Words(
    "Somebody else said something of it meanwhile. Read it first.",
    "Dywedodd rhywun arall rywbeth amdano yn y cyfamser. Darllenwch hynny yn gyntaf.",
)
NOT_YOURS = Words(
    "You send the returns of your own council or force alone.",
    "Dim ond ffurflenni eich cyngor neu’ch heddlu eich hun yr ydych yn eu hanfon.",
)
ANOTHER_WAITS = Words("One that was sent before is not read yet.", "Nid yw un a anfonwyd cyn hyn wedi’i darllen eto.")
NO_SOURCE = Words(
    "Among the children whom you may see, no record has this reference. Look whether all of it was copied; or ask whoever"
    " works with"
    " the child.",
    "Ymhlith y plant y cewch eu gweld, nid oes gan yr un cofnod y cyfeirnod hwn. Edrychwch a gopïwyd y cyfan; neu"
    " gofynnwch i bwy bynnag"
    " sy’n gweithio gyda’r plentyn.",
    False,
)
NOT_OVER = Words("This year is not over yet.", "Nid yw’r flwyddyn hon wedi dod i ben eto.")

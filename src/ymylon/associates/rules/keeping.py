"""What keeps an entry, a link or a wording from being kept as it was given."""

from dataclasses import dataclass
from datetime import date, timedelta

from ymylon.associates.rules.codes import NAMED_KINDS, Kind, TieKind
from ymylon.associates.rules.marks import folded, key_of
from ymylon.terms import faults
from ymylon.terms.words import Words

# Our proposal: nobody is held for longer than half a year without somebody looking again.
LONGEST_REVIEW = timedelta(days=183)
OLDEST = 110  # years

_NAME = Words("Give a name or a nickname: one is enough.", "Rhowch enw neu lysenw: mae un yn ddigon.")
_MARKS = {
    Kind.PHONE: Words(
        "Give the number with its area or country, as 07700 900123 or +353 85 123 4567.",
        "Rhowch y rhif gyda’i ardal neu ei wlad, fel 07700 900123 neu +353 85 123 4567.",
    ),
    Kind.VEHICLE: Words(
        "Give the registration mark, with letters and figures alone. What is known of it in part belongs in the description.",
        "Rhowch y marc cofrestru, â llythrennau a ffigurau yn unig. Mae’r hyn sy’n hysbys yn rhannol yn perthyn i’r disgrifiad.",
        False,
    ),
    Kind.ACCOUNT: Words("Give the name of the account.", "Rhowch enw’r cyfrif."),
    Kind.PLATFORM: Words("Give the name or the address of the platform.", "Rhowch enw neu gyfeiriad y platfform.", False),
}
_WHY = Words("Say why it is held.", "Dywedwch pam y’i cedwir.", False)
_SOURCE = Words("Say where this is known from.", "Dywedwch o ble y mae hyn yn hysbys.")
_YEAR = Words("Give the year of birth with four figures, not before 1900 and not to come.",
              "Rhowch y flwyddyn geni â phedwar ffigur, heb fod cyn 1900 nac yn y dyfodol.", False)  # fmt: skip
_LATER = Words("The day of the next look is after today.", "Mae diwrnod yr edrychiad nesaf ar ôl heddiw.", False)
_TOO_LATE = Words("It is looked at again within 183 days.", "Edrychir arno eto o fewn 183 diwrnod.")
_SAY_WHY = Words("Say why.", "Dywedwch pam.")
_TO_BEFORE = Words("The last day is not before the first.", "Nid yw’r diwrnod olaf cyn y cyntaf.")
_NOT_TO_COME = Words("The first day is not after today.", "Nid yw’r diwrnod cyntaf ar ôl heddiw.")
_PAIR = {
    TieKind.MEMBER_OF: Words("A person belongs to a group.", "Mae person yn perthyn i grŵp."),
    TieKind.USES: Words(
        "A person or a group uses a telephone, a vehicle or an account.",
        "Mae person neu grŵp yn defnyddio ffôn, cerbyd neu gyfrif.",
    ),
    TieKind.ON_PLATFORM: Words("An account is on a platform.", "Mae cyfrif ar blatfform.", False),
    TieKind.SAME: Words("Only two of one kind can be the same.", "Dim ond dau o’r un math a all fod yr un.", False),
}
_ITSELF = Words("Choose another than this one.", "Dewiswch un arall yn lle hwn.")
_STANDS = Words("That is recorded already, and still holds.", "Mae hynny wedi’i gofnodi eisoes, ac yn dal yn wir.")
_WORDING = Words("Write what others may read.", "Ysgrifennwch yr hyn y caiff eraill ei ddarllen.")
_NAMES_SOURCE = Words(
    "The wording repeats the source. Write it so that nobody can tell who said it.",
    "Mae’r geiriad yn ailadrodd y ffynhonnell. Ysgrifennwch ef fel na all neb ddweud pwy ddywedodd hynny.",
    False,
)
_NO_AGENCY = Words(
    "You have no place in an agency of your own, which would answer for what is held.",
    "Nid oes gennych le mewn asiantaeth eich hun, a fyddai’n atebol am yr hyn a gedwir.",
    False,
)

_PROTECTED = Words(
    "This child is protected. Nothing is written here about them: tell the team that the child’s page names.",
    "Mae’r plentyn hwn wedi’i warchod. Nid ysgrifennir dim amdano yma: dywedwch wrth y tîm y mae tudalen y plentyn yn ei enwi.",
    False,
)

_USERS, _USED = frozenset({Kind.PERSON, Kind.GROUP}), frozenset({Kind.PHONE, Kind.VEHICLE, Kind.ACCOUNT})
_FITS = {
    TieKind.MEMBER_OF: (frozenset({Kind.PERSON}), frozenset({Kind.GROUP})),
    TieKind.USES: (_USERS, _USED),
    TieKind.ON_PLATFORM: (frozenset({Kind.ACCOUNT}), frozenset({Kind.PLATFORM})),
}


class Fault(faults.Fault):
    """Something that can't be kept as it was given: why, in both languages, and the name of the question."""


class Overtaken(faults.Overtaken):
    """Somebody else changed the entry meanwhile; nothing was written. `theirs` is the entry as it stands."""


NO_AGENCY = Fault(_NO_AGENCY)
PROTECTED = Fault(_PROTECTED)
STANDS_ALREADY = Fault(_STANDS, "other")
# No name, nor anything that only one person could know, is repeated by chance in so few letters.
_SHORTEST_SOURCE = 5


@dataclass(frozen=True)
class Facts:
    """What is held of a person or thing. `mark`: number, registration mark, name online or address, as it was typed."""

    kind: Kind
    name: str
    nicknames: tuple[str, ...]
    mark: str
    description: str
    born_about: int | None
    why: str
    source: str


def facts_fault(facts: Facts, today: date) -> Fault | None:
    """Why this can't be held as it is; None if it can. A nickname alone is enough for a person or a group."""
    if facts.kind in NAMED_KINDS:
        if not folded(facts.name) and not any(folded(one) for one in facts.nicknames):
            return Fault(_NAME, "name")
    elif key_of(facts.kind, facts.mark) is None:
        return Fault(_MARKS[facts.kind], "mark")
    if facts.born_about is not None and not today.year - OLDEST <= facts.born_about <= today.year:
        return Fault(_YEAR, "born_about")
    if not facts.why.strip():
        return Fault(_WHY, "why")
    return None if facts.source.strip() else Fault(_SOURCE, "source")


def review_fault(today: date, review_on: date) -> Fault | None:
    """Why it can't be looked at again on this day."""
    if review_on <= today:
        return Fault(_LATER, "review_on")
    return Fault(_TOO_LATE, "review_on") if review_on > today + LONGEST_REVIEW else None


def span_fault(from_on: date | None, to_on: date | None, today: date) -> Fault | None:
    """Why something can't have held between these days. Either may not be known."""
    if from_on and from_on > today:
        return Fault(_NOT_TO_COME, "from_on")
    return Fault(_TO_BEFORE, "to_on") if from_on and to_on and to_on < from_on else None


def reason_fault(reason: str, field: str = "reason") -> Fault | None:
    """What is decided has a reason in words."""
    return None if reason.strip() else Fault(_SAY_WHY, field)


def tie_fault(kind: TieKind, a_kind: Kind, b_kind: Kind, *, itself: bool) -> Fault | None:
    """Why these two can't be tied like this."""
    if itself:
        return Fault(_ITSELF, "other")
    if kind == TieKind.SAME:
        return None if a_kind == b_kind else Fault(_PAIR[kind], "kind")
    left, right = _FITS[kind]
    return None if a_kind in left and b_kind in right else Fault(_PAIR[kind], "kind")


def wording_fault(wording: str, source: str) -> Fault | None:
    """Why others can't be given this wording: it says nothing, or it repeats where the police know it from."""
    if not wording.strip():
        return Fault(_WORDING, "wording")
    known = folded(source)
    return Fault(_NAMES_SOURCE, "wording") if len(known) >= _SHORTEST_SOURCE and known in folded(wording) else None

"""When two meetings about one child could be one, what keeps them apart, and whom it spares an appointment."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from ymylon.duties.rules.instants import utc
from ymylon.meetings.rules.codes import About
from ymylon.terms.words import Words

# Our own proposal: it puts a question to a person, and judges nobody.
NEAR = timedelta(days=7)

SAME_KIND = Words("They are of the same kind.", "Maent o’r un math.")
NO_CHILDREN = Words("One of them is about no child.", "Nid yw un ohonynt am unrhyw blentyn.")
BEGUN = Words("One of them has begun, or is over.", "Mae un ohonynt wedi dechrau, neu ar ben.")
SERVES_TWO = Words(
    "The other one serves two purposes already: keep that one, and make this one part of it.",
    "Mae’r llall eisoes yn gwasanaethu dau ddiben: cadwch hwnnw, a gwnewch hwn yn rhan ohono.",
)
TOO_FAR_APART = Words("They are more than seven days apart.", "Mae mwy na saith diwrnod rhyngddynt.")
PROFESSIONALS = Words(
    "One of the two is of professionals only: a child or a family who come to the other would sit in it. Hold them apart.",
    "Dim ond gweithwyr proffesiynol sydd yn un o’r ddau: byddai plentyn neu deulu sy’n dod i’r llall yn eistedd ynddo. Cynhaliwch"
    " nhw ar wahân.",
    False,
)
OTHER_LANE = Words(
    "They are noted in different lanes: whoever is asked to one would read that there is the other. Hold them apart.",
    "Fe’u nodir mewn lonydd gwahanol: byddai’r sawl y gofynnir iddynt i un yn darllen bod y llall. Cynhaliwch nhw ar wahân.",
    False,
)
NOT_OWED = Words(
    "That meeting is not owed any more, or not within seven days of this one. Look at both as they stand now.",
    "Nid yw’r cyfarfod hwnnw’n ddyledus mwyach, neu nid o fewn saith diwrnod i hwn. Edrychwch ar y ddau fel y maent nawr.",
)
NOT_YOURS_TO_MEET = Words(
    "Whoever owes that meeting meets it: it is not yours to serve here.",
    "Y sawl sy’n ddyledus o’r cyfarfod hwnnw sy’n ei gyflawni: nid eich lle chi yw ei wasanaethu yma.",
    False,
)
NOT_NEAR = Words(
    "These two can no longer be made one. Look at them as they stand now.",
    "Ni ellir gwneud y ddau hyn yn un mwyach. Edrychwch arnynt fel y maent nawr.",
)


@dataclass(frozen=True, slots=True)
class Due:
    """One meeting that is set: its kind, when it begins, and what its kind says of who sits in it and where it is noted."""

    kind: str
    starts_at: datetime
    about: str = About.CHILDREN
    professionals_only: bool = False
    event_lane: str = "CONCERN"
    serves_more: bool = False


def could_be_one(one: Due, other: Due) -> bool:
    """Whether two meetings about one child are near enough to ask whether one would do."""
    return one.kind != other.kind and abs(utc(one.starts_at) - utc(other.starts_at)) <= NEAR


def is_owed_near(due_at: datetime | None, starts_at: datetime, now: datetime) -> bool:
    """Whether a meeting that is owed by then is near enough to one that begins at `starts_at` to ask whether one would do.

    What is late, or owed by no day, is due now.
    """
    due = utc(now) if due_at is None else max(utc(due_at), utc(now))
    return abs(utc(starts_at) - due) <= NEAR


def apart_because(one: Due, other: Due, now: datetime) -> Words | None:
    """Why the other is not made part of the one; None: nothing keeps them apart."""
    if one.kind == other.kind:
        return SAME_KIND
    if {one.about, other.about} != {About.CHILDREN}:
        return NO_CHILDREN
    if min(utc(one.starts_at), utc(other.starts_at)) <= utc(now):
        return BEGUN
    if not could_be_one(one, other):
        return TOO_FAR_APART
    if one.professionals_only != other.professionals_only:
        return PROFESSIONALS
    if one.event_lane != other.event_lane:
        return OTHER_LANE
    return SERVES_TWO if other.serves_more else None


# Who is asked: a team, and a person in it where one is named.
Guest = tuple[int, int | None]


def spared(one: Collection[Guest], other: Collection[Guest]) -> tuple[Guest, ...]:
    """Who is asked to both, and comes once instead of twice: each person by themselves, and a team of which nobody is named."""
    teams = {team for team, _person in one}
    # A team that is asked without a name sends somebody: asked by name to the other, it is that person who is spared.
    loose = {team for team, person in one if person is None}
    both = [guest for guest in other if guest in set(one) or guest[0] in loose or guest[1] is None and guest[0] in teams]
    return tuple(dict.fromkeys(both))


def needed_by_both(one: Collection[str], other: Collection[str]) -> tuple[str, ...]:
    """The roles that both kinds need in the room: each comes once instead of twice."""
    return tuple(code for code in dict.fromkeys(one) if code in set(other))

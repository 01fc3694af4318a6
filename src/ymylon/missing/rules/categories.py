"""Categories of an episode, derived from its facts under named, dated definitions; never a grade of risk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ymylon.duties.rules.instants import local_day, utc
from ymylon.terms.codes import Code, Precision, Whereabouts
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

from .times import bounds

SIX_HOURS = timedelta(hours=6)


class Category(Code):
    """What an episode is under a definition; the last three are answers too, and refuse no record."""

    MISSING = "MISSING", "Missing", "Ar goll"
    AWAY = "AWAY", "Away, whereabouts known", "I ffwrdd, yn hysbys ble", False
    SSDA903_M = "SSDA903_M", "M: missing from care", "M: ar goll o ofal", False
    SSDA903_A = "SSDA903_A", "A: away from placement without authorisation", "A: i ffwrdd o’r lleoliad heb awdurdod", False
    NOT_THIS_CATEGORY = "NOT_THIS_CATEGORY", "Not in this category", "Ddim yn y categori hwn"
    DOES_NOT_APPLY = "DOES_NOT_APPLY", "Only for looked-after children", "Dim ond i blant sy’n derbyn gofal"
    NOT_KNOWN_YET = "NOT_KNOWN_YET", "Not known yet", "Ddim yn hysbys eto"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of an episode; None where it isn't known."""

    whereabouts: Whereabouts
    last_seen: Moment | None = None
    expected_at: datetime | None = None
    reported_at: datetime | None = None
    ended: Moment | None = None
    looked_after: bool | None = None
    in_placement: bool | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition by name, since when and until when (that day excluded); `sure` is False where we read it second hand."""

    key: str
    words: Words
    in_force_from: date
    in_force_to: date | None
    source: str
    derive: Callable[[Facts, datetime], Category]
    sure: bool = True

    def in_force_on(self, day: date) -> bool:
        """True if the definition held on this day."""
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


@dataclass(frozen=True, slots=True)
class Answer:
    """A category with the definition that gives it, and whether that definition held when the child was last seen."""

    category: Category
    definition: Definition
    in_force: bool

    @property
    def words(self) -> Words:
        """The category in words; a page shows it with `definition.words`."""
        return self.category.words


def categories(facts: Facts, now: datetime) -> tuple[Answer, ...]:
    """What the episode is under every definition, old ones included, in the order of the table."""
    known = facts.last_seen.at if facts.last_seen else facts.reported_at or now
    day = local_day(known)
    return tuple(Answer(one.derive(facts, now), one, one.in_force_on(day)) for one in DEFINITIONS)


def category_under(key: str, facts: Facts, now: datetime) -> Answer:
    """What the episode is under one definition; KeyError where there is none of that name."""
    return {answer.definition.key: answer for answer in categories(facts, now)}[key]


def _missing(facts: Facts, _now: datetime) -> Category:
    """Whereabouts that can't be established; as long as checks are being made nothing is decided."""
    return _by_whereabouts(facts, not_known=Category.MISSING, known=Category.NOT_THIS_CATEGORY)


def _away(facts: Facts, _now: datetime) -> Category:
    return _by_whereabouts(facts, not_known=Category.NOT_THIS_CATEGORY, known=Category.AWAY)


def _ssda903(facts: Facts, _now: datetime) -> Category:
    placed = _both(facts.looked_after, facts.in_placement)
    if placed is not True:
        return Category.NOT_KNOWN_YET if placed is None else Category.DOES_NOT_APPLY
    return _by_whereabouts(facts, not_known=Category.SSDA903_M, known=Category.SSDA903_A)


def _older_welsh(facts: Facts, now: datetime) -> Category:
    """Looked after, and away for more than six hours or beyond a midnight, as far as the times can tell."""
    if facts.looked_after is not True:
        return Category.NOT_KNOWN_YET if facts.looked_after is None else Category.DOES_NOT_APPLY
    began, until = _away_since(facts), _away_until(facts, now)
    if began is None or until is None:
        return Category.NOT_KNOWN_YET
    shortest, longest = until[0] - began[1], until[1] - began[0]
    if shortest > SIX_HOURS or local_day(until[0]) > local_day(began[1]):
        return Category.MISSING
    if longest > SIX_HOURS or local_day(until[1]) > local_day(began[0]):
        return Category.NOT_KNOWN_YET
    return Category.NOT_THIS_CATEGORY


def _by_whereabouts(facts: Facts, *, not_known: Category, known: Category) -> Category:
    answers = {Whereabouts.NOT_KNOWN: not_known, Whereabouts.KNOWN_NOT_WHERE_EXPECTED: known}
    return answers.get(facts.whereabouts, Category.NOT_KNOWN_YET)


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _away_since(facts: Facts) -> tuple[datetime, datetime] | None:
    """The earliest and the latest instant at which the child can have been away: expected back, else last seen."""
    if facts.expected_at is not None:
        return utc(facts.expected_at), utc(facts.expected_at)
    return _span(facts.last_seen) if facts.last_seen else None


def _away_until(facts: Facts, now: datetime) -> tuple[datetime, datetime] | None:
    return _span(facts.ended) if facts.ended else (utc(now), utc(now))


def _span(moment: Moment) -> tuple[datetime, datetime] | None:
    # A minute counts as an instant: nobody asks whether six hours were six hours and half a minute.
    if moment.precision == Precision.MINUTE:
        return utc(moment.at), utc(moment.at)
    found = bounds(moment)
    # The last instant inside, so that "some time on Monday" doesn't reach into Tuesday.
    return None if found is None else (found[0], found[1] - timedelta(microseconds=1))


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "wales_missing",
        Words("Missing: whereabouts cannot be established (police and All Wales Practice Guide)",
              "Ar goll: ni ellir sefydlu ble mae’r plentyn (yr heddlu a Chanllaw Arfer Cymru Gyfan)", False),
        # The month in which the Wales Safeguarding Procedures came is from memory.
        date(2019, 11, 1), None, "ciw_missing", _missing,
    ),
    Definition(
        "wales_away",
        Words("Away, whereabouts known: not where expected, and a carer is concerned",
              "I ffwrdd, yn hysbys ble: nid lle y disgwylid, a gofalwr yn bryderus", False),
        date(2019, 11, 1), None, "ymylon_proposal", _away, sure=False,
    ),
    Definition(
        "older_welsh",
        Words("The older Welsh rule for looked-after children: away over 6 hours or after midnight",
              "Yr hen reol Gymreig i blant sy’n derbyn gofal: i ffwrdd dros 6 awr neu ar ôl hanner nos", False),
        date(2011, 6, 20), date(2019, 11, 1), "older_welsh_rule", _older_welsh, sure=False,
    ),
    Definition(
        "ssda903",
        Words("England’s SSDA903 return: M or A", "Ffurflen SSDA903 Lloegr: M neu A"),
        # The first year of these two codes is from memory.
        date(2015, 4, 1), None, "ssda903", _ssda903,
    ),
)  # fmt: skip

"""Published triggers: deterministic, dated, in words. Each puts something to a named person; none scores or ranks a child."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ymylon.duties.rules import DutyKind
from ymylon.terms.calendars import short_date_with_year
from ymylon.terms.codes import Code, EducationStatus, Lane, TeamFunction
from ymylon.terms.words import Words

ANSWER, ANSWER_KEY = "ANSWER_SIGNAL", "signal.answer"
FIRST_MISSING, WORRIES, UNDER_NOTICE = "FIRST_MISSING_OUT_OF_SCHOOL", "SEVERAL_WORRIES", "BESIDE_SOMEBODY_UNDER_NOTICE"
ONE_SCHOOL = "SEVERAL_CHILDREN_OF_ONE_SCHOOL"


@dataclass(frozen=True, slots=True)
class Trigger:
    """When it fires, in words; from which day; by which policy row it is on; and the lanes that its words use.

    It goes to nobody who lacks one of these lanes.
    """

    code: str
    words: Words
    in_force_from: date
    policy_key: str
    lanes: tuple[Lane, ...]


# One more needs a row here, a finder in `actions.raising.FINDERS`, and a policy row.
TRIGGERS: tuple[Trigger, ...] = (
    Trigger(
        FIRST_MISSING,
        Words("A child is missing for the first time on record, and was then excluded or on a reduced timetable",
              "Mae plentyn ar goll am y tro cyntaf ar gofnod, ac roedd ar y pryd wedi’i wahardd neu ar amserlen lai", False),
        date(2026, 9, 1), "signal.first_missing", (Lane.EPISODE, Lane.EDUCATION),
    ),
    Trigger(
        WORRIES,
        Words("Several worries below any threshold about one child within a period; how many and how long, policy says",
              "Sawl pryder o dan unrhyw drothwy am un plentyn o fewn cyfnod; polisi sy’n dweud faint a pha mor hir", False),
        date(2026, 9, 1), "signal.worries", (Lane.WORRY,),
    ),
    Trigger(
        UNDER_NOTICE,
        Words("A child is beside somebody whom a warning notice or an order in force binds, this child’s or another’s",
              "Mae plentyn yng nghwmni rhywun y mae hysbysiad rhybudd neu orchymyn mewn grym yn ei rwymo, ar gyfer y plentyn"
              " hwn neu un arall", False),
        date(2026, 9, 1), "signal.under_notice", (Lane.PERSONS,),
    ),
    Trigger(
        ONE_SCHOOL,
        Words("Several children of one school were missing or gave rise to a worry within a period, this child among them; how"
              " many and how long, policy says",
              "Roedd sawl plentyn o un ysgol ar goll, neu bu pryder amdanynt, o fewn cyfnod, a’r plentyn hwn yn eu plith; polisi"
              " sy’n dweud faint a pha mor hir", False),
        date(2026, 9, 1), "signal.one_school", (Lane.EPISODE, Lane.EDUCATION),
    ),
)  # fmt: skip
BY_CODE: Mapping[str, Trigger] = {one.code: one for one in TRIGGERS}

# What counts as excluded, or on a reduced timetable. Whether a child refuses school is another matter, and is not here.
OUT_OF_SCHOOL = (
    EducationStatus.REDUCED_TIMETABLE, EducationStatus.FIXED_TERM_EXCLUSION_SHORT, EducationStatus.FIXED_TERM_EXCLUSION_LONG,
    EducationStatus.PERMANENT_EXCLUSION,
)  # fmt: skip

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        ANSWER, Words("Answer a signal: several records say something together",
                      "Ateb arwydd: mae sawl cofnod yn dweud rhywbeth gyda’i gilydd", False),
        Lane.WORRY, TeamFunction.SOCIAL_WORK, ANSWER_KEY, "signals:signal",
        Words("what was done, or why nothing", "yr hyn a wnaed, neu pam na wnaed dim"),
    ),
)  # fmt: skip
EVENT_WORDS: Mapping[str, Words] = {
    "SIGNAL_RAISED": Words("A published trigger put something to a named person",
                           "Rhoddodd sbardun cyhoeddedig rywbeth gerbron person a enwir", False),
    "SIGNAL_ANSWERED": Words("A signal was answered", "Atebwyd arwydd", False),
}  # fmt: skip


class SignalAnswerKind(Code):
    """What became of a signal: a person says."""

    DONE = "DONE", "Something was done", "Gwnaed rhywbeth"
    NOTHING = "NOTHING", "Nothing needs to be done", "Nid oes angen gwneud dim"


@dataclass(frozen=True, slots=True)
class Raised:
    """A trigger fired: about which child, by what, in words that say the facts."""

    trigger: str
    child_id: int
    cause: str  # the reference of what it fired on: with child and trigger it fires once
    facts: Words
    area: str = ""


def is_in_force(trigger: Trigger, day: date) -> bool:
    """Whether a trigger may fire on what happens on this day."""
    return trigger.in_force_from <= day


def read_several(value: Mapping[str, object]) -> tuple[int, timedelta] | None:
    """How many worries or children within how long, as a row says: {"at_least": 3, "window_days": 183}. None: it unreadable."""
    at_least, days = value.get("at_least"), value.get("window_days")
    if not isinstance(at_least, int) or not isinstance(days, int) or at_least < 2 or days < 1:
        return None
    return at_least, timedelta(days=days)


def several_since(noted: Iterable[datetime], at_least: int, after: datetime | None) -> bool:
    """Whether so many worries were noted since the last such signal: those that raised one raise no second."""
    return sum(after is None or one > after for one in noted) >= at_least


def first_missing_words(seen_on: date, status: str) -> Words:
    """The facts on which the first trigger fired."""
    code = EducationStatus[status].words
    day = short_date_with_year(seen_on, "en")
    return Words(
        f"Last seen on {day}, the first missing episode on record. School then: {code.en.lower()}.",
        f"Gwelwyd ddiwethaf ar {short_date_with_year(seen_on, 'cy')}, y cyfnod cyntaf ar goll ar gofnod. Ysgol ar y pryd:"
        f" {code.cy[0].lower()}{code.cy[1:]}.",
        False,
    )


def under_notice_words(on: date) -> Words:
    """The facts on which the third trigger fired: nothing of who, which the register of notices says to those who may read it."""
    return Words(
        f"Found on {short_date_with_year(on, 'en')}: somebody whom a warning notice or an order binds was linked to this child.",
        f"Canfuwyd ar {short_date_with_year(on, 'cy')}: cysylltwyd rhywun y mae hysbysiad rhybudd neu orchymyn yn ei rwymo"
        " â’r plentyn hwn.",
        False,
    )


@dataclass(frozen=True, slots=True)
class Concerned:
    """A child of one school who was missing, or about whom somebody was worried: by what, and when."""

    school: int
    child_id: int
    cause: str
    at: datetime


def of_one_school(rows: Iterable[Concerned], at_least: int, since: date, day_of: Callable[[datetime], date]) -> set[int]:
    """The children of every school at which so many different children were concerned since this day."""
    of_school: dict[int, set[int]] = {}
    for row in rows:
        if day_of(row.at) >= since:
            of_school.setdefault(row.school, set()).add(row.child_id)
    return {child for children in of_school.values() if len(children) >= at_least for child in children}


def one_school_words(at_least: int, since: date) -> Words:
    """The facts on which the fourth trigger fired: neither which others nor how many, for not all of them are the reader’s."""
    return Words(
        f"Since {short_date_with_year(since, 'en')} at least {at_least} children of one school, this child among them, were"
        " missing or gave rise to a worry.",
        f"Ers {short_date_with_year(since, 'cy')} roedd o leiaf {at_least} o blant un ysgol, a’r plentyn hwn yn eu plith, ar goll"
        " neu bu pryder amdanynt.",
        False,
    )


def several_words(count: int, since: date) -> Words:
    """The facts on which the second trigger fired."""
    return Words(
        f"{count} worries below any threshold were noted since {short_date_with_year(since, 'en')}.",
        f"Nodwyd {count} o bryderon o dan unrhyw drothwy ers {short_date_with_year(since, 'cy')}.",
        False,
    )


SMALL = 5


def shown_counts(counts: Mapping[str, int]) -> dict[str, int | None]:
    """How often something fired, by group, for a page: None stands for fewer than five.

    Where one group alone would be hidden, the next smallest is hidden too, for the rest and the total would give it away.
    """
    hidden = {code for code, count in counts.items() if 0 < count < SMALL}
    others = sorted((count, code) for code, count in counts.items() if count >= SMALL)
    if len(hidden) == 1 and others:
        hidden.add(others[0][1])
    return {code: None if code in hidden else count for code, count in counts.items()}

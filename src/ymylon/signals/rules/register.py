"""The register of high-risk missing children: when a published rule asks, what an entry needs, and how it climbs unreviewed.

It is not the child protection register. Nobody is scored, and no rule enters anybody: it asks a manager, who decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ymylon.duties.rules import Areas, DutyKind, PolicyRow, policies_in_force, utc
from ymylon.duties.rules.climbing import Stage
from ymylon.duties.rules.kinds import LATE, WARN
from ymylon.missing.rules.ending import CONSIDER_REGISTER, OF_REGISTER
from ymylon.missing.rules.meeting_due import MeetingFacts, Metric, RuleFault, Threshold, read_threshold, rule_words, what_met
from ymylon.terms.codes import Lane, Role, TeamFunction
from ymylon.terms.words import Words

FAMILY = "register.propose"
REVIEW_KEY = "register.review"
CONSIDER, REVIEW, VISIT, TELL = CONSIDER_REGISTER, "REVIEW_REGISTER", "VISIT_REGISTERED", "TELL_REGISTERED"
# The longest time to a review, also where no dated row says less: nothing that keeps a child in view waits for a setting.
LONGEST_REVIEW = timedelta(days=28)
HEAD_AFTER = timedelta(days=90)
LONGEST_RHYTHM = 92

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        CONSIDER, OF_REGISTER[CONSIDER],
        Lane.CONCERN, TeamFunction.MANAGEMENT, "register.consider", "signals:consider",
        Words("an entry, or a named manager’s reason why there is none", 
              "cofnod, neu reswm rheolwr a enwir pam nad oes un", False),
    ),
    DutyKind(
        REVIEW, Words("Review an entry on the register of high-risk missing children",
                      "Adolygu cofnod ar y gofrestr plant ar goll sydd â risg uchel", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, REVIEW_KEY, "signals:review",
        Words("a review with its reasons and the next day, or the end of the entry by a manager",
              "adolygiad gyda’i resymau a’r diwrnod nesaf, neu ddiwedd y cofnod gan reolwr", False),
    ),
    DutyKind(
        VISIT, Words("Visit a child on the register of high-risk missing children",
                     "Ymweld â phlentyn ar y gofrestr plant ar goll sydd â risg uchel", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, "register.visit", "signals:visit",
        Words("a visit, whoever makes it, with whether the child was seen",
              "ymweliad, pwy bynnag sy’n ei wneud, ac a welwyd y plentyn", False),
    ),
    DutyKind(
        TELL, Words("Tell a child that they are on the register, in words of their own",
                    "Dweud wrth blentyn ei fod ar y gofrestr, yn ei eiriau ei hun", False),
        Lane.CONCERN, TeamFunction.SOCIAL_WORK, "register.tell_child", "signals:tell",
        Words("what the child was told and said, or why they are not told",
              "yr hyn a ddywedwyd wrth y plentyn a’i ateb, neu pam na ddywedir wrtho", False),
    ),
)  # fmt: skip

EVENT_WORDS: Mapping[str, Words] = {
    "REGISTER_ENTERED": Words("Entered on the register of high-risk missing children",
                              "Cofnodwyd ar y gofrestr plant ar goll sydd â risg uchel", False),
    "REGISTER_NOT_ENTERED": Words("Reason recorded why the child is not on the register",
                                  "Cofnodwyd rheswm pam nad yw’r plentyn ar y gofrestr", False),
    "REGISTER_REVIEWED": Words("Entry on the register reviewed", "Adolygwyd y cofnod ar y gofrestr", False),
    "REGISTER_VISITED": Words("Visited as a child on the register", "Ymwelwyd fel plentyn ar y gofrestr", False),
    "REGISTER_TOLD": Words("Told of the register", "Dywedwyd wrtho am y gofrestr", False),
    "REGISTER_ENDED": Words("Entry on the register ended", "Daeth y cofnod ar y gofrestr i ben", False),
}  # fmt: skip

NOT_PROTECTION = Words(
    "This is not the child protection register. A child is on it so that somebody visits and reviews, and for nothing else.",
    "Nid hon yw’r gofrestr amddiffyn plant. Mae plentyn arni er mwyn i rywun ymweld ac adolygu, ac am ddim arall.",
    False,
)


# What asks by itself: how often and how long a child was missing, and what the police graded. What was done to a child is met by
# a C1, and a place where one was found says nothing alone.
_ASKS_ALONE = frozenset({Metric.EPISODES, Metric.HOURS_MISSING, Metric.GRADE})


def read_rule(value: Mapping[str, object]) -> tuple[Threshold, ...]:
    """The conditions that a policy row states, all of which must hold: {"all": [{"metric": "GRADE", "among": ["HIGH"]}]}.

    One of them is about episodes, their length or the police grade: harm, or how a child was found, asks nothing alone.
    None can be about care: children who are in care and who are not count the same. Raises RuleFault.
    """
    stated = value.get("all")
    if not isinstance(stated, list) or not stated:
        raise RuleFault("A rule of the register states a list of conditions under “all”.")
    conditions = tuple(read_threshold(one) for one in stated)
    if not any(one.metric in _ASKS_ALONE for one in conditions):
        raise RuleFault("A rule of the register is about episodes, their length or the police grade: harm alone asks nothing.")
    return conditions


def is_readable(value: Mapping[str, object]) -> bool:
    """Whether this policy value can be read as a rule of the register; one that can't asks about nobody, and says so."""
    try:
        read_rule(value)
    except RuleFault:
        return False
    return True


def _joined(parts: Iterable[Words]) -> Words:
    parts = tuple(parts)
    return Words("; ".join(one.en for one in parts), "; ".join(one.cy for one in parts), all(one.sure for one in parts))


def said_rule(value: Mapping[str, object]) -> Words:
    """The rule in words: each condition, all of which must hold."""
    return _joined(rule_words(one) for one in read_rule(value))


@dataclass(frozen=True, slots=True)
class Asks:
    """A rule that asks about a child: the row, the rule in words, and the facts on which it fired."""

    row: PolicyRow
    rule: Words
    facts: Words


def what_asks(rows: Iterable[PolicyRow], areas: Areas, facts: MeetingFacts, now: datetime) -> tuple[Asks, ...]:
    """The published rules in force now whose conditions all hold. None enters anybody."""
    found = []
    for row in policies_in_force(rows, FAMILY, areas, now):
        if not is_readable(row.value):
            continue
        met = [what_met(one, facts, now) for one in read_rule(row.value)]
        if all(one is not None for one in met):
            found.append(Asks(row, said_rule(row.value), _joined(one for one in met if one is not None)))
    return tuple(found)


_SAY_WHY = Words("Say why.", "Dywedwch pam.")
_WHO_LEADS = Words("Name the lead professional.", "Enwch y gweithiwr proffesiynol arweiniol.")
_WHO_POLICE = Words("Name the police contact.", "Enwch gyswllt yr heddlu.")
_RHYTHM = Words("Visits are between every day and every 92 days.", "Mae ymweliadau rhwng pob diwrnod a phob 92 diwrnod.")
_BEFORE = Words("The review is after today.", "Mae’r adolygiad ar ôl heddiw.")
_FUTURE = Words("A visit that was made is not later than now.", "Nid yw ymweliad a wnaed yn hwyrach na nawr.")
_BEFORE_ENTRY = Words("A visit of this entry is not before it began.", "Nid yw ymweliad o’r cofnod hwn cyn iddo ddechrau.")
_TOLD_OR_WHY = Words(
    "Say what the child was told, or why they are not told: one of the two.",
    "Dywedwch beth a ddywedwyd wrth y plentyn, neu pam na ddywedir wrtho: un o’r ddau.",
    False,
)


def review_fault(today: date, review_on: date, within: timedelta = LONGEST_REVIEW) -> tuple[Words, str] | None:
    """Why an entry can't be reviewed on this day; None if it can. A row may ask sooner than 28 days and never later."""
    if review_on <= today:
        return _BEFORE, "review_on"
    days = min(within, LONGEST_REVIEW).days
    return (_too_late(days), "review_on") if review_on > today + timedelta(days=days) else None


def _too_late(days: int) -> Words:
    return Words(f"The review is within {days} days.", f"Mae’r adolygiad o fewn {days} diwrnod.")


def entry_fault(*, reason: str, has_lead: bool, has_police: bool, every_days: int) -> tuple[Words, str] | None:
    """Why an entry can't be made like this, and the question it belongs to; None if it can."""
    if not reason.strip():
        return _SAY_WHY, "reason"
    return people_fault(has_lead=has_lead, has_police=has_police) or rhythm_fault(every_days)


def people_fault(*, has_lead: bool, has_police: bool) -> tuple[Words, str] | None:
    """Somebody leads and somebody of the police is there, allocated beside the child or named in words."""
    if not has_lead:
        return _WHO_LEADS, "lead"
    return None if has_police else (_WHO_POLICE, "police_contact")


def rhythm_fault(every_days: int) -> tuple[Words, str] | None:
    """Why nobody can visit in this rhythm; None if they can."""
    return None if 1 <= every_days <= LONGEST_RHYTHM else (_RHYTHM, "every_days")


def again_fault(words: str, today: date, next_on: date, every_days: int, within: timedelta) -> tuple[Words, str] | None:
    """Why a review can't be recorded like this; None if it can."""
    if not words.strip():
        return _SAY_WHY, "words"
    fault = rhythm_fault(every_days)
    if fault is None and (fault := review_fault(today, next_on, within)):
        return fault[0], "next_on"
    return fault


def visit_fault(visited_at: datetime, entered_at: datetime, now: datetime, words: str) -> tuple[Words, str] | None:
    """Why a visit can't be put down like this; None if it can."""
    if utc(visited_at) > utc(now):
        return _FUTURE, "visited"
    # People say when to the minute.
    if utc(visited_at) < utc(entered_at).replace(second=0, microsecond=0):
        return _BEFORE_ENTRY, "visited"
    return None if words.strip() else (_SAY_WHY, "words")


def told_fault(told: str, why_not: str) -> tuple[Words, str] | None:
    """One of the two is said: what the child was told, or why they are not told."""
    return None if bool(told.strip()) != bool(why_not.strip()) else (_TOLD_OR_WHY, "told")


def reason_fault(reason: str) -> tuple[Words, str] | None:
    """A decision about the register has a reason in words."""
    return None if reason.strip() else (_SAY_WHY, "reason")


def review_stages(opened_at: datetime, due: datetime) -> tuple[Stage, ...]:
    """How an unreviewed entry climbs: a warning three days before, then a manager, then, 90 days after it was last seen to, the
    head of service, again each week. It never lapses."""
    head = utc(opened_at) + HEAD_AFTER - utc(due)
    before = min(timedelta(days=3), max((utc(due) - utc(opened_at)) / 4, timedelta(0)))
    return (
        Stage(WARN, -before, lapses_after=timedelta(0)),
        Stage(LATE, timedelta(0)),
        Stage("ESCALATED_1", timedelta(hours=1), Role.TEAM_MANAGER, repeat_every=timedelta(days=7)),
        Stage("ESCALATED_2", head, Role.HEAD_OF_SERVICE, repeat_every=timedelta(days=7)),
    )

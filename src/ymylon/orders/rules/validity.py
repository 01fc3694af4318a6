"""Whether a notice or order is possible on a day, until when, and what ends it: from the child's age, legal status and law.

Pure: a birth date, care spells and days in; an answer in words out, with the day on which it would be possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ymylon.circumstances.rules.spells import CareSpell, spell_at
from ymylon.circumstances.rules.waits import months_later
from ymylon.terms.calendars import short_date_with_year
from ymylon.terms.codes import LegalStatus
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

from .codes import Authority, EndedBy, OrderKind
from .kinds import KINDS, Kind, Use

_A_DAY = timedelta(days=1)
BIRTH_DATE = Words(
    "Record the child’s birth date, to the day, first: it stands on the notice, and says until when it holds.",
    "Cofnodwch ddyddiad geni’r plentyn, i’r diwrnod, yn gyntaf: mae ar yr hysbysiad, ac yn dweud tan pryd y mae’n dal.",
    False,
)
NOT_IN_USE = Words(
    "No dated row says that this kind may be used here. A board switches it on, with its source.",
    "Nid oes rhes â dyddiad yn dweud y gellir defnyddio’r math hwn yma. Bwrdd sy’n ei droi ymlaen, gyda’i ffynhonnell.",
    False,
)
UNTIL_FIRST = Words("The last day is not before the day on which it is served.",
                    "Nid yw’r diwrnod olaf cyn y diwrnod y’i cyflwynir.")  # fmt: skip
TOO_SHORT = Words(
    "It can’t be renewed: it holds for two days at most, until a court decides. Ask for a closure order.",
    "Ni ellir ei adnewyddu: mae’n dal am ddeuddydd ar y mwyaf, nes i lys benderfynu. Gofynnwch am orchymyn cau.",
    False,
)
NO_CHILD = Words(
    "This person is a child. A notice binds an adult: a child who harms is offered support first, from their own record.",
    "Plentyn yw’r person hwn. Mae hysbysiad yn rhwymo oedolyn: caiff plentyn sy’n niweidio gynnig cymorth yn gyntaf, o’i"
    " gofnod ei hun.",
    False,
)


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """What is known of a child that a notice hangs on. `born_on`: only where it is known to the day."""

    born_on: date | None
    spells: Sequence[CareSpell] = ()


class Ending(NamedTuple):
    """The first day on which it no longer holds, and what ends it."""

    on: date
    why: EndedBy


def first_day_at(born_on: date, years: int) -> date:
    """The day on which somebody reaches an age. Born on 29 February, it is 1 March of a year that has no such day."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def status_ends_on(kind: Kind, child: ChildFacts, day: date) -> date | None:
    """The first day from `day` on without a legal status on which this kind stands; None while none is in sight."""
    while True:
        spell = spell_at(child.spells, day)
        if spell is None or spell.legal_status not in kind.statuses:
            return day
        if spell.until is None:
            return None
        day = spell.until


def fault_on(kind: Kind, child: ChildFacts, day: date, use: Use) -> Fault | None:
    """Why this kind can't be served on this day, with the day on which it could; None if it can."""
    if use.row is None:
        return Fault(_begins(use.begins_on) if use.begins_on else NOT_IN_USE, "kind")
    if kind.under_age is None:
        return None
    if child.born_on is None:
        return Fault(BIRTH_DATE, "kind")
    grown = first_day_at(child.born_on, kind.under_age)
    if day >= grown:
        return Fault(_too_old(kind, grown, first_day_at(child.born_on, 18), day), "kind")
    if kind.statuses and status_ends_on(kind, child, day) == day:
        young = first_day_at(child.born_on, 16)
        return Fault(_no_status(kind, child, day, young if day < young else None), "kind")
    return None


def ending_of(kind: Kind, child: ChildFacts, served_on: date, until: date | None) -> Ending | None:
    """When it ends by itself: at an age, with a legal status, or after its own last day; None where nothing ends it."""
    found = []
    if kind.under_age is not None and child.born_on is not None:
        found.append(Ending(first_day_at(child.born_on, kind.under_age), kind.ended_by_age))
    if kind.statuses and (ends := status_ends_on(kind, child, served_on)) is not None:
        found.append(Ending(ends, EndedBy.STATUS))
    if until is not None:
        found.append(Ending(until + _A_DAY, EndedBy.OWN_DAY))
    return min(found, key=lambda one: one.on, default=None)


def last_day_of(kind: Kind, served_on: date, until: date | None) -> date | None:
    """Its own last day: the one given, or where law limits it and none was given, the last that law allows."""
    limit = _limit_of(kind, served_on)
    return limit - _A_DAY if until is None and limit is not None else until


def _limit_of(kind: Kind, served_on: date) -> date | None:
    """The first day on which law lets it hold no more; None where law sets no limit."""
    if kind.longest_days is not None:
        return served_on + timedelta(days=kind.longest_days)
    return months_later(served_on, kind.longest) if kind.longest is not None else None


def until_fault(kind: Kind, child: ChildFacts, served_on: date, until: date | None) -> Fault | None:
    """Why it can't last until this day: before it begins, longer than law allows, or past the child's growing up."""
    if until is None:
        return None
    if until < served_on:
        return Fault(UNTIL_FIRST, "until")
    limit = _limit_of(kind, served_on)
    limits = [limit] if limit is not None else []
    if (ends := ending_of(kind, child, served_on, None)) is not None:
        limits.append(ends.on)
    if limits and until >= min(limits):
        return Fault(_latest(min(limits) - _A_DAY), "until")
    return None


def looked_at_on(since: date, days: int, ending: Ending | None) -> date | None:
    """The day on which one that lasts is looked at again; None where it ends by then, for which somebody is asked anyway."""
    on = since + timedelta(days=days)
    return on if ending is None or ending.on > on else None


def renewal_fault(ending: Ending | None, kind: Kind | None = None) -> Fault | None:
    """Why it can't be renewed: whatever ends it would end the next as well. Its own last day alone may be moved on.

    `kind`: one that law counts in days waits for a court, and no second follows it.
    """
    if kind is not None and kind.longest_days is not None:
        return Fault(TOO_SHORT, "choice")
    if ending is None or ending.why == EndedBy.OWN_DAY:
        return None
    en, cy = short_date_with_year(ending.on, "en"), short_date_with_year(ending.on, "cy")
    why = ending.why.words
    return Fault(
        Words(
            f"It can’t be renewed: it ends on {en}, and so would the next. {why.en}. Let it end, and ask for another kind.",
            f"Ni ellir ei adnewyddu: daw i ben ar {cy}, ac felly hefyd y nesaf. {why.cy}. Gadewch iddo ddod i ben, a gofynnwch am"
            " fath arall.",
            False,
        ),
        "choice",
    )


def may_be_adult(born_about: int | None, today: date) -> bool:
    """Whether somebody born about this year may be 18 today; where it is not known, they may."""
    return born_about is None or today.year - born_about >= 18


def _begins(day: date) -> Words:
    return Words(
        f"This is law that begins on {short_date_with_year(day, 'en')}. It can be used from that day on.",
        f"Cyfraith yw hon sy’n dechrau ar {short_date_with_year(day, 'cy')}. Gellir ei defnyddio o’r diwrnod hwnnw ymlaen.",
        False,
    )


_NOTICE, _ORDER = Words("a notice", "hysbysiad"), Words("an order", "gorchymyn")


def _too_old(kind: Kind, grown: date, adult: date, day: date) -> Words:
    on, last = _said(grown), _said(adult - _A_DAY)
    what = _ORDER if kind.authority is Authority.COURT else _NOTICE
    en = f"The child is {kind.under_age} from {on.en} on: {what.en} of this kind is possible until the day before."
    cy = f"Mae’r plentyn yn {kind.under_age} oed o {on.cy} ymlaen: mae {what.cy} o’r math hwn yn bosibl tan y diwrnod cynt."
    if kind.code == OrderKind.CAWN_S2 and day < adult:
        en += (
            f" Until {last.en} one under section 49 is possible, on days on which the child is under a care order, an emergency"
            " protection order or police protection."
        )
        cy += (
            f" Tan {last.cy} mae un o dan adran 49 yn bosibl, ar ddiwrnodau pan fo’r plentyn o dan orchymyn gofal, gorchymyn"
            " amddiffyn brys neu amddiffyniad yr heddlu."
        )
    elif kind.authority is not Authority.COURT:
        en += " Ask about an order of a court."
        cy += " Gofynnwch am orchymyn llys."
    return Words(en, cy, False)


def _no_status(kind: Kind, child: ChildFacts, day: date, young_until: date | None) -> Words:
    spell = spell_at(child.spells, day)
    status = LegalStatus[spell.legal_status].words if spell else Words("no care that is recorded", "dim gofal a gofnodwyd")
    law = Words("Section 49", "adran 49") if kind.code == OrderKind.CAWN_S49 else Words(
        "An order of this kind", "gorchymyn o’r math hwn", False)  # fmt: skip
    en = (
        f"On this day the child’s legal status is: {status.en}. {law.en} needs a care order, an emergency protection order or"
        " police protection; being accommodated is not enough. It is possible from the day on which one of these begins."
    )
    cy = (
        f"Ar y diwrnod hwn statws cyfreithiol y plentyn yw: {status.cy}. Mae {law.cy} yn gofyn am orchymyn gofal, gorchymyn"
        " amddiffyn brys neu amddiffyniad yr heddlu; nid yw cael llety’n ddigon. Mae’n bosibl o’r diwrnod y mae un o’r rhain yn"
        " dechrau."
    )
    if kind.code == OrderKind.CAWN_S49 and young_until is not None:
        en += f" Until {short_date_with_year(young_until - _A_DAY, 'en')} one under section 2 is possible, whatever the status."
        cy += f" Tan {short_date_with_year(young_until - _A_DAY, 'cy')} mae un o dan adran 2 yn bosibl, beth bynnag yw’r statws."
    return Words(en, cy, False)


def _said(day: date) -> Words:
    return Words(short_date_with_year(day, "en"), short_date_with_year(day, "cy"))


def _latest(day: date) -> Words:
    return Words(
        f"The latest day on which it can still hold is {short_date_with_year(day, 'en')}.",
        f"Y diwrnod olaf y gall ddal yw {short_date_with_year(day, 'cy')}.",
        False,
    )


__all__ = [
    "BIRTH_DATE", "KINDS", "NOT_IN_USE", "NO_CHILD", "TOO_SHORT", "UNTIL_FIRST", "ChildFacts", "Ending", "ending_of", "fault_on",
    "first_day_at", "last_day_of", "looked_at_on", "may_be_adult", "renewal_fault", "status_ends_on", "until_fault",
]  # fmt: skip

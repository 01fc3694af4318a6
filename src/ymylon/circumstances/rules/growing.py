"""Growing up: the ages at which something is owed, what ends that day, and what goes on. Turning 18 ends nothing here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ymylon.circumstances.rules.waits import months_later
from ymylon.terms.codes import Milestone
from ymylon.terms.words import Words

_M = Milestone
# Code of the duty and key of the policy by which it is due.
TRANSITIONS: Mapping[Milestone, tuple[str, str]] = {
    _M.SIXTEEN: ("TRANSITION_SIXTEEN", "transition.sixteen"),
    _M.SEVENTEEN_AND_A_HALF: ("TRANSITION_SEVENTEEN_AND_A_HALF", "transition.seventeen_and_a_half"),
    _M.EIGHTEEN: ("TRANSITION_EIGHTEEN", "transition.eighteen"),
}
_MONTHS: Mapping[Milestone, int] = {_M.SIXTEEN: 192, _M.SEVENTEEN_AND_A_HALF: 210, _M.EIGHTEEN: 216}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing and whether it ends on that day; what goes on says who must take it up."""

    ends: bool
    words: Words


def reached_on(born_on: date, milestone: Milestone) -> date:
    """The day on which somebody reaches this age. Born on 29 February one is older from 28 February in a common year."""
    return months_later(born_on, _MONTHS[milestone])


def reached_by(born_on: date | None, today: date) -> tuple[Milestone, ...]:
    """The ages reached by this day, youngest first; none where the birth date is not known."""
    if born_on is None:
        return ()
    return tuple(one for one in Milestone if reached_on(born_on, one) <= today)


def next_milestone(born_on: date | None, today: date) -> tuple[Milestone, date] | None:
    """The next age that is to come, and its day."""
    if born_on is None:
        return None
    coming = ((one, reached_on(born_on, one)) for one in Milestone)
    return next(((one, day) for one, day in coming if day > today), None)


# Shown to whoever settles the step. From memory where law is named [domain_lists]: the page says that it is to be checked.
CHANGES: Mapping[Milestone, tuple[Change, ...]] = {
    _M.SIXTEEN: (
        Change(
            True,
            Words(
                "Being of compulsory school age, at the end of June of the school year",
                "Bod o oedran ysgol gorfodol, ddiwedd Mehefin y flwyddyn ysgol",
                False,
            ),
        ),
        Change(
            False,
            Words("Care, visits and reviews go on as they were", "Mae gofal, ymweliadau ac adolygiadau yn parhau fel yr oeddent"),
        ),
        Change(
            False,
            Words(
                "A pathway plan and a personal adviser are due to a looked-after child",
                "Mae cynllun llwybr a chynghorydd personol yn ddyledus i blentyn sy’n derbyn gofal",
                False,
            ),
        ),
    ),
    _M.SEVENTEEN_AND_A_HALF: (
        Change(
            False,
            Words(
                "Everything goes on: this is the time to name who takes it up at 18",
                "Mae popeth yn parhau: dyma’r adeg i enwi pwy sy’n ymgymryd ag ef yn 18",
            ),
        ),
        Change(
            False,
            Words(
                "Adult safeguarding is asked to plan together, where there is danger",
                "Gofynnir i ddiogelu oedolion gynllunio ar y cyd, lle mae perygl",
                False,
            ),
        ),
        Change(
            False,
            Words(
                "Health is asked who goes on from children’s mental health services",
                "Gofynnir i iechyd pwy sy’n parhau ar ôl gwasanaethau iechyd meddwl plant",
            ),
        ),
    ),
    _M.EIGHTEEN: (
        Change(True, Words("A care order, and being looked after", "Gorchymyn gofal, a derbyn gofal", False)),
        Change(True, Words("A child abduction warning notice", "Hysbysiad rhybudd cipio plant", False)),
        Change(
            False,
            Words(
                "A missing episode goes on until a named person of the receiving service accepts",
                "Mae cyfnod ar goll yn parhau nes i berson a enwir yn y gwasanaeth newydd dderbyn",
                False,
            ),
        ),
        Change(
            False,
            Words(
                "Support of a care leaver goes on by consent to 21, and to 25 where policy says so",
                "Mae cymorth i berson sy’n gadael gofal yn parhau drwy gydsyniad hyd 21, a hyd 25 lle mae polisi’n dweud",
                False,
            ),
        ),
        Change(
            False,
            Words(
                "A referral to the National Referral Mechanism goes on, with the adult’s own consent",
                "Mae atgyfeiriad i’r Mecanwaith Atgyfeirio Cenedlaethol yn parhau, gyda chydsyniad yr oedolyn ei hun",
                False,
            ),
        ),
        Change(
            False,
            Words(
                "Allocations, duties and restrictions on record go on until a person ends each",
                "Mae dyraniadau, dyletswyddau a chyfyngiadau ar gofnod yn parhau nes i berson ddod â phob un i ben",
                False,
            ),
        ),
    ),
}

"""What keeps an interview from being arranged, held or ended as it was given; and what is derived from who held it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from ymylon.duties.rules import utc
from ymylon.terms.codes import AgencyKind, Code

from .codes import ChildAgreed, Interpreter, Interviewer, OutputKind, Route

_INDEPENDENT = frozenset({AgencyKind.INDEPENDENT_PROVIDER, AgencyKind.CHARITY})
_IN_HOUSE = frozenset({AgencyKind.COUNCIL, AgencyKind.EMERGENCY_DUTY, AgencyKind.YOUTH_JUSTICE})
_PLACES = frozenset({AgencyKind.CHILDRENS_HOME, AgencyKind.FOSTERING})


class InterviewFault(Code):
    """Why this can't be recorded like this."""

    BEFORE_FOUND = (
        "BEFORE_FOUND",
        "An interview can’t be earlier than when the child was found.",
        "Ni all cyfweliad fod yn gynharach na phan ddaethpwyd o hyd i’r plentyn.",
    )
    STILL_MISSING = (
        "STILL_MISSING",
        "This child is missing. An interview is held once the child is found.",
        "Mae’r plentyn hwn ar goll. Cynhelir cyfweliad ar ôl dod o hyd i’r plentyn.",
    )
    CHILD_HAS_DIED = (
        "CHILD_HAS_DIED",
        "This child has died. Nobody is asked to hold an interview.",
        "Mae’r plentyn hwn wedi marw. Ni ofynnir i neb gynnal cyfweliad.",
    )
    LEFT_OUT = (
        "LEFT_OUT",
        "That team was left out of what is told of this child.",
        "Gadawyd y tîm hwnnw allan o’r hyn a ddywedir am y plentyn hwn.",
        False,
    )
    LATER_THAN_NOW = "LATER_THAN_NOW", "That is later than now.", "Mae hynny’n hwyrach na nawr."
    IN_THE_PAST = "IN_THE_PAST", "Arrange it for a time to come.", "Trefnwch ef ar gyfer amser sydd i ddod."
    FAMILY_INTERPRETS = (
        "FAMILY_INTERPRETS",
        "Family and friends never interpret. Ask for a professional interpreter.",
        "Nid yw teulu na ffrindiau byth yn cyfieithu. Gofynnwch am gyfieithydd proffesiynol.",
    )
    NAME_INTERPRETER = "NAME_INTERPRETER", "Say who interprets.", "Dywedwch pwy sy’n cyfieithu."
    STAFF_NOT_AGREED = (
        "STAFF_NOT_AGREED",
        "Staff of the place that the child left hold it only if the child asks and a manager has agreed.",
        "Dim ond os yw’r plentyn yn gofyn ac os yw rheolwr wedi cytuno y bydd staff y lle a adawodd y plentyn yn ei gynnal.",
    )
    NOT_AGREED = (
        "NOT_AGREED",
        "No interview without the child’s agreement. What the child said all the same is written down as said unprompted.",
        "Dim cyfweliad heb gytundeb y plentyn. Ysgrifennir yr hyn a ddywedodd y plentyn serch hynny fel geiriau heb eu holi.",
        False,
    )
    NOT_NOW = (
        "NOT_NOW",
        "The interview has moved on, and this can’t be done with it now.",
        "Mae’r cyfweliad wedi symud ymlaen, ac ni ellir gwneud hyn ag ef nawr.",
    )
    TAKEN = (
        "TAKEN",
        "Another provider took this interview on first. Nothing is asked of you, and nothing that you wrote is lost.",
        "Derbyniodd darparwr arall y cyfweliad hwn yn gyntaf. Ni ofynnir dim gennych, ac ni chollwyd dim a ysgrifennoch.",
    )
    SAY_WHY = "SAY_WHY", "Say why.", "Dywedwch pam."
    SAY_IT = "SAY_IT", "Say it in a sentence.", "Dywedwch hynny mewn brawddeg."
    NAME_WHO = "NAME_WHO", "Say who does it.", "Dywedwch pwy sy’n ei wneud."
    ADVOCACY_FIRST = (
        "ADVOCACY_FIRST",
        "Advocacy is offered to every child. Record that it was offered, and what the child said.",
        "Cynigir eiriolaeth i bob plentyn. Cofnodwch ei bod wedi’i chynnig, a beth ddywedodd y plentyn.",
    )
    ACTIONS_OPEN = "ACTIONS_OPEN", "An action is still open.", "Mae cam gweithredu ar agor o hyd."
    CHILD_NOT_TOLD = (
        "CHILD_NOT_TOLD",
        "First tell the child what became of what they said, and record the day.",
        "Yn gyntaf, dywedwch wrth y plentyn beth ddaeth o’r hyn a ddywedodd, a chofnodwch y diwrnod.",
    )
    NOTHING_CAME = (
        "NOTHING_CAME",
        "Record an action, support or sharing, or say why nothing comes of it.",
        "Cofnodwch gam gweithredu, cymorth neu rannu, neu dywedwch pam na ddaw dim ohono.",
    )
    TELL_THE_CHILD = (
        "TELL_THE_CHILD",
        "The child is told what is kept, and why.",
        "Dywedir wrth y plentyn beth a gedwir, a pham.",
    )
    TRANSLATOR = "TRANSLATOR", "Say who translated it.", "Dywedwch pwy a’i cyfieithodd."


def route_of(agency_id: int | None, kind: str, places: Collection[int]) -> Route:
    """By which route a team of this agency holds an interview; `places` are the agencies of the place that the child left."""
    if agency_id is None:
        return Route.NOT_KNOWN
    if agency_id in places or kind in _PLACES:
        return Route.STAFF_OF_PLACE
    if kind in _INDEPENDENT:
        return Route.INDEPENDENT
    return Route.IN_HOUSE if kind in _IN_HOUSE else Route.NOT_KNOWN


def may_be_offered(route: Route) -> bool:
    """Independent provider and in-house are equal; staff of the place that the child left are put to no child."""
    return route in (Route.INDEPENDENT, Route.IN_HOUSE)


def interpreter_fault(kind: Interpreter, name: str, family: Iterable[str]) -> InterviewFault | None:
    """Why this person may not interpret; `family` are the names of those around the child on record."""
    if kind == Interpreter.NOT_NEEDED:
        return None
    known = {_plain(one) for one in family if one.strip()}
    if kind == Interpreter.FAMILY or _plain(name) in known:
        return InterviewFault.FAMILY_INTERPRETS
    return None if name.strip() else InterviewFault.NAME_INTERPRETER


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def staff_fault(who: Interviewer, is_agreed: bool) -> InterviewFault | None:
    """Why staff of the place that the child left can't hold it."""
    return InterviewFault.STAFF_NOT_AGREED if who == Interviewer.STAFF_OF_PLACE and not is_agreed else None


def held_fault(held_at: datetime, found: Iterable[datetime], now: datetime) -> InterviewFault | None:
    """Why an interview can't be recorded as held then; `found` are the moments at which each episode that it covers ended."""
    if utc(held_at) > utc(now):
        return InterviewFault.LATER_THAN_NOW
    return InterviewFault.BEFORE_FOUND if any(utc(held_at) < utc(one) for one in found) else None


def sharing_fault(with_whom: str, basis: str, agreed: ChildAgreed | None, why: str) -> InterviewFault | None:
    """Why sharing can't be recorded so: with whom and on what basis are said, and why agreement was overridden."""
    if not with_whom.strip() or not basis.strip():
        return InterviewFault.SAY_IT
    if agreed is None or (agreed == ChildAgreed.OVERRIDDEN and not why.strip()):
        return InterviewFault.SAY_WHY
    return None


def closing_fault(kinds: Collection[OutputKind], advocacy: bool, actions_open: int) -> InterviewFault | None:
    """What is still missing before an interview is closed."""
    if not advocacy:
        return InterviewFault.ADVOCACY_FIRST
    if not set(kinds) - {OutputKind.SUPPORT, OutputKind.FEEDBACK} and OutputKind.NOTHING not in kinds:
        return InterviewFault.NOTHING_CAME
    if actions_open:
        return InterviewFault.ACTIONS_OPEN
    return None if OutputKind.FEEDBACK in kinds else InterviewFault.CHILD_NOT_TOLD


def was_in_time(held_at: datetime, due_at: datetime | None) -> bool | None:
    """Whether it was held by its due moment; None where no policy sets one."""
    return None if due_at is None else utc(held_at) <= utc(due_at)


def is_sampled(ref: UUID, one_in: int) -> bool:
    """Whether a manager reviews this interview: one in so many, by its random reference, so that nobody chooses."""
    return one_in > 0 and ref.int % one_in == 0

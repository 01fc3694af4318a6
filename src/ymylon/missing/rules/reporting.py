"""What follows from who reports and when: in what capacity, where the child lives, which door of a council is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ymylon.duties.rules.instants import utc
from ymylon.duties.rules.lengths import OfficeHours
from ymylon.terms.codes import InvolvementKind, LivingAt, PlacementType, Precision, ReporterKind, Role, TeamFunction, Whereabouts
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

_POLICE = {Role.POLICE_MISSING_COORDINATOR, Role.RESPONSE_OFFICER, Role.PCSO}
_CARERS = {Role.RESIDENTIAL_WORKER: LivingAt.CHILDRENS_HOME, Role.FOSTER_CARER: LivingAt.FOSTER}
# Whoever rings the police or the council, and says it for themselves.
_RANG = (ReporterKind.PARENT, ReporterKind.KINSHIP_CARER, ReporterKind.CHILD, ReporterKind.PUBLIC)
_BY_ROLE = {
    # The first is taken unless the person says otherwise.
    Role.RESIDENTIAL_WORKER: (ReporterKind.HOME_STAFF_PERMANENT, ReporterKind.HOME_STAFF_AGENCY),
    Role.FOSTER_CARER: (ReporterKind.FOSTER_CARER,),
    Role.HEALTH_SAFEGUARDING_NURSE: (ReporterKind.HEALTH,),
    Role.DESIGNATED_SAFEGUARDING_PERSON: (ReporterKind.SCHOOL,),
    Role.RETURN_INTERVIEW_WORKER: (ReporterKind.YOUTH_WORKER, ReporterKind.CHARITY_FOR_PARENT),
    Role.YOUTH_JUSTICE_WORKER: (ReporterKind.OTHER,),
}


def reporter_kinds(role: Role) -> tuple[ReporterKind, ...]:
    """In what capacity somebody in this role may report; the first unless they say otherwise."""
    if role in _POLICE:
        return (ReporterKind.POLICE, *_RANG)
    return _BY_ROLE.get(role, (ReporterKind.SOCIAL_WORKER, *_RANG))


def is_carer(role: Role) -> bool:
    """True if the child lives with whoever holds this role."""
    return role in _CARERS


def lives_at(role: Role) -> LivingAt:
    """Where a child lives whom somebody in this role reports, as far as the role tells."""
    return _CARERS.get(role, LivingAt.NOT_KNOWN)


_LIVES_IN = {
    PlacementType.KINSHIP_FOSTER: LivingAt.KINSHIP,
    PlacementType.FOSTER: LivingAt.FOSTER,
    PlacementType.FOR_ADOPTION: LivingAt.FAMILY,
    PlacementType.WITH_PARENTS: LivingAt.FAMILY,
    PlacementType.CHILDRENS_HOME: LivingAt.CHILDRENS_HOME,
    PlacementType.RESIDENTIAL_CARE_HOME: LivingAt.CHILDRENS_HOME,
    PlacementType.SECURE_HOME: LivingAt.SECURE,
    PlacementType.YOUNG_OFFENDER_INSTITUTION: LivingAt.SECURE,
    PlacementType.SUPPORTED_ACCOMMODATION: LivingAt.SUPPORTED,
    PlacementType.INDEPENDENT_LIVING: LivingAt.OWN_HOME,
    PlacementType.HEALTH_SETTING: LivingAt.HOSPITAL,
    PlacementType.TEMPORARY: LivingAt.UNREGISTERED,
    PlacementType.UNREGISTERED: LivingAt.UNREGISTERED,
    PlacementType.NOT_KNOWN: LivingAt.NOT_KNOWN,
}


def lives_in(placement: PlacementType) -> LivingAt:
    """Where a child lives who is placed so."""
    return _LIVES_IN.get(placement, LivingAt.OTHER)


def council_doors(at: datetime, office: OfficeHours) -> tuple[TeamFunction, ...]:
    """Which team of a council is told at this moment: the one that is awake first, the other where there is none."""
    doors = (TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.EMERGENCY_DUTY)
    return doors if office.are_on(at) else doors[::-1]


def earlier_start(start: Moment, said: Moment, ended_before: Iterable[datetime]) -> Moment | None:
    """The new start of an episode where a further report says that the child was last seen earlier; None if it stays.

    It never reaches back into an episode that has ended: the report keeps what was said all the same.
    """
    floor = max((utc(end) for end in ended_before), default=None)
    moved = said if floor is None or utc(said.at) >= floor else Moment(floor, said.precision)
    return moved if utc(moved.at) < utc(start.at) else None


def whereabouts_after(before: Whereabouts, said: Whereabouts) -> Whereabouts:
    """What an episode says of the whereabouts after a further report: it never makes the child look safer than before."""
    return Whereabouts.NOT_KNOWN if said == Whereabouts.NOT_KNOWN else before


def born_about(age: int, today: date) -> tuple[date, Precision]:
    """A birth date that makes somebody this old today, known to the year."""
    return date(today.year - age, 1, 1), Precision.YEAR


POLICE_TEAMS = (TeamFunction.POLICE_MISSING, TeamFunction.POLICE_CONTROL)


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of involvement that follows from an area: the first of these teams there is involved, on this basis."""

    kind: InvolvementKind
    teams: tuple[TeamFunction, ...]
    area: str
    basis: str


def places_involved(residence: str, responsible: str, host: str, doors: tuple[TeamFunction, ...]) -> tuple[Place, ...]:
    """Whom the facts of a report involve, by area (GSS codes, empty where there is none); of a council by its `doors`."""
    kind, out_of_area = InvolvementKind, bool(host) and host != responsible
    found = [
        Place(kind.RESIDENCE_AUTHORITY, doors, residence, "LIVES_IN_AREA"),
        Place(kind.HEALTH_BOARD, (TeamFunction.HEALTH_SAFEGUARDING,), residence, "LIVES_IN_AREA"),
    ]
    if responsible:
        found.append(Place(kind.RESPONSIBLE_AUTHORITY, doors, responsible, "RESPONSIBLE_FOR_CARE"))
        found.append(Place(kind.REVIEWING_OFFICER, (TeamFunction.INDEPENDENT_REVIEW,), responsible, "RESPONSIBLE_FOR_CARE"))
    if out_of_area:
        found.append(Place(kind.HOST_AUTHORITY, doors, host, "PLACED_IN_AREA"))
    for area in dict.fromkeys((residence, responsible, host)):
        is_host = out_of_area and area == host
        basis = "PLACED_IN_AREA" if is_host else "LIVES_IN_AREA" if area == residence else "RESPONSIBLE_FOR_CARE"
        found.append(Place(kind.HOST_FORCE if is_host else kind.FORCE, POLICE_TEAMS, area, basis))
    return tuple(place for place in found if place.area)


_PATRONYMICS = {"ap", "ab", "ferch", "verch"}
_NOT_KNOWN = {"?", "??", "-", "n/a", "not known", "not known yet", "unknown", "don't know", "don’t know",
              "ddim yn hysbys", "ddim yn gwybod", "anhysbys", "ddim yn hysbys eto"}  # fmt: skip
_OLDEST = 25


def split_name(typed: str) -> tuple[str, str]:
    """Given and family name out of one box: the last word is the family's, a patronymic begins it, a comma turns it round.

    What holds no letter was looked for and is no name, such as a birth date; “?” alone stays, for a name nobody knows yet.
    """
    if says_not_known(typed):
        return typed.strip(), ""
    before, comma, after = typed.partition(",")
    family, given = _lettered(before), _lettered(after)
    if comma and given and family:
        return " ".join(given), " ".join(family)
    words = _lettered(typed.replace(",", " "))
    at = next(
        (n for n, word in enumerate(words) if n and word.casefold() in _PATRONYMICS), len(words) - 1 if len(words) > 1 else 1
    )
    return " ".join(words[:at]), " ".join(words[at:])


def _lettered(text: str) -> list[str]:
    return [word for word in text.split() if any(char.isalpha() for char in word)]


def says_not_known(typed: str) -> bool:
    """True if the answer is that nobody knows yet."""
    return typed.strip().casefold().replace("’", "'") in _NOT_KNOWN


def birth_fault(born_on: date | None, age: int | None, today: date) -> Words | None:
    """Why nobody reported here was born then; None if they may have been."""
    if born_on is not None and born_on > today:
        return Words(
            "The birth date has not come yet. Check the year.", "Nid yw’r dyddiad geni wedi dod eto. Gwiriwch y flwyddyn."
        )
    old = age if age is not None else None if born_on is None else today.year - born_on.year
    if old is not None and old > _OLDEST:
        return Words(
            "This is for children and young people up to 25. Check the birth date.",
            "Mae hyn ar gyfer plant a phobl ifanc hyd at 25. Gwiriwch y dyddiad geni.",
        )
    return None

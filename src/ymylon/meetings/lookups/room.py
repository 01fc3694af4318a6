"""Whom the record names for each seat, and when each of them was last with the child."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner, Team, open_teams_in, teams_of_kinds, teams_serving
from ymylon.agencies.rules.closing import is_closed
from ymylon.children.lookups import involved_with, last_events
from ymylon.circumstances.lookups.beside import standing_beside
from ymylon.meetings.lookups.frames import Meeting, also_serves
from ymylon.meetings.lookups.items import Asked
from ymylon.meetings.rules import MET, Seat
from ymylon.meetings.rules.seats import FUNCTIONS, KINDS, PEOPLE, TEAMS, missing_seats
from ymylon.terms.codes import AgencyKind, AllocationKind


@dataclass(frozen=True)
class Somebody:
    """A team, or a person in it, whom a seat is offered to."""

    team: Team
    person: Practitioner | None = None

    @property
    def choice(self) -> str:
        """What a list sends for it: "12" is a team, "12-5" a person in it."""
        return f"{self.team.pk}-{self.person.pk}" if self.person else str(self.team.pk)


@dataclass(frozen=True)
class Known:
    """Whom the record names for each seat of each child; and when each person was last with each child."""

    seats: Mapping[tuple[int, Seat], tuple[Somebody, ...]]
    met: Mapping[tuple[int, int], datetime]

    def of(self, child_id: int, seat: Seat) -> tuple[Somebody, ...]:
        """Whom the record names for this seat."""
        return self.seats.get((child_id, seat), ())

    def last_met(self, child_id: int, person_id: int | None) -> datetime | None:
        """When this person was last with the child, as the chronology has it."""
        return self.met.get((child_id, person_id)) if person_id else None


def known_around(actor: Actor, child_ids: Collection[int], seats: Collection[Seat], now: datetime) -> Known:
    """In three questions, however many children there are: who stands beside each, who is involved, who was last there.

    Of a team that is closed nobody is named: nothing is read there.
    """
    wanted = {kind for seat in seats for kind in PEOPLE.get(seat, ())}
    beside = standing_beside(actor, child_ids, wanted or {AllocationKind.SOCIAL_WORKER})
    involved = involved_with(actor, child_ids)
    found: dict[tuple[int, Seat], tuple[Somebody, ...]] = {}
    for child in child_ids:
        for seat in seats:
            people = [beside[child, kind] for kind in PEOPLE.get(seat, ()) if (child, kind) in beside]
            named = [
                Somebody(one.team, one.practitioner)
                for one in people
                if one.team and one.practitioner and not is_closed(one.team, now)
            ]
            around = [one for one in involved.get(child, ()) if not one.has_closed]  # type: ignore[attr-defined]
            teams = [Somebody(one.team) for kind in TEAMS.get(seat, ()) for one in around if one.kind == kind]
            found[child, seat] = tuple({one.choice: one for one in (*named, *(() if named else teams))}.values())
    return Known(found, last_events(actor, child_ids, MET))


def choices_for(actor: Actor, meeting: Meeting, seat: Seat, known: Iterable[Somebody]) -> list[Somebody]:
    """Whom a seat may be offered: those whom the record names first, then the teams of the area that do such work."""
    serving = teams_serving(FUNCTIONS[seat], [meeting.area]) if seat in FUNCTIONS else teams_of_area(meeting, seat)
    if seat in FUNCTIONS:
        # Both police forces of a place do the same work: each has its own seat.
        serving = [team for team in serving if _is_of_trains(team) is (seat is Seat.TRANSPORT_POLICE)]
    return list({one.choice: one for one in (*known, *(Somebody(team) for team in serving))}.values())


def _is_of_trains(team: Team) -> bool:
    return team.agency is not None and team.agency.kind == AgencyKind.TRANSPORT_POLICE


def teams_of_area(meeting: Meeting, seat: Seat) -> list[Team]:
    """For a seat that no kind of team fills: the teams of an agency that does such work there, then of the convener’s own."""
    working = teams_of_kinds(KINDS[seat], [meeting.area]) if seat in KINDS else []
    return [*working, *open_teams_in([meeting.team.agency_id] if meeting.team.agency_id else [], [meeting.team_id])]


def seats_of(meeting: Meeting) -> tuple[Seat, ...]:
    """Who must be asked about each child: for every purpose that the meeting serves."""
    codes = [*meeting.kind.seats, *(code for one in also_serves(meeting) for code in one.seats)]
    return tuple(Seat[code] for code in dict.fromkeys(codes))


def not_asked(meeting: Meeting, item_id: int, asked: Iterable[Asked]) -> tuple[Seat, ...]:
    """The seats that must be asked about this child and are not yet; who is asked to the whole meeting is asked for each."""
    required = seats_of(meeting)
    return missing_seats(required, {Seat[one.seat] for one in asked if one.item_id in (item_id, None)})


def not_asked_to(meeting: Meeting, asked: Iterable[Asked]) -> tuple[Seat, ...]:
    """The seats that must be asked to the whole meeting and are not yet."""
    codes = [*meeting.kind.standing_seats, *(code for one in also_serves(meeting) for code in one.standing_seats)]
    required = tuple(Seat[code] for code in dict.fromkeys(codes))
    return missing_seats(required, {Seat[one.seat] for one in asked if one.item_id is None})

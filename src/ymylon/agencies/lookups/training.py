"""Who was trained: one's own, and those of whom one answers for, as the rows let them be read; of everybody else how many."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Case, When

from ymylon.agencies.lookups import teams_by_id
from ymylon.agencies.models import Practitioner, Team, Training
from ymylon.agencies.rules.training import CARERS
from ymylon.terms.codes import Role
from ymylon.terms.faults import NoSuch

__all__ = ["Training"]
PEOPLE_SHOWN = 300  # at once; where there are more, their team is chosen first


class NoSuchTraining(NoSuch):
    """There is no such training, or none that this person may take back."""


class Counted(NamedTuple):
    """Of one agency and one subject: who works there with children, and how many of those stand trained."""

    agency_id: int
    subject: str
    people: int
    trained: int


class NoSuchTeam(NoSuch):
    """There is no such team, or none of whose people this person answers for."""


@dataclass(frozen=True)
class Answering:
    """The teams for whose people somebody answers, and how many those are; which team was chosen, and who is shown."""

    teams: tuple[Team, ...]
    people: Mapping[int, int]
    chosen: Team | None
    shown: frozenset[int]

    @property
    def has_to_choose(self) -> bool:
        """Whether their people are too many to be read at once, but of one team."""
        return sum(self.people.values()) > PEOPLE_SHOWN


# Asked once: who answers to whom is worked out from every place in a large agency.
_ANSWERING = """
  select t.id, count(*),
    case when t.ref::text = %(team)s or (%(team)s = '' and sum(count(*)) over () <= %(shown)s) then array_agg(a.practitioner) end
  from answers_to_me() a join agencies_team t on t.id = a.team group by t.id, t.ref
"""


def answering(team: str) -> Answering:
    """Of which teams whoever acts answers for the people; `team`: the reference of a chosen one. Raises NoSuchTeam."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERING, {"team": team, "shown": PEOPLE_SHOWN})
        rows = cursor.fetchall()
    people = {number: many for number, many, _shown in rows}
    teams = tuple(sorted(teams_by_id(people).values(), key=lambda one: (one.agency_id or 0, one.pk)))
    chosen = next((one for one in teams if str(one.ref) == team), None)
    if team and chosen is None:
        raise NoSuchTeam
    return Answering(teams, people, chosen, frozenset(one for _team, _many, shown in rows for one in shown or ()))


def people_to_train(own: int | None, answering_for: Answering) -> list[Practitioner]:
    """Whoever acts first, and whom they answer for and are shown, by name. `own`: the number of whoever acts."""
    rows = Practitioner.objects.filter(pk__in={*answering_for.shown, own} - {None})
    own_first = Case(When(pk=own or 0, then=0), default=1)
    return list(rows.order_by(own_first, "family_name", "given_name", "id")[:PEOPLE_SHOWN])


def answered_for(own: int | None, practitioner_ids: Iterable[int]) -> set[int]:
    """Those of these people who are whoever acts, or for whom they answer."""
    wanted = list(practitioner_ids)
    with connection.cursor() as cursor:
        cursor.execute("select distinct practitioner from answers_to_me() where practitioner = any(%s)", [wanted])
        return {row[0] for row in cursor.fetchall()} | {one for one in wanted if one == own}


def trainings_of(practitioner_ids: Iterable[int]) -> list[Training]:
    """What stands on record of these people, the last first, as far as whoever acts may read it."""
    rows = Training.objects.filter(practitioner_id__in=list(practitioner_ids), taken_back_at__isnull=True)
    return list(rows.select_related("recorded_by").order_by("-held_on", "-id"))


def training_by_ref(ref: UUID) -> Training:
    """One that was not taken back. Raises NoSuchTraining."""
    found = Training.objects.filter(ref=ref, taken_back_at__isnull=True).first()
    if found is None:
        raise NoSuchTraining
    return found


def training_counts(areas: Collection[str], working: Iterable[Role], today: date) -> list[Counted]:
    """By agency that serves one of these areas, or of all; of nobody by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select agency, subject, people, trained from training_counts(%s::text[], %s::text[], %s::text[], %s)",
            [sorted(areas), sorted(working), sorted(CARERS), today],
        )
        return [Counted(*row) for row in cursor.fetchall()]

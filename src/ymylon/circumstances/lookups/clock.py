"""For the clock, which acts for nobody: whose worker has left, who has reached an age, and whom the police have grown out of."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from ymylon.circumstances.models import Allocation
from ymylon.terms.codes import AllocationKind, InvolvementKind

# Of a child whom somebody holds now: looked after, or with somebody allocated. A closed record of years ago makes nothing owed.
_GROWING = """
select distinct on (p.id) p.id, p.born_on, coalesce(s.responsible_authority, ''),
  array(select r.milestone from circumstances_reached r where r.child_id = p.id)
from people_person p join children_child c on c.person_id = p.id
left join circumstances_carespell s on s.child_id = p.id and s.during @> %(today)s and s.legal_status <> 'NOT_LOOKED_AFTER'
where p.born_on between %(oldest)s and %(youngest)s and p.died_on is null
  and (s.id is not null or exists (select from circumstances_allocation a where a.child_id = p.id and a.ended_at is null))
  and (select count(*) from circumstances_reached r where r.child_id = p.id) < %(milestones)s
order by p.id
"""
_LEFT = """
select a.id from circumstances_allocation a
where a.ended_at is null and a.practitioner_id is not null
  and not exists (select from agencies_membership m where m.practitioner_id = a.practitioner_id and m.team_id = a.team_id
                  and m.during @> %(at)s)
  and not exists (select from duties_duty d where d.about = a.ref and d.kind = 'ALLOCATE_AGAIN')
order by a.id
"""
# The police of a child who has grown up, as far as the birthday is known to the day. Not while such a team has the child for
# something that isn't over: an episode, say.
_POLICE_OF_ADULTS = """
select i.child_id, i.team_id, i.kind
from children_involvement i join agencies_team t on t.id = i.team_id join agencies_agency a on a.id = t.agency_id
join people_person p on p.id = i.child_id
where i.ended_at is null and i.about is null and i.kind in ('FORCE', 'HOST_FORCE') and i.basis <> 'ORDER_ASKED'
  and a.kind in ('POLICE', 'TRANSPORT_POLICE') and p.born_on <= %(youngest)s and p.born_precision = 'DAY'
  and not exists (select from children_involvement o where o.child_id = i.child_id and o.team_id = i.team_id
                  and o.about is not null and o.ended_at is null)
limit %(most)s
"""
_MOST = 500  # a round: where many years of records came in at once, the next rounds have the others


class Growing(NamedTuple):
    """Somebody who grows up: number, birth day, the authority (GSS code) responsible for their care, if one is, and which
    milestones were said already."""

    child_id: int
    born_on: date
    authority: str
    reached: list[str]


def growing_up(today: date, youngest: date, oldest: date, milestones: int) -> list[Growing]:
    """Everybody born between these days who may owe something to an age and is held by somebody now."""
    told = {"today": today, "youngest": youngest, "oldest": oldest, "milestones": milestones}
    with connection.cursor() as cursor:
        cursor.execute(_GROWING, told)
        return [Growing(*row) for row in cursor.fetchall()]


class OfAdult(NamedTuple):
    """A police team that is still involved with somebody who has grown up: child, team and in what capacity."""

    child_id: int
    team_id: int
    kind: InvolvementKind


def police_of_adults(youngest: date) -> list[OfAdult]:
    """Police teams that have no episode and no order, but the record, of somebody born on this day or before; some at a time."""
    with connection.cursor() as cursor:
        cursor.execute(_POLICE_OF_ADULTS, {"youngest": youngest, "most": _MOST})
        return [OfAdult(child, team, InvolvementKind[kind]) for child, team, kind in cursor.fetchall()]


def left_behind(at: datetime) -> list[int]:
    """Open allocations to somebody who no longer works in that team, for which nothing is owed yet."""
    with connection.cursor() as cursor:
        cursor.execute(_LEFT, {"at": at})
        return [number for (number,) in cursor.fetchall()]


def allocated_to(child_id: int) -> list[int]:
    """Who is the child's social worker or lead professional now, by practitioner, the social worker first; for the clock."""
    kinds = [AllocationKind.LEAD_PROFESSIONAL, AllocationKind.SOCIAL_WORKER]
    rows = Allocation.objects.filter(child_id=child_id, kind__in=kinds, ended_at__isnull=True, practitioner_id__isnull=False)
    return [row.practitioner_id for row in rows.order_by("-kind", "id")]


def allocation(number: int) -> Allocation:
    """One allocation, for the clock."""
    return Allocation.objects.get(pk=number)

"""A day of what is owed, in parts: sorted and counted where the rows lie, for of thousands a page tells of the first few."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F

from ymylon.access.rules import Actor
from ymylon.audit.standing import around, standing
from ymylon.duties.lookups.owed import of_teams
from ymylon.duties.models import Duty


class Brief(NamedTuple):
    """A duty as far as it must be known to be put in its place."""

    pk: int
    ref: UUID
    child_id: int
    about: UUID
    team_id: int | None
    person_id: int | None
    state: str
    due_at: datetime | None
    paused_until: datetime | None
    ended_at: datetime | None


class Cuts(NamedTuple):
    """The moments by which a day falls into parts: what is due until `soon` is now, until `until` this shift's."""

    since: datetime
    now: datetime
    soon: datetime
    until: datetime


class Day(NamedTuple):
    """A day in parts: now, shift, later, paused, ended, and of a team's nobody, what no team owes."""

    first: Mapping[str, Sequence[Brief]] = {}  # of each part what is due first
    counted: Mapping[str, int] = {}  # how many there are in each
    abouts: frozenset[UUID] = frozenset()  # of what was asked about besides, whatever of it is owed in any part
    mark: str = ""  # another when anything open is added or gone
    untaken: int = 0  # how many of what a team owes now and later nobody has taken on


# The names of a NamedTuple's columns, and with it their order.
_BRIEFLY = ("id", *Brief._fields[1:])
_NAMES = ", ".join(_BRIEFLY)
_IN_PARTS = f"""
select part, many, place <= most, open, mixed, untaken, {_NAMES} from (
  select *, count(*) over (partition by part) as many, coalesce((%(most)s::jsonb ->> part)::int, 2147483647) as most,
         row_number() over (
           partition by part order by case part when 'ended' then ended_at end desc nulls last, due_at nulls last, id) as place
  from (
    select *, count(*) filter (where state = 'OPEN') over () as open,
           bit_xor(hashint8extended(id, 0)) filter (where state = 'OPEN') over () as mixed,
           count(*) filter (where state = 'OPEN' and team_id is not null and person_id is null
                            and (paused_until > %(now)s) is not true) over () as untaken,
           case when state <> 'OPEN' then 'ended' when paused_until > %(now)s then 'paused'
                when %(of_team)s and team_id is null then 'nobody' when due_at is null then 'later'
                when due_at <= %(soon)s then 'now' when due_at <= %(until)s then 'shift' else 'later' end as part
    from ({{rows}}) as rows ({_NAMES})
  ) as parted
) as placed
where place <= most or about = any(%(also)s::uuid[])
order by part, place"""
_MARK = f"select count(*), bit_xor(hashint8extended(id, 0)) from ({{rows}}) as rows ({_NAMES})"


def _own_lately(actor, own, since):
    return of_teams(actor, own, since, Duty.objects.visible_to(actor)).order_by().values_list(*_BRIEFLY)


def _own_open(actor, own):
    return of_teams(actor, own, None, Duty.objects.visible_to(actor)).order_by().values_list(*_BRIEFLY)


def _team_open(actor, team):
    seen = Duty.objects.visible_to(actor).filter(state=Duty.State.OPEN, ended_at__isnull=True)
    # A union and no "or": for that, PostgreSQL reads every duty there is.
    return seen.filter(team_id__among=team).union(seen.filter(team_id__isnull=True)).order_by().values_list(*_BRIEFLY)


_own_day = around(_own_lately, _IN_PARTS)
_own_mark = around(_own_open, _MARK)
_team_day = around(_team_open, _IN_PARTS)
_own_briefly = standing(lambda actor, own: _own_open(actor, own).order_by(F("due_at").asc(nulls_last=True), "id"))


def day_of(actor: Actor, at: Cuts, most: Mapping[str, int], also: Iterable[UUID]) -> Day:
    """What the actor's own teams owe, and what was ended lately, without what a duty says; `duties_by_id` has that.

    Of each part as many as `most` says of it, or all; of what is `also` asked about, whether any of it is owed.
    """
    return _day(_own_day(actor, own=_own(actor), of_team=False, **_asked(at, most, also)))


def day_of_team(actor: Actor, at: Cuts, most: Mapping[str, int], team_id: int) -> Day:
    """What this team owes, and what no team owes, as far as this person may see it."""
    return _day(_team_day(actor, team=[team_id], of_team=True, **_asked(at, most)))


def mark_of_day(actor: Actor) -> str:
    """The mark of `day_of`, and nothing else of it."""
    return _sign(*_own_mark(actor, own=_own(actor))[0])


def owed_briefly(actor: Actor) -> list[Brief]:
    """The open duties of the actor's own teams, without what a duty says; soonest due first."""
    return [Brief(*row) for row in _own_briefly(actor, own=_own(actor))]


def _asked(at: Cuts, most: Mapping[str, int], also: Iterable[UUID] = ()) -> dict[str, Any]:
    return at._asdict() | {"most": json.dumps(dict(most)), "also": list(also)}


def _day(rows: Iterable[tuple[Any, ...]]) -> Day:
    first: dict[str, list[Brief]] = defaultdict(list)
    counted: dict[str, int] = {}
    abouts: set[UUID] = set()
    mark, untaken = _sign(0, None), 0
    for part, many, is_first, opened, mixed, untaken, *row in rows:  # noqa: B007 the same in every row
        duty = Brief(*row)
        counted[part], mark = many, _sign(opened, mixed)
        abouts.add(duty.about)
        if is_first:
            first[part].append(duty)
    return Day(first, counted, frozenset(abouts), mark, untaken)


def _sign(many: int, mixed: int | None) -> str:
    return f"{many}:{mixed or 0}"


def _own(actor: Actor) -> list[int]:
    return [post.team_id for post in actor.posts]

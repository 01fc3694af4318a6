"""Who is involved by a report: whoever reports, and everybody whom the facts of care, home and area name."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from ymylon.access.policy import BY_ROLE
from ymylon.access.rules import Actor, Post
from ymylon.agencies.actions import answering_teams
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions import involve_by_facts
from ymylon.circumstances.lookups import Areas
from ymylon.duties.rules.instants import local_day
from ymylon.missing.lookups.doors import doors_at
from ymylon.missing.rules.reporting import is_carer, places_involved
from ymylon.terms.codes import InvolvementKind, Lane


def reporting_post(actor: Actor, scopes: Iterable[int] = ()) -> Post:
    """The post in which somebody reports: the first whose role writes episodes, before others one where the child is held.

    Of somebody who sees for this act no further than some of their agencies it is one of these: who leaves a team out reports
    from an agency in which they may.
    """
    held = frozenset(scopes)
    able = [post for post in actor.counted if Lane.EPISODE in BY_ROLE[post.role].writes]
    return next((post for post in able if post.scope in held), able[0])


def involve_reporter(*, by: Actor, at: datetime, child_id: int, about: UUID, is_new: bool) -> Post:
    """Whoever reports sees what they reported, until the episode closes; a home that brings a child's record keeps it.

    Answers with the post in which they report.
    """
    known = {} if is_new else children_by_id(by, [child_id])
    post = reporting_post(by, known[child_id].scopes if known else ())
    if is_new and is_carer(post.role):
        kind, basis, until_closed = InvolvementKind.HOME, "LIVES_THERE", None
    else:
        kind, basis, until_closed = InvolvementKind.REPORTER, "REPORTED_IT", about
    involve(by=by, at=at, child_id=child_id, team_id=post.team_id, kind=kind, basis=basis, about=until_closed)
    return post


def involve_from_facts(
    *, by: Actor, at: datetime, child_id: int, about: UUID, residence: str, care: Areas, in_term: bool
) -> None:
    """Councils, forces, health board, home and school are involved as the facts say. Who is involved already stays so.

    A council or force beyond those that use the program is involved as well: it must be rung, and its clock runs.
    """
    places = places_involved(residence, care.responsible, care.host, doors_at(at))
    answering = answering_teams((place.teams, place.area) for place in places)
    teams = [(team.pk, place.kind, place.basis) for place, team in zip(places, answering, strict=True) if team]
    involve_by_facts(by=by, at=at, child_id=child_id, teams=teams, day=local_day(at), about=about, with_school=in_term)

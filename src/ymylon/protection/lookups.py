"""What somebody may know of a protected child: that there is one, whom to ask; and for those who are named, what was asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import BigIntegerField, F, Func, QuerySet
from django.db.models.expressions import BaseExpression
from django.utils.translation import gettext as _

from ymylon.access.policy import ROWS
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, open_teams_by_id, practitioners_in, teams_by_id
from ymylon.children.lookups import Involvement, NoSuchChild, child_by_ref, children_by_id, involvements, ref_beside
from ymylon.notices.lookups import NoSuchNotice, Notice, notice_by_ref, notices_about
from ymylon.people.lookups import current_names
from ymylon.protection.models import Alarm, AsideTeam, Opening, Protection
from ymylon.protection.rules.sealing import Ring, read_ring
from ymylon.protection.rules.together import AGREE_WITHIN, BETRAYING
from ymylon.terms.codes import AlarmKind, InvolvementKind, Lane, NoticeKind

__all__ = ["Alarm", "AsideTeam", "Opening", "Protection"]


class NotNamed(LookupError):
    """There is no such protected child, or none for which this person is named: the two can't be told apart."""


def ring() -> Ring:
    """The keys in use, read anew: a key that was changed holds at once."""
    keys = settings.PROTECTED_KEYS
    return read_ring((keys.read_text(encoding="ascii") if isinstance(keys, Path) else keys).split())


def owners_of(child_ids: Iterable[int]) -> dict[int, Team]:
    """Of these children, those that are protected, and the team to ask. Whoever may see a child may know that much."""
    with connection.cursor() as cursor:
        cursor.execute("select child, team from protected_owners(%s::bigint[])", [list(set(child_ids))])
        owners = dict(cursor.fetchall())
    teams = teams_by_id(owners.values()) if owners else {}
    return {child: teams[team] for child, team in owners.items()}


@dataclass(frozen=True)
class KnownChild:
    """The child of a page: number, reference and scopes, what they are called, and the team to ask if they are protected."""

    pk: int
    ref: UUID
    scopes: tuple[int, ...]
    name: str
    given: str
    owner: Team | None

    def reads(self, actor: Actor, lane: Lane) -> bool:
        """Whether the actor reads this lane of this child."""
        return bool(set(actor.scopes(lane)) & set(self.scopes))

    def writes(self, actor: Actor, lane: Lane, code: str) -> bool:
        """Whether the actor may do this to this lane of this child."""
        return bool(actor.may(code)) and bool(set(actor.within(code).scopes(lane, writes=True)) & set(self.scopes))


def known_child(actor: Actor, ref: UUID) -> KnownChild:
    """The child with this reference, as most pages about one begin. Raises NoSuchChild."""
    return _known(actor, child_by_ref(actor, ref, guard_beside))


def child_of(actor: Actor, number: int) -> KnownChild:
    """The same of the child of a row, by number. Raises NoSuchChild where their record is beyond this person."""
    child = children_by_id(actor, [number], guard_beside).get(number)
    if child is None:
        raise NoSuchChild
    return _known(actor, child)


def _known(actor: Actor, child: Any) -> KnownChild:
    owner = teams_by_id([child.protected_by])[child.protected_by] if child.protected_by else None
    name = current_names(actor, [child.pk]).get(child.pk)
    full = name.full if name else _("Name not known yet")
    given = (name.given or name.family) if name else _("the child")
    return KnownChild(child.pk, child.ref, tuple(child.scopes), full, given, owner)


def guard_of(child_ids: Iterable[int]) -> tuple[Team | None, frozenset[int]]:
    """The team to ask about one child's records, if any of them is protected; and for which of them whoever acts is named."""
    # Row security shows a protection to those who are named on it alone.
    sql = (
        "select child, team, exists (select from protection_protection p where p.child_id = child and p.ended_at is null)"
        " from protected_owners(%s::bigint[])"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(set(child_ids))])
        rows = cursor.fetchall()
    if not rows:
        return None, frozenset()
    team = rows[0][1]
    return teams_by_id([team])[team], frozenset(child for child, _team, is_named in rows if is_named)


def owner_beside(column: str) -> Func:
    """For a lookup of another room: the team to ask about the child in its `column`, without a question of its own."""
    return Func(F(column), function="protected_owner", output_field=BigIntegerField())


def guard_beside(_actor: Actor) -> dict[str, BaseExpression]:
    """For a lookup of a child: `protected_by`, the team to ask where the child is protected; no question of its own."""
    return {"protected_by": owner_beside("pk")}


def of_open_children(actor: Actor, rows: QuerySet, column: str) -> QuerySet:
    """For a lookup of another room: of its rows those whose child, in this `column`, the actor may see and nobody protects."""
    beside = {"_ref": ref_beside(actor, column), "_owner": owner_beside(column)}
    return rows.alias(**beside).filter(_ref__isnull=False, _owner__isnull=True)


def protection_of(actor: Actor, ref: UUID) -> Protection:
    """The protection of the child with this reference, for somebody who is named on it. Raises NotNamed and NoSuchChild."""
    child = child_by_ref(actor, ref)
    found = Protection.objects.visible_to(actor).filter(child_id=child.pk, ended_at__isnull=True).first()
    if found is None:
        raise NotNamed
    return found


def is_named(actor: Actor, child_id: int) -> bool:
    """Whether this person is named for the protected facts of the child."""
    return Protection.objects.visible_to(actor).filter(child_id=child_id, ended_at__isnull=True).exists()


def protections_of(actor: Actor) -> list[Protection]:
    """The protected children for whom this person is named, soonest review first."""
    return list(Protection.objects.visible_to(actor).filter(ended_at__isnull=True).order_by("review_on", "id"))


def aside_teams(actor: Actor, child_id: int) -> list[int]:
    """The teams that would betray the child, by number, for those who are named; nobody else is told one."""
    return list(AsideTeam.objects.visible_to(actor).filter(child_id=child_id).order_by("id").values_list("team_id", flat=True))


def openings_of(actor: Actor, child_id: int, limit: int = 20) -> list[Opening]:
    """Who asked to open the child's protected facts and who agreed, newest first, for those who are named."""
    rows = Opening.objects.visible_to(actor).filter(child_id=child_id).select_related("asked_by", "agreed_by")
    return list(rows.order_by("-asked_at", "-id")[:limit])


def opening_by_ref(actor: Actor, ref: UUID) -> Opening:
    """The question with this reference. Raises NotNamed."""
    found = Opening.objects.visible_to(actor).filter(ref=ref).first()
    if found is None:
        raise NotNamed
    return found


def waiting_for_second(actor: Actor, now: datetime) -> list[Opening]:
    """Questions of others that wait for this person, or another who is named, to agree."""
    rows = Opening.objects.visible_to(actor).filter(agreed_at__isnull=True, asked_at__gte=now - AGREE_WITHIN)
    return list(rows.exclude(asked_by=actor.account_id).order_by("asked_at", "id"))


def alarms_of(actor: Actor, child_id: int, limit: int = 20) -> list[Alarm]:
    """What alarmed the child's owner, newest first, for the team that answers for the child."""
    rows = Alarm.objects.visible_to(actor).filter(child_id=child_id)
    return list(rows.select_related("by__practitioner").order_by("-at", "-id")[:limit])


def would_betray(rows: Iterable[Involvement]) -> list[int]:
    """Of the teams that these involvements name, those that would betray where the child is."""
    return [row.team_id for row in rows if InvolvementKind[row.kind] in BETRAYING]


def who_could_be_named(actor: Actor, rows: Iterable[Involvement]) -> list[tuple[int, str]]:
    """People of the teams that these involvements name and of one's own, as (account, name): none of a betraying team."""
    rows = list(rows)
    teams = {row.team_id for row in rows} | {post.team_id for post in actor.posts}
    return practitioners_in(teams - set(would_betray(rows)), [row.role for row in ROWS if Lane.IDENTITY in row.reads])


def alarm_by_ref(actor: Actor, ref: UUID) -> Alarm:
    """The alarm with this reference, for the team that answers for the child. Raises NotNamed."""
    found = Alarm.objects.visible_to(actor).filter(ref=ref).select_related("by__practitioner").first()
    if found is None:
        raise NotNamed
    return found


def near_record(actor: Actor, alarm: Alarm) -> list[Any]:
    """The record that an alarm is about, a new one or a relative's, if it is about one and this person may see it."""
    if alarm.about is None:
        return []
    try:
        return [child_by_ref(actor, alarm.about)]
    except NoSuchChild:
        return []


def holder_of_relative(alarm: Alarm) -> Team | None:
    """For the team that is told of it: whom to ring about a relative's record. Never a team that would betray the child."""
    with connection.cursor() as cursor:
        cursor.execute("select holder_of_relative(%s)", [alarm.ref])
        (team,) = cursor.fetchone()
    return teams_by_id([team])[team] if team else None


def asked_in(actor: Actor, alarm: Alarm) -> list[UUID]:
    """The question that an alarm tells of, if it tells of one and this person is named for it."""
    if alarm.kind != AlarmKind.ASKED or alarm.about is None:
        return []
    return list(Opening.objects.visible_to(actor).filter(ref=alarm.about).values_list("ref", flat=True))


def teams_chosen_for(child_id: int) -> set[int]:
    """For whoever answers for a protected child: the teams that answer or did, whose notices they choose for. Else none."""
    with connection.cursor() as cursor:
        cursor.execute("select teams_chosen_for(%s)", [child_id])
        return {team for (team,) in cursor.fetchall()}


def to_choose_for(actor: Actor, ref: UUID) -> tuple[Notice, list[Team]]:
    """What the actor's team was told of a protected child, and who else is involved and was not told. Raises NotNamed."""
    try:
        notice = notice_by_ref(actor, ref)
    except NoSuchNotice:
        raise NotNamed from None
    if notice.kind == NoticeKind.PROTECTED or notice.team_id not in teams_chosen_for(notice.child_id):
        raise NotNamed
    told = {one.team_id for one in notices_about(actor, [notice.about])[notice.about]}
    wanted = [row.team_id for row in involvements(actor, notice.child_id)] + aside_teams(actor, notice.child_id)
    teams = open_teams_by_id(number for number in wanted if number not in told)
    return notice, [teams[number] for number in dict.fromkeys(wanted) if number in teams]

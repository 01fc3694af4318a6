"""What a panel may see of its children, from the rooms where it was written: as many questions for one child as for all."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ymylon.access.policy import BY_ROLE
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.agencies.lookups.training import Counted, training_counts
from ymylon.audit.rules import shown
from ymylon.circumstances.lookups.spells import education_on, spells_of
from ymylon.circumstances.rules.spells import CareSpell as CareFacts
from ymylon.circumstances.rules.spells import is_out_of_area
from ymylon.disruption.lookups import effects_since
from ymylon.duties.lookups.agreed import open_actions
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups.agendas import on_agendas, place_of, themes_said
from ymylon.meetings.lookups.items import Item
from ymylon.meetings.rules.rhythm import Place
from ymylon.meetings.rules.shipped import PANEL
from ymylon.orders.lookups import Bound, bound_around
from ymylon.panels.rules import GROUPS, LOOKS_BACK, Spell, Taught
from ymylon.people.lookups import names_and_ages
from ymylon.screening.lookups import Finding, Mark, Version, found_of, judged_of, marks_of
from ymylon.screening.rules import FindingKind, Part
from ymylon.terms.codes import EducationStatus, Lane, PlaceStands, Role


@dataclass(frozen=True)
class OnPanel:
    """One child on a panel, whom the reader may see: each once, however many of its meetings were about them."""

    child_id: int
    ref: UUID
    item: UUID
    name: str
    age: int | None
    place: Place
    judged: tuple[Version, ...]
    open_actions: int
    late_actions: int


@dataclass(frozen=True)
class Gathered:
    """What is known across the children of a panel, for whoever reads it: of nobody else is anything here, not even a number."""

    children: tuple[OnPanel, ...]
    marks: tuple[Mark, ...]
    groups: Mapping[int, str]
    findings: tuple[Finding, ...]
    said: frozenset[tuple[int, str]]
    taught: Mapping[int, Taught]
    spells: tuple[Spell, ...]
    bound: tuple[Bound, ...]
    effects: tuple[str, ...]


def on_panel(actor: Actor, now: datetime, *, area: str = "") -> tuple[Gathered, tuple[str, ...], str]:
    """The children of the panels of which this person may know, by name; the authorities of those panels; and of which.

    `area`: of that authority’s panels alone; of all, where none of them is that authority’s.
    """
    rows: dict[int, list[Item]] = defaultdict(list)
    for item in on_agendas(actor, [PANEL]):
        rows[item.child_id].append(item)
    places = {number: place_of(each, now) for number, each in rows.items()}
    areas = tuple(sorted({one.area for number, each in rows.items() if places[number] for one in each}))
    area = area if area in areas else ""
    wanted = [number for number, place in places.items() if place and (not area or any(o.area == area for o in rows[number]))]
    return _gathered(actor, now, {number: rows[number] for number in wanted}, places), areas, area


def _gathered(actor: Actor, now: datetime, rows: Mapping[int, list[Item]], places: Mapping[int, Place | None]) -> Gathered:
    shown(rows)
    names, ages = names_and_ages(actor, rows, local_day(now))
    versions = judged_of(actor, rows)
    actions = open_actions(actor, rows, now)
    looked_at = [one for one in versions if one.part == Part.INDICATORS and one.topic in GROUPS]
    # Where a protected child lives, and in which authority, is said nowhere: not even in a number of moves.
    open_children = [number for number, each in rows.items() if each[-1].protected_by is None]  # type: ignore[attr-defined]
    children = [
        OnPanel(
            child_id=number,
            ref=each[-1].child_ref,  # type: ignore[attr-defined]
            item=each[-1].ref,
            name=names.get(number, ""),
            age=ages.get(number),
            place=place,
            judged=tuple(one for one in versions if one.child_id == number and one.part == Part.TYPE),
            open_actions=actions.get(number, (0, 0))[0],
            late_actions=actions.get(number, (0, 0))[1],
        )
        for number, each in rows.items()
        if (place := places[number]) is not None
    ]
    return Gathered(
        children=tuple(sorted(children, key=lambda one: (one.name.casefold(), one.child_id))),
        marks=tuple(marks_of(actor, looked_at)),
        groups={one.pk: one.topic for one in looked_at},
        findings=tuple(found_of(actor, rows, [FindingKind.THEME, FindingKind.LOCATION])),
        said=frozenset(themes_said(actor, [one.pk for each in rows.values() for one in each])),
        taught=_taught(actor, rows, local_day(now)),
        spells=_spells(actor, open_children),
        bound=tuple(bound_around(actor, rows)),
        effects=tuple(effects_since(actor, rows, local_day(now) - LOOKS_BACK)),
    )


def _taught(actor: Actor, children: Collection[int], day: date) -> dict[int, Taught]:
    return {
        number: Taught(EducationStatus[spell.status], PlaceStands[spell.place_stands], spell.specialist_since)
        for number, spell in education_on(actor, children, day).items()
    }


def _spells(actor: Actor, children: Collection[int]) -> tuple[Spell, ...]:
    found = []
    for one in spells_of(actor, children):
        facts = CareFacts(one.since, one.until, one.responsible_authority, one.host_authority)
        where = (one.placement, str(one.home_id or ""), one.host_authority, one.provider_urn)
        found.append(Spell(one.child_id, one.since, one.until, where, is_out_of_area(facts)))
    return tuple(found)


# Whoever may see who a child is works with children; a screen on a wall does not.
_WORKING = [row.role for row in BY_ROLE.values() if Lane.IDENTITY in row.reads and row.role is not Role.WALL_SCREEN]


def trained_around(actor: Actor, day: date) -> list[Counted]:
    """How many stand trained, by agency that serves an authority of this person’s; of all, where theirs serves none by name."""
    teams = teams_by_id(post.team_id for post in actor.posts).values()
    areas = {area for team in teams for area in team.areas or (team.agency.areas if team.agency else ())}
    return training_counts(areas, _WORKING, day)

"""Who has looked at a child, for the child's own agencies."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.children.lookups import disclosures
from ymylon.design.entries import Entry, Fact, Link, Notice, Section, Tag
from ymylon.design.moments import When, happened, language
from ymylon.design.ways import reverse
from ymylon.oversight.lookups.looking import LookedAt, child_by_ref, looked_at, name_of_child
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import clock, short_date
from ymylon.terms.codes import GivenBy, Lane


@dataclass(frozen=True)
class LooksPage:
    """One child's lookers, by day."""

    title: str
    lede: str
    back: Link
    sections: tuple[Section, ...]
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()


def looks_page(actor: Actor, ref: UUID, now: datetime) -> LooksPage:
    """Who has opened this child's record or written in it. Raises NoSuchChild."""
    child = child_by_ref(actor, ref)
    called = name_of_child(actor, child.pk) or _("this child")
    rows = looked_at(child.pk, now)
    people = practitioners_by_id(row.practitioner_id for row in rows)
    teams = teams_by_id(row.team_id for row in rows if row.team_id)
    other, note = (
        _("Another team"),
        _("A team that you may not know to be involved is called “another team”, once a day, without its name."),
    )
    if owners_of([child.pk]):
        other = _("A protected team")
        note = _("A team that you may not know to be involved is called “a protected team”, once a day, without its name.")
    return LooksPage(
        title=_("Who has looked at %(name)s") % {"name": called},
        lede=_("Everybody who opened this record or wrote in it in the last 90 days, you among them."),
        back=Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[ref])),
        sections=(
            Section(
                _("By day"),
                "looks",
                tuple(_entry(row, people, teams, other) for row in rows),
                tight=True,
                note=note,
                empty=_("Nobody has looked."),
            ),
            _given(actor, child.pk, ref, now),
        ),
    )


def _given(actor: Actor, child_id: int, ref: UUID, now: datetime) -> Section:
    """What left the record, beside who looked at it; to whom and why stands on the child's own list."""
    rows = disclosures(actor, [child_id])
    acts = [list(group) for _act, group in groupby(rows, key=lambda row: row.act)]
    entries = tuple(
        Entry(
            heading=GivenBy[group[0].means].label(language()),
            why=", ".join(lane.label(language()) for lane in Lane if lane in {row.lane for row in group}),
            source=group[0].by.name if group[0].by else _("A protected team"),
            when=happened(group[0].at, now),
        )
        for group in acts
    )
    link = Link(_("To whom, and why"), reverse("chronology:give", args=[ref]))
    return Section(
        _("Given outside this record"),
        "given",
        entries,
        tight=True,
        note=_("In the lanes that you hold."),
        empty=_("Nothing is recorded as given outside."),
        links=(link,) if entries else (),
    )


def _entry(row: LookedAt, people, teams, other: str) -> Entry:
    day = short_date(row.day, language())
    if row.practitioner_id is None:
        return Entry(heading=other, when=When("calm", day), mark="protected")
    assert row.first_at is not None
    assert row.last_at is not None
    did = _("Wrote in the record.") if row.wrote else _("Opened the record.")
    said = {"count": row.times, "first": clock(row.first_at), "last": clock(row.last_at)}
    times = _("Once, at %(first)s.") % said
    if row.times > 1 and said["first"] == said["last"]:
        times = ngettext("%(count)d time, at %(first)s.", "%(count)d times, at %(first)s.", row.times) % said
    elif row.times > 1:
        between = ngettext(
            "%(count)d time, between %(first)s and %(last)s.", "%(count)d times, between %(first)s and %(last)s.", row.times
        )
        times = between % said
    return Entry(
        heading=people[row.practitioner_id].name,
        why=f"{did} {times}",
        source=team_words(teams.get(row.team_id)),
        when=When("calm", day),
        mark="done" if row.wrote else "dot",
    )


def team_words(team) -> str:
    """A team with its agency."""
    if team is None:
        return ""
    agency = team.agency.name(language()) if team.agency else ""
    return ", ".join(part for part in (team.name(language()), agency) if part)

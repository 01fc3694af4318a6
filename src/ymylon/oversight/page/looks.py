"""Who has looked at a child, for the child's own agencies."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.design.entries import Entry, Fact, Link, Notice, Section, Tag
from ymylon.design.moments import When, language
from ymylon.oversight.lookups.looking import LookedAt, child_by_ref, looked_at, name_of_child
from ymylon.terms.calendars import clock, short_date


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
    return LooksPage(
        title=_("Who has looked at %(name)s") % {"name": called},
        lede=_("Everybody who opened this record or wrote in it in the last 90 days, you among them."),
        back=Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[ref])),
        sections=(
            Section(
                _("By day"),
                "looks",
                tuple(_entry(row, people, teams) for row in rows),
                tight=True,
                note=_("A team that you may not know to be involved is called “another team”, once a day, without its name."),
                empty=_("Nobody has looked."),
            ),
        ),
    )


def _entry(row: LookedAt, people, teams) -> Entry:
    day = short_date(row.day, language())
    if row.practitioner_id is None:
        return Entry(heading=_("Another team"), when=When("calm", day), mark="protected")
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

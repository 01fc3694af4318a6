"""Health needs, for the nurse: who waits longest, for mental health first, and whose needs are suspected or identified."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import refs_of
from ymylon.circumstances.lookups.health import AT_ONCE, needs_now, waiting_now
from ymylon.circumstances.lookups.life import HealthNeed, HealthWait
from ymylon.circumstances.page.life import health_words, waited_words
from ymylon.circumstances.page.shared import span
from ymylon.circumstances.rules.waits import waited
from ymylon.design.entries import Entry, Link, RecordPage, Section
from ymylon.design.moments import language
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.people.lookups import current_names
from ymylon.terms.calendars import local
from ymylon.terms.codes import HealthNeedStatus, WaitKind

_OF_MIND = (WaitKind.MENTAL_HEALTH, WaitKind.THERAPY)


def health_page(actor: Actor, now: datetime, *, after: int = 0) -> RecordPage:
    """Waits that go on and needs that stand, of the children whom this person may see; the `after` longest left out."""
    waits, needs, today = waiting_now(actor, after=after), needs_now(actor, after=after), local(now).date()
    is_more = len(waits) > AT_ONCE or len(needs) > AT_ONCE
    waits, needs = waits[:AT_ONCE], needs[:AT_ONCE]
    numbers = {row.child_id for row in (*waits, *needs)}
    refs, names = refs_of(actor, numbers), current_names(actor, numbers)
    called = {number: names[number].full if number in names else _("Name not known yet") for number in refs}
    of_mind = [wait for wait in waits if wait.kind in _OF_MIND]
    suspected = [need for need in needs if need.status == HealthNeedStatus.SUSPECTED]
    return RecordPage(
        title=_("Health needs"),
        lede=_("Of the children whom you may see, whoever has waited longest first. Waits are counted to today."),
        back=Link(_("Back to Today"), reverse("today:today")),
        sections=(
            _waits(_("Waiting for mental health"), "mind", of_mind, refs, called, today),
            _waits(_("Waiting for another service"), "waits", [w for w in waits if w not in of_mind], refs, called, today),
            _needs(_("Suspected"), "suspected", suspected, refs, called),
            _needs(_("Identified"), "identified", [n for n in needs if n not in suspected], refs, called),
        ),
        links=parts(
            reverse("circumstances:health"), after, AT_ONCE, is_more=is_more, words=(_("Longer ago"), _("Less long ago"))
        ),
    )


def _waits(
    heading: str, anchor: str, rows: Sequence[HealthWait], refs: Mapping[int, UUID], called: Mapping[int, str], today: date
) -> Section:
    entries = tuple(
        Entry(
            heading=called[wait.child_id],
            why=" ".join(part for part in (f"{WaitKind[wait.kind].label(language())}.", wait.words) if part),
            when=span(wait.since, None),
            mark="waiting",
            source=_("%(time)s so far.") % {"time": waited_words(waited(wait.since, today))},
            links=_ways(refs[wait.child_id], called[wait.child_id], "wait", wait.ref),
        )
        for wait in rows
        if wait.child_id in refs
    )
    return Section(heading, anchor, entries, empty=_("Nobody whom you may see waits."))


def _needs(heading: str, anchor: str, rows: Sequence[HealthNeed], refs: Mapping[int, UUID], called: Mapping[int, str]) -> Section:
    entries = tuple(
        Entry(
            heading=called[need.child_id],
            why=" ".join(part for part in (f"{health_words(need)}.", need.words) if part),
            when=span(need.since, None),
            links=_ways(refs[need.child_id], called[need.child_id], "health_need", need.ref),
        )
        for need in rows
        if need.child_id in refs
    )
    return Section(heading, anchor, entries, empty=_("None is on record."))


def _ways(child: UUID, name: str, kind: str, ref: UUID) -> tuple[Link, ...]:
    return (
        Link(_("Put this right"), reverse(f"circumstances:{kind}", args=[ref]), name),
        Link(_("Life by date"), reverse("circumstances:life", args=[child]), name),
    )

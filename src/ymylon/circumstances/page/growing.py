"""From 16: what ends on a day, what goes on, and who takes it up. Turning 18 ends nothing here."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.circumstances.lookups.growing import Reached, TransitionStep, reached, steps
from ymylon.circumstances.page.shared import back_to_child, sealed_notice
from ymylon.circumstances.rules.growing import CHANGES, reached_on
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section
from ymylon.design.moments import When, language
from ymylon.design.ways import reverse
from ymylon.people.lookups import persons_by_id
from ymylon.people.rules import age_on
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Lane, Milestone


def growing_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """Growing up, for the child with this reference. Raises NoSuchChild."""
    child, today = known_child(actor, ref), local(now).date()
    born = persons_by_id(actor, [child.pk])[child.pk].born_on
    said, settled = reached(actor, child.pk), steps(actor, child.pk)
    return RecordPage(
        title=_("Growing up: %(name)s") % {"name": child.name},
        lede=_("The record, its duties and whoever stands beside go on past 18, until a named person takes each up."),
        back=back_to_child(child),
        notices=sealed_notice(child),
        facts=_age_facts(born, today),
        sections=tuple(_milestone(actor, child, one, born, today, said, settled) for one in Milestone),
    )


def _age_facts(born: date | None, today: date) -> tuple[Fact, ...]:
    if born is None:
        return (Fact(_("Age"), _("Birth date not known yet."), _("Without it no clock can run.")),)
    return (Fact(_("Age"), str(age_on(born, today)), long_date(born, language())),)


def _milestone(
    actor: Actor, child: KnownChild, one: Milestone, born: date | None, today: date, said: dict[str, Reached],
    settled: dict[str, TransitionStep],
) -> Section:  # fmt: skip
    day = said[one].on if one in said else reached_on(born, one) if born else None
    step = settled.get(one)
    entries = [
        Entry(
            heading=change.words.in_language(language()),
            why=_("Ends that day.") if change.ends else _("Goes on."),
            mark="dot" if change.ends else "done",
        )
        for change in CHANGES[one]
    ]
    if step:
        entries.append(_step_entry(step))
    return Section(
        one.label(language()),
        one.lower(),
        tuple(entries),
        tight=True,
        note=_day_words(day, today),
        links=_settle(actor, child, said.get(one)) if step is None else (),
    )


def _day_words(day: date | None, today: date) -> str:
    if day is None:
        return _("The day is not known yet.")
    words = _("Reached on %(day)s.") if day <= today else _("Comes on %(day)s.")
    return words % {"day": long_date(day, language())}


def _step_entry(step: TransitionStep) -> Entry:
    day = local(step.recorded_at).date()
    wishes = _("The young person wants: %(words)s") % {"words": step.wishes} if step.wishes else ""
    return Entry(
        heading=_("Settled: %(words)s") % {"words": step.goes_on or "–"},
        why=wishes,
        when=When("done", long_date(day, language()), "", day.isoformat()),
        mark="done",
        source=_("Recorded by %(who)s.") % {"who": step.recorded_by.name} if step.recorded_by_id else "",
    )


def _settle(actor: Actor, child: KnownChild, said: Reached | None) -> tuple[Link, ...]:
    if said is None or not child.writes(actor, Lane.CARE, "SETTLE_TRANSITION"):
        return ()
    return (Link(_("Settle what goes on"), reverse("circumstances:settle", args=[said.ref]), looks="second"),)

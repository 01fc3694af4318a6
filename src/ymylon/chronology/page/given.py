"""What was given of a child outside the record, as a list for whoever may see the same kinds of fact."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children import lookups as children
from ymylon.children.lookups import Disclosure
from ymylon.design.entries import Entry, Fact, Link, Section
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.safety.rules import CopyFor
from ymylon.terms.codes import GivenBy, Lane, StandingReason


def given_of(actor: Actor, child, same: frozenset[int], now: datetime) -> tuple[Section, ...]:
    """The last that was given outside, and the ways to give; nothing at all for whoever may do neither."""
    if actor.only is not None:  # drawn to be given away itself
        return ()
    ways = (
        ("RECORD_DISCLOSURE", _("Record what was given outside"), "chronology:give"),
        ("PRINT_CHILD", _("Print the summary"), "chronology:make_paper"),
        ("EXPORT_CHILD", _("Make a file of the chronology"), "chronology:make_file"),
    )
    links = tuple(
        Link(words, reverse(name, args=[child.ref])) for code, words, name in ways if actor.may_with(code, child.scopes)
    )
    rows = children.disclosures(actor, same, language())
    return (given_section(rows, now, at_most=5, links=links),) if rows or links else ()


def once(events: list, *, is_given_away: bool) -> list:
    """A giving is an event of each of its lanes: it is told once, and on what is itself given away not at all."""
    told_of: set[UUID] = set()
    kept = []
    for event in events:
        if event.kind != "GIVEN_OUT":
            kept.append(event)
        elif not is_given_away and event.about not in told_of:
            told_of.add(event.about)
            kept.append(event)
    return kept


def given_section(rows: list[Disclosure], now: datetime, *, at_most: int | None = None, links: tuple[Link, ...] = ()) -> Section:
    """What was given, the latest first; a giving once, with its kinds of fact as far as this person may see them."""
    acts = [list(group) for _act, group in groupby(rows, key=lambda row: row.act)]
    return Section(
        _("Given outside this record"),
        "given",
        tuple(_entry(group, now) for group in acts[:at_most]),
        tight=True,
        note=_("In the lanes that you hold."),
        empty=_("Nothing is recorded as given outside."),
        links=links,
    )


def _entry(rows: list[Disclosure], now: datetime) -> Entry:
    first = rows[0]
    lanes = ", ".join(lane.label(language()) for lane in Lane if lane in {row.lane for row in rows})
    under = _("Under: %(title)s") % {"title": first.under} if first.under else _why(first)
    return Entry(
        heading=f"{whom(first)}: {GivenBy[first.means].label(language())}",
        why=_("To whom and why is sealed.") if first.is_sealed else under,
        facts=(Fact(_("Kinds of fact"), lanes),),
        source=_by(first),
        when=happened(first.at, now),
        mark="protected" if first.is_sealed else "dot",
    )


def _why(row: Disclosure) -> str:
    return StandingReason[row.why].label(language()) if row.why in StandingReason.__members__ else row.why


def _by(row: Disclosure) -> str:
    # Who works on the plan that everybody around the child reads is not everybody's to know.
    if row.lane == Lane.SAFETY and row.why in StandingReason.__members__:
        return ""
    return _("Given by %(who)s") % {"who": row.by.name if row.by else _("a protected team")}


def whom(row: Disclosure) -> str:
    """To whom it was given, in words."""
    if row.is_sealed:
        return _("Sealed")
    if row.why == StandingReason.PLAN_COPY_GIVEN_BY_HAND and row.to_body in CopyFor.__members__:
        return CopyFor[row.to_body].label(language())
    body = row.to_agency.name(language()) if row.to_agency else row.to_body
    return ", ".join(part for part in (row.to_person, body) if part)

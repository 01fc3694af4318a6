"""Every version of a plan, what was said of each, and to whom one was opened, for whoever holds it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.children.lookups import Disclosure, disclosures
from ymylon.design.entries import Entry, Fact, Link, Section
from ymylon.design.moments import When, clock, iso, language, long_day
from ymylon.plans.lookups import NoSuchPlan, Plan, Release, judgements_of, releases_of, versions_of
from ymylon.plans.page.plan import short_labels
from ymylon.plans.page.shared import back_to_plan
from ymylon.plans.rules import NIGHT, WHO, Judged, MadeWith
from ymylon.protection.lookups import known_child
from ymylon.terms.calendars import local
from ymylon.terms.codes import GivenBy, Lane


@dataclass(frozen=True)
class VersionsPage:
    """The plain values of the page."""

    title: str
    lede: str
    back: Link
    sections: tuple[Section, ...]
    tags: tuple = ()
    notices: tuple = ()
    facts: tuple = ()


def versions_page(actor: Actor, ref: UUID) -> VersionsPage:
    """The versions of the plan of the child with this reference. Raises NoSuchChild, and NoSuchPlan to whoever holds none."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.PREPARED):
        raise NoSuchPlan
    said = judgements_of(actor, child.pk)
    given = [row for row in disclosures(actor, [child.pk], language()) if row.means == GivenBy.RELEASED]
    named = {number: agency.name(language()) for number, agency in agencies_by_id(row.to_agency_id for row in given).items()}
    return VersionsPage(
        title=_("Plan of %(name)s: its versions") % {"name": child.given},
        lede=_("No version is ever edited. The newest holds."),
        back=back_to_plan(child),
        sections=(
            Section(
                _("Opened to the police"), "opened", tuple(_opened(row, given, named) for row in releases_of(actor, child.pk)),
                tight=True, empty=_("Never: the child has not been missing since a plan was made."),
            ),
            Section(_("Versions"), "versions", tuple(_version(one, said) for one in versions_of(actor, child.pk)), tight=True,
                    empty=_("None is made yet.")),
        ),
    )  # fmt: skip


def _at(moment) -> str:
    return f"{long_day(moment)} {local(moment).year}, {clock(moment)}"


def _opened(row: Release, given: Iterable[Disclosure], named: Mapping[int, str]) -> Entry:
    until = _("Closed again: %(when)s.") % {"when": _at(row.ended_at)} if row.ended_at else _("Open now.")
    forces = {named[one.to_agency_id] for one in given if one.to_agency_id in named and _was_open(row, one)}
    who = ", ".join(sorted(forces)) or _("a force that is not named here")
    heading = _("Version %(number)d, to %(who)s") % {"number": row.plan.number, "who": who}
    return Entry(heading, until, When("calm", _at(row.at), "", iso(row.at)), mark="someone")


def _was_open(row: Release, one: Disclosure) -> bool:
    return row.at <= one.at and (row.ended_at is None or one.at <= row.ended_at)


def _version(plan: Plan, said) -> Entry:
    tongue = language()
    who = plan.by.name if plan.by_id else _("a protected team")
    made = ", ".join(MadeWith[code].label(tongue) for code in plan.made_with)
    labels = short_labels()
    facts = [Fact(labels[name], getattr(plan, name)) for name in (*NIGHT, *WHO) if getattr(plan, name)]
    for one in said:
        if one.plan_id == plan.pk:
            by = one.by.name if one.by_id else _("a protected team")
            facts.append(
                Fact(Judged[one.kind].label(tongue), one.words or by, small=f"{by}, {_at(one.at)}" if one.words else _at(one.at))
            )
    heading = _("Version %(number)d, by %(who)s") % {"number": plan.number, "who": who}
    return Entry(
        heading, _("Made with: %(who)s.") % {"who": made}, When("calm", _at(plan.at), "", iso(plan.at)), facts=tuple(facts)
    )

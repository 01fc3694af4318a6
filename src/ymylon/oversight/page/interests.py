"""Whom one knows, in words of one's own; and, for managers and auditors, what their people have said and who has yet to."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.design.entries import Act, Entry, Link, Notice, RecordPage, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.oversight.lookups.interests import Conflict, interests_of, own_interests, people_answered_for, said_last
from ymylon.oversight.page.shapes import QuestionPage
from ymylon.oversight.rules.interests import is_due
from ymylon.terms.codes import InterestKind


def interests_page(actor: Actor, now: datetime) -> RecordPage:
    """One's own declarations first; those of others to whoever answers for them."""
    own = own_interests(actor)
    others = people_answered_for()
    return RecordPage(
        title=_("Whom you know"),
        lede=_("A child, a family, an address, a colleague: said beforehand, it protects the child and you."),
        notices=due_notice(actor, now),
        sections=(_own(own, now), *((_theirs(others, now),) if others else ())),
    )


def due_notice(actor: Actor, now: datetime) -> tuple[Notice, ...]:
    """That it is time to say whom one knows: at joining, and each year."""
    if not is_due(said_last(actor), now):
        return ()
    link = Link(_("Say whom you know"), reverse("oversight:declare"))
    words = _("Say whom you know among the children, families and colleagues here, or that you know nobody.")
    return (Notice(_("Once a year, and when you join"), words, "soon", "soon", links=(link,)),)


def _own(own: list[Conflict], now: datetime) -> Section:
    return Section(
        _("You have declared"),
        "own",
        tuple(_entry(one, now) for one in own),
        tight=True,
        empty=_("Nothing yet."),
        links=(Link(_("Say whom you know"), reverse("oversight:declare")),),
    )


def _entry(one: Conflict, now: datetime) -> Entry:
    heading = _named(one)
    return Entry(
        heading=heading,
        why=one.words,
        source=InterestKind[one.kind].label(language()) if one.named else "",
        when=happened(one.declared_at, now),
        mark="done",
        acts=(Act(_("Take it back"), reverse("oversight:end_conflict", args=[one.ref]), heading, main=False),),
    )


def _named(one: Conflict) -> str:
    return one.named or InterestKind[one.kind].label(language())


def _theirs(others, now: datetime) -> Section:
    declared = interests_of([one.account_id for one in others])
    people = practitioners_by_id(one.practitioner_id for one in others)
    return Section(
        _("Your people"),
        "people",
        tuple(_person(people[one.practitioner_id].name, declared[one.account_id], now) for one in others),
        tight=True,
        note=_("Managers read it of their teams, auditors of their agency. It closes no record to anybody."),
    )


def _person(name: str, rows: list[Conflict], now: datetime) -> Entry:
    late = is_due(rows[0].declared_at if rows else None, now)
    live = [row for row in rows if row.ended_at is None]
    said = "; ".join(": ".join(part for part in (_named(row), row.words) if part) for row in live)
    last = _("Last said %(when)s.") % {"when": told(rows[0].declared_at, now)} if rows else _("Has not said yet.")
    return Entry(heading=name, why=said, source=last, mark="late" if late else "done", tone="late" if late else "")


def declare_page() -> QuestionPage:
    """What a declaration does."""
    return QuestionPage(
        title=_("Whom do you know?"),
        lede=_(
            "A relative, a neighbour, a friend, a former partner: say so before you open a record. Nobody known? Say that too."
        ),
        act=_("Declare it"),
        small=_("It closes nothing to you. Your manager and your agency’s auditors read it."),
        back=Link(_("Back to whom you know"), reverse("oversight:interests")),
    )

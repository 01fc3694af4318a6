"""The page of who was let into one child's record, and the question by which somebody else is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner
from ymylon.children.lookups import CaseGrant, Child, case_grants
from ymylon.design.entries import Act, Entry, Link, Notice, Section
from ymylon.design.moments import When, language, told
from ymylon.design.ways import reverse
from ymylon.oversight.rules.letting_in import giving, lanes_of
from ymylon.people.lookups import current_names
from ymylon.terms.codes import Lane


@dataclass(frozen=True)
class GrantsPage:
    """Who was let in, and the question by which another is."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    section: Section
    lanes: tuple[Lane, ...]
    notices: tuple[Notice, ...] = ()


def grants_page(actor: Actor, child: Child, now: datetime) -> GrantsPage:
    """Everybody who was let into this record, the latest first."""
    name = called(actor, child.pk)
    return GrantsPage(
        title=_("Let one person into the record of %(name)s") % {"name": name},
        lede=_(
            "A named person, for this child alone, for a time. Whoever is not involved with the child sees nothing without it."
        ),
        act=_("Let this person in"),
        small=_("They can open the record from their next page on. You can take it back at any moment."),
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child.ref])),
        section=Section(
            _("Let in so far"),
            "let-in",
            tuple(_entry(grant, now) for grant in case_grants(actor, child.pk)),
            empty=_("Nobody was let in by name."),
        ),
        lanes=tuple(lane for lane in Lane if lane in lanes_of(giving(actor, child.scopes))),
    )


def called(actor: Actor, child_id: int) -> str:
    """The child's given name, for whoever may see it."""
    name = current_names(actor, [child_id]).get(child_id)
    return (name.given or name.family) if name else _("this child")


def let_in(grant: CaseGrant) -> str:
    """Who was let in. Of a protected child, whoever works in a team that would betray it is named nowhere."""
    return grant.practitioner.name if grant.practitioner else _("A protected team")


def _named(who: Practitioner | None) -> str:
    return who.name if who else _("a protected team")


def _entry(grant: CaseGrant, now: datetime) -> Entry:
    said = {"who": _named(grant.granted_by), "when": told(grant.from_at, now)}
    by_glass = grant.kind == CaseGrant.Kind.BREAK_GLASS
    act = Act(_("Take it back"), reverse("oversight:end_grant", args=[grant.ref]), " " + let_in(grant), main=False)
    return Entry(
        heading=let_in(grant),
        why=grant.basis,
        when=_until(grant, now),
        mark="waiting" if grant.is_live(now) else "done",
        source=_("Broke the glass, %(when)s") % said if by_glass else _("Let in by %(who)s, %(when)s") % said,
        acts=(act,) if grant.is_live(now) else (),
        links=(Link(_("How it is judged"), reverse("oversight:glass", args=[grant.ref]), let_in(grant)),) if by_glass else (),
        anchor=f"grant-{grant.ref}",
    )


def _until(grant: CaseGrant, now: datetime) -> When:
    if grant.ended_at:
        return When("calm", _("taken back"), told(grant.ended_at, now))
    if grant.until_at <= now:
        return When("calm", _("ended"), told(grant.until_at, now))
    return When("calm", _("until %(time)s") % {"time": told(grant.until_at, now)}, what_it_opens(grant))


def what_it_opens(grant: CaseGrant) -> str:
    """Which kinds of fact are read by it, or written too."""
    said = {"lanes": lane_words(grant)}
    return _("writes: %(lanes)s") % said if grant.may_write else _("reads: %(lanes)s") % said


def lane_words(grant: CaseGrant) -> str:
    """The kinds of fact that it opens, in the order in which they are always given."""
    return ", ".join(lane.label(language()) for lane in Lane if lane in grant.lanes)

"""Breaking the glass: the question, the list of where it was broken, and the page on which that is judged."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import CaseGrant, Child, broken_glass, children_by_id
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import When, countdown, happened, told
from ymylon.design.ways import reverse
from ymylon.oversight.page.letting_in import called, lane_words, let_in
from ymylon.oversight.rules.letting_in import review_due
from ymylon.terms.codes import Lane, Role


@dataclass(frozen=True)
class BreakPage:
    """What breaking the glass means, before it is done."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    notices: tuple[Notice, ...]
    asked: str = ""


@dataclass(frozen=True)
class GlassPage:
    """One time that the glass was broken: who, why, until when, and what was judged."""

    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    act: str
    small: str
    back: Link
    may_judge: bool
    notices: tuple[Notice, ...] = ()


def break_page(actor: Actor, child: Child | None, asked: str = "") -> BreakPage:
    """The question; without a child it is about a record of which nothing is known but that it exists."""
    back = (
        Link(_("Back to %(name)s") % {"name": called(actor, child.pk)}, reverse("chronology:child", args=[child.ref]))
        if child
        else Link(_("Back to the search"), f"{reverse('linkage:search')}?for={asked}")
    )
    title = _("Break the glass for %(name)s") % {"name": called(actor, child.pk)} if child else _("Break the glass")
    return BreakPage(
        title=title,
        lede=_("Only where a child could come to harm before you reach whoever holds the record. Ring them first if you can."),
        act=_("Break the glass"),
        small=_(
            "It lets you read for four hours at most. It never opens protected facts, intelligence, what a child said at an"
            " interview, or sexual health."
        ),
        back=back,
        notices=(
            Notice(
                _("Others are told at once"),
                _("The team that holds the record and your own manager read your reason now, and judge it afterwards."),
                "soon",
                "soon",
            ),
        ),
        asked=asked,
    )


def glass_page(actor: Actor, grant: CaseGrant, now: datetime) -> GlassPage:
    """One time, for whoever was told of it."""
    return GlassPage(
        title=_("%(who)s broke the glass") % {"who": let_in(grant)},
        lede=_about(actor, grant),
        tags=(_tag(grant),),
        facts=_facts(grant, now),
        act=_("Save what you judge"),
        small=_("What is judged once stays."),
        back=Link(_("Where the glass was broken"), reverse("oversight:glasses")),
        may_judge=bool(actor.may("REVIEW_GLASS")) and not grant.is_own and not grant.verdict and _is_told(actor, grant),
    )


def _about(actor: Actor, grant: CaseGrant) -> str:
    if children_by_id(actor, [grant.child_id]) and actor.scopes(Lane.IDENTITY):
        return _("For the record of %(name)s.") % {"name": called(actor, grant.child_id)}
    return _("For a child’s record that you may not see.")


def _is_told(actor: Actor, grant: CaseGrant) -> bool:
    own = {scope for post in actor.addressed for scope in (post.team_scope, post.scope)}
    return bool(own & set(grant.told_scopes))


def _facts(grant: CaseGrant, now: datetime) -> tuple[Fact, ...]:
    until = grant.ended_at or grant.until_at
    facts = [
        Fact(_("Why it could not wait"), grant.basis),
        Fact(_("From"), told(grant.from_at, now)),
        Fact(_("Until"), told(until, now)),
        Fact(_("Opened for reading"), lane_words(grant)),
    ]
    if grant.verdict and grant.reviewed_by:
        said = {"who": grant.reviewed_by.name, "when": told(grant.reviewed_at, now)}
        facts.append(Fact(_("Judged"), grant.verdict_words, _("%(who)s, %(when)s") % said))
    return tuple(facts)


def _tag(grant: CaseGrant) -> Tag:
    if grant.verdict == CaseGrant.Verdict.JUSTIFIED:
        return Tag(_("Justified"), "done", "done")
    if grant.verdict == CaseGrant.Verdict.NOT_JUSTIFIED:
        return Tag(_("Not justified"), "high", "late")
    return Tag(_("Not judged yet"), "open", "waiting")


def glass_list_page(actor: Actor, now: datetime) -> RecordPage:
    """To be judged first; auditors see what was not justified, and nothing else."""
    rows = broken_glass(actor)
    waiting = tuple(_entry(grant, now) for grant in rows if not grant.verdict)
    judged = tuple(_entry(grant, now) for grant in rows if grant.verdict)
    sections = [Section(_("To be judged"), "waiting", waiting, empty=_("Nothing waits to be judged."))]
    if actor.roles == {Role.AUDITOR}:
        sections = []
    return RecordPage(
        title=_("Where the glass was broken"),
        lede=_("Somebody went beyond what they may see, in an emergency, and said why."),
        sections=(*sections, Section(_("Judged"), "judged", judged, tight=True, empty=_("Nothing was judged so far."))),
    )


def _entry(grant: CaseGrant, now: datetime) -> Entry:
    when = happened(grant.from_at, now) if grant.verdict else countdown(review_due(grant.from_at), now)
    return Entry(
        heading=let_in(grant),
        why=grant.basis,
        when=When(when.tone, when.strong, when.small, when.iso),
        mark="done" if grant.verdict else "waiting",
        source=grant.verdict_words,
        tags=(_tag(grant),),
        links=(Link(_("Open"), reverse("oversight:glass", args=[grant.ref]), let_in(grant)),),
        anchor=f"glass-{grant.ref}",
    )

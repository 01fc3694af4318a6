"""Both plans side by side: the child’s safety plan, and what is done against those who harm and against places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild
from ymylon.design.entries import Entry, Fact, Link, Notice, Said, Section, Tag, child_said
from ymylon.design.moments import due_when, happened, language
from ymylon.design.ways import reverse
from ymylon.disruption.lookups import steps_of
from ymylon.disruption.rules import Against, Effect, Means
from ymylon.disruption.rules.judging import ASKS_NEXT
from ymylon.duties.rules import local_day
from ymylon.plans.rules import MadeWith
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.safety.lookups import plan_of
from ymylon.safety.rules import ASKED, PlanKind
from ymylon.terms.codes import Lane


@dataclass(frozen=True)
class BothPage:
    """The plain values of the page. What stands on the left is the child’s; what stands on the right never reaches them."""

    title: str
    lede: str
    back: Link
    notices: tuple[Notice, ...]
    safety: tuple[Fact, ...]
    said: Said | None
    none_safe: str
    to_safety: Link | None
    links: tuple[Link, ...]
    sections: tuple[Section, ...]


def reading_child(actor: Actor, ref: UUID) -> KnownChild:
    """The child with this reference, for whoever reads the lane of disruption plans. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.DISRUPTION):
        raise NoSuchChild
    return child


def both_page(actor: Actor, ref: UUID, now: datetime) -> BothPage:
    """The page of the child with this reference. Raises NoSuchChild."""
    child = reading_child(actor, ref)
    plan = plan_of(actor, child.pk, PlanKind.SAFETY) if child.reads(actor, Lane.SAFETY) else None
    steps = steps_of(actor, child.pk)
    writes = child.owner is None and child.writes(actor, Lane.DISRUPTION, "AGREE_DISRUPTION")
    add = Link(_("Agree a step against those who harm"), reverse("disruption:step", args=[child.ref]), looks="main")
    to_safety = (
        Link(_("Open the safety plan"), reverse("safety:safety", args=[child.ref])) if child.reads(actor, Lane.SAFETY) else None
    )
    return BothPage(
        title=_("Safety and disruption: %(name)s") % {"name": child.name},
        lede=_("The safety plan is the child’s. The disruption plan never reaches the child, a parent or a suspect."),
        back=Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref])),
        notices=shut(child),
        safety=_safety(plan),
        said=_said(plan),
        none_safe="" if plan else _("None is written yet, or none that you may read."),
        to_safety=to_safety,
        links=(add,) if writes else (),
        sections=_sections(actor, child, steps, now) if child.owner is None else (),
    )


def shut(child: KnownChild) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, and that nothing stands here."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _("No step stands here for a child who is protected, and what was agreed before is shown to nobody.")
    return (Notice(heading, words, "kept", "protected"),)


def _safety(plan: Any) -> tuple[Fact, ...]:
    if plan is None:
        return ()
    made = ", ".join(MadeWith[code].label(language()) for code in plan.made_with)
    answers = (Fact(one.short.in_language(language()), plan.answers[one.code])
               for one in ASKED[PlanKind.SAFETY] if one.code in plan.answers)  # fmt: skip
    return (*answers, Fact(_("Made with"), made))


def _said(plan: Any) -> Said | None:
    if plan is None or not plan.childs_words:
        return None
    return child_said(plan.childs_words, plan.words_language)


def _sections(actor: Actor, child: KnownChild, steps: Iterable[Any], now: datetime) -> tuple[Section, ...]:
    today, own = local_day(now), {post.team_id for post in actor.posts}
    writes = child.writes(actor, Lane.DISRUPTION, "AGREE_DISRUPTION")
    still = tuple(_open(one, today, ends=writes or one.team_id in own) for one in steps if not one.is_over)
    over = tuple(_over(one, now) for one in steps if one.is_over)
    found = [Section(_("Disruption plan: to do"), "open", still, tight=True, empty=_("No step is agreed yet."))]
    if over:
        found.append(Section(_("What came of it"), "over", over, tight=True))
    return tuple(found)


def _open(one: Any, today: date, *, ends: bool) -> Entry:
    when = due_when(one.due_on, today)
    link = Link(_("What came of it"), reverse("disruption:end", args=[one.ref]), hidden=one.named)
    return Entry(
        one.words, when=when, mark={"late": "late", "soon": "soon"}.get(when.tone, "waiting"), tags=_tags(one),
        facts=_facts(one), links=(link,) if ends else (),
    )  # fmt: skip


def _over(one: Any, now: datetime) -> Entry:
    effect = Effect[one.effect]
    goes_on = effect in ASKS_NEXT
    facts = (*_facts(one), *((Fact(_("What is next"), one.next_words),) if one.next_words else ()))
    return Entry(
        one.words, one.ended_words, happened(one.ended_at, now), mark="soon" if goes_on else "done",
        tone="" if goes_on else "done", facts=facts,
        tags=(Tag(effect.label(language()), "open" if goes_on else "done"), *_tags(one)),
    )  # fmt: skip


def _tags(one: Any) -> tuple[Tag, ...]:
    return (Tag(Means[one.means].label(language())),)


def _facts(one: Any) -> tuple[Fact, ...]:
    agency = f", {one.team.agency.name(language())}" if one.team.agency else ""
    team = f"{one.team.name(language())}{agency}"
    return (
        Fact(_("Against"), one.named, small=Against[one.against].label(language())),
        Fact(_("Who sees to it"), f"{one.who} ({team})" if one.who else team),
    )

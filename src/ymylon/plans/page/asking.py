"""What stands around the questions about a plan; what the record knows already is filled in, and not asked twice."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.children.lookups import contacts
from ymylon.circumstances.lookups.beside import allocations
from ymylon.design.entries import AskPage, Collision, Link, Notice
from ymylon.design.moments import told
from ymylon.design.ways import reverse
from ymylon.missing.lookups.story import found_places
from ymylon.people.lookups import persons_by_id
from ymylon.plans.forms import PlanForm
from ymylon.plans.lookups import Plan, health_tonight
from ymylon.plans.page.shared import back_to_plan, protected_notices
from ymylon.plans.rules import LONGEST, NIGHT, WHO
from ymylon.protection.lookups import KnownChild
from ymylon.terms.codes import AllocationKind


def make_page(child: KnownChild, notices: tuple[Notice, ...], keep_url: str, collision: Collision | None = None) -> AskPage:
    """The page on which a version is written."""
    return AskPage(
        title=_("Plan for a night on which %(name)s is missing") % {"name": child.given},
        lede=_("Made with the child and whoever cares for them. Short, for three in the morning. Leave what is not known."),
        act=_("Keep this version"),
        back=back_to_plan(child),
        small=_("Home and council hold it. It opens to the police when %(name)s is reported missing, and closes at the end.")
        % {"name": child.given},
        notices=(*protected_notices(child, writing=True), *notices),
        collision=collision,
        keep_url=keep_url,
    )  # fmt: skip


def begins_with(actor: Actor, child: KnownChild, plan: Plan | None) -> dict[str, Any]:
    """What the questions begin with: the version that holds, or what the record knows already."""
    if plan is not None:
        answers = {name: getattr(plan, name) for name in (*NIGHT, *WHO, "childs_words", "words_language", "view", "told_how")}
        return answers | {"based_on": plan.number, "health": plan.health or "", "made_with": ()}
    person = persons_by_id(actor, [child.pk]).get(child.pk)
    known = {
        "based_on": 0,
        "health": health_tonight(actor, child.pk),
        "words_language": person.language if person else "",
    }
    if child.owner is not None:
        return known
    return known | {"trusts": _trusted(actor, child), "places": "; ".join(found_places(actor, child.pk))[:LONGEST]}


def _trusted(actor: Actor, child: KnownChild) -> str:
    named = {one.pk: one.name for one in contacts(actor, child.pk)}
    rows = [row for row in allocations(actor, child.pk) if row.kind == AllocationKind.TRUSTED_ADULT and row.ended_at is None]
    who = practitioners_by_id(row.practitioner_id for row in rows)
    names = (who[row.practitioner_id].name if row.practitioner_id else named.get(row.contact_id, "") for row in rows)
    return ", ".join(name for name in names if name)[:LONGEST]


def collision(form: PlanForm, theirs: Plan, now: datetime) -> Collision:
    """Both versions, and who kept the other; the next press follows it, on purpose."""
    who = theirs.by.name if theirs.by_id else _("Somebody else")
    return form.collide(
        version=theirs.number, who=who, when=told(theirs.at, now), theirs=form.in_words(theirs), kept_in="based_on"
    )


def again_page(child: KnownChild) -> AskPage:
    """Looking at a plan again."""
    new = Link(_("Something has changed: write a new version"), reverse("plans:make", args=[child.ref]))
    return AskPage(
        title=_("Look again at the plan of %(name)s") % {"name": child.given},
        lede=_("Read it with the child. What is right can stay as it is."),
        act=_("It is still right"),
        back=back_to_plan(child),
        small=_("It is looked at again in time, and whenever the child moves."),
        notices=protected_notices(child, writing=True),
        other=(new,),
    )


def agree_page(child: KnownChild) -> AskPage:
    """Agreeing a plan for the council."""
    return AskPage(
        title=_("Agree the plan of %(name)s for the council") % {"name": child.given},
        lede=_("The plan holds whether or not it is agreed: on the night, one that nobody has agreed is better than none."),
        act=_("Agree it"),
        back=back_to_plan(child),
        notices=protected_notices(child, writing=True),
    )

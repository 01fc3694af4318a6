"""What stands around the questions about a plan that is kept."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import members_of
from ymylon.associates.lookups import of_children
from ymylon.children.lookups import may_be_asked
from ymylon.contexts.lookups import of_child
from ymylon.contexts.rules import ContextKind
from ymylon.design.entries import AskPage, Collision
from ymylon.design.moments import language, told
from ymylon.drafts.page import Begun
from ymylon.duties.rules import Owner
from ymylon.notices.lookups import left_out_around
from ymylon.protection.lookups import KnownChild
from ymylon.safety.forms import PlanForm
from ymylon.safety.page.shared import back_to_plan, kind_words, move_notices, protected_notices, who_wrote
from ymylon.safety.rules import ASKED, LONGEST, PlanKind, ReadBy
from ymylon.screening.lookups import found_of
from ymylon.screening.rules import FindingKind

_LEDES = {
    PlanKind.SAFETY: lambda: _("Made with the child and whoever cares for them, in plain words. Leave what is not known."),
    PlanKind.CONTEXTUAL: lambda: _(
        "Written once, and drawn into each form that asks for it. The first version begins with whom and which places the record"
        " names: strike out what is not so. Leave what is not known."
    ),
}
_MOST_NAMED = 30  # of a larger team nobody is looked for by name


def write_page(actor: Actor, child: KnownChild, kind: PlanKind, draft: Begun, collision: Collision | None = None) -> AskPage:
    """The page on which a version is written."""
    return AskPage(
        title=_("%(plan)s: %(name)s") % {"plan": kind_words(kind), "name": child.given},
        lede=_LEDES.get(kind, _LEDES[PlanKind.SAFETY])(),
        act=_("Keep this version"),
        back=back_to_plan(kind, child),
        small=_("No version is ever edited. It is signed off by a manager who did not write it, and looked at again in time."),
        notices=(*move_notices(actor, child, kind), *protected_notices(child, writing=True), *draft.notices),
        collision=collision,
        keep_url=draft.keep_url,
    )


def begins_with(plan: Any, kind: PlanKind) -> dict[str, Any]:
    """What the questions begin with: the version that holds."""
    if plan is None:
        return {"based_on": 0}
    answers = {one.code: plan.answers.get(one.code, "") for one in ASKED[kind]}
    same = {name: getattr(plan, name) for name in ("childs_words", "words_language", "view")}
    return {**answers, **same, "made_with": (), "based_on": plan.number}


def from_record(actor: Actor, child: KnownChild) -> dict[str, str]:
    """Whom and which places the record names around this child, as its writer reads them: a beginning that they put right.

    Nothing of what the police hold, for others read this part; no circle of friends; of a protected child nothing.
    """
    if child.owner is not None:
        return {}
    people = [one.entry.called for one in of_children(actor, [child.pk], most=_MOST_NAMED) if not one.entry.police]
    places = [one.place.strip() for one in found_of(actor, [child.pk], [FindingKind.LOCATION]) if one.place.strip()]
    assessed = (one.context for one in of_child(actor, [child.pk]))
    places += [one.name for one in assessed if one.kind != ContextKind.CIRCLE and not one.ended]
    named = (("people", people), ("places", places))
    return {code: (", ".join(dict.fromkeys(words)) + ".")[:LONGEST] for code, words in named if words}


def collision(form: PlanForm, theirs: Any, now: datetime) -> Collision:
    """Both versions, and who kept the other; the next press follows it, on purpose."""
    return form.collide(
        version=theirs.number, who=who_wrote(theirs), when=told(theirs.at, now), theirs=form.in_words(theirs), kept_in="based_on"
    )


def of_plan(child: KnownChild, plan: Any, title: str, lede: str, act: str) -> AskPage:
    """A question about one version."""
    kind = PlanKind[plan.kind]
    return AskPage(
        title=title % {"name": child.given}, lede=lede, act=act, back=back_to_plan(kind, child),
        notices=protected_notices(child, writing=True),
    )  # fmt: skip


def owners(actor: Actor, child_id: int) -> tuple[list[tuple[str, str]], set[int]]:
    """Who may own a step: the teams that work with the child, and who works there; and those that were left out."""
    teams = may_be_asked(actor, child_id)
    barred = left_out_around(actor, child_id, teams.values())
    asked = {number: team for number, team in teams.items() if number not in barred}
    people: dict[int, list[Any]] = {}
    for member in members_of(asked):
        people.setdefault(member.team_id, []).append(member.practitioner)
    choices = []
    for number, team in asked.items():
        agency = f", {team.agency.name(language())}" if team.agency else ""
        choices.append((Owner(number).choice, f"{team.name(language())}{agency}"))
        named = people.get(number, [])
        if len(named) <= _MOST_NAMED:
            choices += [(Owner(number, one.pk).choice, f"{one.name}, {team.name(language())}") for one in named]
    return choices, barred


def may_add(actor: Actor, child: KnownChild) -> list[ReadBy]:
    """For whom somebody may add something: everybody who reads the plan, and the lanes that they write themselves."""
    own = set(child.scopes)
    return [
        one for one in ReadBy
        if (set(actor.scopes(one.lane, writes=one is not ReadBy.EVERYBODY)) & own)
    ]  # fmt: skip

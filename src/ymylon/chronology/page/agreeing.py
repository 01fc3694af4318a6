"""Asking for what is to be done for a child: who may own it, by which guidance it is due, and each question's page."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import members_of
from ymylon.children.lookups import may_be_asked
from ymylon.chronology.page.referring import team_in_full
from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.moments import language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Action, policy_rows
from ymylon.duties.rules import GUIDED, Owner, areas_of, guided_due
from ymylon.duties.rules.owed import Due
from ymylon.notices.lookups import left_out_around
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import owners_of

# Of a larger team nobody is looked for by name here: it is asked as a team, and says itself who does it.
_MOST_NAMED = 30


# Who may own it


def owners_around(actor: Actor, child_id: int) -> tuple[list[tuple[str, str]], set[int]]:
    """Who may be asked: each team that works with the child, and who works in it; and the teams that were left out."""
    teams = may_be_asked(actor, child_id)
    barred = left_out_around(actor, child_id, teams.values())
    asked = [team for number, team in teams.items() if number not in barred]
    people: dict[int, list] = {}
    for member in members_of(team.pk for team in asked):
        people.setdefault(member.team_id, []).append(member.practitioner)
    choices = []
    for team in asked:
        choices.append((Owner(team.pk).choice, team_in_full(team)))
        named = people.get(team.pk, [])
        if len(named) <= _MOST_NAMED:
            choices += [(Owner(team.pk, one.pk).choice, f"{one.name}, {team.name(language())}") for one in named]
    return choices, barred


def guided_choices(area: str, now: datetime) -> list[tuple[str, str, Due]]:
    """Each step for which a policy in force here sets a time: what it is, by when, and by which source."""
    found = guided_due(policy_rows(tuple(GUIDED)), areas_of(area), now)
    return [
        (key, _("%(step)s: %(when)s") % {"step": GUIDED[key].in_language(language()), "when": told(due.at, now)}, due)
        for key, due in found.items()
    ]


# Asking


def called(actor: Actor, child_id: int) -> str:
    """What the child is called on a page."""
    name = current_names(actor, [child_id]).get(child_id)
    return (name.given or name.family) if name else _("this child")


def _protected(child_id: int) -> tuple[Notice, ...]:
    if child_id not in owners_of([child_id]):
        return ()
    words = _("Write no place, school or home in any box. Ask the team that answers for the child.")
    readers = _("What you write is read by whoever does it, by whoever asked, and by those named for the child.")
    return (Notice(_("This child is protected"), f"{words} {readers}", "kept", "protected"),)


def agree_page(actor: Actor, child) -> AskPage:
    """An action for this child."""
    name = called(actor, child.pk)
    return AskPage(
        title=_("An action for %(name)s") % {"name": name},
        lede=_("Somebody who works with %(name)s does it. An action lets nobody in.") % {"name": name},
        act=_("Agree the action"),
        small=_("It stands on the owner’s Today. Late, it goes to their manager, and after a day to your team."),
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child.ref])),
        notices=_protected(child.pk),
    )


def help_page(actor: Actor, child) -> AskPage:
    """Small practical help for this child."""
    name = called(actor, child.pk)
    return AskPage(
        title=_("Small practical help for %(name)s") % {"name": name},
        lede=_("Food, a lift, an activity: ask whoever can give it. You get a yes or a no, with the reason."),
        act=_("Ask for it"),
        small=_("What was asked, granted or refused stays on record; nobody has to ask twice."),
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child.ref])),
        notices=_protected(child.pk),
    )


def answer_page(actor: Actor, action: Action, question: str) -> AskPage:
    """One question about an action."""
    name = called(actor, action.child_id)
    said = {"name": name}
    titles = {
        "end": _("How it ended: an action for %(name)s") % said,
        "withdraw": _("Not needed any more: help for %(name)s") % said,
        "evidence": _("Evidence: an action for %(name)s") % said,
        "hand_over": _("Hand over: an action for %(name)s") % said,
        "answer": _("Help for %(name)s: yes or no?") % said,
    }
    return AskPage(
        title=titles[question],
        lede=action.words,
        act=_("Save"),
        small=_("Everybody who works with this child reads it."),
        back=Link(_("Back to the action"), reverse("chronology:action", args=[action.ref])),
        notices=_protected(action.child_id),
    )

"""Who answers for a team now, and until when: for those in it, and whoever manages it."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import DutyTurn, Team
from ymylon.design.entries import Act, AskPage, Link, Notice
from ymylon.design.moments import language, told
from ymylon.design.ways import reverse
from ymylon.today.lookups import Answering


def full_name(team: Team) -> str:
    """What a team is called beside others: with its agency, as many have a team of the same name."""
    name = team.name(language())
    return f"{team.agency.name(language())}, {name}" if team.agency else name


def answering_page(actor: Actor, stands: Answering, now: datetime) -> AskPage:
    """The question until when, below whoever answers now."""
    nobody = Notice(
        _("Nobody is put down now"),
        _("Whoever rings asks for the team. The team is told of everything as before."),
        mark="waiting",
    )
    return AskPage(
        title=_("Who answers for %(team)s?") % {"team": full_name(stands.team)},
        lede=_("Whoever rings about something that the team was told asks for this person by name. Two may answer at once."),
        act=_("Save"),
        back=Link(_("Your own Today"), reverse("today:today")),
        small=_("It ends by itself at that time. Nothing that protects a child ends with it: the team is told as before."),
        notices=tuple(_answers(actor, stands, turn, now) for turn in stands.turns) or (nobody,),
        shut=not stands.people,
    )


def _answers(actor: Actor, stands: Answering, turn: DutyTurn, now: datetime) -> Notice:
    who = turn.practitioner
    end = Act(
        _("End it now"),
        reverse("today:end_answering", args=[stands.team.ref]),
        who.name,
        values=(("turn", turn.pk),),
        main=False,
    )
    until = turn.during.upper
    heading = (
        _("%(who)s answers until %(time)s") % {"who": who.name, "time": told(until, now)}
        if until
        else _("%(who)s answers") % {"who": who.name}
    )
    acts = (end,) if stands.may_end(actor, turn) else ()
    return Notice(heading, who.telephone, mark="someone", tone="done" if who.pk == actor.practitioner_id else "calm", acts=acts)

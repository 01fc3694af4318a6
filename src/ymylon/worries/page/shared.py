"""What the pages of this room share: the child, and whom to ask where one is protected."""

from django.utils.translation import gettext as _

from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild
from ymylon.worries.lookups import Call, Step, Worry


def back_to(child: KnownChild) -> Link:
    """The way back to the worries about this child."""
    return Link(_("Back to the worries about %(name)s") % {"name": child.given}, reverse("worries:child", args=[child.ref]))


def sealed_notice(child: KnownChild) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, and that what is written is sealed as it is saved."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _("What you write here in your own words is sealed as it is saved, and shown on no page.")
    return (Notice(heading, words, "kept", "protected"),)


def who_noted(worry: Worry) -> str:
    """Who noted it, with their team; of a clinic neither, nor of a team that would betray a protected child."""
    if worry.clinic:
        return _("a health service that is not named")
    if worry.by is None or worry.from_team is None:
        return _("a protected team")
    return f"{worry.by.name}, {worry.from_team.name(language())}"


def who_called(call: Call) -> str:
    """Which team called, and who of it; of a clinic neither, nor of whoever would betray a protected child."""
    if call.team is None:
        return _("a team that is not named")
    team = str(call.team.name(language()))
    return f"{call.by.name}, {team}" if call.by else team


def who_answered(step: Step) -> str:
    """Who answered; of whoever would betray a protected child, that it was a protected team."""
    return str(step.by.name) if step.by else _("a protected team")

"""The page of the screens on walls, and the one that shows a screen's code, once."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Screen
from ymylon.design.entries import Ack, Act, Entry, Link, Notice, Section
from ymylon.design.moments import When, happened, language, told
from ymylon.design.ways import reverse
from ymylon.missing.lookups.screens import screens_for, teams_for_screens


@dataclass(frozen=True)
class ScreensPage:
    """Which screens hang where, and the question by which another is enrolled."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    notices: tuple[Notice, ...]
    section: Section
    teams: tuple[tuple[int, str], ...]
    own: int | None


@dataclass(frozen=True)
class CodePage:
    """The code of a new screen."""

    title: str
    done: str
    words: str
    links: tuple[Link, ...]
    acks: tuple[Ack, ...] = ()
    notices: tuple[Notice, ...] = ()


def screens_page(actor: Actor, now: datetime) -> ScreensPage:
    """The screens for which this person answers."""
    teams = tuple((team.pk, _team(team)) for team in teams_for_screens(actor))
    numbers = {number for number, _words in teams}
    return ScreensPage(
        title=_("Screens on walls"),
        lede=_(
            "A screen shows the board of one team, by the children’s initials alone, and can do nothing else. It stays signed in"
            " until you take that away."
        ),
        act=_("Enrol a screen"),
        small=_("You are given a code of eight digits. It opens one screen, once, within ten minutes."),
        back=Link(_("Back to the board"), reverse("missing:board")),
        notices=(),
        section=Section(
            _("Enrolled now"),
            "screens",
            tuple(_entry(screen, now) for screen in screens_for(actor)),
            empty=_("No screen is enrolled."),
        ),
        teams=teams,
        own=next((post.team_id for post in actor.posts if post.team_id in numbers), None),
    )


def _team(team) -> str:
    return f"{team.agency.name(language())}: {team.name(language())}" if team.agency else team.name(language())


def _entry(screen: Screen, now: datetime) -> Entry:
    said = {"who": screen.enrolled_by.name, "when": told(screen.enrolled_at, now)}
    act = Act(_("Take it away"), reverse("missing:revoke_screen", args=[screen.ref]), " " + screen.place, main=False)
    return Entry(
        heading=screen.place,
        why=_team(screen.team),
        when=_when(screen, now),
        mark="done" if screen.opened_at else "waiting",
        source=_("Enrolled by %(who)s, %(when)s") % said,
        acts=(act,),
        anchor=f"screen-{screen.ref}",
    )


def _when(screen: Screen, now: datetime) -> When | None:
    if screen.opened_at:
        return happened(screen.opened_at, now)
    late = screen.code_until <= now
    words = _("code too old") if late else _("waits for its code")
    return When("calm", _("Not open"), words, "")


def code_page(screen: Screen, code: str, address: str, now: datetime) -> CodePage:
    """The code, shown this once: nothing that is kept can show it again."""
    said = {"address": address, "time": told(screen.code_until, now)}
    return CodePage(
        title=_("The code for %(place)s") % {"place": screen.place},
        done=f"{code[:4]} {code[4:]}",
        words=_("On the screen itself, open %(address)s and type this code before %(time)s. It is shown only now.") % said,
        links=(Link(_("Screens on walls"), reverse("missing:screens")),),
    )

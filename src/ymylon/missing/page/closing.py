"""The page that asks whether to close an episode: only whether something is owed counts."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.design.entries import Link, Notice, Section
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import duties_about
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.page.asking import name_of
from ymylon.missing.page.owed import owed_entries


@dataclass(frozen=True)
class ClosePage:
    """What keeps an episode open, by name where this person may see it; otherwise only that something does."""

    title: str
    back: Link
    act: str
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    may_close: bool
    override: Link | None
    small: str = ""


def close_page(actor: Actor, episode: Episode, another: bool, now: datetime) -> ClosePage:
    """The page that asks whether to close: only whether something is owed counts."""
    duties = [duty for duty in duties_about(actor, [episode.ref]) if duty.state == duty.State.OPEN]
    teams = {
        number: team.name(language()) for number, team in teams_by_id(duty.team_id for duty in duties if duty.team_id).items()
    }
    hidden = (Notice(_("Another agency’s duty is open"), _("More can’t be said here."), "soon", "someone"),) if another else ()
    is_owed = bool(duties) or another
    section = Section(_("Still owed"), "owed", owed_entries(actor, episode, duties, teams, now))
    url = reverse("missing:override", args=[episode.ref])
    return ClosePage(
        title=_("Close the episode of %(name)s") % {"name": name_of(actor, episode)},
        back=Link(_("Back to the episode"), reverse("missing:episode", args=[episode.ref])),
        act=_("Close the episode"),
        sections=(section,) if duties else (),
        notices=hidden if is_owed else (Notice(_("Nothing is owed any more"), "", "done", "done"),),
        may_close=not is_owed,
        override=Link(_("Close it all the same, with a reason"), url)
        if is_owed and actor.may_with("OVERRIDE_CLOSE", episode.scopes)
        else None,
        small=_("Teams that are involved only by this episode lose sight of the child. It can be opened again."),
    )

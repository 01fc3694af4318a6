"""What an episode says of a protected child: who alone was told, and who may choose whom to tell."""

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.page.told import Telling
from ymylon.protection.lookups import teams_chosen_for


def protected_notice(actor: Actor, episode: Episode, telling: Telling) -> tuple[Notice, ...]:
    """One line about the teams that are kept aside, always the same; for the team that answers, the choice of whom to tell."""
    number = episode.protected_by
    if number is None:
        return ()
    owner = teams_by_id([number])[number]
    is_ours = number in {post.team_id for post in actor.posts}
    ours = teams_chosen_for(episode.child_id) if is_ours else set()
    mine = [one for one in telling.notices if one.team_id in ours]
    links = tuple(
        Link(_("Choose who else is told"), reverse("protection:tell", args=[one.ref]), looks="second") for one in mine[-1:]
    )
    return (
        Notice(
            heading=_("Protected: ask %(who)s") % {"who": owner.name(language())},
            words=_("That team was told, and chooses who else is. A protected team may be told besides; nobody reads its name."),
            tone="kept",
            mark="protected",
            links=links,
        ),
    )

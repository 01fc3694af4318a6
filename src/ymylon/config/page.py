"""Pages of the front step: the cast of a demo, and the code of a screen. Everything else has a room of its own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ymylon.agencies.lookups import cast_accounts
from ymylon.design.entries import Act, Entry, Notice, Section
from ymylon.design.ways import reverse
from ymylon.terms.codes import Role

# Rhys first: he is the one for whom a child was reported four minutes ago.
_FIRST = (Role.POLICE_MISSING_COORDINATOR, Role.RESIDENTIAL_WORKER, Role.EMERGENCY_DUTY_SOCIAL_WORKER)


@dataclass(frozen=True)
class CastPage:
    """Who may be played, with three steps of story."""

    title: str
    lede: str
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class ScreenPage:
    """The question that a screen on a wall is asked, once."""

    title: str
    act: str


def cast_page(language: str) -> CastPage:
    """The page that a demo on this machine opens with."""
    people = sorted(cast_accounts(), key=lambda post: _FIRST.index(post.role) if post.role in _FIRST else len(_FIRST))
    seen: set[int] = set()
    entries = []
    for post in people:
        if post.practitioner_id not in seen:
            seen.add(post.practitioner_id)
            entries.append(_person(post, language, first=not seen - {post.practitioner_id}))
    story = (
        Entry(
            heading=_("1. Rhys acknowledges"),
            why=_("The home reported a child four minutes ago. Nobody has answered yet."),
            mark="waiting",
        ),
        Entry(
            heading=_("2. Elin and Nia see it happen"),
            why=_("Open a second browser as Elin of the home, a third as Nia of the council: the board changes by itself."),
            mark="waiting",
        ),
        Entry(
            heading=_("3. Found, and what is owed then"),
            why=_(
                "Mark the child found. A check, and the offer of an interview, are now owed; the episode closes when nothing is."
            ),
            mark="waiting",
        ),
    )
    return CastPage(
        title=_("You are Rhys of the police. A child was reported four minutes ago."),
        lede=_("This is a demonstration on your own machine. Every person, number and place is invented."),
        notices=(),
        sections=(
            Section(heading=_("One click signs you in"), anchor="cast", entries=tuple(entries)),
            Section(heading=_("Three steps of story"), anchor="story", entries=story, tight=True),
        ),
    )


def _person(post, language: str, *, first: bool) -> Entry:
    agency = post.team.agency
    where = ", ".join(part for part in (post.team.name(language), agency.name(language) if agency else "") if part)
    name = post.practitioner.name
    return Entry(
        heading=f"{name}, {Role[post.role].label(language).lower()}",
        why=where,
        mark="dot",
        acts=(
            Act(
                words=_("Be %(name)s") % {"name": post.practitioner.given_name},
                hidden=" " + post.practitioner.family_name,
                url=reverse("play", args=[post.practitioner.account_id]),
                main=first,
            ),
        ),
    )

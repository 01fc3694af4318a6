"""What somebody may write about an episode, as links; and in words what only others may."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Link
from ymylon.design.ways import reverse
from ymylon.missing.lookups.board import FOUND_ALIVE
from ymylon.missing.lookups.episodes import Episode, Report
from ymylon.missing.page.told import Telling, call_links
from ymylon.missing.rules.states import EpisodeState, is_closed, is_open, may_move
from ymylon.notices.lookups import ENDS
from ymylon.terms.codes import Lane, NoticeKind

STARTS = (NoticeKind.REPORTED_MISSING, NoticeKind.STILL_MISSING, NoticeKind.REOPENED)


@dataclass(frozen=True)
class Doors:
    """What this person may write, as links, and in words what only others may."""

    heading: str
    note: str
    links: tuple[Link, ...]


def door_link(actor: Actor, action: str, words: str, name: str, episode: Episode, looks: str = "") -> tuple[Link, ...]:
    """The way to this act on this episode, where a role of theirs that reaches it may do it; none where it would not be found."""
    if not actor.may_with(action, episode.scopes):
        return ()
    return (Link(words, reverse(f"missing:{name}", args=[episode.ref]), looks=looks),)


def is_found(episode: Episode, has_finding: bool) -> bool:
    """True if the child was found alive and that is on record: only then is anything asked of how, and a check made."""
    return has_finding and episode.end_kind in FOUND_ALIVE


def first_links(actor: Actor, episode: Episode, given: str, has_finding: bool) -> tuple[Link, ...]:
    if is_open(episode.state):
        add = door_link(actor, "ADD_OBSERVATION", _("Add a sighting"), "observe", episode, "main")
        found = door_link(actor, "RECORD_FOUND", _("%(name)s is found") % {"name": given}, "found", episode, "second")
        return add + found
    if is_closed(episode.state):
        return door_link(actor, "REOPEN_EPISODE", _("Reopen"), "reopen", episode)
    if not is_found(episode, has_finding):
        return ()
    return door_link(actor, "RECORD_FOUND", _("How %(name)s was found") % {"name": given}, "found_details", episode, "second")


def plan_link(child_ref: UUID) -> Link:
    """To the plan that is held ready, for home and council, and while the child is missing for the police, in one press."""
    return Link(_("The plan for tonight"), reverse("plans:plan", args=[child_ref]), looks="second")


def own_report_links(actor: Actor, episode: Episode, reports: Iterable[Report]) -> tuple[Link, ...]:
    """To the questions that could wait, for whoever reported: they may be answered as long as the episode isn't closed."""
    own = [one for one in reports if one.reported_by_id is not None and one.reported_by_id == actor.practitioner_id]
    if not own or is_closed(episode.state) or not actor.may_with("REPORT_MISSING", episode.scopes):
        return ()
    return (Link(_("Add to what you reported"), reverse("missing:details", args=[episode.ref, own[-1].ref])),)


def doors_of(
    actor: Actor, episode: Episode, telling: Telling, *, has_finding: bool = False, reports: Iterable[Report] = ()
) -> Doors:
    """What this person may write, as links; what only others may, in words."""
    doors: list[Link] = []

    def door(action: str, words: str, name: str, when: bool = True) -> None:
        if when:
            doors.extend(door_link(actor, action, words, name, episode))

    missing, closed = is_open(episode.state), is_closed(episode.state)
    found = not missing and not closed and is_found(episode, has_finding)
    door("GRADE_RISK", _("Give the police grade"), "grade", missing)
    door("RECORD_CONCERN", _("Record social care’s concern"), "concern", missing)
    door("ADD_OBSERVATION", _("Add a sighting, contact, enquiry or check"), "observe", not closed)
    door("ADD_OBSERVATION", _("A talk with the family"), "family", not closed)
    door("DECIDE_PARENT", _("Decide about telling a parent"), "parent", not closed)
    door("LEAVE_OUT", _("Somebody must not be told"), "leave_out", not closed)
    door("SENIOR_REVIEW", _("Senior review"), "senior_review", missing)
    door("RECORD_END", _("It ended otherwise"), "end", missing)
    died_since = not missing and may_move(episode.state, EpisodeState.DIED)
    door("RECORD_END", _("Has died since, or was recorded in error"), "end", died_since)
    door("RECORD_FOUND", _("How the child was found"), "found_details", found)
    door("RECORD_PREVENTION_CHECK", _("Prevention check"), "prevention_check", found)
    door("RECORD_ITEMS", _("Items or allegations"), "items", not closed)
    door("REFER_HARM", _("Refer harm (C1)"), "refer_harm", not closed)
    door("RECORD_END", _("Still missing after all"), "still_missing", may_move(episode.state, EpisodeState.REPORTED))
    door("CLOSE_EPISODE", _("Close the episode"), "close", may_move(episode.state, EpisodeState.CLOSED))
    doors.extend(own_report_links(actor, episode, reports))
    doors.extend(call_links(actor, episode, telling, STARTS if missing else ENDS))
    return Doors(_("What you can write down"), _others(actor, episode.scopes, missing=missing), tuple(doors))


def _others(actor: Actor, scopes: Iterable[int], *, missing: bool) -> str:
    said = []
    if missing and not actor.may_with("GRADE_RISK", scopes):
        said.append(_("The police alone give the police grade."))
    if missing and not actor.may_with("RECORD_CONCERN", scopes) and actor.scopes(Lane.CONCERN):
        said.append(_("Social care alone records its concern."))
    if not actor.may_with("RECORD_FOUND", scopes):
        said.append(_("Police, council, home and youth justice record that a child is found; tell one of them."))
    return " ".join(said)

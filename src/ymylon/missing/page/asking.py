"""What stands around the questions that are asked about an episode: the title with the child's name, and what to know first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import refs_of
from ymylon.design.entries import Collision, Link, Notice
from ymylon.design.ways import reverse
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.rules.states import is_open
from ymylon.people.lookups import current_names


@dataclass(frozen=True)
class Asking:
    """The plain values of a question page; the questions are the form's."""

    title: str
    act: str
    back: Link
    lede: str = ""
    small: str = ""
    notices: tuple[Notice, ...] = ()
    collision: Collision | None = None
    other: Link | None = None
    keep_url: str = ""


def name_of(actor: Actor, episode: Episode) -> str:
    """What the child is called on a page."""
    name = current_names(actor, [episode.child_id]).get(episode.child_id)
    return (name.given or name.family) if name else _("The child")


def _back(episode: Episode) -> Link:
    return Link(_("Back to the episode"), reverse("missing:episode", args=[episode.ref]))


def asking(episode: Episode, title: str, act: str, **more) -> Asking:
    """A question page that leads back to the episode."""
    return Asking(title=title, act=act, back=_back(episode), **more)


def grade_page(actor: Actor, episode: Episode) -> Asking:
    title = _("The police grade for %(name)s") % {"name": name_of(actor, episode)}
    small = _("The police alone give it. The grade before this one stays in the record as it was.")
    return asking(episode, title, _("Save the grade"), small=small)


def concern_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Social care’s concern for %(name)s") % {"name": name_of(actor, episode)}
    small = _("It is another judgement than the police grade, and neither changes the other.")
    return asking(episode, title, _("Save the concern"), small=small)


def observe_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Add a sighting, contact, enquiry or check for %(name)s") % {"name": name_of(actor, episode)}
    danger = Notice(_("In danger now? Ring 999."), _("What is written here rings nobody."), "late", "late")
    return asking(episode, title, _("Add it"), notices=(danger,), small=_("What is added stays; nobody changes it."))


def family_page(actor: Actor, episode: Episode) -> Asking:
    return asking(episode, _("A talk with %(name)s’s family") % {"name": name_of(actor, episode)}, _("Save the talk"))


def parent_page(actor: Actor, episode: Episode) -> Asking:
    title = _("May a parent of %(name)s be told?") % {"name": name_of(actor, episode)}
    lede = _("You decide. Ymylon tells no parent: whoever tells one does so in person, and records it here.")
    return asking(episode, title, _("Save the decision"), lede=lede)


def police_reference_page(actor: Actor, episode: Episode) -> Asking:
    title = _("The police reference for %(name)s") % {"name": name_of(actor, episode)}
    lede = _("Telling Ymylon is not reporting to the police. Ring 101, or 999 if the child is in danger now.")
    return asking(episode, title, _("Save the reference"), lede=lede)


def senior_review_page(actor: Actor, episode: Episode) -> Asking:
    return asking(
        episode, _("%(name)s is still missing: senior review") % {"name": name_of(actor, episode)}, _("Save the review")
    )


def found_page(actor: Actor, episode: Episode) -> Asking:
    title = _("%(name)s is found") % {"name": name_of(actor, episode)}
    small = _("All who were told that the child is missing are told now. How the child is, and any harm, is asked next.")
    return asking(episode, title, _("Record as found"), small=small)


def finding_page(actor: Actor, episode: Episode, collision: Collision | None = None) -> Asking:
    title = _("How %(name)s was found") % {"name": name_of(actor, episode)}
    told = Notice(_("All who were told have been told of the end"), "", "done", "done")
    lede = _("Nothing here must be answered. “Not asked” is not “none”: leave harm open if nobody has asked.")
    return asking(episode, title, _("Save"), lede=lede, notices=(told,), collision=collision)


def end_page(actor: Actor, episode: Episode) -> Asking:
    title = _("The episode of %(name)s ended otherwise") % {"name": name_of(actor, episode)}
    if not is_open(episode.state):
        return asking(episode, title, _("Save"), lede=_("It has ended already. Record here only what has become known since."))
    lede = _("Turning 18, or being thought abroad, ends nothing: a named person must have accepted.")
    return asking(episode, title, _("End the episode"), lede=lede)


def acceptance_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Who accepts %(name)s, who is still missing?") % {"name": name_of(actor, episode)}
    lede = _("Turning 18, or being thought abroad, ends nothing: a named person must have accepted.")
    other = Link(_("It ended otherwise"), reverse("missing:end", args=[episode.ref]))
    return asking(episode, title, _("Save"), lede=lede, other=other)


def still_missing_page(actor: Actor, episode: Episode) -> Asking:
    title = _("%(name)s is still missing after all") % {"name": name_of(actor, episode)}
    return asking(episode, title, _("Record as still missing"), small=_("All who were told of the end are told of this."))


def items_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Items found with %(name)s, or allegations") % {"name": name_of(actor, episode)}
    lede = _("Schools, homes and health do not see this. A child with something on them may have been made to carry it.")
    return asking(episode, title, _("Save"), lede=lede)


def check_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Police prevention check with %(name)s") % {"name": name_of(actor, episode)}
    small = _("Harm that comes to light opens a duty to refer it to the council.")
    return asking(episode, title, _("Save the check"), small=small)


def refer_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Refer harm to the council: C1 for %(name)s") % {"name": name_of(actor, episode)}
    lede = _(
        "It goes to the council’s door that is open now, which is asked to acknowledge it."
        " Write the child’s words as they said them."
    )
    other = Link(_("No referral is made: say why"), reverse("missing:no_referral", args=[episode.ref]))
    child = refs_of(actor, [episode.child_id])[episode.child_id]
    whole = Link(_("Write the whole C1"), f"{reverse('chronology:refer', args=[child])}?episode={episode.ref}")
    short = Notice(_("This is the short C1"), _("What the record knows goes with either, and more can be added."), links=(whole,))
    return asking(episode, title, _("Refer"), lede=lede, other=other, notices=(short,))


def no_referral_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Why no referral is made for %(name)s") % {"name": name_of(actor, episode)}
    return asking(episode, title, _("Save the reason"), small=_("Your name stands beside it."))


def reopen_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Open the episode of %(name)s again") % {"name": name_of(actor, episode)}
    return asking(episode, title, _("Reopen"), small=_("Whoever was involved by this episode is involved again, and is told."))


def override_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Close the episode of %(name)s all the same") % {"name": name_of(actor, episode)}
    lede = _("Something is still owed. Your name and reason stand on every duty that is waived by this, and on the episode.")
    return asking(episode, title, _("Close the episode"), lede=lede)


def meeting_page(actor: Actor, episode: Episode) -> Asking:
    title = _("Strategy meeting about %(name)s") % {"name": name_of(actor, episode)}
    lede = _("Say when it is held, or why none is needed. The rule that fired only asks; you decide.")
    return asking(episode, title, _("Save"), lede=lede)

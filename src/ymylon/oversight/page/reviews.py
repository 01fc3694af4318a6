"""The quarterly review: each place in a team that waits to be confirmed or ended."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, Entry, Link, RecordPage, Section
from ymylon.design.moments import countdown, language
from ymylon.oversight.lookups.looking import Review, reviews_for
from ymylon.oversight.page.looks import team_words
from ymylon.oversight.page.shapes import QuestionPage
from ymylon.terms.codes import Role


def reviews_page(actor: Actor, now: datetime) -> RecordPage:
    """The reviews that wait for this person."""
    entries = tuple(_entry(review, now) for review in reviews_for(actor))
    return RecordPage(
        title=_("Who still belongs in the team?"),
        lede=_("Each quarter every place is confirmed or ended by name. Unanswered, it climbs; nothing ends by itself."),
        sections=(Section(_("Waiting for you"), "reviews", entries, empty=_("Nobody waits to be confirmed.")),),
    )


def _entry(review: Review, now: datetime) -> Entry:
    place = review.membership
    name = place.practitioner.name
    role = Role[place.role].label(language())
    climbed = _("Nobody answered in time: the next manager was asked.") if review.climbed else ""
    return Entry(
        heading=name,
        why=" ".join(part for part in (f"{role}.", climbed) if part),
        source=team_words(place.team),
        when=countdown(review.due_at, now),
        mark="waiting",
        acts=(Act(_("Still belongs"), reverse("oversight:confirm", args=[review.ref]), name),),
        links=(Link(_("End it"), reverse("oversight:end", args=[review.ref]), name),),
    )


def end_page(review: Review) -> QuestionPage:
    """What ending it does."""
    return QuestionPage(
        title=_("End the place of %(name)s") % {"name": review.membership.practitioner.name},
        lede=f"{Role[review.membership.role].label(language())}, {team_words(review.membership.team)}",
        act=_("End it"),
        small=_("What the place opened is closed with their next request."),
        back=Link(_("Back to the list"), reverse("oversight:reviews")),
    )

"""The quarterly review: each place in a team, and each grant for one child, that waits to be confirmed or ended."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import CaseGrant
from ymylon.design.entries import Act, Entry, Link, RecordPage, Section
from ymylon.design.moments import countdown, language
from ymylon.design.ways import reverse
from ymylon.oversight.lookups.looking import GrantAsked, Review, grant_reviews_for, names_seen, reviews_for
from ymylon.oversight.page.letting_in import let_in, what_it_opens
from ymylon.oversight.page.looks import team_words
from ymylon.oversight.page.shapes import QuestionPage
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Role


def reviews_page(actor: Actor, now: datetime) -> RecordPage:
    """The reviews that wait for this person."""
    entries = tuple(_entry(review, now) for review in reviews_for(actor, now))
    places = Section(_("Places in teams"), "reviews", entries, empty=_("Nobody waits to be confirmed."))
    return RecordPage(
        title=_("Who still belongs in the team?"),
        lede=_("Each quarter every place is confirmed or ended by name. Unanswered, it climbs; nothing ends by itself."),
        sections=(places, *_grants(actor, now)),
    )


def _grants(actor: Actor, now: datetime) -> tuple[Section, ...]:
    """Who was let into one child's record by name, for whoever may end that."""
    if not actor.may("GRANT_CASE"):
        return ()
    asked = grant_reviews_for(actor, now)
    names = names_seen(actor, [one.grant.child_id for one in asked])
    entries = tuple(_grant_entry(one, names.get(one.grant.child_id, _("Name not known yet")), now) for one in asked)
    note = _("A grant ends on its own day, or when a manager ends it. Whoever works with the child by their post loses nothing.")
    return (Section(_("Let into one child’s record"), "grants", entries, note=note, empty=_("Nobody waits to be confirmed.")),)


def _grant_entry(asked: GrantAsked, child: str, now: datetime) -> Entry:
    name = let_in(asked.grant)
    climbed = _("Nobody answered in time: the next manager was asked.") if asked.review.climbed else ""
    return Entry(
        heading=_("%(who)s, into the record of %(child)s") % {"who": name, "child": child},
        why=" ".join(part for part in (asked.grant.basis, climbed) if part),
        source=_what(asked.grant),
        when=countdown(asked.review.due_at, now),
        mark="waiting",
        acts=(Act(_("Still needed"), reverse("oversight:confirm_grant", args=[asked.review.ref]), name),),
        links=(Link(_("End it"), reverse("oversight:end_asked_grant", args=[asked.review.ref]), name),),
    )


def _what(grant: CaseGrant) -> str:
    """What the grant opens, and until when."""
    until = _("Until %(day)s.") % {"day": long_date(local(grant.until_at).date(), language())}
    opens = what_it_opens(grant)
    return f"{opens[:1].upper()}{opens[1:]}. {until}"


def end_grant_page(actor: Actor, asked: GrantAsked) -> QuestionPage:
    """What ending it does, and of which child: it may be what helps them."""
    child = names_seen(actor, [asked.grant.child_id]).get(asked.grant.child_id, _("this child"))
    return QuestionPage(
        title=_("Let %(name)s into the record of %(child)s no more") % {"name": let_in(asked.grant), "child": child},
        lede=f"{asked.grant.basis} {_what(asked.grant)}",
        act=_("End it"),
        small=_("The record is closed to them with their next request."),
        back=Link(_("Back to the list"), reverse("oversight:reviews")),
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

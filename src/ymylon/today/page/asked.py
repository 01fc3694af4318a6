"""What waits for somebody beside children: an auditor's question, a sharing agreement under review, what a place is owed."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.design.entries import Link, Notice
from ymylon.today.lookups import Work


def asked(work: Work) -> tuple[Notice, ...]:
    """One notice, however many questions wait; what was asked stands in the person's own history."""
    if not work.is_asked:
        return ()
    return (
        Notice(
            heading=_("An auditor asks you something"),
            words=_("It is about what the record holds of your own work."),
            links=(Link(_("Read and answer"), reverse("oversight:own"), looks="main"),),
        ),
    )


def agreements_due(work: Work) -> tuple[Notice, ...]:
    """One notice, however many wait; which they are stands in the register."""
    if not work.agreements_wait:
        return ()
    return (
        Notice(
            heading=_("A sharing agreement has come to its review"),
            words=_("It goes on until somebody amends or ends it. Unanswered, the next manager is asked."),
            links=(Link(_("Open the agreements"), reverse("oversight:agreements"), looks="main"),),
        ),
    )


def places_due(work: Work) -> tuple[Notice, ...]:
    """That something of a place or a group is soon due or late with this person’s teams; what it is stands with the places."""
    if not work.places_wait:
        return ()
    words = ngettext(
        "%(count)d step or look again is due within a week, or late.",
        "%(count)d steps or looks again are due within a week, or late.",
        work.places_wait,
    )
    link = Link(_("Open places and groups"), reverse("contexts:every"), looks="main")
    return (Notice(heading=_("Places and groups"), words=words % {"count": work.places_wait}, links=(link,)),)

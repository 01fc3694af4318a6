"""That an auditor has asked somebody something, and waits for the answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

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

"""What stands above a form that somebody had begun before the page was closed."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.design.entries import Act, Notice
from ymylon.design.moments import told


def begun_notice(saved_at: datetime, now: datetime, *, discard_url: str, address: str) -> Notice:
    """That the questions hold what was typed earlier, and the way to begin anew at `address`."""
    act = Act(_("Discard it"), discard_url, values=(("next", address),), main=False)
    heading = _("You had started this at %(time)s") % {"time": told(saved_at, now)}
    return Notice(heading=heading, words=_("What you typed is below. It has not been sent."), tone="soon", acts=(act,))

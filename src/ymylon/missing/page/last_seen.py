"""When a child was last seen, as exactly as it is known."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.design.moments import long_day, told, told_in_full
from ymylon.terms.codes import Precision


def last_seen_words(at: datetime, precision: str, now: datetime, *, in_full: bool = False) -> str:
    """A time, a day, or that nobody knows yet; then `at` is only the latest that it can have been."""
    if precision == Precision.UNKNOWN:
        return _("not known yet")
    if precision in (Precision.MINUTE, Precision.HOUR):
        return told_in_full(at, now) if in_full else told(at, now)
    return long_day(at)

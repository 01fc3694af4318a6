"""Entries for what somebody began to type and has not sent."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.design.entries import Entry, Link
from ymylon.design.moments import When, iso, told
from ymylon.today.lookups import Work
from ymylon.today.page.said import child_words


def begun(work: Work) -> tuple[Entry, ...]:
    """The forms that wait for their author, the newest first; of one whose place is not known here nothing is said."""
    entries = (_entry(work, form, at) for form, at in work.drafts)
    return tuple(entry for entry in entries if entry)


def _entry(work: Work, form: str, at: datetime) -> Entry | None:
    named = _named(work, form)
    if named is None:
        return None
    heading, url = named
    return Entry(
        heading=heading,
        why=_("Nobody has been told of it yet, and nobody but you can read it."),
        when=When("calm", told(at, work.now), _("not sent"), iso(at)),
        mark="waiting",
        links=(Link(_("Go on"), url, heading, "main"),),
    )


def _named(work: Work, form: str) -> tuple[str, str] | None:
    if form == "report":
        return _("A report that a child is missing"), reverse("missing:report")
    name, _dot, ref = form.partition(".")
    for accounts in work.reports.values():
        for account in accounts:
            if name == "details" and str(account.ref) == ref:
                about = next(e.ref for e in work.episodes.values() if e.pk == account.episode_id)
                heading = _("More about the report: %(child)s") % {"child": child_words(work, account.child_id)}
                return heading, reverse("missing:details", args=[about, account.ref])
    return None

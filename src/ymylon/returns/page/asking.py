"""What is asked: the files of a return, how a problem comes to be right, and why that is accepted."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Collision, Link, Notice
from ymylon.design.moments import told
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.publication.rules.severity import Severity
from ymylon.returns.lookups import Found, is_of
from ymylon.returns.page.shared import place_words, words_of
from ymylon.returns.rules import Kind, State, last_explained


def send_page() -> AskPage:
    return AskPage(
        title=_("Send a return"),
        lede=_(
            "By the proposed standard, the whole of a year. It is judged by the rules that “ymylon validate” asks on your"
            " own machine."
        ),
        act=_("Send it"),
        back=Link(_("All returns"), reverse("returns:every")),
        small=_(
            "The files are sealed, read once by a program that has no key to the record, and taken away. No value of a row"
            " is kept."
        ),
        other=(Link(_("The standard"), reverse("publication:standard")),),
    )


def source_page() -> AskPage:
    return AskPage(
        title=_("Where a reference leads"),
        lede=_(
            "In a return that was made from this record, each child and each episode stands under a reference. It leads"
            " you to what you"
            " may see anyhow, and nowhere else."
        ),
        act=_("Open"),
        back=Link(_("Back to Today"), reverse("today:today")),
        small=_("That you looked is on record."),
    )


def ways(actor: Actor, found: Found) -> tuple[str, ...]:
    """What this person may say of it now."""
    agency = found.row.upload.agency_id
    may = []
    if found.state in (State.OPEN, State.EXPLAINED) and is_of(actor, agency, "EXPLAIN_PROBLEM"):
        may.append("explain")
    own = any(one.by_id == actor.practitioner_id for one in found.answers if one.kind is Kind.EXPLAINED)
    waits = found.state is State.EXPLAINED and found.severity is Severity.QUERY
    if waits and not own and is_of(actor, agency, "ACCEPT_EXPLANATION"):
        may.insert(0, "accept")
    return tuple(may)


def may_say(actor: Actor, found: Found, how: str) -> bool:
    """Whether this person says such things of this body’s returns at all."""
    return is_of(actor, found.row.upload.agency_id, {"explain": "EXPLAIN_PROBLEM", "accept": "ACCEPT_EXPLANATION"}[how])


def question(how: str) -> tuple[str, str]:
    """What is asked, and what helps to answer it."""
    if how == "explain":
        return _("How does it come that this is right, or what is being done?"), _(
            "No name, and nothing by which a child is known."
        )
    return _("Why is this enough?"), _("No name, and nothing by which a child is known.")


def say_page(how: str, found: Found, draft: Begun, collision: Collision | None) -> AskPage:
    said = last_explained(found.answers)
    notices = []
    if said is not None:
        notices.append(Notice(_("Explained by %(who)s") % {"who": said.by_name}, said.words))
    return AskPage(
        title=_("Explain a problem") if how == "explain" else _("Accept an explanation"),
        lede=f"{found.row.code}, {place_words(found.row)}. {words_of(found.row)}",
        act=_("Explain it") if how == "explain" else _("Accept it, in my name"),
        back=Link(_("Back to the problem"), reverse("returns:problem", args=[found.row.ref])),
        notices=(*draft.notices, *notices),
        collision=collision,
        keep_url=draft.keep_url,
    )


def theirs(found: Found, now: datetime) -> dict[str, Any]:
    """What somebody else said meanwhile."""
    last = max(found.answers, key=lambda one: one.at)
    return {"who": last.by_name, "when": told(last.at, now), "theirs": {"words": last.words}}

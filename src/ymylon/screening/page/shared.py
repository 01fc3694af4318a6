"""What every page of this room shares: the child, who wrote, what a protection shuts, and how one row is said."""

from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.rules import Sure
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild
from ymylon.screening.lookups import Finding
from ymylon.screening.rules import DETAIL, FindingKind, Known, Threat
from ymylon.screening.rules.judging import crossing
from ymylon.terms.codes import Lane
from ymylon.terms.geography import LineEnd


def may_record(actor: Actor, child: KnownChild) -> bool:
    """Whether the actor judges and answers for this child."""
    return child.writes(actor, Lane.CONCERN, "RECORD_SCREENING")


def may_add(actor: Actor, child: KnownChild) -> bool:
    """Whether the actor writes down who harms this child, where and how; of a protected child nobody does."""
    return child.owner is None and actor.may_with("ADD_FINDING", child.scopes)


def back_to(child: KnownChild) -> Link:
    """The way back to the screening of this child."""
    return Link(_("Back to the screening of %(name)s") % {"name": child.given}, reverse("screening:child", args=[child.ref]))


def sealed_notice(child: KnownChild) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, what is sealed, and what is not written at all."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _(
        "What you write here in your own words is sealed as it is saved. What was judged before the protection, and who harms the"
        " child, where and how, is shown to nobody while it lasts; nothing of the latter is written."
    )
    return (Notice(heading, words, "kept", "protected"),)


def who_wrote(row: Any) -> str:
    """Who wrote it; of whoever would betray a protected child, that it was a protected team."""
    return str(row.by.name) if row.by else _("a protected team")


def detail_words(row: Finding) -> str:
    """The code of a row, in words; empty where its kind has none."""
    codes = DETAIL.get(FindingKind[row.kind])
    return codes[row.detail].label(language()) if codes and row.detail else ""


def place_words(code: str) -> str:
    """Where a journey begins or ends."""
    return LineEnd[code].label(language())


def line_words(row: Finding) -> str:
    """From where to where a journey goes, and whether it crosses the border of Wales."""
    if not row.origin or not row.destination:
        return ""
    said = {"origin": place_words(row.origin), "destination": place_words(row.destination)}
    across = crossing(row.origin, row.destination).label(language())
    return _("%(origin)s → %(destination)s") % said + f" ({across})"


def money_words(row: Finding) -> str:
    """How much, in pounds, and whether anybody threatens because of it."""
    amount = f"£{row.amount:,.2f}".removesuffix(".00") if row.amount is not None else ""
    threat = Threat[row.threat].label(language()) if row.threat else ""
    return ". ".join(filter(None, (amount, threat)))


def known_words(row: Finding) -> str:
    """How it is known, since when, how sure, and who wrote it."""
    since = _("since %(day)s") % {"day": in_sentence(row.since_on)} if row.since_on else _("since when is not known yet")
    sure = Sure[row.sure].label(language()).lower()
    how = Known[row.source].label(language())
    return _("%(how)s, %(since)s; %(sure)s. Written by %(who)s") % {
        "how": how,
        "since": since,
        "sure": sure,
        "who": who_wrote(row),
    }

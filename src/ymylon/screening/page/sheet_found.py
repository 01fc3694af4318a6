"""What the screening found, for the referral on paper: who, where and how; nothing that the police hold."""

from collections.abc import Iterable
from typing import NamedTuple

from ymylon.access.rules import Actor
from ymylon.associates.lookups import entries_by_id
from ymylon.associates.rules import Sure
from ymylon.design.moments import language
from ymylon.protection.lookups import KnownChild
from ymylon.screening.lookups import Finding, found_of, linked_entries
from ymylon.screening.page.shared import detail_words, line_words, money_words
from ymylon.screening.rules import FindingKind
from ymylon.terms.codes import Lane

_WHERE, _HOW = (FindingKind.LOCATION, FindingKind.JOURNEY), (FindingKind.DEBT, FindingKind.ITEM)


class OnPaper(NamedTuple):
    """Where, who and how, in words; empty where the screening says nothing that may stand there. `held`: the police hold more."""

    where: str = ""
    who: str = ""
    how: str = ""
    held: bool = False


def on_paper(actor: Actor, child: KnownChild) -> OnPaper:
    """In the reader’s own lane, and of a protected child nothing; nor another child, whom a row may link, by name."""
    if child.owner is not None or not child.reads(actor, Lane.PERSONS):
        return OnPaper()
    rows = found_of(actor, [child.pk], (*_WHERE, *_HOW, FindingKind.OFFENDER))
    open_rows = [row for row in rows if not row.police]
    linked = linked_entries(open_rows)
    entries = entries_by_id(actor, linked) if linked else {}
    called = {number: entry.called for number, entry in entries.items()}

    def said(kinds: Iterable[FindingKind]) -> str:
        return " ".join(_said(row, called.get(row.entry_id, "")) for row in open_rows if row.kind in set(kinds))

    return OnPaper(said(_WHERE), said([FindingKind.OFFENDER]), said(_HOW), len(open_rows) < len(rows))


def _said(row: Finding, called: str) -> str:
    what = [detail_words(row), line_words(row), called, getattr(row, "where", ""), money_words(row)]
    sure = Sure[row.sure].label(language()).lower()
    words = ": ".join(filter(None, (", ".join(filter(None, what)), row.words.rstrip("."))))
    return f"{words} ({sure})."

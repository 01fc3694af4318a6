"""What the person’s own agencies answer for, the soonest look first; and whoever goes by a name or number that was asked for."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.associates import lookups
from ymylon.associates.lookups import AT_ONCE
from ymylon.associates.lookups import Entry as Held
from ymylon.associates.page.shared import entry_anchor, held_by_police, kind_words
from ymylon.associates.rules import Kind, key_of
from ymylon.design.entries import Entry, RecordPage, Section, Tag
from ymylon.design.moments import language
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.terms.calendars import long_date


def held_page(actor: Actor, now: datetime, *, after: int = 0) -> RecordPage:
    """What your agency answers for."""
    rows = lookups.answered_for(actor, after=after)
    entries = tuple(_row(one, now) for one in rows[:AT_ONCE])
    return _page(Section(
        _("What your agency answers for"), "held", entries, tight=True,
        empty=_("Your agency answers for nobody and nothing here."),
        links=parts(reverse("associates:held"), after, AT_ONCE, is_more=len(rows) > AT_ONCE),
    ))  # fmt: skip


def found_page(actor: Actor, text: str, now: datetime) -> RecordPage:
    """Whoever goes by this name, or has this number or mark, among those whom the person may see."""
    keys = [(kind, key) for kind in Kind if (key := key_of(kind, text))]
    rows = lookups.found_by(actor, text, keys)
    words = ngettext("One goes by “%(typed)s”", "%(count)d go by “%(typed)s”", len(rows)) % {"count": len(rows), "typed": text}
    return _page(Section(
        words if rows else _("Nobody and nothing found"), "found", tuple(_row(one, now) for one in rows), tight=True,
        empty=_("Nobody and nothing that you may see goes by “%(typed)s”.") % {"typed": text},
    ))  # fmt: skip


def _page(section: Section) -> RecordPage:
    return RecordPage(
        title=_("Persons and things of concern"),
        lede=_("Each is held on account of a child, and is named from the child’s page. Two of one name are two until joined."),
        sections=(section,),
    )  # fmt: skip


def _row(one: Held, now: datetime) -> Entry:
    late = one.ended_at is None and one.review_on <= local_day(now)
    said = {"day": long_date(one.review_on, language()), "who": one.agency.name(language())}
    why = _("Ended.") if one.ended_at else _("Looked at again by %(day)s. %(who)s answers for it.") % said
    return Entry(
        heading=one.called, why=why, mark="late" if late else "someone", tone="late" if late else "calm",
        tags=(Tag(kind_words(one)), *((held_by_police(),) if one.police else ())), links=(entry_anchor(one),),
    )  # fmt: skip

"""Every return that was sent, and how each stands."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Link
from ymylon.design.moments import language, told
from ymylon.design.tables import Cell, Table, TablesPage, cell
from ymylon.design.ways import reverse
from ymylon.returns.lookups import Found, Upload, bodies_of, found_in, outcome_of, uploads_of
from ymylon.returns.page.shared import standing_of, title_of
from ymylon.returns.rules import Outcome, State, left_out


def every_page(actor: Actor, now: datetime) -> TablesPage:
    """By body and year, the last that was sent first. Whoever may send finds the way there."""
    uploads = uploads_of(actor)
    current: dict[tuple[int, int], int] = {}
    for one in uploads:
        if outcome_of(one) is Outcome.JUDGED:
            current.setdefault((one.agency_id, one.first_year), one.pk)
    stand = set(current.values())
    found = found_in(actor, [one for one in uploads if one.pk in stand])
    links = [Link(_("Quality of the returns"), reverse("returns:quality"), looks="second")]
    if bodies_of(actor, "SEND_RETURN"):
        links.insert(0, Link(_("Send a return"), reverse("returns:send"), looks="main"))
    less = {one.pk: _less(one, uploads) for one in uploads if one.pk in stand}
    rows = tuple(_row(one, found.get(one.pk, []), less.get(one.pk, ()), now, is_current=one.pk in stand) for one in uploads)
    return TablesPage(
        title=_("Returns"),
        lede=_(
            "By the proposed standard. The files are read once and not kept: what was found in them is, by file, row and field."
        ),
        links=tuple(links),
        tables=(
            Table(
                _("What was sent"),
                "sent",
                (_("Return"), _("Sent"), _("How it stands"), _("Errors"), _("Queries open")),
                rows,
                empty=_("Nothing was sent yet."),
            ),
        ),
    )


def _less(upload: Upload, every: Sequence[Upload]) -> tuple[str, ...]:
    same = (one for one in every if (one.agency_id, one.first_year) == (upload.agency_id, upload.first_year))
    earlier = (one for one in same if one.number < upload.number and outcome_of(one) is Outcome.JUDGED)
    return left_out(upload.judgement.not_asked, [one.judgement.not_asked for one in earlier])


def _row(upload: Upload, found: list[Found], less: Sequence[str], now: datetime, *, is_current: bool) -> tuple[Cell, ...]:
    open_ones = [one for one in found if one.state in (State.OPEN, State.EXPLAINED)]
    errors = sum(one.severity.value == "error" for one in open_ones)
    link = Link(title_of(upload), reverse("returns:one", args=[upload.ref]))
    standing = standing_of(upload, found, less, is_current=is_current)
    counts = (str(errors), str(len(open_ones) - errors)) if is_current else ("–", "–")
    return (
        cell(link=link),
        cell(told(upload.at, now), small=(upload.by.name,)),
        cell(standing.label(language())),
        *(cell(one) for one in counts),
    )

"""How panels and boards went in Wales: held, cancelled, minutes in time, which agencies came. Of no child and nobody."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.design.entries import Link
from ymylon.design.moments import in_sentence, language
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import PolicyRow, local_day
from ymylon.meetings.lookups.agendas import Went, how_they_went
from ymylon.meetings.lookups.frames import kinds_on
from ymylon.meetings.rules import Frame
from ymylon.meetings.rules.shipped import PANEL
from ymylon.panels.page.shared import Cell, Table, TablesPage, area_words, board_of, board_words, cell
from ymylon.panels.rules import MINUTES_KEY, attendance, minutes_stand, tally
from ymylon.terms.codes import AgencyKind
from ymylon.terms.words import Words

_LOOKS_BACK = timedelta(days=365)


def record_page(now: datetime, *, kind: str = "") -> TablesPage:
    """The last year of one kind of meeting, for Wales, by board and by authority."""
    since = local_day(now) - _LOOKS_BACK
    every = how_they_went(since)
    kinds = {one.code: Words(one.name_en, one.name_cy).in_language(language()) for one in kinds_on(local_day(now))}
    kind = kind if any(one.kind == kind for one in every) else PANEL
    rows = [one for one in every if one.kind == kind]
    others = sorted({one.kind for one in every} - {kind})
    here = reverse("panels:record")
    return TablesPage(
        title=_("How panels went"),
        lede=_("%(kind)s, since %(day)s. Counted is every one in Wales; no child stands behind any of these figures.")
        % {"kind": kinds.get(kind, kind), "day": in_sentence(since)},
        back=Link(_("Back to the panel"), reverse("panels:panel")),
        links=tuple(Link(kinds.get(one, one), f"{here}?kind={one}") for one in others),
        tables=(_held(rows, now), _came(rows)),
    )


def _held(rows: Sequence[Went], now: datetime) -> Table:
    policies = policy_rows([MINUTES_KEY])
    heads = (_("Where"), _("Held"), _("Cancelled"), _("To come"), _("Minutes approved"), _("In time"))
    return Table(
        _("Held, cancelled and written up"),
        "held",
        heads,
        tuple(_place(words, each, policies, now) for words, each in _places(rows)),
        _("In time is judged by the policy in force on the day of the meeting; where none is, no clock runs."),
        _("None is on record."),
    )


def _places(rows: Sequence[Went]) -> Iterable[tuple[str, list[Went]]]:
    """Wales, then each board with its authorities."""
    if not rows:
        return
    yield _("Wales"), list(rows)
    for board in sorted({board_of(one.area) for one in rows}, key=board_words):
        of_board = [one for one in rows if board_of(one.area) == board]
        yield board_words(board) or _("No board"), of_board
        for area in sorted({one.area for one in of_board}, key=area_words):
            yield f"– {area_words(area)}", [one for one in of_board if one.area == area]


def _place(words: str, rows: Sequence[Went], policies: list[PolicyRow], now: datetime) -> tuple[Cell, ...]:
    stands = [(one, minutes_stand(one.state, one.starts_at, one.approved_at, policies, one.area, now)) for one in rows]
    found = tally((one.state, one.approved_at is not None, stand) for one, stand in stands)
    in_time = (
        _("%(in_time)d of %(all)d") % {"in_time": found.in_time, "all": found.clocked} if found.clocked else _("no clock ran")
    )
    return (
        cell(words),
        cell(str(found.held)),
        cell(str(found.cancelled)),
        cell(str(found.coming)),
        cell(str(found.approved)),
        cell(in_time),
    )


def _came(rows: Sequence[Went]) -> Table:
    held = [one for one in rows if one.state == Frame.HELD]
    body = tuple(
        (
            cell(words),
            cell(AgencyKind[one.kind].label(language())),
            cell(str(one.asked)),
            cell(str(one.came)),
        )
        for words, each in _places(held)
        if not words.startswith("–")
        for one in attendance(row.came for row in each)
    )
    return Table(
        _("Which agencies came"),
        "came",
        (_("Where"), _("Agency"), _("Asked to"), _("Came to")),
        body,
        _("Of meetings that were held, and of those asked to the whole of it. Who is asked about one child is not counted."),
        _("Nobody was asked to the whole of a meeting that was held."),
    )

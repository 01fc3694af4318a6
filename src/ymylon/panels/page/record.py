"""How panels and boards went in Wales: held, cancelled, minutes in time, which agencies came. Of no child and nobody."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.agencies.lookups.training import Counted
from ymylon.design.entries import Link
from ymylon.design.moments import in_sentence, language
from ymylon.design.tables import Cell, Table, TablesPage, cell
from ymylon.design.ways import reverse
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, local_day
from ymylon.meetings.lookups.agendas import Went, how_they_went
from ymylon.meetings.lookups.frames import kinds_on
from ymylon.meetings.rules import Frame
from ymylon.meetings.rules.shipped import PANEL
from ymylon.panels.lookups import trained_around
from ymylon.panels.page.shared import area_words, board_words
from ymylon.panels.rules import MINUTES_KEY, Stood, attendance, minutes_stand, tally
from ymylon.terms.codes import AgencyKind, TrainingSubject
from ymylon.terms.words import Words

_LOOKS_BACK = timedelta(days=365)


class _Meeting(NamedTuple):
    """One meeting, the board of its authority, and how it is counted."""

    went: Went
    board: str
    stood: Stood


class _Where(NamedTuple):
    """Wales, a board or an authority, and its meetings."""

    words: str
    rows: list[_Meeting]
    is_authority: bool = False


def record_page(actor: Actor, now: datetime, *, kind: str = "") -> TablesPage:
    """The last year of one kind of meeting, for Wales, by board and by authority."""
    since = local_day(now) - _LOOKS_BACK
    every = how_they_went(since)
    kinds = {one.code: Words(one.name_en, one.name_cy).in_language(language()) for one in kinds_on(local_day(now))}
    kind = kind if any(one.kind == kind for one in every) else PANEL
    rows = _judged([one for one in every if one.kind == kind], now)
    others = sorted({one.kind for one in every} - {kind})
    here = reverse("panels:record")
    return TablesPage(
        title=_("How panels went"),
        lede=_("%(kind)s, since %(day)s. Counted is every one in Wales; no child stands behind any of these figures.")
        % {"kind": kinds.get(kind, kind), "day": in_sentence(since)},
        back=_back(actor),
        links=tuple(Link(kinds.get(one, one), f"{here}?kind={one}") for one in others),
        tables=(_held(rows), _came(rows), _trained(actor, now)),
    )


def _judged(rows: Iterable[Went], now: datetime) -> list[_Meeting]:
    policies, found = policy_rows([MINUTES_KEY]), []
    for one in rows:
        minutes = minutes_stand(one.state, one.starts_at, one.approved_at, policies, one.area, now)
        stood = Stood(one.state, one.starts_at < now, one.approved_at is not None, minutes)
        found.append(_Meeting(one, areas_of(one.area).board, stood))
    return found


def _back(actor: Actor) -> Link:
    """To the panel, for whoever may see one: an analyst sees no child, and none of the pages of children."""
    if actor.may("SEE_PANEL"):
        return Link(_("Back to the panel"), reverse("panels:panel"))
    return Link(_("Back to Today"), reverse("today:today"))


def _held(rows: Sequence[_Meeting]) -> Table:
    heads = (
        _("Where"), _("Held"), _("Cancelled"), _("To come"), _("Begun, not closed"), _("Minutes approved"), _("In time")
    )  # fmt: skip
    return Table(
        _("Held, cancelled and written up"),
        "held",
        heads,
        tuple(_place(one) for one in _places(rows)),
        _("In time is judged by the policy in force on the day of the meeting; where none is, no clock runs."),
        _("None is on record."),
    )


def _places(rows: Sequence[_Meeting]) -> Iterable[_Where]:
    """Wales, then each board with its authorities."""
    if not rows:
        return
    yield _Where(_("Wales"), list(rows))
    for board in sorted({one.board for one in rows}, key=board_words):
        of_board = [one for one in rows if one.board == board]
        yield _Where(board_words(board) or _("No board"), of_board)
        for area in sorted({one.went.area for one in of_board}, key=area_words):
            yield _Where(f"– {area_words(area)}", [one for one in of_board if one.went.area == area], True)


def _place(where: _Where) -> tuple[Cell, ...]:
    found = tally(one.stood for one in where.rows)
    in_time = (
        _("%(in_time)d of %(all)d") % {"in_time": found.in_time, "all": found.clocked} if found.clocked else _("no clock ran")
    )
    return (
        cell(where.words),
        cell(str(found.held)),
        cell(str(found.cancelled)),
        cell(str(found.coming)),
        cell(str(found.not_closed)),
        cell(str(found.approved)),
        cell(in_time),
    )


def _came(rows: Sequence[_Meeting]) -> Table:
    held = [one for one in rows if one.went.state == Frame.HELD]
    body = tuple(
        (
            cell(where.words),
            cell(AgencyKind[one.kind].label(language())),
            cell(str(one.asked)),
            cell(str(one.came)),
        )
        for where in _places(held)
        if not where.is_authority
        for one in attendance(one.went.came for one in where.rows)
    )
    return Table(
        _("Which agencies came"),
        "came",
        (_("Where"), _("Agency"), _("Asked to"), _("Came to")),
        body,
        _("Of meetings that were held, and of those asked to the whole of it. Who is asked about one child is not counted."),
        _("Nobody was asked to the whole of a meeting that was held."),
    )


def _trained(actor: Actor, now: datetime) -> Table:
    """By agency that serves an authority of the reader’s: how many work there with children, and stand trained."""
    counts = trained_around(actor, local_day(now))
    agencies = agencies_by_id({one.agency_id for one in counts})
    found = {(one.agency_id, one.subject): one for one in counts}
    body = tuple(
        (cell(agencies[number].name(language())), *(_of_people(found.get((number, subject))) for subject in TrainingSubject))
        for number in sorted(agencies, key=lambda one: (agencies[one].kind, agencies[one].name(language())))
    )
    return Table(
        _("Trained on exploitation and on the NRM"),
        "trained",
        (_("Agency"), *(subject.label(language()) for subject in TrainingSubject)),
        body,
        _("Of those in post today who work with children, as far as it is recorded here. What has run out is not counted."),
        _("No agency of your area uses this program."),
    )


def _of_people(one: Counted | None) -> Cell:
    return cell(_("%(trained)d of %(people)d") % {"trained": one.trained, "people": one.people} if one else "–")

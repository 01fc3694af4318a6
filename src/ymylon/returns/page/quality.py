"""How good the returns of a year are: whether they came, how full they are, what failed, whether two lists agree. No ranking."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.design.entries import Link
from ymylon.design.moments import in_sentence, language
from ymylon.design.tables import Cell, Table, TablesPage, cell
from ymylon.design.ways import reverse
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import PolicyRow, local_day
from ymylon.publication.rules.years import year_from, year_named
from ymylon.returns.lookups import Profile, pairs, profiles
from ymylon.returns.page.shared import year_words
from ymylon.returns.rules import DUE_KEY, FEWEST, Came, Pair, came, due_of, share, years_to_send
from ymylon.terms.codes import PolicyStanding
from ymylon.terms.geography import find_authority

_FULL = 100


def quality_page(now: datetime, wanted: str) -> TablesPage:
    """Of the bodies that this person may know of, by name; and of all together, without names."""
    years = years_to_send(local_day(now))
    named = year_named(wanted)
    first = named.starts_on.year if named and named.starts_on.year in years else years[0]
    every, policies, here = profiles(first), policy_rows([DUE_KEY]), reverse("returns:quality")
    return TablesPage(
        title=_("Quality of the returns, %(year)s") % {"year": year_words(first)},
        lede=_(
            "Bodies stand in the order of the alphabet. A low share may mean an honest blank; a rising count, that more is"
            " looked for."
        ),
        back=Link(_("All returns"), reverse("returns:every")),
        links=tuple(Link(year_words(one), f"{here}?year={year_words(one)}") for one in years if one != first),
        tables=(_came(every, first, policies, now), _agree(pairs(first)), *_filled(every), _failed(every)),
    )


def _name(one: Profile) -> str:
    return one.names[language() == "cy"] if one.code else _("Wales")


def _came(every: Sequence[Profile], first: int, policies: Sequence[PolicyRow], now: datetime) -> Table:
    rows, is_shown = [], False
    for one in (one for one in every if one.code):
        due = due_of(year_from(first), one.code, policies)
        is_shown |= any(row.standing is PolicyStanding.DEMONSTRATION for row in policies)
        stands = came(one.first_at, due, now)
        late = stands in (Came.LATE, Came.NOT_AT_ALL)
        rows.append((
            cell(_name(one)),
            cell(stands.label(language()), is_late=late),
            cell(in_sentence(local_day(due)) if due else _("no day is set")),
            cell(in_sentence(local_day(one.sent_at)) if one.sent_at else "–"),
        ))  # fmt: skip
    notes = [_("Judged by the first return that could be read; sent again to be mended, it is no later.")]
    if is_shown:
        notes.append(_("The day is invented, for this demonstration."))
    whole = [one for one in every if not one.code]
    if whole:
        notes.append(
            _(
                "Wales together, as of the day after returns are due; councils and forces that had returned: %(bodies)d."
                " What came later is not counted."
            )
            % {"bodies": whole[0].bodies}
        )
    else:
        notes.append(
            _(
                "Of Wales together nothing is said before the day on which it is due, nor unless %(fewest)d councils or forces"
                " whose numbers you do not have had returned by then."
            )
            % {"fewest": FEWEST}
        )
    heads = (_("Whose"), _("How it came"), _("Due"), _("Last sent"))
    return Table(_("Returned, late, not at all"), "came", heads, tuple(rows), " ".join(notes), _("You answer for no return."))


def _agree(both: Sequence[Pair]) -> Table:
    rows = tuple((cell(_area(one)), cell(str(one.council)), cell(str(one.police)), cell(str(one.difference))) for one in both)
    return Table(
        _("Episodes, as the council and as the police counted them"),
        "agree",
        (_("Area from which"), _("Council"), _("Police"), _("Difference")),
        rows,
        _("Of this year, by the area from which a child went missing. Each episode that only one list has is a child whom"
          " the other"
          " doesn’t know of: lay the lists beside each other."),
        _("Nowhere have both council and police returned."),
    )  # fmt: skip


def _area(one: Pair) -> str:
    found = find_authority(one.area)
    return found.words.in_language(language()) if found else one.area


def _filled(every: Sequence[Profile]) -> list[Table]:
    """One table for each body, of the fields that are not full: a long list of hundreds would hide them."""
    return [_of_fields(one, place) for place, one in enumerate(every) if one.filled] or [_of_nothing()]


def _of_fields(one: Profile, place: int) -> Table:
    shares = [(field, there, of, share(there, of)) for field, (there, of) in sorted(one.filled.items())]
    rows = tuple(
        (cell(field), cell(_("%(share)d%%") % {"share": part}), cell(_rows(one, there, of)))
        for field, there, of, part in shares
        if part is not None and part < _FULL
    )
    words = _("Fields that must be there: %(all)d. Full: %(full)d.")
    full = sum(part == _FULL for *_counts, part in shares)
    return Table(
        _("Completeness: %(whose)s") % {"whose": _name(one)},
        f"filled-{place}",
        (_("Field"), _("There"), _("Rows")),
        rows,
        words % {"all": sum(part is not None for *_counts, part in shares), "full": full},
        _("Every field that must be there is there, in every row."),
    )


def _rows(one: Profile, there: int, of: int) -> str:
    # Of all together shares alone are known: from counts somebody would work out another body's.
    return _("%(there)d of %(all)d") % {"there": there, "all": of} if one.code else "–"


def _of_nothing() -> Table:
    return Table(_("Completeness"), "filled", (_("Field"), _("There"), _("Rows")), (), empty=_("No return was read."))


def _failed(every: Sequence[Profile]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in every:
        rows += [(cell(_name(one)), cell(code), cell(str(count))) for code, count in sorted(one.failed.items())]
    note = _("Errors and queries, as found in the return that stands. What was explained or accepted is still counted.")
    return Table(_("Failures by rule"), "failed", (_("Whose"), _("Rule"), _("Rows")), tuple(rows), note, _("Nothing failed."))

"""Rows of agencies: each brought beside the agency that it is, by its reference, its code or its name."""

from collections.abc import Callable

from ymylon.terms.codes import AgencyKind
from ymylon.terms.words import Words

from . import cells
from .entries import AgencyEntry, Plan, Row
from .form import AGENCIES
from .table import Refusal, Table

_CODED = (AgencyKind.COUNCIL, AgencyKind.POLICE, AgencyKind.HEALTH_BOARD)


def judge_agencies(
    rows: list[Row], standing: dict[str, AgencyEntry], plan: Plan, fresh: Callable[[], str]
) -> tuple[dict[str, AgencyEntry], Table]:
    """Every agency as it is afterwards, by reference; and the table, in which rows that were refused are known by name."""
    after, table = dict(standing), Table(AGENCIES, plan)

    def judge(row: Row) -> None:
        name, kind = names_of(row, table), _kind(row)
        before = _before(row, kind, name, standing)
        entry = _entry(row, kind, name, before, before.ref if before else fresh(), table)
        table.once(row, entry.ref)
        if not row.cells.get("reference"):
            # New rows have a fresh reference each: the same agency written twice is known by code or name.
            table.once(row, f"{kind} {entry.code or cells.plain(entry.name.en)}")
        table.keep(before, entry)
        after[entry.ref] = entry

    table.each(rows, judge, called)
    plan.left[AGENCIES] = [one.name.en for ref, one in standing.items() if rows and ref not in table.taken]
    return after, table


def called(row: Row) -> tuple[str, ...]:
    """The names and the code that a row gives itself, as others may call it."""
    return tuple(cells.plain(row.cells[name]) for name in ("name_en", "name_cy", "code") if row.cells.get(name))


def names_of(row: Row, table: Table, otherwise: Words | None = None) -> Words:
    """Both names; one stands for both, and where there is none, `otherwise`."""
    en, cy = row.cells.get("name_en", ""), row.cells.get("name_cy", "")
    if not en and not cy:
        if otherwise is None:
            raise Refusal("DIR-NAME-BLANK", "name_en")
        return Words(otherwise.en, otherwise.cy)
    if not en or not cy:
        table.say(row, "name_cy" if en else "name_en", "DIR-NAME-ONE")
    return Words(en or cy, cy or en)


def _kind(row: Row) -> AgencyKind:
    kind = cells.code_in(AgencyKind, row.cells.get("kind", ""))
    if kind is None:
        raise Refusal("DIR-KIND", "kind")
    return kind


def _code(row: Row, kind: AgencyKind, name: Words, before: AgencyEntry | None) -> str:
    text = row.cells.get("code", before.code if before else "")
    if kind not in _CODED:
        return text
    known = cells.code_named(kind)
    code = (
        text.upper()
        or (before.code if before else "")
        or known.get(cells.plain(name.en))
        or known.get(cells.plain(name.cy))
        or ""
    )
    if cells.served_by(kind, code) is None:
        raise Refusal("DIR-CODE", "code")
    return code


def _before(row: Row, kind: AgencyKind, name: Words, standing: dict[str, AgencyEntry]) -> AgencyEntry | None:
    ref = row.cells.get("reference", "").lower()
    if ref:
        if ref not in standing:
            raise Refusal("DIR-REFERENCE", "reference")
        return standing[ref]
    code = _code(row, kind, name, None)
    alike = [one for one in standing.values() if one.kind == kind]
    if code:
        # Beside the one that uses the program another may stand that is told by telephone: see `answering_team`.
        found = sorted((one for one in alike if one.code == code), key=lambda one: not one.uses_ymylon)
        if found or kind in _CODED:
            return found[0] if found else None
    own = {cells.plain(name.en), cells.plain(name.cy)}
    found = [one for one in alike if {cells.plain(one.name.en), cells.plain(one.name.cy)} & own and not (code and one.code)]
    if len(found) > 1:
        raise Refusal("DIR-AMBIGUOUS", "name_en")
    return found[0] if found else None


def _entry(row: Row, kind: AgencyKind, name: Words, before: AgencyEntry | None, ref: str, table: Table) -> AgencyEntry:
    code = _code(row, kind, name, before)
    uses = cells.yes_or_no(row.cells.get("uses_ymylon", ""))
    if uses is None:
        raise Refusal("DIR-USES", "uses_ymylon")
    areas = before.areas if before and "areas" not in row.cells else cells.areas(row.cells.get("areas", ""))
    if areas is None:
        raise Refusal("DIR-AREAS", "areas")
    areas = areas or cells.served_by(kind, code) or ()
    if not areas:
        table.say(row, "areas", "DIR-NO-AREA")
    telephone = table.telephone(row, before.telephone if before else "")
    return AgencyEntry(ref, kind, name, code, _in_order(areas, before), telephone, uses)


def _in_order(areas: tuple[str, ...], before: AgencyEntry | None) -> tuple[str, ...]:
    """The same areas in another order are no change."""
    return before.areas if before and set(before.areas) == set(areas) else areas

"""header.csv taken in: new children get a record; what a known child's record lacks is filled in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import polars as pl

from ymylon.access.rules import Actor
from ymylon.children.actions import open_records
from ymylon.exchange.rules import Return, with_answer
from ymylon.exchange.rules.columns import HEADER
from ymylon.exchange.rules.held import source_of
from ymylon.exchange.rules.judging import PROBLEM_COLUMNS
from ymylon.people import actions as people
from ymylon.people import lookups as known
from ymylon.terms.codes import IdentifierSystem, InvolvementKind, RecordReason

AT_A_TIME = 200
COLUMNS_OF = {"born_on": "DOB", "sex": "SEX", "ethnic_group": "ETHNIC"}
Progress = Callable[[int], None]


def take_in_children(*, by: Actor, at: datetime, read: Return, team_id: int, progress: Progress) -> Return:
    """Every child who stands has a record afterwards; the answer counts those of whom nothing was new."""
    numbers = read.children["child"].to_list()
    held = known.people_with(by, IdentifierSystem.SSDA903_CHILD, read.authority, numbers)
    upns = known.people_with(by, IdentifierSystem.UPN, "", read.children["upn"].drop_nulls().to_list())
    new = read.children.filter(~pl.col("child").is_in(list(held)))
    problems = [(row, "UPN", "HDR-UPN-HELD") for row, upn in new.select("row", "upn").iter_rows() if upn in upns]
    for part in new.iter_slices(AT_A_TIME):
        _open(part, by=by, at=at, read=read, team_id=team_id)
        progress(part.height)
    here = read.children.filter(pl.col("child").is_in(list(held)))
    unchanged = 0
    persons = known.persons_by_id(by, held.values())
    for child in here.iter_rows(named=True):
        person = persons[held[child["child"]]]
        differing = [column for field, column in COLUMNS_OF.items() if _differs(child, person, field)]
        problems += [(child["row"], column, "HDR-HELD-DIFFERS") for column in differing]
        unchanged += not _complete(child, person, upns, by=by, at=at)
        progress(1)
    return with_answer(read, HEADER, unchanged, listed(HEADER, problems))


def listed(file: str, problems: list[tuple[int, str, str]]) -> pl.DataFrame:
    """Problems of one file, from (row, column, code)."""
    found = [{"file": file, "row": row, "column": column, "code": code} for row, column, code in problems]
    return pl.DataFrame(found, schema=PROBLEM_COLUMNS)


def _open(part: pl.DataFrame, *, by: Actor, at: datetime, read: Return, team_id: int) -> None:
    persons = [
        people.NewPerson(
            # The return holds no names: until somebody who knows the child writes one, its number stands there.
            given=child["child"],
            born_on=child["born_on"],
            sex=child["sex"] or "",
            ethnic_group=child["ethnic_group"] or "",
            numbers=_numbers(child, read.authority),
        )
        for child in part.iter_rows(named=True)
    ]
    open_records(
        by=by,
        at=at,
        person_ids=people.add_people(by=by, at=at, people=persons),
        reason=RecordReason.RETURN_IMPORTED,
        team_id=team_id,
        kind=InvolvementKind.RESPONSIBLE_AUTHORITY,
        basis=source_of(read.authority),
    )


def _numbers(child: dict, authority: str) -> tuple[tuple[IdentifierSystem, str, str], ...]:
    own = (IdentifierSystem.SSDA903_CHILD, authority, child["child"])
    return (own, (IdentifierSystem.UPN, "", child["upn"])) if child["upn"] else (own,)


def _differs(child: dict, person: Any, field: str) -> bool:
    sent, held = child[field], getattr(person, field)
    return bool(sent and held and sent != held)


def _complete(child: dict, person: Any, upns: dict[str, int], *, by: Actor, at: datetime) -> bool:
    lacking = {field: child[field] for field in COLUMNS_OF if child[field] and not getattr(person, field)}
    if lacking:
        people.complete_person(by=by, at=at, person_id=person.pk, **lacking)
    numbered = bool(child["upn"] and child["upn"] not in upns)
    if numbered:
        people.add_identifier(by=by, at=at, person_id=person.pk, system=IdentifierSystem.UPN, value=child["upn"])
    return bool(lacking) or numbered

"""A whole return taken in: file by file, or in one transaction."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import polars as pl
from django.core.exceptions import PermissionDenied
from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.exchange.actions.children import Progress, take_in_children
from ymylon.exchange.actions.importer import PURPOSE, stepping_in
from ymylon.exchange.actions.periods import take_in_periods
from ymylon.exchange.actions.placements import take_in_placements
from ymylon.exchange.rules import Return, with_nothing_taken
from ymylon.exchange.rules.columns import MISSING
from ymylon.people.lookups import people_with
from ymylon.terms.codes import IdentifierSystem

Step = Callable[[Actor, int, Return], Return]


def import_return(
    *, at: datetime, read: Return, dry_run: bool = False, all_or_nothing: bool = False, progress: Progress = lambda rows: None
) -> Return:
    """Takes in what of the return can stand, and answers it with what became of each row.

    Each file is one transaction, so that what was taken stays taken; a dry run is one that is rolled back, and
    `all_or_nothing` is one that is rolled back if a single row is refused.
    """
    if all_or_nothing and _refuses(read):
        return with_nothing_taken(read)
    steps = _steps(at, progress) if MISSING in read.counts else _steps(at, progress)[:2]
    if not (dry_run or all_or_nothing):
        for step in steps:
            with stepping_in(read.authority) as (by, team_id):
                read = _step(step, by, team_id, read)
        return read
    with stepping_in(read.authority) as (by, team_id):
        for step in steps:
            read = _step(step, by, team_id, read)
        refused = all_or_nothing and _refuses(read)
        if dry_run or refused:
            transaction.set_rollback(True)
    return with_nothing_taken(read) if refused else read


def _refuses(read: Return) -> bool:
    return any(each.rejected for each in read.counts.values())


def _step(step: Step, by: Actor, team_id: int, read: Return) -> Return:
    decision = by.may(PURPOSE)
    if not decision:
        raise PermissionDenied(decision.why.en)
    return step(by, team_id, read)


def _steps(at: datetime, progress: Progress) -> list[Step]:
    return [
        lambda by, team_id, read: take_in_children(by=by, at=at, read=read, team_id=team_id, progress=progress),
        partial(_for_children, take_in_placements, at, progress),
        partial(_for_children, take_in_periods, at, progress),
    ]


def _for_children(
    take_in: Callable[..., Return], at: datetime, progress: Progress, by: Actor, team_id: int, read: Return
) -> Return:
    numbers = people_with(by, IdentifierSystem.SSDA903_CHILD, read.authority, read.children["child"].to_list())
    child_ids = pl.DataFrame(list(numbers.items()), schema={"child": pl.String, "child_id": pl.Int64}, orient="row")
    return take_in(by=by, at=at, read=read, child_ids=child_ids, progress=progress)

"""The guidance of the demonstration as if it had stood for as long as the demonstration tells: invented, and labelled so."""

from dataclasses import replace
from datetime import date

from ymylon.duties.rules import PolicyRow
from ymylon.duties.rules.demonstration import DEMONSTRATION, SOURCE
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.terms.codes import PolicyStanding

_SINCE = date(2010, 4, 1)


def policies_from_the_start() -> tuple[PolicyRow, ...]:
    """Early rows. From the day on which the real guidance begins, the later row goes before them as everywhere."""
    on = (row for row in (*SHIPPED, *DEMONSTRATION) if row.switched_on)
    return tuple(replace(row, in_force_from=_SINCE, source=SOURCE, standing=PolicyStanding.DEMONSTRATION) for row in on)

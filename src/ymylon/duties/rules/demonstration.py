"""The policy rows of the demonstration: invented so that every clock can be seen to run, and labelled so wherever shown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ymylon.terms.codes import PolicyStanding

from .policy import Level, PolicyRow
from .shipped import SHIPPED

SINCE = date(2021, 4, 1)
SOURCE = "ymylon_demonstration"
_NEXT_WORKING_DAY = {"hours": 4, "out_of_hours": {"working_days": 1}}
_WHEN_IT_OPENS = {"hours": 4, "out_of_hours": {"at_next_opening": True}}


def _row(key: str, value: Mapping[str, object], level: Level = Level.NATIONAL, area: str = "") -> PolicyRow:
    return PolicyRow(key, level, area, SINCE, SOURCE, PolicyStanding.DEMONSTRATION, value=value)


def _clock(within: Mapping[str, object], after: Mapping[str, object], again: Mapping[str, object]) -> dict[str, object]:
    return {"within": dict(within), "next_contact_within": dict(after), "repeat_every": dict(again)}


_HALF_HOUR, _QUARTER, _HOUR, _DAY = {"minutes": 30}, {"minutes": 15}, {"hours": 1}, {"hours": 24}
_SLOW = _clock(_NEXT_WORKING_DAY, _NEXT_WORKING_DAY, _DAY)

_ACKNOWLEDGE: dict[str, dict[str, object]] = {
    "council": _clock(_HOUR, _HALF_HOUR, _HALF_HOUR),
    "council.end": _clock({"hours": 4}, {"hours": 4}, _DAY),
    "health": _clock(_WHEN_IT_OPENS, {"hours": 4}, _DAY),
    "health.end": _SLOW,
    "police": _clock(_QUARTER, _QUARTER, _QUARTER),
    "police.end": _clock({"hours": 2}, {"hours": 2}, _DAY),
    "protected": _clock(_QUARTER, _QUARTER, _QUARTER),
    "home": _clock(_HALF_HOUR, _HALF_HOUR, _HOUR),
    "home.end": _clock({"hours": 2}, {"hours": 2}, _DAY),
    "register_custodian": _clock({"hours": 2, "out_of_hours": {"hours": 4}}, {"hours": 2}, {"hours": 4}),
    "register_custodian.end": _SLOW,
    **{f"{who}{end}": _SLOW for who in ("school", "reviewing_officer", "youth_justice") for end in ("", ".end")},
}

_REVIEW_HOURS = {"high": 4, "medium": 8, "low": 24, "no_apparent_risk": 8}

# Months and days, so that the demonstration has its terms whatever the year.
_TERMS = [["09-01", "10-23"], ["11-02", "12-18"], ["01-05", "02-12"], ["02-22", "03-27"], ["04-13", "05-22"], ["06-01", "07-20"]]

_SWITCHED_OFF_PROPOSALS = tuple(
    replace(row, in_force_from=SINCE, source=SOURCE, standing=PolicyStanding.DEMONSTRATION, switched_on=True)
    for row in SHIPPED
    # Which law is in force no demonstration invents.
    if not row.switched_on and not row.key.startswith(("acknowledge.", "order.kind."))
)

DEMONSTRATION: tuple[PolicyRow, ...] = (
    *_SWITCHED_OFF_PROPOSALS,
    *(_row(f"acknowledge.{who}", value) for who, value in _ACKNOWLEDGE.items()),
    # One board asks more at night, so that a nearer row can be seen to go before a farther one.
    _row("acknowledge.council", _clock({"hours": 1, "out_of_hours": _HALF_HOUR}, _HALF_HOUR, _HALF_HOUR), Level.BOARD, "CTMSB"),
    _row("grade.first", _HOUR),
    *(_row(f"grade.review.{grade}", {"hours": hours}) for grade, hours in _REVIEW_HOURS.items()),
    _row("senior_review", _WHEN_IT_OPENS),
    _row("adult_acceptance", _DAY),
    _row("meeting_within", {"working_days": 2}),
    _row("school_terms", {"terms": _TERMS}),
)

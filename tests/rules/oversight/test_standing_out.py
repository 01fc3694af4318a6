"""What stands out to an auditor, as a table of cases."""

from datetime import datetime

import pytest

from ymylon.oversight.rules.standing_out import BY_DAY, REASONS, Look, holidays_between, reasons, said
from ymylon.terms.calendars import LONDON
from ymylon.terms.codes import Role


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026; the 25th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


WORKER, NIGHT_WORKER = Role.SOCIAL_WORKER, Role.EMERGENCY_DUTY_SOCIAL_WORKER

CASES = [
    ("by day", Look(at(25, 10), WORKER), ()),
    ("as the day begins", Look(at(25, 7), WORKER), ()),
    ("just before", Look(at(25, 6, 59), WORKER), ("OUT_OF_HOURS",)),
    ("as the day ends", Look(at(25, 19), WORKER), ("OUT_OF_HOURS",)),
    ("on a Saturday", Look(at(28, 10), WORKER), ("OUT_OF_HOURS",)),
    ("on Christmas Day, a Friday", Look(datetime(2026, 12, 25, 10, tzinfo=LONDON), WORKER), ("OUT_OF_HOURS",)),
    ("on the day in place of Boxing Day", Look(datetime(2026, 12, 28, 10, tzinfo=LONDON), WORKER), ("OUT_OF_HOURS",)),
    ("the day before Christmas", Look(datetime(2026, 12, 24, 10, tzinfo=LONDON), WORKER), ()),
    ("at night, in a team that works in shifts", Look(at(25, 2), WORKER, in_shifts=True), ()),
    ("of a child whom they know", Look(at(25, 10), WORKER, declared_child=True), ("DECLARED_CHILD",)),
    ("at night, on a turn of duty", Look(at(25, 2), WORKER, on_turn=True), ()),
    ("at night, in a role that works at night", Look(at(25, 2), NIGHT_WORKER), ()),
    ("of the same surname", Look(at(25, 10), NIGHT_WORKER, same_surname=True), ("SAME_SURNAME",)),
    ("of a family that they know", Look(at(25, 10), NIGHT_WORKER, declared=True), ("DECLARED",)),
    ("29 in an hour", Look(at(25, 10), WORKER, in_hour=29), ()),
    ("30 in an hour", Look(at(25, 10), WORKER, in_hour=30), ("MANY",)),
    (
        "everything",
        Look(at(25, 2), WORKER, True, True, True, False, False, 99),
        ("DECLARED_CHILD", "DECLARED", "SAME_SURNAME", "OUT_OF_HOURS", "MANY"),
    ),
]


@pytest.mark.parametrize(("look", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_stands_out(look, expected):
    assert reasons(look) == expected


def test_no_number_is_given_to_a_person():
    for words in REASONS.values():
        assert "score" not in words.en
    assert said(("MANY", "DECLARED"), "en").count(".") == 2


def test_those_who_look_after_children_at_night_work_at_night():
    assert not BY_DAY & {Role.RESIDENTIAL_WORKER, Role.FOSTER_CARER, Role.EMERGENCY_DUTY_SOCIAL_WORKER, Role.RESPONSE_OFFICER}


def test_the_bank_holidays_of_a_fortnight_reach_over_the_new_year():
    assert [
        day.isoformat() for day in holidays_between(datetime(2026, 12, 20, tzinfo=LONDON), datetime(2027, 1, 3, tzinfo=LONDON))
    ] == [
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
    ]

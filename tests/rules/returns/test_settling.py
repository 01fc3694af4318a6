"""How a problem of a return stands, whether the return came in time, and by which marks a row is known again."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.returns import FORCE
from ymylon.config.demo.returned import invented, sent
from ymylon.duties.rules import Level, PolicyRow
from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.reading import FILE_PROBLEMS
from ymylon.publication.rules.severity import Severity
from ymylon.publication.rules.years import year_from
from ymylon.returns.rules import (
    Answer,
    Came,
    Kind,
    Standing,
    State,
    came,
    due_of,
    left_out,
    share,
    standing,
    state_of,
    years_to_send,
)  # fmt: skip
from ymylon.returns.rules.apart import judged, said_on_a_page
from ymylon.returns.rules.sealing import Unopened, mark, seal, unseal
from ymylon.terms.codes import PolicyStanding

AT = datetime(2026, 9, 1, 12, tzinfo=UTC)
DUE = datetime(2026, 6, 30, 16, tzinfo=UTC)


def said(kind: Kind, *marks: int) -> Answer:
    return Answer(kind, 1, "Meg", AT, "So it is.", frozenset(marks))


EXPLAINED, ACCEPTED = Kind.EXPLAINED, Kind.ACCEPTED
STATES = {
    "nothing was said": (Severity.QUERY, {1, 2}, [], State.OPEN),
    "explained of every row": (Severity.QUERY, {1, 2}, [said(EXPLAINED, 1, 2, 3)], State.EXPLAINED),
    "explained by two, of one row each": (Severity.QUERY, {1, 2}, [said(EXPLAINED, 1), said(EXPLAINED, 2)], State.EXPLAINED),
    "a row came since": (Severity.QUERY, {1, 2, 3}, [said(EXPLAINED, 1, 2)], State.OPEN),
    "accepted": (Severity.QUERY, {1}, [said(EXPLAINED, 1), said(ACCEPTED, 1)], State.ACCEPTED),
    "accepted, and a row came since": (Severity.QUERY, {1, 2}, [said(EXPLAINED, 1), said(ACCEPTED, 1)], State.OPEN),
    "of an error no row accepts anything": (Severity.ERROR, {1}, [said(EXPLAINED, 1), said(ACCEPTED, 1)], State.EXPLAINED),
    "what informs asks nothing": (Severity.INFORMATION, {1}, [], State.NOTED),
}


@pytest.mark.parametrize("case", STATES)
def test_how_a_problem_stands(case):
    severity, marks, answers, state = STATES[case]
    assert state_of(severity, marks, answers) is state


def test_a_return_of_which_less_was_asked_than_before_is_not_settled():
    assert left_out(["A"], []) == (), "the first of its year"
    assert left_out(["A"], [["A"], ["A", "B"]]) == (), "it could never be asked"
    assert left_out(["A", "B"], [["A"], []]) == ("A", "B"), "of an earlier one it was, if not of the last"
    assert standing([State.ACCEPTED, State.NOTED], ()) is Standing.SETTLED
    assert standing([], ["A"]) is Standing.LESS
    assert standing([State.OPEN], ["A"]) is Standing.IN_QUEUE


@pytest.mark.parametrize(
    ("first_at", "due", "now", "stands"),
    [
        (DUE, DUE, AT, Came.IN_TIME),
        (DUE + timedelta(minutes=1), DUE, AT, Came.LATE),
        (AT, None, AT, Came.RETURNED),
        (None, DUE, DUE, Came.NOT_YET),
        (None, DUE, AT, Came.NOT_AT_ALL),
        (None, None, AT, Came.NOT_YET),
    ],
)
def test_whether_it_came(first_at, due, now, stands):
    assert came(first_at, due, now) is stands


def test_the_day_is_that_of_the_policy_in_force_as_the_year_ended():
    year = year_from(2025)
    row = PolicyRow("return.due", Level.NATIONAL, "", year.starts_on, "x", PolicyStanding.DEMONSTRATION, value={"months": 3})
    assert due_of(year, FORCE, [row]) == datetime(2026, 6, 30, 16, tzinfo=UTC)
    assert due_of(year, FORCE, []) is None
    assert due_of(year_from(2024), FORCE, [row]) is None, "it was not in force then"
    assert (share(99, 100), share(999, 1000), share(0, 0)) == (99, 99, None)
    assert years_to_send(datetime(2026, 3, 31, tzinfo=UTC).date())[0] == 2024
    assert years_to_send(datetime(2026, 4, 1, tzinfo=UTC).date())[0] == 2025


def test_a_row_is_known_again_in_another_file_as_long_as_it_says_the_same(tmp_path):
    def found(name: str, change) -> dict:
        tables = invented("W06000016", "W06000016", FORCE, year_from(2025))
        for row in tables["episode"][2:4]:
            row["police_grade"] = "NOT_GRADED"
        change(tables["episode"])
        into = tmp_path / name / "now"
        into.mkdir(parents=True)
        for one in sent(tables):
            (into / one.name).write_bytes(one.content)
        told = judged(tmp_path / name, 2025, "W06000016", AT, lambda _file: None)
        return next(one for one in told["problems"] if one["code"] == "EP-31")

    as_it_was, moved = found("a", lambda rows: None), found("b", lambda rows: rows.reverse())
    assert (as_it_was["rows"], moved["rows"]) == ([3, 4], [9, 10])
    assert set(as_it_was["marks"]) == set(moved["marks"])
    other = found("c", lambda rows: rows[2].update(episode_id="another"))
    assert len(set(as_it_was["marks"]) & set(other["marks"])) == 1
    assert "W06000016-e3" not in str(as_it_was)


def test_what_is_sealed_opens_in_its_own_place_alone_and_marks_are_apart_for_each_body():
    sealed = seal(b"rows", secret="s", place="a:0")
    assert unseal(sealed, secret="s", place="a:0") == b"rows"
    for key, place in (("s", "a:1"), ("other", "a:0")):
        with pytest.raises(Unopened):
            unseal(sealed, secret=key, place=place)
    assert mark("x", secret="s", of="1:2025") == mark("x", secret="s", of="1:2025")
    assert len({mark("x", secret=key, of=of) for key, of in (("s", "1:2025"), ("s", "2:2025"), ("t", "1:2025"))}) == 3


def test_what_a_page_says_of_a_problem_names_no_option_of_a_command_and_no_file_of_the_code():
    """Whoever sends a return by a browser has neither."""
    book = [(rule.code, rule.words) for rule in YMYLON.rules]
    for code, words in [*book, *((code, words) for code, (_, words) in FILE_PROBLEMS.items())]:
        for said in said_on_a_page(code, words):
            assert not re.search(r"--\w|docs/|`", said), code

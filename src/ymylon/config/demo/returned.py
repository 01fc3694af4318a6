"""Invented returns by the proposed standard: one in which nothing is open, one with a queue, and councils that sent none.

They are sent as on a page; the clock judges them in its first round.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta

from ymylon.config.demo.agencies import BRIDGEND, FORCE, RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.publication.rules.standard import LATEST
from ymylon.publication.rules.years import Year, year_from
from ymylon.returns.actions import Sent, send_return
from ymylon.returns.rules import years_to_send

Rows = list[dict[str, str]]


def send_returns(stage: Theatre, known: dict[str, int]) -> None:
    """Rhondda’s in time, and the police’s; Bridgend’s late, with an error and queries; Merthyr’s is awaited."""
    # A year that ended yesterday nobody has returned yet.
    first = years_to_send((stage.now - timedelta(days=2)).date())[0]
    ended = datetime.combine(year_from(first).ends_on, time(12), tzinfo=UTC)
    for who, body, area, days, change in (
        ("meg", RHONDDA, RHONDDA, 60, None),
        ("huw", FORCE, RHONDDA, 70, None),
        ("bethan", BRIDGEND, BRIDGEND, 120, _leave_open),
    ):
        tables = invented(body, area, FORCE, year_from(first), episodes=11 if body == FORCE else 12)
        if change:
            change(tables)
        at = min(stage.ago(days=1), ended + timedelta(days=days))
        with stage.as_(who) as by:
            agency = stage.directory.agencies[body].pk
            send_return(by=by, at=at, agency_id=agency, first_year=first, files=sent(tables))


def _leave_open(tables: dict[str, Rows]) -> None:
    """The end of one episode is missing; two others are not graded, and of one the health board was not told."""
    episodes = tables["episode"]
    episodes[0]["returned_at"] = ""
    for row in episodes[2:4]:
        row["police_grade"] = "NOT_GRADED"
    episodes[5]["notified_lhb_at"] = ""


def invented(body: str, area: str, force: str, year: Year, *, episodes: int = 12) -> dict[str, Rows]:
    """The tables of a small return in which no rule finds anything; each child was missing once."""
    head = {"standard_version": LATEST.name, "returned_by": body}
    tables: dict[str, Rows] = {
        name: [] for name in ("child_period", "episode", "return_interview", "interview_episode", "prevention_check")
    }
    for number in range(1, episodes + 1):
        child, episode, interview = (f"{body}-{kind}{number}" for kind in "cei")
        seen = datetime(year.starts_on.year, 5, 3, 18, 15, tzinfo=UTC) + timedelta(days=20 * number, minutes=7 * number)
        told, back = seen + timedelta(minutes=50), seen + timedelta(hours=9)
        soon = _at(told + timedelta(minutes=20))
        tables["child_period"].append(head | {
            "child_ref": child, "birth_month": f"{year.starts_on.year - 15}-{number % 12 + 1:02}",
            "sex": "FEMALE" if number % 2 else "MALE",
            "ethnic_group": "WHITE_BRITISH", "disability": "NO", "asylum_seeking": "NO",
        })  # fmt: skip
        tables["episode"].append(head | {
            "episode_id": episode, "child_ref": child, "last_seen_at": _at(seen), "last_seen_precision": "MINUTE",
            "reported_at": _at(told), "reported_by": "FOSTER_CARER", "reported_to": "POLICE", "whereabouts": "NOT_KNOWN",
            "police_grade": ("LOW", "MEDIUM", "HIGH")[number % 3], "la_of_residence": area, "la_missing_from": area,
            "force": force,
            "notified_la_at": soon, "notified_lhb_at": soon, "status": "CLOSED", "returned_at": _at(back), "end_kind": "FOUND",
            "found_by": "POLICE", "harm": "NONE_KNOWN", "harm_recorded_at": _at(back + timedelta(days=2)),
            "exploitation": "NONE_SEEN",
        })  # fmt: skip
        tables["return_interview"].append(head | {
            "interview_id": interview, "offered_at": _at(back + timedelta(hours=4)), "response": "ACCEPTED",
            "completed_at": _at(back + timedelta(hours=50)), "provider": "INDEPENDENT_COMMISSIONED", "actions_n": "2",
            "actions_done_n": "1",
        })  # fmt: skip
        tables["interview_episode"].append(head | {"interview_id": interview, "episode_id": episode})
        tables["prevention_check"].append(head | {
            "check_id": f"{body}-p{number}", "episode_id": episode, "done_at": _at(back + timedelta(minutes=40)),
            "done_by": "POLICE",
        })  # fmt: skip
    return tables


def sent(tables: Mapping[str, Rows], *, before: bool = False) -> list[Sent]:
    """Each table as a file, as somebody would send it."""
    return [Sent(f"{name}.csv", _csv(name, rows), before) for name, rows in tables.items()]


def _csv(name: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    fields = next(table.fields for table in LATEST.tables if table.name == name)
    text = io.StringIO()
    writer = csv.DictWriter(text, [field.name for field in fields], restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _at(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

"""Practice by authority: from what is shown, with limits that tell chance from cause, in no order of merit."""

from datetime import datetime, timedelta
from itertools import product

import polars as pl
import pytest

from tests.rules.publication.test_measures import facts, rows
from ymylon.publication.rules.disclosure import Attacked, Cell, Shown
from ymylon.publication.rules.release import ledger
from ymylon.publication.rules.release.making import Numbered
from ymylon.publication.rules.release.practice import FEW, standards_of
from ymylon.publication.rules.release.running import HIDDEN, Release, release_of
from ymylon.publication.rules.release.tables import EPISODES, TABLES, asked_for
from ymylon.terms.geography import WELSH_AUTHORITIES

OFFERS = next(table for table in TABLES if table.is_of_practice)
AREAS = list(WELSH_AUTHORITIES)


def standard(shown: dict[str, tuple[int | None, int | None]], usual: tuple[int, int] = (160, 40)):
    told = []
    for area in AREAS:
        for part, value in zip(("MET", "NOT_MET"), shown.get(area, usual), strict=True):
            told.append((Numbered(OFFERS, EPISODES, (area, part), Cell(EPISODES, (), value or 2, 2)), Shown(value)))
    (found,) = standards_of(Release(2025, "1", tuple(told), Attacked(0, 0, ()), 0, 0))
    return found, {one.code: one for one in found.areas}


def test_an_authority_that_differs_by_chance_is_not_marked_and_one_that_differs_much_is():
    found, areas = standard({AREAS[3]: (150, 50), AREAS[7]: (60, 140)})
    assert [one.code for one in found.areas if one.is_beyond] == [AREAS[7]]
    assert areas[AREAS[3]].share == pytest.approx(0.75)
    assert 0.6 < found.limit(200, -1) < areas[AREAS[3]].share < found.limit(200, 1) < 1
    assert found.limit(20, -1) < found.limit(200, -1), "of few, more may be chance"


def test_where_all_areas_differ_much_none_is_marked_for_being_one_of_them():
    """Between 40 and 90 in 100, evenly: by chance alone ten of 22 would be marked."""
    spread = {area: (80 + n * 5, 120 - n * 5) for n, area in enumerate(AREAS)}
    found, _ = standard(spread)
    assert found.between > 0
    assert not [one for one in found.areas if one.is_beyond]


def test_nothing_is_said_of_what_is_not_shown_or_is_too_few():
    found, areas = standard({AREAS[0]: (None, 45), AREAS[1]: (10, 5), AREAS[2]: (0, 0)})
    assert (areas[AREAS[0]].due, areas[AREAS[0]].met, areas[AREAS[0]].share) == (HIDDEN, HIDDEN, HIDDEN)
    assert areas[AREAS[1]].share == FEW
    assert areas[AREAS[2]].share == FEW
    assert found.share == pytest.approx(0.8)


FIRST = datetime(2025, 5, 1, 20)
KEY = b"of the tests alone"


def after(area: str, timely: int = 0, late: int = 0, nothing: int = 0, still: int = 0) -> dict[str, pl.DataFrame]:
    """Episodes of one area, each another child's: interviewed in time, offered one, offered none, and still missing."""
    count, back = timely + late + nothing + still, FIRST + timedelta(hours=9)
    ended = timely + late + nothing
    told = {
        "returned_by": area, "la_of_residence": area, "child_ref": f"{area}-{{}}", "episode_id": f"{area}-{{}}",
        "last_seen_at": f"{FIRST.isoformat()}Z", "reported_at": f"{(FIRST + timedelta(hours=1)).isoformat()}Z",
        "returned_at": [f"{back.isoformat()}Z"] * ended + [""] * still,
        "status": ["CLOSED"] * ended + ["OPEN"] * still, "end_kind": ["FOUND"] * ended + [""] * still,
        "notified_la_at": f"{(FIRST + timedelta(hours=2)).isoformat()}Z",
        "notified_lhb_at": [f"{(FIRST + timedelta(hours=2 if n % 2 else 30)).isoformat()}Z" for n in range(count)],
    }  # fmt: skip
    found = {"episode": rows("episode", count, **told)}
    if timely + late:
        own = {"returned_by": area, "interview_id": f"{area}-{{}}"}
        found["interview_episode"] = rows("interview_episode", timely + late, **own, episode_id=f"{area}-{{}}")
        found["return_interview"] = rows(
            "return_interview", timely + late, **own, offered_at=f"{(back + timedelta(hours=2)).isoformat()}Z",
            response=["ACCEPTED"] * timely + ["DECLINED"] * late,
            completed_at=[f"{(back + timedelta(hours=20)).isoformat()}Z"] * timely + [""] * late,
        )  # fmt: skip
    return found


def returned(*areas: dict[str, pl.DataFrame]):
    told: dict[str, list] = {}
    for one in areas:
        for name, frame in one.items():
            told.setdefault(name, []).append(frame)
    return facts(as_of="2025-06-01", **told)


def test_two_standards_that_share_their_parts_do_not_give_away_what_one_of_them_hides():
    """42 episodes: 33 offered, 1 not, 8 not due; 14 held in time, 20 not, and the same 8 not due."""
    counts = {AREAS[0]: (14, 19, 1, 8), AREAS[1]: (20, 10, 6, 9), AREAS[2]: (12, 9, 11, 7)}
    of = returned(*(after(area, *count) for area, count in counts.items()))
    tables = [table for table in TABLES if table.id in ("R1", "R6", "R7", "R8")]
    release = release_of(of, 2025, "1", KEY, [], tables=tables)
    told = {(one.table.id, *one.codes): its for one, its in release.numbers if one.unit == EPISODES}
    exact = {(one.table.id, *one.codes): one.cell.count for one, _ in release.numbers if one.unit == EPISODES}
    for area, (timely, late, nothing, still) in counts.items():
        assert [exact["R6", area, part] for part in ("MET", "NOT_MET", "NOT_DUE")] == [timely + late, nothing, still]
        assert [exact["R7", area, part] for part in ("MET", "NOT_MET", "NOT_DUE")] == [timely, late + nothing, still]
        assert told["R6", area, "NOT_DUE"] == told["R7", area, "NOT_DUE"], "one number stands alike in both"
    assert exact["R8", AREAS[0], "MET"] == 21
    assert exact["R8", "", "NOT_MET"] == sum(-(-sum(count) // 2) for count in counts.values())
    # All that could be true of the first area is listed outright, of each reader.
    for guesses in (False, True):
        seen = set()
        for parts in product(range(50), range(50), range(1, 5 if guesses else 50), range(12)):
            timely, late, nothing, still = parts
            sums = {"R6 MET": timely + late, "R6 NOT_MET": nothing, "R6 NOT_DUE": still,
                    "R7 MET": timely, "R7 NOT_MET": late + nothing, "R7 NOT_DUE": still}  # fmt: skip
            whole = told["R1", AREAS[0]].known
            if whole.low <= sum(parts) <= whole.high and all(
                (its := told[name.split()[0], AREAS[0], name.split()[1]].known).low <= n <= its.high for name, n in sums.items()
            ):
                seen.add(nothing)
        assert max(seen) - min(seen) >= (1 if guesses else 4), seen
    assert asked_for("offer,timely", EPISODES) is None, "nobody is given the two crossed"
    # A ledger from when the two were apart is read as one.
    assert {name for one in release.entries for name, _ in one.where} == {"1", "area", "interview", "told"}
    apart = ledger.line_of(release.entries[0]).replace('"where": {', '"where": {"timely": ["NOT_MET"], ')
    (read,) = ledger.read([apart])
    assert dict(read.where)["interview"] == {"OFFERED_NOT_TIMELY", "NOT_OFFERED"}


def test_of_an_area_that_returned_no_interview_no_standard_is_judged_and_without_any_there_is_no_table():
    silent, beside, force = AREAS[-1], AREAS[4], WELSH_AUTHORITIES[AREAS[5]].force
    assert WELSH_AUTHORITIES[beside].force == force
    by_force = {name: frame if name == "episode" else frame.with_columns(returned_by=pl.lit(force))
                for name, frame in after(AREAS[5], 9, 9, 9).items()}  # fmt: skip
    heard = [after(area, 9, 9, 9) for area in AREAS[:3]]
    release = release_of(returned(*heard, by_force, after(silent, nothing=30), after(beside, nothing=30)), 2025, "1", KEY, [])
    told = {(one.table.id, *one.codes): release.cell(one, its) for one, its in release.numbers if one.unit == EPISODES}
    for table in ("R6", "R7"):
        for area in (silent, beside):
            parts = [told[table, area, part] for part in ("MET", "NOT_MET", "NOT_DUE", "NOT_RETURNED")]
            assert parts == ["[x]", "[x]", "[x]", 30], "what the force says of one area says nothing of the next"
        assert told[table, AREAS[5], "MET"] != "[x]", "the force returned them"
        assert told[table, AREAS[0], "NOT_RETURNED"] == 0
    assert told["R6", "", "NOT_MET"] == 35, "what nobody returned isn’t a standard that was not met"
    offers, *_ = standards_of(release)
    assert {one.code: one.share for one in offers.areas}[silent] == "[x]"
    bare = release_of(returned({"episode": after(AREAS[0], nothing=30)["episode"]}), 2025, "1", KEY, [])
    assert [table.id for table in bare.tables] == ["R1", "R2", "R3", "R4", "R5", "R8"]

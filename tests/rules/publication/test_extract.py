"""Tables of an extract and the folder that they lie in: cut to a year, put in place of what they replace, whole or not there."""

import json
from datetime import UTC, date, datetime

import polars as pl
import pytest

from ymylon.publication.rules.extract import Busy, Head, Key, Manifest, NotOurs, cut, empty, in_form, merged, opened
from ymylon.publication.rules.extract import folder as folders
from ymylon.publication.rules.rule import year_from
from ymylon.publication.rules.standard import LATEST

MADE = Manifest("2026-11-27T12:00:00+00:00", Key("k").id, None, Head("r", 1, 700), {})


def rows(name, *given):
    table = next(each for each in LATEST.tables if each.name == name)
    if not given:
        return empty(table)
    return in_form(table, pl.DataFrame(list(given), schema={name: pl.String for each in given for name in each}))


def whole(**given):
    return {table.name: rows(table.name, *given.get(table.name, ())) for table in LATEST.tables}


def an_episode(ref, child, seen, back=None, status="CLOSED"):
    return {
        "episode_id": ref,
        "child_ref": child,
        "last_seen_at": seen,
        "returned_at": back,
        "status": status,
        "la_missing_from": "W06000016",
    }


def a_child(ref):
    return {"child_ref": ref, "birth_month": "2012-03"}


def link(interview, episode):
    return {"interview_id": interview, "episode_id": episode}


@pytest.mark.parametrize(
    ("seen", "back", "status", "is_of_it"),
    [
        ("2025-03-31T22:59:00Z", "2025-03-31T22:59:59Z", "CLOSED", False),
        # The last hour of March in UTC is the first of April in Wales.
        ("2025-03-31T20:00:00Z", "2025-03-31T23:00:00Z", "CLOSED", True),
        ("2026-03-31T22:59:00Z", None, "OPEN", True),
        ("2026-03-31T23:00:00Z", None, "OPEN", False),
        ("2019-01-01T00:00:00Z", None, "OPEN", True),  # still missing: of every year since
        ("2019-01-01T00:00:00Z", None, "CLOSED", False),  # the child died, or an adult service took the search over
        ("2025-06-01T00:00:00Z", None, "CLOSED", True),
    ],
)
def test_an_episode_is_of_each_year_that_it_reaches_into(seen, back, status, is_of_it):
    held = whole(child_period=[a_child("c1")], episode=[an_episode("e1", "c1", seen, back, status)])

    of_year = cut(held, year_from(2025))

    assert of_year["episode"].height == of_year["child_period"].height == is_of_it


def test_an_episode_that_nobody_came_back_from_is_of_the_year_in_which_somebody_wrote_down_its_end():
    died = an_episode("e1", "c1", "2019-01-01T00:00:00Z") | {"harm_recorded_at": "2025-04-02T09:00:00Z"}
    held = whole(child_period=[a_child("c1")], episode=[died])

    assert [cut(held, year_from(year))["episode"].height for year in (2017, 2018, 2025, 2026)] == [0, 1, 1, 0]


def test_nothing_points_to_a_row_that_is_not_there():
    held = whole(
        child_period=[a_child("c1"), a_child("c2"), a_child("c3")],
        episode=[
            an_episode("e1", "c1", "2025-06-01T00:00:00Z", "2025-06-02T00:00:00Z"),
            an_episode("e2", "c2", "2024-06-01T00:00:00Z", "2024-06-02T00:00:00Z"),
        ],
        return_interview=[{"interview_id": "i1"}, {"interview_id": "i2"}, {"interview_id": "i3"}],
        interview_episode=[link("i1", "e1"), link("i2", "e2")],
        prevention_check=[{"check_id": "p1", "episode_id": "e2"}],
        care_spell=[{"spell_id": "s", "child_ref": "c3", "from": "2024-04-01", "to": "2025-03-31"}],
    )

    assert [frame.height for frame in cut(held, None).values()] == [3, 1, 2, 2, 2, 1, *[0] * 7]
    of_year = cut(held, year_from(2025))
    assert of_year["child_period"]["child_ref"].to_list() == ["c1"]
    assert of_year["return_interview"]["interview_id"].to_list() == ["i1"]
    assert of_year["interview_episode"].height == 1
    assert of_year["prevention_check"].height == of_year["care_spell"].height == 0


def test_only_the_rows_of_the_children_who_were_touched_are_replaced():
    held = whole(
        child_period=[a_child("c1"), a_child("c2")],
        episode=[an_episode("e1", "c1", "2025-06-01T00:00:00Z"), an_episode("e2", "c2", "2025-06-01T00:00:00Z")],
        return_interview=[{"interview_id": "i1"}, {"interview_id": "i2"}],
        interview_episode=[link("i1", "e1"), link("i2", "e2")],
        prevention_check=[{"check_id": "p1", "episode_id": "e1"}, {"check_id": "p2", "episode_id": "e2"}],
        panel_meeting=[{"meeting_id": "m1"}],
    )
    fresh = whole(
        child_period=[a_child("c1")],
        episode=[an_episode("e9", "c1", "2025-07-01T00:00:00Z")],
        panel_meeting=[{"meeting_id": "m2"}],
    )

    now = merged(held, fresh, pl.Series(["c1", "c7"]))

    assert now["episode"]["episode_id"].to_list() == ["e2", "e9"]
    assert now["child_period"]["child_ref"].to_list() == ["c1", "c2"]
    assert [now[name].height for name in ("return_interview", "interview_episode", "prevention_check")] == [1, 1, 1]
    assert now["panel_meeting"]["meeting_id"].to_list() == ["m2"]
    assert merged(held, whole(), pl.Series([], dtype=pl.String))["episode"].equals(held["episode"])


def test_whoever_is_stopped_at_any_step_leaves_one_state_whole(tmp_path, monkeypatch):
    first = whole(child_period=[a_child("c1")], episode=[an_episode("e1", "c1", "2025-06-01T00:00:00Z")])
    second = whole(child_period=[a_child("c1")], episode=[an_episode("e2", "c1", "2025-06-01T00:00:00Z")])
    settled = folders._settled

    def stop_after(steps):
        def one_more(path):
            nonlocal steps
            if not steps:
                raise KeyboardInterrupt
            steps -= 1
            settled(path)

        monkeypatch.setattr(folders, "_settled", one_more)

    outcomes = []
    for steps in range(8):
        folder = tmp_path / str(steps)
        stop_after(-1)
        with opened(folder) as held:
            assert len(held.put(first, MADE, {})) == 13
        stop_after(steps)
        try:
            with opened(folder) as held:
                assert held.put(second, MADE, {}) == ("episode",)
            outcomes.append("done")
        except KeyboardInterrupt:
            outcomes.append("stopped")
        stop_after(-1)
        with opened(folder) as held:
            assert held.manifest is not None
            found = held.tables()["episode"]["episode_id"].to_list()
        assert found == (["e2"] if outcomes[-1] == "done" else found)
        assert found in (["e1"], ["e2"])
        assert found == ["e1"] or steps >= 5, "nothing is in force before all of it is on the disk"
        # A child who is protected since must be in no file of ours.
        assert len(list(folder.glob("state-*"))) == 1
        assert not (folder / ".new").exists()
    assert outcomes == ["stopped"] * 6 + ["done"] * 2


def test_a_file_that_is_not_what_was_written_is_not_built_upon(tmp_path):
    with opened(tmp_path / "out") as held:
        held.put(whole(), MADE, {})
    spoilt = tmp_path / "out" / "current" / "episode.parquet"
    spoilt.write_bytes(spoilt.read_bytes()[:-1])

    with opened(tmp_path / "out") as held:
        assert held.manifest is None


def test_a_folder_of_somebody_else_s_is_left_alone_and_two_don_t_write_at_once(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("All of it.")
    with pytest.raises(NotOurs), opened(tmp_path / "mine"):
        pass
    with opened(tmp_path / "out"), pytest.raises(Busy), opened(tmp_path / "out"):
        pass


def test_the_key_is_in_no_file_and_its_name_doesn_t_lead_back(tmp_path):
    key = Key("only ours")
    with opened(tmp_path / "out") as held:
        held.put(whole(), Manifest("now", key.id, None, Head("r", 1, 1), {}), {})

    told = json.loads((tmp_path / "out" / "current" / "manifest.json").read_text())

    assert told["key_id"] == key.id != Key("another").id
    kept = b"".join(path.read_bytes() for path in (tmp_path / "out" / "current").iterdir())
    assert not any(part.encode() in kept for part in ("only ours", *key.pads))
    assert key.ref("child", "a") != key.ref("episode", "a") != Key("another").ref("episode", "a")


def test_moments_and_days_leave_as_moments_and_days():
    frame = rows("episode", an_episode("e", "c", "2025-06-01T00:30:00Z") | {"placement_ended_on": "2025-06-03"})

    assert frame["last_seen_at"].to_list() == [datetime(2025, 6, 1, 0, 30, tzinfo=UTC)]
    assert frame["placement_ended_on"].to_list() == [date(2025, 6, 3)]
    assert frame["force"].to_list() == ["W15000003"]
    assert frame["standard_version"].to_list() == [LATEST.name]

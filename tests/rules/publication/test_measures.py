"""The measures: what was published is given back, what is known to be right comes out, and nobody is counted as two."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gamma

from tests.rules.publication.test_standard_book import GOOD
from ymylon.publication.rules.book.typed import value
from ymylon.publication.rules.measures import MEASURES, NOT_YET, NOTES, inference, population
from ymylon.publication.rules.measures.control import individuals
from ymylon.publication.rules.measures.facts import Facts, latest, table_of
from ymylon.publication.rules.measures.funnel import funnel
from ymylon.publication.rules.measures.repeats import completes_a_run
from ymylon.publication.rules.standard import LATEST

CARDIFF, NEWPORT, CONWY, WALES = "W06000015", "W06000022", "W06000003", "W92000004"
GWENT, NORTH, SOUTH = "W15000002", "W15000001", "W15000003"
MEASURE = {measure.id: measure for measure in MEASURES}


def rows(table: str, count: int, **cells) -> pl.DataFrame:
    """So many good rows of a table: a value, or a list of them, or a format in which {} is the row's number."""
    fields = table_of(table).fields
    named = {
        name: [cell.format(number) for number in range(count)] if isinstance(cell, str) else cell
        for name, cell in (GOOD[table] | {table_of(table).key[0]: "K{}"} | cells).items()
    }
    frame = pl.DataFrame(named, schema=dict.fromkeys(named, pl.String)).with_columns(pl.all().replace("", None))
    return frame.select(value(field) for field in fields)


def facts(as_of: str = "", years=(), persons=None, **tables) -> Facts:
    held = {name: (pl.concat(part) if isinstance(part, list) else part).lazy() for name, part in tables.items()}
    moment = datetime.fromisoformat(as_of).replace(tzinfo=UTC) if as_of else latest(held)
    return Facts(held, moment, population.shipped() if persons is None else persons, frozenset(years))


def found(of: Facts, name: str, figure: str, **where) -> dict:
    """The one row of a figure."""
    every = MEASURE[name].works_out(of).filter(pl.col("figure") == figure, *(pl.col(key) == told for key, told in where.items()))
    assert every.height == 1, every
    return every.row(0, named=True)


def episodes(children: int, each: int = 1, who: str = "C", **cells) -> pl.DataFrame:
    """So many children, each missing so many times, a week apart."""
    first = datetime.fromisoformat(cells.pop("first", "2019-05-01T20:00:00"))
    seen = [first + timedelta(days=7 * turn) for turn in range(each) for _ in range(children)]
    cells = {
        "last_seen_at": [f"{moment.isoformat()}Z" for moment in seen],
        "child_ref": [f"{who}{n}" for n in range(children)] * each,
        "reported_at": [f"{(moment + timedelta(hours=1)).isoformat()}Z" for moment in seen],
        "returned_at": [f"{(moment + timedelta(hours=9)).isoformat()}Z" for moment in seen],
        "episode_id": f"{who}-{{}}",
    } | cells
    return rows("episode", children * each, **cells)


def test_three_thousand_two_hundred_and_fifty_children_are_the_published_rate():
    """Published for 2019-20: 3,250 children; on 629,872 children that is 51.6 in 10,000 (49.8 to 53.4)."""
    of = facts(episode=episodes(3250))

    rate = found(of, "T01", "children_rate_0-17", geography=WALES)

    assert [round(rate[name], 1) for name in ("value", "lower", "upper")] == [51.6, 49.8, 53.4]
    assert rate["note"] == ""
    assert (
        found(facts(episode=episodes(5, first="2023-05-01T20:00:00")), "T01", "children_rate_0-17", geography=WALES)["note"]
        == "e"
    )


def test_published_counts_of_2015_come_back_by_force_and_by_care():
    """2015-16: about 4,500 children and 11,000 episodes, 43% in care; Gwent 3,559; North Wales about 1,500 of 700 children."""
    day = {"first": "2015-05-01T20:00:00"}
    gwent, north = {"force": GWENT, "la_of_residence": NEWPORT, **day}, {"force": NORTH, "la_of_residence": CONWY, **day}
    cared = [f"T{n}" for n in range(1000)] + [f"G{n}" for n in range(365)]
    of = facts(
        episode=[
            episodes(1300, 2, "G", **gwent),
            episodes(959, 1, "H", **gwent),
            episodes(600, 2, "N", **north),
            episodes(100, 3, "M", **north),
            episodes(223, 3, "S", **day),
            episodes(1318, 4, "T", **day),
        ],
        care_spell=rows("care_spell", 1365, child_ref=cared, **{"from": "2012-01-01"}),
    )

    def told(name: str, figure: str, area: str, **where) -> float:
        return found(of, name, figure, geography=area, **{"period": "2015-16"} | where)["value"]

    assert (told("T01", "children", WALES), told("T01", "episodes", WALES)) == (4_500, 11_000)
    assert (told("T01", "children", NORTH), told("T01", "episodes", NORTH)) == (700, 1_500)
    assert told("T01", "episodes", GWENT) == told("T01", "episodes", NEWPORT, period="2015-16 Q1") == 3_559
    assert told("T04", "episodes", WALES, care="LOOKED_AFTER") / told("T04", "episodes", WALES, care="ALL") == 0.43
    unspoken = found(of, "T01", "episodes", geography="W06000023", period="2015-16")
    assert (unspoken["value"], unspoken["note"]) == (None, "x")


def test_one_in_ten_beside_one_in_two_hundred_is_twenty():
    """1 in 10 looked-after children and 1 in 200 others: 20.0 (18.5 to 21.6); more missing than there are: none."""
    others = round((629_872 - 7_200) / 200)
    cared = rows(
        "care_spell",
        720 + others,
        spell_id="S{}",
        child_ref=[f"L{n}" for n in range(720)] + [f"O{n}" for n in range(others)],
        care_status=["LOOKED_AFTER"] * 720 + ["NONE"] * others,
        **{"from": "2012-01-01"},
    )
    late = [f"2019-05-02T{hour:02}:00:00Z" for hour in range(24)]
    of = facts(
        episode=[
            episodes(720, 2, "L"),
            episodes(others, 1, "O", reported_at=[late[n % 24] for n in range(others)], returned_at="2019-05-09T00:00:00Z"),
        ],
        care_spell=cared,
    )

    ratio = found(of, "T05", "risk_ratio", geography=WALES, among="ALL")

    assert [round(ratio[name], 1) for name in ("value", "lower", "upper")] == [20.0, 18.5, 21.6]
    # Beside it, how long it took until anybody told: the threshold that the ratio hides.
    assert found(of, "T05", "reporting_delay", geography=WALES, among="LOOKED_AFTER")["value"] == 1
    assert found(of, "T05", "reporting_delay", geography=WALES, among="OTHERS")["value"] > 14
    conwy = facts(
        episode=episodes(273, la_of_residence=CONWY, force=NORTH),
        care_spell=rows("care_spell", 273, child_ref="C{}", **{"from": "2012-01-01"}),
    )
    impossible = found(conwy, "T05", "risk_ratio", geography=CONWY, among="ALL")
    assert (impossible["value"], impossible["note"]) == (None, "q")


def test_a_child_is_one_child_and_what_was_not_missing_is_not_counted():
    """One in each council's area and one in Wales; known whereabouts, an error, and England are in no total."""
    of = facts(
        episode=[
            episodes(1, 2, "A"),
            episodes(1, 1, "B", child_ref="A0", la_of_residence=NEWPORT, force=GWENT),
            episodes(1, 1, "K", whereabouts="KNOWN_NOT_WHERE_EXPECTED"),
            episodes(1, 1, "X", end_kind="RECORDED_IN_ERROR"),
            episodes(1, 1, "E", la_of_residence="E06000052"),
            episodes(1, 1, "A"),
        ]
    )
    counted = {
        area: (
            found(of, "T01", "episodes", geography=area, period="2019-20")["value"],
            found(of, "T01", "children", geography=area, period="2019-20")["value"],
        )
        for area in (WALES, CARDIFF, NEWPORT, "E92000001")
    }

    assert counted == {WALES: (3, 1), CARDIFF: (2, 1), NEWPORT: (1, 1), "E92000001": (1, 1)}


def test_age_is_of_the_month_of_birth_and_the_night_is_of_the_clock_of_wales():
    """Half past midnight of 1 April, by the clock, is of the new year, though it is still March in Greenwich."""
    of = facts(
        episode=episodes(2, last_seen_at=["2019-03-31T23:30:00Z", "2019-03-31T22:30:00Z"]),
        child_period=rows("child_period", 2, child_ref="C{}", birth_month=["2006-04", "2006-04"], sex=["FEMALE", "MALE"]),
    )

    assert found(of, "T02", "children", geography=WALES, period="2019-20", age="13", sex="FEMALE")["value"] == 1
    assert found(of, "T02", "children", geography=WALES, period="2018-19", age="12", sex="MALE")["value"] == 1
    assert found(of, "T02", "children", geography=WALES, period="2018-19", age="ALL", sex="ALL")["value"] == 1


def test_who_is_still_missing_counts_for_as_long_as_is_known():
    """Of ten, five back after three hours and five still out: no more than half are ever said to be back."""
    back = ["2019-05-01T23:00:00Z"] * 5 + [""] * 5
    of = facts(
        "2019-05-03T20:00:00",
        episode=episodes(10, returned_at=back, status=["CLOSED"] * 5 + ["OPEN"] * 5, end_kind=["FOUND"] * 5 + [""] * 5),
    )
    shares = {
        hours: found(of, "T07", "still_missing", geography=WALES, counted_from="LAST_SEEN", hours=hours)["value"]
        for hours in ("2", "6", "24", "48")
    }

    assert shares == pytest.approx({"2": 1.0, "6": 0.5, "24": 0.5, "48": 0.5})
    # Nobody has been followed for a week: nothing is said of it.
    assert MEASURE["T07"].works_out(of).filter(hours="168").is_empty()


def test_interviews_in_time_are_a_share_of_all_episodes_and_of_the_accepted_ones():
    """Ten episodes, one interview about two of them in time, one late, one declined: 2 in 10, and 2 in 3."""
    link = rows("interview_episode", 4, interview_id=["I0", "I0", "I1", "I2"], episode_id=["C-0", "C-1", "C-2", "C-3"])
    told = rows(
        "return_interview",
        3,
        interview_id="I{}",
        offered_at="2019-05-02T12:00:00Z",
        response=["ACCEPTED", "ACCEPTED", "DECLINED"],
        completed_at=["2019-05-05T05:00:00Z", "2019-05-05T06:00:00Z", ""],
    )
    recent = episodes(1, 1, "R", first="2019-06-01T20:00:00")
    of = facts(
        episode=[episodes(10), episodes(1, 1, "D", end_kind="DIED"), recent], return_interview=told, interview_episode=link
    )
    told_of = {
        name: found(of, "T13", name, geography=WALES)["value"]
        for name in (
            "due",
            "offered",
            "accepted",
            "declined",
            "held",
            "timely",
            "share_timely_of_all",
            "share_timely_of_accepted",
        )
    }

    assert told_of == {
        "due": 10,
        "offered": 4,
        "accepted": 3,
        "declined": 1,
        "held": 3,
        "timely": 2,
        "share_timely_of_all": 0.2,
        "share_timely_of_accepted": pytest.approx(2 / 3),
    }


def plainly(days: list[list[int]]) -> list[list[bool]]:
    """The slow way: of each episode, how many of the child's lie in the ninety days that end with it."""
    return [[sum(day - 90 <= other <= day for other in own[: place + 1]) >= 3 for place, day in enumerate(own)] for own in days]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.integers(0, 400), min_size=1, max_size=9), min_size=1, max_size=6))
def test_three_in_any_ninety_days_is_what_the_slow_way_finds(days):
    """Whatever the children and the days: the same episodes, one by one."""
    ordered = [sorted(own) for own in days]
    frame = pl.DataFrame(
        {
            "child": [child for child, own in enumerate(ordered) for _ in own],
            "seen": [datetime(2019, 1, 1, tzinfo=UTC) + timedelta(days=day) for own in ordered for day in own],
        }
    )

    assert frame.select(completes_a_run()).to_series().to_list() == [one for own in plainly(ordered) for one in own]


def test_a_run_across_two_years_and_two_areas_is_one_child_in_the_year_that_completes_it():
    """In February, March and April, in two councils' areas."""
    seen = ["2019-02-20T20:00:00Z", "2019-03-20T20:00:00Z", "2019-04-20T20:00:00Z"]
    of = facts(years={2019}, episode=episodes(1, 3, last_seen_at=seen, la_of_residence=[CARDIFF, CARDIFF, NEWPORT]))

    assert found(of, "T08", "children_repeatedly_missing", geography=WALES)["value"] == 1
    assert found(of, "T08", "children_repeatedly_missing", geography=NEWPORT)["value"] == 1


def test_the_interval_of_episodes_is_that_of_a_bootstrap_over_children():
    """One child with forty episodes among three hundred with one or two: not √n."""
    own = np.array([40] + [1] * 200 + [2] * 100)
    frame = pl.DataFrame({"episodes": [int(own.sum())], "squares": [int((own**2).sum())]})
    told = inference.with_clusters(frame, "episodes", "squares").row(0, named=True)
    chance = np.random.default_rng(7)
    drawn = [chance.poisson(1, own.size) @ own for _ in range(4000)]
    low, high = np.quantile(drawn, [0.025, 0.975])

    assert told["lower"] == pytest.approx(low, rel=0.03)
    assert told["upper"] == pytest.approx(high, rel=0.03)
    assert told["upper"] - told["lower"] > 1.5 * 2 * 1.96 * own.sum() ** 0.5


def test_each_measure_says_in_both_languages_what_it_is_and_each_count_what_stands_beside_it():
    """Every figure that comes out is one that was named, and every unit and note is known."""
    for measure in (*MEASURES, *NOT_YET):
        assert measure.title.en
        assert measure.title.cy
    for measure in MEASURES:
        assert all(words.en and words.cy for words in (measure.definition, measure.denominator, measure.period, measure.source))
        assert not measure.beside or measure.beside in MEASURE
        assert all(count == 1 for count in Counter(figure.code for figure in measure.figures).values())
    of = facts(
        episode=episodes(30, 2),
        care_spell=rows("care_spell", 30, child_ref="C{}"),
        child_period=rows("child_period", 30, child_ref="C{}"),
        return_interview=rows("return_interview", 30, interview_id="I{}"),
        interview_episode=rows("interview_episode", 30, interview_id="I{}", episode_id="C-{}"),
    )
    for measure in MEASURES:
        if all(of.has(name) for name in measure.needs):
            told = measure.works_out(of)
            assert set(told["figure"]) <= {figure.code for figure in measure.figures}, measure.id
            assert told.columns == [
                "period",
                "geography",
                *measure.breakdowns,
                "figure",
                "value",
                "lower",
                "upper",
                "denominator",
                "note",
            ]
            assert set(told["note"]) <= {"", *NOTES}
            assert told.select(pl.struct("period", "geography", *measure.breakdowns, "figure").is_unique().all()).item(), (
                measure.id
            )


# What the Home Office published of Welsh forces: all of them children; with any criminal kind, with any sexual kind.
NRM_OF_FORCES = {
    "2022-04": {"W15000004": (6, 6, 2), GWENT: (15, 12, 4), NORTH: (3, 1, 0), SOUTH: (6, 6, 0)},
    "2022-07": {"W15000004": (3, 3, 0), GWENT: (11, 9, 0), NORTH: (10, 0, 10), SOUTH: (9, 8, 0)},
    "2022-10": {"W15000004": (3, 3, 2), GWENT: (6, 4, 1), NORTH: (3, 3, 0), SOUTH: (1, 1, 0)},
    "2023-01": {"W15000004": (4, 4, 0), GWENT: (8, 5, 3), NORTH: (3, 1, 2), SOUTH: (7, 5, 2)},
    "2023-04": {"W15000004": (3, 3, 0), GWENT: (4, 3, 0), NORTH: (5, 2, 3), SOUTH: (9, 3, 6)},
    "2023-07": {"W15000004": (0, 0, 0), GWENT: (10, 9, 2), NORTH: (10, 6, 2), SOUTH: (9, 8, 0)},
    "2023-10": {"W15000004": (4, 2, 2), GWENT: (12, 12, 2), NORTH: (6, 4, 1), SOUTH: (9, 6, 0)},
}
OF_WALES = {"2022-04": 30, "2022-07": 33, "2022-10": 13, "2023-01": 22, "2023-04": 21, "2023-07": 29, "2023-10": 31}


def collection_quarter(month: str) -> str:
    """Home Office quarters are of the calendar: its second is our first."""
    year, number = int(month[:4]), int(month[5:])
    first = year if number >= 4 else year - 1
    return f"{first}-{(first + 1) % 100:02} Q{(number + 8) % 12 // 3 + 1}"


def test_referrals_of_welsh_forces_come_back_as_they_were_published():
    """Every quarter from April 2022, every force: children, with any criminal kind, with any sexual kind."""
    made = [
        (month, force, ";".join(["CRIMINAL"] * (n < criminal) + ["SEXUAL"] * (n >= children - sexual)))
        for month, forces in NRM_OF_FORCES.items()
        for force, (children, criminal, sexual) in forces.items()
        for n in range(children)
    ]
    months, forces, kinds = zip(*made, strict=True)
    of = facts(
        nrm_referral=rows(
            "nrm_referral",
            len(made),
            child_ref="C{}",
            referred_at=[f"{month}-15T12:00:00Z" for month in months],
            returned_by=list(forces),
        ),
        exploitation_assessment=rows(
            "exploitation_assessment",
            len(made),
            child_ref="C{}",
            assessed_on=[f"{month}-01" for month in months],
            kinds=list(kinds),
        ),
    )
    every = MEASURE["T18"].works_out(of).filter(figure="referrals", responder="POLICE")
    told = {(row["period"], row["geography"], row["kind"]): row["value"] for row in every.iter_rows(named=True)}

    for month, published in NRM_OF_FORCES.items():
        quarter = collection_quarter(month)
        assert told[quarter, WALES, "ALL"] == OF_WALES[month]
        for force, counts in published.items():
            assert tuple(told.get((quarter, force, kind), 0) for kind in ("ALL", "CRIMINAL", "SEXUAL")) == counts


def test_lines_are_counted_by_where_they_begin_and_end_and_a_child_of_two_once_in_the_whole():
    known = rows(
        "line", 5, child_ref=["A", "A", "B", "C", "C"], line_id=["1", "2", "3", "4", "4"], known_on="2025-06-01",
        origin=["ENGLAND", "ENGLAND", CARDIFF, "NOT_KNOWN", "NOT_KNOWN"], destination=CARDIFF,
    )  # fmt: skip
    of = facts(line=known)
    for origin, lines, children in (("ALL", 4, 3), ("ENGLAND", 2, 1), (CARDIFF, 1, 1), ("NOT_KNOWN", 1, 1)):
        where = {"geography": WALES, "origin": origin, "destination": "ALL"}
        assert (found(of, "T25", "lines", **where)["value"], found(of, "T25", "children", **where)["value"]) == (lines, children)


def test_waits_are_not_the_middle_of_the_decided_ones():
    """True median 420 days, 45% still waiting: the middle of the decided is some 300 days, the curve's interval holds 420."""
    count, follow = 1500, 1121
    chance = np.random.default_rng(1)
    made, waits = chance.uniform(0, follow, count), chance.exponential(420 / np.log(2), count)
    start, end = datetime(2019, 4, 1, tzinfo=UTC), datetime(2019, 4, 1, tzinfo=UTC) + timedelta(days=follow)
    referred = [start + timedelta(days=float(day)) for day in made]
    decided = [at + timedelta(days=float(wait)) for at, wait in zip(referred, waits, strict=True)]
    known = [f"{at.isoformat(timespec='seconds')}" if at < end else "" for at in decided]
    # All of one year, so that one curve is of all of them.
    table = rows(
        "nrm_referral",
        count,
        referred_at=[at.isoformat(timespec="seconds") for at in referred],
        cg_at=known,
        rg_decision="POSITIVE",
        cg_decision=["POSITIVE" if at else "" for at in known],
    )
    shifted = table.with_columns((pl.col("cg_at") - pl.col("referred_at")).alias("wait"))
    naive = shifted["wait"].dt.total_seconds().median() / 86400
    told = inference.median(
        inference.survival(
            shifted.select((pl.col("cg_at").fill_null(end) - pl.col("referred_at")).dt.total_seconds() / 86400).to_series(),
            shifted["cg_at"].is_not_null(),
        )
    )

    assert 0.43 < known.count("") / count < 0.47
    assert naive < 330
    assert told[1] < 420 < told[2]
    of = facts(end.isoformat()[:19], nrm_referral=table)
    wait = found(of, "T18", "median_wait", geography=WALES, period="2019-20", what="CONCLUSIVE_GROUNDS")
    assert wait["lower"] < 420 < wait["upper"]
    assert naive < wait["lower"]


def test_withdrawn_is_not_decided_and_turning_eighteen_ends_no_wait():
    """Of four: one decided, one withdrawn, two still wait after half a year."""
    of = facts(
        "2020-04-01T00:00:00",
        nrm_referral=rows(
            "nrm_referral",
            4,
            child_ref="C{}",
            referred_at="2019-06-01T12:00:00Z",
            rg_decision=["POSITIVE", "WITHDRAWN", "", ""],
            rg_at=["2019-06-05T12:00:00Z", "2019-06-06T12:00:00Z", "", ""],
            cg_decision=["POSITIVE", "", "", ""],
            cg_at=["2019-09-01T12:00:00Z", "", "", ""],
        ),
    )
    where = {"geography": WALES, "what": "CONCLUSIVE_GROUNDS", "kind": "AFTER_182_DAYS"}

    assert found(of, "T18", "still_waiting", **where)["value"] == pytest.approx(0.5)
    assert found(of, "T18", "decided", **where)["value"] == pytest.approx(0.25)


def test_declining_shuts_an_interview_out_where_a_plain_curve_would_promise_it():
    """Of five: one held on the first day, two declined, one missing again, one not asked yet: held stays at a fifth."""
    back = datetime(2019, 5, 2, 5, tzinfo=UTC)
    link = rows("interview_episode", 3, interview_id="I{}", episode_id="C-{}")
    told = rows(
        "return_interview",
        3,
        interview_id="I{}",
        offered_at=(back + timedelta(hours=2)).isoformat(),
        response=["ACCEPTED", "DECLINED", "DECLINED"],
        completed_at=[(back + timedelta(hours=20)).isoformat(), "", ""],
    )
    again = episodes(1, 1, "Z", child_ref="C3", first="2019-05-04T20:00:00")
    of = facts("2020-01-01T00:00:00", episode=[episodes(4), again], return_interview=told, interview_episode=link)
    shares = {
        name: found(of, "T14", name, geography=WALES, hours="168")["value"] for name in ("held", "declined", "missing_again")
    }

    assert shares == pytest.approx({"held": 0.2, "declined": 0.4, "missing_again": 0.2}, abs=0.001)


def test_areas_that_differ_more_than_chance_are_no_league_table():
    """Twenty-two areas of uneven recording: plain limits mark many, the allowance none; one that is far from all is marked."""
    held = population.shipped().filter(pl.col("group") == "0-17", pl.col("area_code") != WALES)
    # Not drawn by chance, but spread as a gamma of shape 6 is, in an order of no meaning.
    spread = gamma.ppf((np.arange(22) * 7 % 22 + 0.5) / 22, 6) / 6
    rates = 0.0052 * spread
    counts = pl.Series(np.round(held["persons"].to_numpy() * rates))
    told = funnel(counts, held["persons"])

    assert 8 < told.phi < 40
    assert (np.abs(told.plain) > 3.09).sum() >= 8
    assert told.flagged.sum() == 0
    # Chance alone needs no allowance, and one area far from it is still seen.
    even = held["persons"] * 0.0052
    alone = funnel(even.round(), held["persons"])
    assert alone.phi < 1
    assert alone.flagged.sum() == 0
    one = even.round().to_numpy().copy()
    one[13] *= 3
    assert funnel(pl.Series(one), held["persons"]).flagged.tolist() == [place == 13 for place in range(22)]


def test_a_chart_signals_a_change_and_not_a_month():
    """Limits by moving ranges; a point outside, a shift of seven, a trend, two of three beyond two sigma or three."""
    calm = np.array([50, 54, 47, 52, 49, 53, 48, 51, 55, 46, 50, 52, 49, 51, 50], dtype=float)
    centre, lower, upper, signals = individuals(calm)
    ranges = [abs(b - a) for a, b in zip(calm, calm[1:], strict=False)]

    assert centre == pytest.approx(calm.mean())
    assert upper - centre == pytest.approx(2.66 * sum(ranges) / len(ranges))
    assert lower == pytest.approx(2 * centre - upper)
    assert not any(where.any() for where in signals.values())
    assert individuals(np.append(calm, 90.0))[3]["OUTSIDE_LIMITS"].tolist() == [False] * 15 + [True]
    assert individuals(np.concatenate([calm, np.full(7, 60.0)]))[3]["SHIFT_OF_7"][-1]
    assert individuals(np.concatenate([calm, np.arange(50.0, 57.0)]))[3]["TREND_OF_7"][-1]
    near = individuals(np.concatenate([calm, [90.0, 50.0, 90.0]]))[3]["TWO_OF_THREE_NEAR_LIMIT"]
    assert near.tolist() == [False] * 17 + [True]


def test_more_missing_than_in_care_and_a_handful_of_a_thousand_are_asked_about():
    """As published for 2022-23: Conwy 273 of 215 in care; Cardiff 16 of more than 1,000. All others about one in ten."""
    others = [code for code in population.shipped()["area_code"].unique() if code not in (CARDIFF, CONWY, WALES)]
    areas, care = [CARDIFF, CONWY, *others], [1000, 215, *[300] * len(others)]
    missing = [16, 273, *[30] * len(others)]
    totals = rows(
        "area_total",
        len(areas),
        area_code=areas,
        children_from_care=[str(n) for n in missing],
        children_looked_after=[str(n) for n in care],
        episodes="400",
        children="350",
    )
    of = facts(
        years={2022},
        episode=[episodes(40, first="2021-05-01T20:00:00"), episodes(100, 1, "D", first="2022-05-01T20:00:00")],
        care_spell=rows("care_spell", 1, child_ref="C0", **{"from": "2012-01-01"}),
        area_total=totals,
    )
    asked = MEASURE["PL"].works_out(of).filter(figure="question")
    told = {
        (row["basis"], row["geography"], row["check"]): (row["value"], row["denominator"]) for row in asked.iter_rows(named=True)
    }

    assert told["PUBLISHED", CONWY, "MORE_THAN_ARE_IN_CARE"] == (273, 215)
    assert told["PUBLISHED", CARDIFF, "FAR_BELOW_WALES"][0] == 16
    assert told["ROWS", CARDIFF, "CHANGED_MUCH"] == (100, 40)
    assert len(told) == 3
    assert set(asked["period"]) == {"2022-23"}
    # Whoever reads it is told that a question is no fault.
    assert "high figure can be good practice" in MEASURE["PL"].definition.en


def test_harm_that_nobody_asked_about_is_said_first_and_is_not_none():
    """Of ten that ended: four not asked, four none known, two harmed: 4 in 10 not asked, and 2 in 6 harmed, one in two ways."""
    harm = ["NOT_ASKED"] * 4 + ["NONE_KNOWN"] * 4 + ["MINOR", "SERIOUS"]
    kinds = [""] * 8 + ["PHYSICAL", "PHYSICAL;SEXUAL"]
    flags = ["NOT_ASSESSED"] * 4 + ["NONE_SEEN"] * 4 + ["SEXUAL", "SEXUAL;COUNTY_LINES"]
    of = facts(episode=episodes(10, harm=harm, harm_kinds=kinds, exploitation=flags))

    assert found(of, "T11", "share_not_asked", geography=WALES)["value"] == 0.4
    assert found(of, "T11", "share_harmed", geography=WALES)["value"] == pytest.approx(1 / 3)
    assert found(of, "T11", "episodes_with_kind", geography=WALES, kind="PHYSICAL")["value"] == 2
    assert found(of, "T12", "share_looked_for", geography=WALES)["value"] == 0.6
    assert found(of, "T12", "share_of_looked_for", geography=WALES)["value"] == pytest.approx(1 / 3)
    assert found(of, "T12", "episodes", geography=WALES, kind="SEXUAL")["value"] == 2


def test_whom_nobody_told_is_late_and_whom_nobody_could_tell_yet_is_not():
    """Two told within a day, one after, one never; one reported an hour ago."""
    told = ["2019-05-01T22:00:00Z", "2019-05-02T20:00:00Z", "2019-05-03T22:00:00Z", ""]
    new = episodes(1, 1, "N", first="2019-05-09T20:00:00", notified_la_at="")
    of = facts("2019-05-09T22:00:00", episode=[episodes(4, notified_la_at=told), new])

    within = found(of, "T17", "share_told_within_a_day", geography=WALES, whom="COUNCIL")
    assert (within["value"], within["denominator"]) == (0.5, 4)
    assert found(of, "T17", "share_told_at_all", geography=WALES, whom="COUNCIL")["value"] == 0.75


def test_the_first_concern_is_the_first_that_found_anything():
    """Looked for at 12 and not found, found at 13 in care and again at 14: thirteen, looked after, once."""
    of = facts(
        exploitation_assessment=rows(
            "exploitation_assessment",
            3,
            child_ref="C0",
            assessed_on=["2018-05-01", "2019-05-01", "2020-05-01"],
            kinds=["", "SEXUAL", "SEXUAL"],
        ),
        child_period=rows("child_period", 1, child_ref="C0", birth_month="2006-02"),
        care_spell=rows(
            "care_spell",
            2,
            child_ref="C0",
            care_status=["NONE", "LOOKED_AFTER"],
            **{"from": ["2006-02-01", "2018-09-01"], "to": ["2018-08-31", ""]},
        ),
    )

    assert MEASURE["T12A"].works_out(of).filter(figure="children", age="ALL", geography=WALES)["value"].to_list() == [1, 1]
    assert found(of, "T12A", "children", geography=WALES, age="13", care="LOOKED_AFTER", period="2019-20")["value"] == 1
    assert found(of, "T12A", "assessments", geography=WALES, period="2018-19")["value"] == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 300), st.integers(0, 60)), max_size=12), st.integers(0, 9999))
def test_care_on_the_day_is_what_a_look_at_every_stretch_finds(stretches, seed):
    """Stretches of some children, in any order and with gaps, and their episodes: the same as by eye; a gap is not `none`."""
    start, chance = datetime(2019, 4, 1), np.random.default_rng(seed)
    tidied: list[tuple[int, int, int]] = []
    for child, first, length in stretches:
        if all(other != child or first > until or first + length < begun for other, begun, until in tidied):
            tidied.append((child, first, first + length))
    cared = rows(
        "care_spell",
        len(tidied),
        spell_id="S{}",
        child_ref=[f"C{child}" for child, _, _ in tidied],
        **{
            "from": [str((start + timedelta(days=a)).date()) for _, a, _ in tidied],
            "to": [str((start + timedelta(days=b)).date()) if b % 3 else "" for _, _, b in tidied],
        },
    )
    nights = [(int(child), int(day)) for child, day in chance.integers([0, 0], [5, 360], (20, 2))]
    of = facts(
        episode=rows(
            "episode",
            20,
            child_ref=[f"C{child}" for child, _ in nights],
            last_seen_at=[f"{(start + timedelta(days=day)).date()}T20:00:00Z" for _, day in nights],
        ),
        care_spell=cared,
    )
    found_care = dict(of.episodes.select("episode_id", pl.col("care").cast(pl.String)).iter_rows())

    for place, (child, day) in enumerate(nights):
        begun = [stretch for stretch in tidied if stretch[0] == child and stretch[1] <= day]
        last = max(begun, key=lambda stretch: stretch[1], default=None)
        covered = last is not None and (day <= last[2] or last[2] % 3 == 0)
        assert found_care[f"K{place}"] == ("LOOKED_AFTER" if covered else "NOT_KNOWN")


def test_what_is_not_known_of_a_child_is_said_beside_what_is():
    """Three children, of one of whom the group is not known: known of two in three."""
    of = facts(
        episode=episodes(3),
        child_period=rows("child_period", 3, child_ref="C{}", ethnic_group=["WHITE_BRITISH", "WHITE_BRITISH", "NOT_KNOWN"]),
    )
    where = {"geography": WALES, "characteristic": "ethnic_group"}

    assert found(of, "T03", "children", group="WHITE_BRITISH", **where)["value"] == 2
    assert found(of, "T03", "share_known", group="ALL", **where)["value"] == pytest.approx(2 / 3)


def test_missing_again_is_counted_from_a_day_on_which_the_outcome_is_known():
    """Who was missing again within the week is left out: else an interview would look good for coming late."""
    held = [f"I{n}" for n in range(3)]
    link = rows("interview_episode", 3, interview_id=held, episode_id=["C-0", "C-1", "C-2"])
    told = rows("return_interview", 3, interview_id=held, offered_at="2019-05-03T12:00:00Z", completed_at="2019-05-03T15:00:00Z")
    soon = episodes(1, 1, "X", child_ref="C0", first="2019-05-05T20:00:00")
    later = episodes(1, 1, "Y", child_ref="C1", first="2019-05-20T20:00:00")
    of = facts("2019-06-20T00:00:00", episode=[episodes(4), soon, later], return_interview=told, interview_episode=link)

    again = found(of, "T09", "missing_again", geography=WALES, outcome="HELD", days="28")
    assert (again["value"], again["denominator"]) == (pytest.approx(0.5), 2)


def test_an_interview_is_counted_once_and_by_who_held_it():
    """One interview about two episodes is one; the child's own social worker is not independent; nothing came of it."""
    of = facts(
        return_interview=rows(
            "return_interview",
            4,
            provider=["INDEPENDENT_COMMISSIONED", "INDEPENDENT_IN_HOUSE", "OWN_SOCIAL_WORKER", ""],
            completed_at=["2019-05-02T12:00:00Z"] * 3 + [""],
            chosen_by_child=["YES", "NO", "NOT_KNOWN", ""],
            language=["WELSH", "ENGLISH", "ENGLISH", ""],
            shared_with=["POLICE;SCHOOL", "", "", ""],
            actions_n=["2", "0", "4", ""],
            actions_done_n=["1", "0", "2", ""],
        )
    )
    told = {
        name: found(of, "T15", name, geography=WALES, provider="ALL")["value"]
        for name in ("interviews", "share_independent", "share_chosen_by_child", "share_in_welsh")
    }
    came = {
        name: found(of, "T16", name, geography=WALES)["value"]
        for name in ("share_shared", "share_without_outcome", "actions_agreed", "share_of_actions_done")
    }

    third = pytest.approx(1 / 3)
    assert told == {
        "interviews": 3,
        "share_independent": pytest.approx(2 / 3),
        "share_chosen_by_child": 0.5,
        "share_in_welsh": third,
    }
    assert came == {"share_shared": third, "share_without_outcome": third, "actions_agreed": 6, "share_of_actions_done": 0.5}


def test_meetings_are_counted_by_role_and_minutes_when_they_are_due():
    """Of three, two held: all four agencies at one, nobody who knows the child at the other; minutes in time, or too new."""
    of = facts(
        "2019-06-20T00:00:00",
        panel_meeting=rows(
            "panel_meeting",
            3,
            scheduled_at="2019-05-01T10:00:00Z",
            held_at=["2019-05-01T10:00:00Z", "2019-06-01T10:00:00Z", ""],
            cancelled_reason=["", "", "snow"],
            attended_roles=["POLICE;COUNCIL;HEALTH;EDUCATION", "POLICE", ""],
            knowing_roles=["COUNCIL", "", ""],
            minutes_published_at=["2019-05-20T10:00:00Z", "", ""],
        ),
    )
    told = {
        name: found(of, "T19", f"share_{name}", geography=WALES, level="ALL")["value"]
        for name in (
            "held",
            "with_all_core_agencies",
            "with_police",
            "with_somebody_who_knows_the_child",
            "minutes_within_28_days",
        )
    }

    assert told == {
        "held": pytest.approx(2 / 3),
        "with_all_core_agencies": 0.5,
        "with_police": 1,
        "with_somebody_who_knows_the_child": 0.5,
        "minutes_within_28_days": 1,
    }


def test_a_child_out_of_school_is_held_against_itself():
    """Forty children, each missing once in ten days out of school and twice in the other 356: 17.8 times as often."""
    children, days = 40, [0, 100, 200]
    out = rows("education_event", children, child_ref="C{}", **{"from": "2019-05-01", "to": "2019-05-10"})
    again = rows("education_event", children, event_id="again{}", child_ref="C{}", **{"from": "2019-05-05", "to": "2019-05-10"})
    nights = [
        episodes(
            children, 1, f"N{day}-", child_ref="C{}", first=f"{(datetime(2019, 5, 3) + timedelta(days=day)).date()}T20:00:00"
        )
        for day in days
    ]
    waits = rows(
        "education_event",
        4,
        event_id="wait{}",
        event="EOTAS_WAIT",
        **{"from": "2019-05-01", "to": ["2019-08-09", "2019-08-09", "", ""]},
    )
    of = facts("2020-03-31T23:00:00", episode=nights, education_event=[out, again, waits])

    ratio = found(of, "T20", "rate_ratio_same_children", period="2019-20")
    assert ratio["value"] == pytest.approx((1 / 10) / (2 / 356), rel=0.01)
    assert ratio["lower"] < ratio["value"] < ratio["upper"]
    assert found(of, "T20", "still_waiting", geography=WALES, what="AFTER_182_DAYS")["value"] == pytest.approx(0.5)


def test_where_a_child_is_placed_is_counted_in_days_of_care():
    """Ten in the area a whole year with one episode each, five out of Wales for half a year with one each: twice the rate."""
    away, home = [f"A{n}" for n in range(5)], [f"H{n}" for n in range(10)]
    of = facts(
        "2020-03-31T23:00:00",
        episode=[episodes(10, 1, "H", child_ref=home), episodes(5, 1, "A", child_ref=away)],
        care_spell=rows(
            "care_spell",
            15,
            child_ref=home + away,
            placement_country=["WALES"] * 10 + ["ENGLAND"] * 5,
            placement_la=[CARDIFF] * 10 + ["E06000052"] * 5,
            **{"from": "2019-04-01", "to": [""] * 10 + ["2019-09-30"] * 5},
        ),
    )

    assert found(of, "T21", "episodes_per_child_year", geography=CARDIFF, placed="IN_AREA")["value"] == pytest.approx(
        365.25 / 366
    )
    assert found(of, "T21", "rate_ratio", geography=WALES, placed="OUT_OF_WALES")["value"] == pytest.approx(2)
    assert found(of, "T21", "children_returned_beside_looked_after", geography=WALES)["note"] == "e"


def test_waits_for_services_and_scores_before_and_after():
    """Of four, two met after ten days, one closed unmet, one waits; two children's scores fell by four and by eight."""
    met, rest = ["2019-05-11", "2019-05-11", "", ""], {"service_id": "S1", "referred_on": "2019-05-01"}
    referred = rows(
        "service_contact",
        4,
        child_ref="C{}",
        first_contact_on=met,
        closed_on=["", "", "2019-05-20", ""],
        sessions=["2019-05-11;2019-06-11", "2019-05-11", "", ""],
        instrument=["SDQ_TOTAL"] * 2 + [""] * 2,
        score=["20", "24", "", ""],
        scored_on=["2019-05-11"] * 2 + [""] * 2,
        score_number=["1", "1", "", ""],
        **rest,
    )
    second = rows(
        "service_contact",
        2,
        contact_id="second{}",
        child_ref="C{}",
        first_contact_on="2019-05-11",
        instrument="SDQ_TOTAL",
        score=["16", "16"],
        scored_on="2019-09-11",
        score_number="2",
        **rest,
    )
    of = facts("2019-12-31T00:00:00", service_contact=[referred, second])

    assert found(of, "T23", "referrals", geography=WALES)["value"] == 4
    assert found(of, "T23", "still_waiting", geography=WALES, what="AFTER_28_DAYS")["value"] == pytest.approx(0.5)
    assert found(of, "T23", "mean_change_of_score", geography=WALES)["value"] == -6
    assert "no effect" in MEASURE["T23"].definition.en


def test_a_blank_field_and_two_lists_that_differ_are_seen():
    """One of four rows has no reporter; the police published 300 episodes, their councils 200."""
    totals = rows(
        "area_total", 2, area_code=[SOUTH, CARDIFF], area_kind=["FORCE", "AUTHORITY"], force=["", SOUTH], episodes=["300", "200"]
    )
    of = facts(episode=episodes(4, reported_by=["POLICE", "SCHOOL", "", "PARENT"]), area_total=totals)
    gap = found(of, "T24", "share_complete", geography=WALES, table="episode", field="reported_by")
    lists = found(of, "T24", "police_beside_councils", geography=SOUTH)

    assert gap["value"] == 0.75
    assert (lists["value"], lists["note"]) == (1.5, "q")


def test_the_middle_report_is_later_by_what_goes_with_it():
    """Reported after three hours less one if looked after, and two more at night: found as minus one and plus two."""
    chance, count = np.random.default_rng(5), 600
    cared, night, noise = chance.integers(0, 2, count), chance.integers(0, 2, count), chance.laplace(0, 0.2, count)
    seen = [datetime(2019, 5, 1 + n % 28, 2 if night[n] else 12, tzinfo=UTC) for n in range(count)]
    told = [seen[n] + timedelta(hours=float(3 - cared[n] + 2 * night[n] + noise[n])) for n in range(count)]
    who = [f"C{n}" for n in range(count)]
    of = facts(
        episode=rows(
            "episode",
            count,
            child_ref=who,
            last_seen_at=[at.isoformat() for at in seen],
            reported_at=[at.isoformat(timespec="seconds") for at in told],
        ),
        child_period=rows("child_period", count, child_ref=who),
        care_spell=rows(
            "care_spell",
            count,
            child_ref=who,
            care_status=["LOOKED_AFTER" if one else "NONE" for one in cared],
            **{"from": "2012-01-01"},
        ),
    )

    assert found(of, "T06A", "median_hours_more", goes_with="LOOKED_AFTER")["value"] == pytest.approx(-1, abs=0.1)
    assert found(of, "T06A", "median_hours_more", goes_with="SEEN_0_TO_6")["value"] == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("held", ["none", "one", "blank"])
def test_a_return_with_nothing_in_it_or_little_is_answered(held):
    """Every table without a row, with one, and with two whose cells are blank but for their keys."""
    tables = {}
    for table in LATEST.tables:
        child = {"child_ref": "C0"} if any(field.name == "child_ref" for field in table.fields) else {}
        frame = rows(table.name, 1, **child).head(0 if held == "none" else 1)
        if held == "blank":
            some = rows(table.name, 2)
            frame = some.select(
                pl.col(name) if name in table.key else pl.lit(None, kind).alias(name) for name, kind in some.schema.items()
            )
        tables[table.name] = frame
    of = facts(**tables)

    for measure in MEASURES:
        told = measure.works_out(of)
        assert set(told["figure"]) <= {figure.code for figure in measure.figures}, measure.id
        assert told.select(pl.struct("period", "geography", *measure.breakdowns, "figure").is_unique().all()).item(), measure.id

"""A release from a return: what is small is hidden in every table and edition, and whatever could be learned is not published."""

import fcntl
import json
from dataclasses import replace
from datetime import datetime, timedelta

import polars as pl
import pytest

from tests.rules.publication.test_measures import facts, rows
from ymylon.config.command import main
from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.disclosure import Attacked, Cell, Known, NotSafe, Pin, Shown
from ymylon.publication.rules.release import judged, ledger
from ymylon.publication.rules.release.candidate import mark_of
from ymylon.publication.rules.release.gathering import counted_of, episodes_of
from ymylon.publication.rules.release.making import rests
from ymylon.publication.rules.release.running import Release, as_many_as_are_safe, drawn_of, release_of
from ymylon.publication.rules.release.tables import (
    AREA,
    CARE,
    CHILDREN,
    CHILDREN_OF_LINES,
    EPISODES,
    LINES,
    TABLES,
    Table,
    asked_for,
)
from ymylon.publication.rules.rule import Given, last_ended, year_from
from ymylon.publication.rules.validating import Problem, Report, Severity
from ymylon.terms.calendars import LONDON
from ymylon.terms.geography import WELSH_AUTHORITIES

FIRST = datetime(2023, 4, 3, 20)
KEY = b"of the tests alone"
AREAS = list(WELSH_AUTHORITIES)
RELEASE_AT = ("--release-at", "2024-11-17T09:30")
BY_AREA, BY_QUARTER = TABLES[0], TABLES[3]


def missing(counts: dict[str, int], each: int = 1, who: str = "C") -> pl.DataFrame:
    """So many children of each area, each missing so often, a day apart."""
    whose = [(area, f"{who}{area}-{n}") for area, count in counts.items() for n in range(count)]
    told = [(area, child, FIRST + timedelta(days=turn)) for turn in range(each) for area, child in whose]
    return rows(
        "episode", len(told), episode_id=f"{who}-{{}}", la_of_residence=[area for area, _, _ in told],
        child_ref=[child for _, child, _ in told], last_seen_at=[f"{at.isoformat()}Z" for _, _, at in told],
        reported_at=[f"{(at + timedelta(hours=1)).isoformat()}Z" for _, _, at in told],
        returned_at=[f"{(at + timedelta(hours=9)).isoformat()}Z" for _, _, at in told],
    )  # fmt: skip


def shown_in(release, table: str, unit: str = EPISODES) -> dict[tuple[str, ...], int | None]:
    return {one.codes: its.value for one, its in release.numbers if (one.table.id, one.unit) == (table, unit)}


def test_a_small_area_is_hidden_and_one_more_if_that_gives_it_away():
    counts = dict.fromkeys(AREAS, 9) | {AREAS[0]: 2}
    release = release_of(facts(episode=missing(counts)), 2023, "1", KEY, [], tables=[BY_AREA])
    own = shown_in(release, "R1")
    assert own["",] == 190
    assert own[AREAS[0],] is None
    assert own[AREAS[1],] == 10
    assert release.attacked.pins == ()
    # Four children who are missing again and again are four children.
    often = release_of(facts(episode=[missing(counts), missing({AREAS[1]: 4}, 9, "D")]), 2023, "1", KEY, [], tables=[BY_AREA])
    assert shown_in(often, "R1")[AREAS[1],] == 45, "nine and four children stand behind it"
    few = release_of(facts(episode=missing(dict.fromkeys(AREAS, 9) | {AREAS[1]: 4}, 9)), 2023, "1", KEY, [], tables=[BY_AREA])
    assert shown_in(few, "R1")[AREAS[1],] is None


def test_what_was_told_before_stands_as_it_did_and_the_ledger_holds_nothing_that_was_hidden():
    by = [Table("R3", TABLES[2].title, (EPISODES,), (AREA, CARE)), BY_QUARTER]
    counts = dict.fromkeys(AREAS[:4], 12) | {AREAS[4]: 3}
    first = release_of(facts(episode=missing(counts)), 2023, "an answer", KEY, [], tables=by)
    lines = [ledger.line_of(one) for one in first.entries]
    before = ledger.read(lines)
    assert before == first.entries
    hidden = [json.loads(line) for line in lines if '"shown": null' in line]
    assert hidden
    assert all((one["low"], one["high"]) == (1, None) for one in hidden), "of what is hidden nothing is said"
    again = release_of(facts(episode=missing(counts)), 2023, "the year", KEY, before, tables=by)
    assert [shown for _, shown in again.numbers] == [shown for _, shown in first.numbers]
    assert again.attacked.against == 3 * first.attacked.against, "both, and that they say the same"
    # Had the answer told the exact number, the year could not be published.
    place = next(one.where for one in first.entries if one.shown.value is None)
    exact = [replace(one, known=Known(3, 3)) if one.where == place else one for one in before]
    with pytest.raises(NotSafe):
        release_of(facts(episode=missing(counts)), 2023, "the year", KEY, exact, tables=by)


def test_what_is_left_of_a_margin_is_counted_by_its_own_children():
    """Eight episodes of one child besides nine children's: nobody prints the eight, and they are one child's all the same."""
    rest = missing({AREAS[0]: 1}, 8, "D")
    found = rests(episodes_of(facts(episode=[missing({AREAS[1]: 9}), rest]), 2023), [BY_AREA], 2023, "1")
    without = next(one for one in found if dict(one.where)["area"] == frozenset(AREA.codes) - {AREAS[1]})
    assert (without.count, without.children, without.most_of_one) == (8, 1, 8)


@pytest.fixture
def folder(tmp_path):
    given = tmp_path / "return"
    given.mkdir()
    missing(dict.fromkeys(AREAS, 9) | {AREAS[2]: 3}).write_parquet(given / "episode.parquet")
    return given


def published(folder, out: str, *more: str) -> int:
    home = folder.parent
    told = ["--year", "2023-24", "--out", str(home / out), "--ledger", str(home / "ledger.jsonl"), *RELEASE_AT]
    return main(["publish", str(folder), *told, "--language", "en", *more])


def let_out(out, capsys) -> None:
    """Two people approve it, and it goes out."""
    home = out.parent
    for name in ("Nia", "Rhys"):
        key = ["--key", str(home / f"{name} {out.name}"), "--signatories", str(home / f"who {out.name}"), "--language", "en"]
        assert main(["publish", "signatory", "--name", name, "--role", "x", *key]) == 0
        assert main(["publish", "approve", str(out), *key]) == 0
    assert main(["publish", "release", str(out), "--ledger", str(home / "ledger.jsonl"), *key[2:]]) == 0
    capsys.readouterr()


def test_a_candidate_that_nobody_has_can_be_made_again_and_one_that_was_tried_with_less_never_goes_out(folder, capsys):
    home = folder.parent
    ledger_file = home / "ledger.jsonl"
    assert published(folder, "one", "--new-ledger") == 0
    assert ledger_file.read_text() == "", "nobody has it"
    assert published(folder, "two", "--new-ledger") == 0, "as often as it takes"
    told = ["--year", "2023-24", "--ledger", str(ledger_file), "--language", "en", "--new-ledger"]
    asked = ["--name", "request 12", "--by", "area", "--count", "episodes", "--out", str(home / "answer")]
    no_interviews = [*asked[:2], "--by", "offer", *asked[4:]]
    assert main(["publish", "answer", str(folder), *told, *no_interviews]) == 2
    assert "return_interview" in capsys.readouterr().err
    assert main(["publish", "answer", str(folder), *told, *asked[:2], "--count", "children-of-lines", *asked[-2:]]) == 2
    assert "no line was returned of 2023-24" in capsys.readouterr().err
    assert main(["publish", "answer", str(folder), *told, *asked]) == 0
    again = [*asked[:-1], str(home / "again")]
    assert main(["publish", "answer", str(folder), *told, *again]) == 2
    assert "leave out --new-ledger" in capsys.readouterr().err
    assert main(["publish", "answer", str(folder), *told[:-1], *again]) == 2
    assert "in the ledger already" in capsys.readouterr().err
    assert main(["publish", "answer", str(folder), *told[:-1], *again[:2], "--by", "shoe", *again[4:]]) == 2
    assert main(["publish", "answer", *told[:-1], *again]) == 2, "a return is named"
    assert main(["publish", str(folder), str(home), *told[:-1], *again[-2:]]) == 2, "one folder"
    # The first was not attacked together with the answer.
    before = ledger_file.read_text()
    with pytest.raises(AssertionError):
        let_out(home / "one", capsys)
    assert "is not the one against which it was tried" in capsys.readouterr().err
    assert not (home / "one" / "released.json").exists()
    assert published(folder, "three") == 0
    waiting = next(home.glob(f"ledger.jsonl.waiting/{json.loads((home / 'three' / 'candidate.json').read_text())['mark']}.jsonl"))
    assert waiting.stat().st_mode & 0o77 == 0
    held = waiting.read_text()
    waiting.write_text("".join(held.splitlines(keepends=True)[:-1]))
    with pytest.raises(AssertionError):
        let_out(home / "three", capsys)
    assert ledger_file.read_text() == before
    waiting.write_text(held)
    assert main(["publish", "release", str(home / "three"), *told[2:6], "--signatories", str(home / "who three")]) == 0
    assert ledger_file.read_text() == before + held


def test_what_is_invented_never_enters_a_ledger_that_somebody_names_and_a_year_without_episodes_is_none(folder, capsys):
    home = folder.parent
    told = ["--year", "2023-24", "--out", str(home / "one"), "--ledger", str(home / "ledger.jsonl"), "--language", "en"]
    assert main(["publish", *told, "--new-ledger"]) == 2
    assert "What is invented never stands" in capsys.readouterr().err
    assert not (home / "ledger.jsonl").exists()
    of_another = ["--year", "2022-23", "--out", str(home / "one"), "--ledger", str(home / "ledger.jsonl"), "--language", "en"]
    assert main(["publish", str(folder), *of_another, "--new-ledger"]) == 1
    assert "no episodes of 2022-23 were returned" in capsys.readouterr().err
    (folder / "episode.parquet").unlink()
    of_children = rows("child_period", 9, child_ref="C{}").with_columns(pl.col("birth_month").dt.strftime("%Y-%m"))
    of_children.write_parquet(folder / "child_period.parquet")
    assert published(folder, "one", "--new-ledger") == 1
    assert "no episodes of 2023-24 were returned" in capsys.readouterr().err
    assert not (home / "one").exists()


def test_it_is_published_from_a_folder_once_and_alike_wherever_that_is_done(folder, capsys):
    assert published(folder, "one") == 2
    assert "--new-ledger" in capsys.readouterr().err
    assert published(folder, "one", "--new-ledger") == 0
    said = capsys.readouterr()
    assert "none learned" in said.out
    assert "Not official statistics" in said.out
    home = folder.parent
    data = home / "one" / "public" / "data"
    rows_of = (data / "R1.csv").read_text().splitlines()
    assert f"202324,{AREAS[2]},episodes,,c" in rows_of
    assert f"202324,{AREAS[0]},episodes,10," in rows_of
    assert "202324,W92000004,children,190,t" in rows_of
    assert "W92000004,Cymru,cy" in (data / "lookup-area.csv").read_text()
    about = (data / "release.json").read_text()
    assert not [word for word in ("not_shown_of_their_own", "not_shown_for_others", "attack") if word in about]
    for file in (home / "ledger.jsonl", home / "ledger.jsonl.key"):
        assert file.stat().st_mode & 0o77 == 0, "its owner’s alone"
    let_out(home / "one", capsys)
    # Another of the same year would tell what changed between the two.
    assert published(folder, "two") == 2
    assert "whatever differs is a correction" in capsys.readouterr().err
    # Elsewhere, under another key, the same return gives the same to the byte.
    told = ["--year", "2023-24", "--out", str(home / "two"), "--ledger", str(home / "other" / "ledger.jsonl"), "--new-ledger"]
    assert main(["publish", str(folder), *told, *RELEASE_AT, "--language", "en"]) == 0
    (home / "one" / "released.json").unlink()
    (home / "one" / "approvals.jsonl").unlink()
    written = [path.relative_to(home / "one") for path in (home / "one").rglob("*") if path.is_file()]
    assert len(written) > 40
    assert all((home / "one" / name).read_bytes() == (home / "two" / name).read_bytes() for name in written)


def test_a_correction_says_what_changed_and_is_attacked_together_with_what_it_corrects(folder, capsys):
    home = folder.parent
    given = {"what": "One council’s last episodes came late.", "why": "They were keyed after the return."}
    said = []
    for name, words in given.items():
        said += [f"--{name}-en", f"{words} (en)", f"--{name}-cy", f"{words} (cy)"]
    corrected = home / "corrected"
    corrected.mkdir()
    more = [missing(dict.fromkeys(AREAS, 9) | {AREAS[2]: 3}), missing({AREAS[0]: 4}, who="L")]
    pl.concat(more).write_parquet(corrected / "episode.parquet")
    told = ["--year", "2023-24", "--ledger", str(home / "ledger.jsonl"), "--language", "en"]

    def correct(*words: str) -> int:
        return main(["publish", "correct", str(corrected), *told, "--out", str(home / "second"), *words])

    assert published(folder, "first", "--new-ledger") == 0
    let_out(home / "first", capsys)
    asked = ["--name", "request 12", "--by", "area", "--count", "episodes", "--out", str(home / "answer")]
    assert main(["publish", "answer", str(folder), *told, *asked]) == 0
    first = (home / "first" / "public" / "data" / "R1.csv").read_text()
    for line in (home / "answer" / "A1.csv").read_text().splitlines():
        assert line in first, "what was asked for stands as it stood"
    assert correct() == 2
    assert correct(*said) == 2
    assert "made from another return" in capsys.readouterr().err
    assert correct(*said, "--was", str(folder)) == 0
    assert "none learned" in capsys.readouterr().out
    for language, name in (("en", "Isle of Anglesey"), ("cy", "Ynys Môn")):
        page = (home / "second" / "public" / language / "revisions.html").read_text()
        assert f"{given['what']} ({language})" in page
        assert f"{name}</th><td" in page.replace("\n", "")
    about = json.loads((home / "second" / "public" / "data" / "release.json").read_text())
    assert (about["edition"], about["change"]["why_en"]) == ("2023-24 edition 2", f"{given['why']} (en)")
    assert len(ledger.inputs((home / "ledger.jsonl").read_text().splitlines())) == 2, "the correction is not out yet"


def test_an_error_of_the_return_stops_it_until_it_is_mended_or_one_person_explains_it_and_another_accepts(folder, capsys):
    home = folder.parent
    whole = pl.read_parquet(folder / "episode.parquet")
    harmed = pl.when(pl.int_range(pl.len()) < 3)
    whole.with_columns(
        harmed.then(pl.lit("FATAL")).otherwise("harm").alias("harm"), pl.lit("A").alias("category_903"),
        harmed.then(pl.lit("NO_APPARENT_RISK")).otherwise("police_grade").alias("police_grade"),
    ).write_parquet(folder / "episode.parquet")  # fmt: skip
    assert published(folder, "one", "--new-ledger") == 1
    said = capsys.readouterr().err
    assert "EP-21 (error) episode.parquet, harm, end_kind" in said
    assert "errors in 3 rows" in said
    assert "(query)" not in said, "queries stop nothing"
    assert not (home / "one").exists()
    told = home / "explained.csv"
    told.write_bytes(b"\xff")
    assert published(folder, "one", "--new-ledger", "--explained", str(told)) == 2
    assert "as explanations" in capsys.readouterr().err
    why = ["@The coroner has not said.", "Ni ddywedodd y crwner."]
    given = ["EP-21", "episode", "harm end_kind", "3", *why, "Nia", "Rhys"]
    for wrong, code in (({7: " nia "}, 2), ({5: ""}, 2), ({3: "2"}, 1), ({0: "EP-01"}, 1)):
        line = [wrong.get(place, cell) for place, cell in enumerate(given)]
        told.write_text(f"{','.join(judged.COLUMNS)}\n{','.join(line)}\n")
        assert published(folder, "one", "--new-ledger", "--explained", str(told)) == code, wrong
    told.write_text(f"{','.join(judged.COLUMNS)}\n{','.join(given)}\n")
    assert published(folder, "one", "--new-ledger", "--explained", str(told)) == 0
    # In public it is said that errors stay, and nothing that speaks of three children; rules that were not asked are named.
    public = [file.read_bytes().decode(errors="ignore") for file in (home / "one" / "public").rglob("*") if file.is_file()]
    assert not [word for word in ("EP-21", "The harm was fatal", "coroner", "crwner") if any(word in told for told in public)]
    for language, stay in (("en", "Some errors stay as they are"), ("cy", "Mae rhai gwallau’n aros fel y maent")):
        page = (home / "one" / "public" / language / "quality.html").read_text()
        assert stay in page
        assert "EP-18" in page, "no return of last year was given"
    faults = (home / "one" / "faults.csv").read_text()
    assert ",".join([*given[:4], f"'{why[0]}", *given[5:]]) in faults, "a reason is no formula"
    assert "EP-18,episode,episode_id status,,,,,,not asked" in faults
    about = json.loads((home / "one" / "public" / "data" / "release.json").read_text())["rules"]
    assert (about["do_errors_stay"], about["errors_that_stay_in_a_hundred_rows_or_more"]) == (True, [])
    assert "EP-18" in about["not_asked"]
    # An answer nobody signs: by whose word an error stays in its return is kept beside the ledger, and not given away.
    asked = ["--name", "request 12/b", "--by", "area", "--count", "episodes", "--out", str(home / "answer"), "--new-ledger"]
    given_too = ["--year", "2023-24", "--ledger", str(home / "ledger.jsonl"), "--explained", str(told)]
    assert main(["publish", "answer", str(folder), *given_too, *asked]) == 0
    assert json.loads((home / "answer" / "release.json").read_text())["rules"] == about
    kept = home / "ledger.jsonl.faults" / "2023-24 answer request 12%2Fb.csv"
    assert (kept.read_text(), kept.stat().st_mode & 0o77) == (faults, 0)
    # Whoever approves signs what the rules found, exactly as it stands there.
    (home / "one" / "faults.csv").write_text(faults.replace("Rhys", "Siân"))
    with pytest.raises(AssertionError):
        let_out(home / "one", capsys)


def test_who_was_missing_last_year_and_is_in_no_return_now_stops_nothing_and_only_whoever_approves_knows(folder, capsys):
    """The child may be protected since, or the episode was of no year after that: the row is told to nobody."""
    home, last = folder.parent, folder.parent / "last"
    last.mkdir()
    gone = missing({AREAS[0]: 1}, who="G").with_columns(pl.lit("OPEN").alias("status"), pl.lit(None).alias("returned_at"))
    gone.write_parquet(last / "episode.parquet")
    assert published(folder, "one", "--new-ledger", "--previous", str(home / "nowhere")) == 2
    assert "no return’s file" in capsys.readouterr().err
    assert published(folder, "one", "--new-ledger", "--previous", str(last)) == 0
    said = capsys.readouterr()
    assert "rows that something is asked about: 1" in said.err
    assert not [word for word in ("EP-18", "last/episode.parquet") if word in said.err + said.out]
    public = [file.read_bytes().decode(errors="ignore") for file in (home / "one" / "public").rglob("*") if file.is_file()]
    assert not [told for told in public if "EP-18" in told]
    assert "EP-18,episode,episode_id status,1," in (home / "one" / "faults.csv").read_text()
    # A candidate of before there was such a file has no mark of it, and goes out by those that it names.
    own = home / "one" / "candidate.json"
    about = json.loads(own.read_text())
    del about["faults_sha256"]
    waits = home / "ledger.jsonl.waiting"
    (waits / f"{about['mark']}.jsonl").rename(waits / f"{mark_of(about)}.jsonl")
    own.write_text(json.dumps(about | {"mark": mark_of(about)}))
    (home / "one" / "faults.csv").unlink()
    let_out(home / "one", capsys)


def test_lines_go_through_the_same_gate_and_a_year_without_any_has_no_table_of_them():
    ends = ["ENGLAND"] * 20 + [AREAS[0]] * 3 + [AREAS[1]] * 9
    known = rows(
        "line",
        32,
        child_ref="L{}",
        line_id="N{}",
        known_on="2023-06-01",
        origin=ends,
        destination=[AREAS[n % 2] for n in range(32)],
        returned_by=AREAS[2],
    )
    whole = {"episode": missing(dict.fromkeys(AREAS, 9))}
    tables = [one for one in TABLES if one.id in ("R1", "R9", "R10")]
    release = release_of(facts(**whole, line=known), 2023, "1", KEY, [], tables=tables)
    by_origin = shown_in(release, "R9", LINES)
    assert [by_origin[code,] for code in (AREAS[0], AREAS[1], "ENGLAND", "SCOTLAND", "")] == [None, 10, 20, 0, 30]
    # Two areas know of no line that begins there; of one somebody asked.
    cells = {one.codes: release.cell(one, its) for one, its in release.numbers if (one.table.id, one.unit) == ("R9", LINES)}
    assert [cells[code,] for code in (AREAS[2], AREAS[3], "SCOTLAND", AREAS[0])] == [0, "[x]", 0, "[c]"]
    assert release.with_lines == 1
    assert release.attacked.pins == ()
    # What somebody asks of lines is attacked with it: what is hidden there is hidden here. No line is crossed.
    assert asked_for("origin,destination", LINES) is asked_for("area", LINES) is asked_for("origin", EPISODES) is None
    for count in (LINES, CHILDREN_OF_LINES):
        asked = [asked_for("origin", count)]
        answer = release_of(facts(**whole, line=known), 2023, "2", KEY, release.entries, asked, alike={"1": "2"})
        assert shown_in(answer, "A1", count) == shown_in(release, "R9", count)
        assert (answer.attacked.pins, answer.attacked.tried > 0) == ((), True)
    assert shown_in(release, "R1")["",] == 200
    without = release_of(facts(**whole), 2023, "1", KEY, [], tables=tables)
    assert {one.id for one in without.tables} == {"R1"}


def test_queries_are_counted_to_the_nearest_hundred_and_a_rule_of_fewer_is_not_named_nor_an_error_that_stays():
    rule = next(one for one in YMYLON.rules if one.code == "EP-28")
    for count, whole, named in ((49, 0, []), (99, 100, []), (151, 200, ["EP-28"])):
        problem = Problem("EP-28", Severity.QUERY, "e.csv", "episode", rule.fields, list(range(count)), rule.words)
        found = judged.judged(Report(YMYLON, year_from(2023), [], [rule], [], [problem], Given({}, year_from(2023))), [])
        assert (found.queries, [one.code for one in found.often]) == (whole, named)
        problem = replace(problem, severity=Severity.ERROR)
        report = Report(YMYLON, year_from(2023), [], [rule], [], [problem], Given({}, year_from(2023)))
        because = judged.Explanation(judged.at_of(problem), count, rule.words, "Nia", "Rhys")
        found = judged.judged(report, [because])
        assert (found.errors, len(found.stays), [one.code for one in found.often_stays]) == ([], 1, ["EP-28"] * (count >= 100))


def test_where_all_tables_together_are_not_safe_fewer_of_what_is_learned_are_released_and_never_without_the_first():
    asked = []
    pin = Pin(Cell("children 2023", (), 2, 2), 2, 2)

    def made(tables):
        asked.append([one.id for one in tables])
        if "R8" in asked[-1]:
            raise NotSafe([pin])
        return Release(2023, "1", (), Attacked(0, 0, ()), 0, 0)

    assert [one.id for one in as_many_as_are_safe(made, TABLES).left_out] == ["R7", "R8"]
    assert len(asked) == 3
    # Of what can't be drawn nothing is left out: nobody is told that it would give children away.
    drawn = drawn_of(facts(episode=missing(dict.fromkeys(AREAS[:2], 9))), 2023)
    assert [one.id for one in drawn] == ["R1", "R2", "R3", "R4", "R5", "R8"]
    assert [one.id for one in as_many_as_are_safe(made, drawn).left_out] == ["R8"]

    def never(tables):
        asked.append([one.id for one in tables])
        raise NotSafe([pin])

    with pytest.raises(NotSafe):
        as_many_as_are_safe(never, TABLES)
    assert asked[-1] == ["R1", "R9", "R10"]


def test_who_came_late_is_not_told_by_what_was_known_exactly_before():
    """Nine episodes of an area were told exactly; one comes late. Rounded, the ten would tell that it is at most three."""
    before = facts(episode=missing(dict.fromkeys(AREAS[:6], 9)))
    now = facts(episode=[missing(dict.fromkeys(AREAS[:6], 9)), missing({AREAS[0]: 1}, who="L")])
    by_area = Table("R1", BY_AREA.title, (EPISODES,), (AREA,))
    first = release_of(before, 2023, "1", KEY, [], tables=[by_area])
    exact = [replace(one, known=Known(9, 9)) if one.shown.value == 10 else one for one in first.entries]
    blind = release_of(now, 2023, "2", KEY, exact, tables=[by_area])
    assert shown_in(blind, "R1")[AREAS[0],] == 10
    aware = release_of(now, 2023, "2", KEY, exact, tables=[by_area], others={"1": counted_of(before, 2023)})
    assert shown_in(aware, "R1")[AREAS[0],] is None
    assert aware.attacked.tried > blind.attacked.tried


def test_the_one_child_who_is_new_among_many_late_episodes_is_not_told_either():
    """Nine children were told exactly. Ten late episodes are of ten children, nine of whom were there: one is new."""
    known, there = missing(dict.fromkeys(AREAS[:4], 9), 3), missing({AREAS[0]: 9})
    # The same children once more, months later.
    later = pl.col("last_seen_at", "reported_at", "returned_at") + pl.duration(days=90)
    late = there.with_columns(later, pl.format("L-{}", "episode_id").alias("episode_id"))
    told = {"as_of": "2024-05-01T00:00:00"}
    before = facts(episode=known, **told)
    now = facts(episode=[known, late, missing({AREAS[0]: 1}, who="N")], **told)
    first = release_of(before, 2023, "1", KEY, [], tables=[BY_AREA])
    exact = [
        replace(one, known=Known(9, 9)) if one.unit == "children 2023" and one.shown.value == 10 else one for one in first.entries
    ]
    blind = release_of(now, 2023, "2", KEY, exact, tables=[BY_AREA])
    assert shown_in(blind, "R1", CHILDREN)[AREAS[0],] == 10
    aware = release_of(now, 2023, "2", KEY, exact, tables=[BY_AREA], others={"1": counted_of(before, 2023)})
    assert shown_in(aware, "R1", CHILDREN)[AREAS[0],] is None
    assert shown_in(aware, "R1", CHILDREN)[AREAS[1],] == 10


def test_what_one_child_who_went_would_give_away_is_hidden_below_and_the_number_of_all_stands():
    """Two small numbers that differ, and Wales’s, which doesn’t, tell that one to four went: to hide Wales’s would be fewer."""
    later = pl.col("last_seen_at", "reported_at", "returned_at") + pl.duration(days=90)
    rest = missing(dict.fromkeys(AREAS[2:4], 20) | {AREAS[4]: 21}, who="R").with_columns(later)
    early = missing({AREAS[0]: 13, AREAS[1]: 5})
    told, by = {"as_of": "2024-05-01T00:00:00"}, [BY_AREA, BY_QUARTER]
    before = facts(episode=[early, rest], **told)
    now = facts(episode=[early.filter(pl.col("child_ref") != f"C{AREAS[0]}-0"), rest], **told)
    first = release_of(before, 2023, "1", KEY, [], tables=by)
    assert (shown_in(first, "R1")[AREAS[0],], shown_in(first, "R4")["1",], shown_in(first, "R1")["",]) == (15, 20, 80)
    second = release_of(now, 2023, "2", KEY, first.entries, tables=by, others={"1": counted_of(before, 2023)})
    assert second.for_others > 0
    assert [shown_in(second, name)["",] for name in ("R1", "R4")] == [80, 80]
    assert None in (shown_in(second, "R1")[AREAS[0],], shown_in(second, "R4")["1",])


def test_an_answer_of_children_alone_after_a_late_episode_of_a_child_who_was_there_is_safe():
    known, there = missing(dict.fromkeys(AREAS[:4], 9), 3), missing({AREAS[0]: 1})
    later = pl.col("last_seen_at", "reported_at", "returned_at") + pl.duration(days=90)
    late = there.with_columns(later, pl.format("L-{}", "episode_id").alias("episode_id"))
    told = {"as_of": "2024-05-01T00:00:00"}
    before, now = facts(episode=known, **told), facts(episode=[known, late], **told)
    first = release_of(before, 2023, "1", KEY, [], tables=[BY_AREA])
    (of_children,) = [asked_for("area", CHILDREN)]
    answer = release_of(now, 2023, "2", KEY, first.entries, tables=[of_children], others={"1": counted_of(before, 2023)})
    assert shown_in(answer, "A1", CHILDREN)[AREAS[0],] == 10


def test_whoever_has_no_return_need_say_neither_year_nor_folder(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    year = last_ended(datetime.now(LONDON).date()).name
    (tmp_path / f"invented-{year}").mkdir()
    (tmp_path / f"invented-{year}" / "mine.txt").write_text("kept")
    assert main(["publish", "--language", "en"]) == 2
    said = capsys.readouterr().err
    assert f"Collection year {year}" in said
    assert f"invented-{year} holds something already" in said
    assert [one.name for one in tmp_path.iterdir()] == [f"invented-{year}"]


def test_what_is_wrong_is_said_and_nothing_is_written(folder, capsys):
    home = folder.parent
    assert published(folder, "one", "--year", "2023") == 2
    for moment in ("soon", "2024-07-17", "2024-07-17T09:30Z"):
        capsys.readouterr()
        assert published(folder, "one", "--new-ledger", "--release-at", moment) == 2
        assert "is no moment" in capsys.readouterr().err
    assert published(home / "nowhere", "one") == 2
    (home / "ledger.jsonl").write_text('{"edition": "half a li')
    assert published(folder, "one") == 1
    assert "nobody knows what was released before" in capsys.readouterr().err
    line = ledger.line_of(ledger.Entry("0", "R1", "episodes 2023", (), Shown(5), Shown(5).known, "f"))
    (home / "ledger.jsonl").write_text(line)
    for held in ("", "00"):
        if held:
            (home / "ledger.jsonl.key").write_text(held)
        assert published(folder, "one") == 1
        assert "its key" in capsys.readouterr().err
    with (home / "ledger.jsonl").open() as busy:
        fcntl.flock(busy, fcntl.LOCK_EX)
        assert published(folder, "one") == 3
    assert not (home / "one").exists()
    assert (home / "ledger.jsonl").read_text() == line

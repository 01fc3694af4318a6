"""Files as councils' programs write them, and as nobody should: read, or refused with a reason that can be acted on."""

import io
import re
import zipfile
from datetime import date, timedelta
from string import ascii_uppercase

import polars as pl
import pytest

from tests.rules.publication.conftest import EXTRACTED_AT, YEAR
from ymylon.publication.rules.reading import columnar
from ymylon.publication.rules.ssda903 import SSDA903
from ymylon.publication.rules.validating import files_of, validate

HEAD = "CHILD,DOB,MISSING,MIS_START,MIS_END"
ROWS = ["Siân1,27/03/2010,M,10/06/2025,12/06/2025", "102,01/02/2011,M,10/06/2025,09/06/2025"]
LETTERS = [*ascii_uppercase, *(f"{first}{letter}" for first in "AB" for letter in ascii_uppercase)]
CSV = "\n".join([HEAD, *ROWS]) + "\n"


def judged(tmp_path, *files, names=("missing.csv",)):
    paths = []
    for name, held in zip(names, files, strict=False):
        path = tmp_path / name
        path.write_bytes(held.encode() if isinstance(held, str) else held)
        paths.append(path)
    return validate(paths, book=SSDA903, year=YEAR, extracted_at=EXTRACTED_AT)


def found(report):
    return {problem.code: problem.rows for problem in report.problems}


def sheet(rows, *, extra="", merge="", shared="M", styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>', book=""):
    """A workbook as Excel writes one: rows are lists of (attributes, value)."""
    lines = []
    for number, cells in rows:
        written = "".join(f'<c r="{LETTERS[place]}{number}" {told}>{value}</c>' for place, (told, value) in enumerate(cells))
        lines.append(f'<row r="{number}">{written}</row>')
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", f"<workbook>{book}<sheets/></workbook>")
        packed.writestr("xl/styles.xml", f'<styleSheet xmlns="x">{styles}</styleSheet>')
        packed.writestr(
            "xl/sharedStrings.xml", f"<sst><si><t>{shared}</t></si><si><r><t>M</t></r><r><t>IS_START</t></r></si></sst>"
        )
        packed.writestr(
            "xl/worksheets/sheet1.xml", f"{extra}<worksheet><sheetData>{''.join(lines)}</sheetData>{merge}</worksheet>"
        )
    return held.getvalue()


def text(value):
    return ('t="inlineStr"', f"<is><t>{value}</t></is>")


def day(of):
    return ('s="1"', f"<v>{(of - date(1899, 12, 30)).days}</v>")


def parquet(damaged_at=None, **columns):
    """A Missing table, with columns in the place of its own; one byte of it may be changed."""
    held = io.BytesIO()
    own = {"CHILD": ["101"] * 3, "DOB": [date(2010, 3, 27)] * 3, "MISSING": ["M"] * 3}
    own |= {"MIS_START": [date(2025, 6, 10)] * 3, "MIS_END": [date(2025, 6, 9)] * 3}
    pl.DataFrame(own | columns).write_parquet(held)
    told = bytearray(held.getvalue())
    if damaged_at:
        told[damaged_at] = 0
    return bytes(told)


HEADING = (1, [text("CHILD"), text("DOB"), text("MISSING"), ('t="s"', "<v>1</v>"), text("MIS_END")])
BORN, BEGAN, ENDED = day(date(2010, 3, 27)), day(date(2025, 6, 10)), day(date(2025, 6, 9))
M = ('t="s"', "<v>0</v>")
ROW = (2, [("", "<v>101</v>"), BORN, M, BEGAN, ENDED])


@pytest.mark.parametrize(
    ("held", "codes"),
    [
        pytest.param(CSV, {}, id="UTF-8"),
        pytest.param("\ufeff" + CSV.replace("\n", "\r\n"), {}, id="UTF-8 with its mark, lines as Windows ends them"),
        pytest.param(CSV.encode("cp1252"), {"FILE-WINDOWS-1252": []}, id="Windows-1252"),
        pytest.param(CSV.encode("utf-16"), {"FILE-UTF-16": []}, id="UTF-16"),
        pytest.param(CSV.replace("CHILD,DOB", " child , Date of birth").replace("MIS_START", "mis start"), {}, id="other names"),
        pytest.param("\n".join([",".join(f'"{c}"' for c in line.split(",")) for line in CSV.splitlines()]), {}, id="quoted"),
        pytest.param(CSV.replace("Siân1", '"=""0""&1"'), {"FILE-FORMULA-TEXT": []}, id="a formula that nobody worked out"),
        pytest.param(CSV + "\n,,,,\n , ,,,\n", {"FILE-BLANK-LINES": [], "FILE-BLANK-END": []}, id="blank rows at the end"),
        pytest.param(
            CSV.replace("MIS_END\n", "MIS_END,NOTE\n"), {"FILE-COLUMN-EXTRA": [], "ROW-CELLS": [1, 2]}, id="a column more"
        ),
        pytest.param(
            re.sub("2025\n", '2025,"=1+1"\n', CSV.replace("MIS_END\n", "MIS_END,NOTE\n")),
            {"FILE-COLUMN-EXTRA": []},
            id="a formula in a column that nobody asked for",
        ),
        pytest.param(
            CSV.replace("MIS_START,MIS_END", '"MIS\nSTART","MIS\n END"').replace("Siân1", '"=""0""&1"'),
            {"FILE-FORMULA-TEXT": []},
            id="names over two lines, and a formula",
        ),
        pytest.param(CSV.replace(",M,10/06/2025,12/06/2025", ",M,10/06/2025"), {"ROW-CELLS": [1]}, id="a row cut short"),
        pytest.param(
            CSV.replace(",M,10/06/2025,12/06/2025", ",M,10/06/2025") + "103,27/03/2010,M,10/06/2025,12/06/2025,x\n",
            {"ROW-CELLS": [1, 3]},
            id="a row cut short, and a row with a cell too many",
        ),
        pytest.param(
            CSV.replace("Siân1", '"Siân, 1"').replace(",M,10/06/2025,12/06/2025", ",M,10/06/2025"),
            {"ROW-CELLS": [1]},
            id="a row cut short, and a comma between quotation marks",
        ),
    ],
)
def test_a_real_file_is_read_and_what_is_odd_about_it_said(tmp_path, held, codes):
    """The second row ends before it begins, whatever the file looks like."""
    assert found(judged(tmp_path, held)) == codes | {"567": [2]}


@pytest.mark.parametrize(
    ("held", "code"),
    [
        pytest.param(f"Bridgend: missing 2025-26\n\n{CSV}", "FILE-NO-HEADING", id="a title above the heading"),
        pytest.param(CSV.encode("cp500"), "FILE-NO-HEADING", id="an encoding that nobody guesses"),
        pytest.param("", "FILE-EMPTY", id="empty"),
        pytest.param("\n \n", "FILE-EMPTY", id="blank"),
        pytest.param(CSV.replace(",", ";"), "FILE-SEPARATOR", id="semicolons"),
        pytest.param(CSV.replace("MIS_END", "RETURNED"), "FILE-COLUMN-ABSENT", id="a column of another name"),
        pytest.param(CSV.replace("DOB", "CHILD", 1), "FILE-COLUMN-TWICE", id="a column twice"),
        pytest.param(CSV.replace("M,10", 'M,"10', 1), "FILE-QUOTES", id="a quotation mark left open"),
        pytest.param(CSV.replace("DOB", '"DOB', 1), "FILE-QUOTES", id="a quotation mark left open in the heading"),
        pytest.param(CSV.replace("Si", "S\0"), "FILE-NUL", id="NUL bytes"),
        pytest.param(b"\xff\xfe\x00", "FILE-ENCODING", id="half a letter of UTF-16"),
        pytest.param(b"%PDF-1.7", "FILE-DOCUMENT", id="a PDF"),
        pytest.param(b"PK\x03\x04 no zip", "FILE-DAMAGED", id="half a workbook"),
        pytest.param(f'"{HEAD}{"x" * 140_000}\n' + CSV, "FILE-QUOTES", id="a heading that has no end"),
        pytest.param(HEAD + "x" * 140_000 + "\n" + CSV, "FILE-DAMAGED", id="a heading longer than any"),
        pytest.param(sheet([HEADING, (2, [('t="s"', "<v>9</v>")])]), "FILE-DAMAGED", id="a shared text that isn’t there"),
        pytest.param(parquet(damaged_at=73), "FILE-DAMAGED", id="a Parquet file with a byte changed"),
        pytest.param(b"PAR1 no parquet", "FILE-DAMAGED", id="half a Parquet file"),
        pytest.param(sheet([]), "FILE-EMPTY", id="an empty sheet"),
        pytest.param(
            sheet([HEADING, ROW], merge='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'), "FILE-MERGED", id="merged heading"
        ),
        pytest.param(
            sheet([(4, HEADING[1]), (5, ROW[1])], merge='<mergeCells><mergeCell ref="D4:E4"/></mergeCells>'),
            "FILE-MERGED",
            id="merged heading, below blank rows",
        ),
        pytest.param(
            sheet([HEADING, ROW], extra='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), "FILE-SWELLS", id="entities"
        ),
        pytest.param(sheet([HEADING, ROW], merge=" " * 40_000_000), "FILE-SWELLS", id="a zip bomb"),
        pytest.param(sheet([HEADING, (1_048_577, ROW[1])]), "FILE-SWELLS", id="a row beyond the last of a sheet"),
        pytest.param(sheet([HEADING, *[(far, ROW[1]) for far in (1_000_000, 2, 1_000_000, 2)]]), "FILE-SWELLS", id="to and fro"),
        pytest.param(
            sheet([(1, [text(f"N{n}") for n in range(60)]), (1_048_576, [])]), "FILE-SWELLS", id="blank rows of many columns"
        ),
        pytest.param(
            sheet([HEADING, *[(n, [M] * 5) for n in range(2, 12_000)]], shared="M" * 20_000),
            "FILE-SWELLS",
            id="a long text named by many cells",
        ),
    ],
)
def test_a_file_that_says_nothing_is_refused_with_a_reason(tmp_path, held, code):
    report = judged(tmp_path, held)

    assert code in found(report)
    assert report.has_errors
    assert not report.rules_run or code == "FILE-NO-ROWS"


def test_a_bomb_that_lies_about_its_size_is_stopped_as_it_swells(tmp_path):
    held = bytearray(sheet([HEADING, ROW], merge=" " * 40_000_000))
    # What the directory says of the unpacked size is made small; only what comes out tells.
    size = (40_000_000).to_bytes(4, "little")[2:]
    for place in [at for at in range(len(held) - 2) if held[at : at + 2] == size]:
        held[place : place + 2] = b"\0\0"

    assert set(found(judged(tmp_path, bytes(held)))) & {"FILE-SWELLS", "FILE-DAMAGED"}


def test_a_workbook_is_read_with_its_dates_formulas_and_blank_rows(tmp_path):
    formula, came_to_nothing = ("", "<f>B2+1</f><v>45000</v>"), ('t="str"', "<f>B2</f><v></v>")
    rows = [
        HEADING,
        (2, [("", "<v>101</v>"), BORN, M, BEGAN, ('s="1"', "<v>0</v>")]),
        (4, ROW[1]),
        (5, [*ROW[1][:4], formula]),
        (6, [*ROW[1][:4], came_to_nothing]),
    ]

    report = judged(tmp_path, sheet(rows), names=("Missing 2025-26.xlsx",))

    codes = found(report)
    assert codes["567"] == [1, 3]
    assert codes["1004"] == [2]
    assert codes["FILE-SPREADSHEET-ZERO"] == [1]
    assert codes["1005"] == [4]
    assert "FILE-FORMULA" in codes


@pytest.mark.parametrize("left", ["", "<v></v>", "<v/>"])
def test_a_formula_of_a_workbook_that_nobody_worked_out_is_no_blank_cell(tmp_path, left):
    """Its programs leave it so: a child who came back would be still missing."""
    formula = ("", f"<f>D2+1</f>{left}")
    heading, note = (1, [*HEADING[1], text("NOTE")]), [*ROW[1], formula]
    told = [(5, [*ROW[1][:4], ("", "<f>D2+1</f><v>45000</v>")]), (6, [*ROW[1][:4], formula])]

    report = judged(tmp_path, sheet([heading, *told]))

    named = {(one.code, one.fields, one.severity) for one in report.problems if one.code.startswith("FILE-FORMULA")}
    assert named == {("FILE-FORMULA-TEXT", ("MIS_END",), "error")}
    # In a column that nobody asked for it takes nothing away.
    assert found(judged(tmp_path, sheet([heading, (2, note)]))) == {"567": [1], "FILE-COLUMN-EXTRA": []}


def test_an_empty_cell_between_quotation_marks_is_blank(tmp_path):
    missing = HEAD + '\n"101","27/03/2010","M","10/06/2025",""\n'
    episodes = "CHILD,DECOM,DEC\n101,01/04/2025,01/09/2025\n"

    codes = found(judged(tmp_path, missing, episodes, names=("missing.csv", "episodes.csv")))

    assert codes["575"] == [1]
    assert "1005" not in codes


@pytest.mark.parametrize("value", ["1e400", "2958466", "2999999.5"])
def test_a_number_that_no_date_can_have_is_pointed_at_in_its_row(tmp_path, value):
    row = (2, [*ROW[1][:4], ('s="1"', f"<v>{value}</v>")])

    assert found(judged(tmp_path, sheet([HEADING, row]))) == {"1005": [1]}


def test_a_workbook_of_1904_has_its_own_first_day(tmp_path):
    day_1904 = ('s="1"', f"<v>{(date(2025, 6, 9) - date(1904, 1, 1)).days}</v>")
    row = (2, [("", "<v>101</v>"), text("27/03/2010"), M, text("10/06/2025"), day_1904])

    assert found(judged(tmp_path, sheet([HEADING, row], book='<workbookPr date1904="1"/>'))) == {"567": [1]}


def test_parquet_is_read_with_its_own_types(tmp_path):
    columns = {"CHILD": [101.0, 102.0], "DOB": [date(2010, 3, 27)] * 2, "MISSING": ["M", "M"]}
    frame = pl.DataFrame(columns | {"MIS_START": [date(2025, 6, 10)] * 2, "MIS_END": [None, date(2025, 6, 9)]})
    frame.write_parquet(tmp_path / "missing.parquet")

    report = validate([tmp_path / "missing.parquet"], book=SSDA903, year=YEAR, extracted_at=EXTRACTED_AT)

    assert found(report) == {"567": [2]}


def test_parquet_of_more_cells_than_any_return_is_refused_by_what_its_last_lines_say(tmp_path, monkeypatch):
    monkeypatch.setattr(columnar, "MOST_CELLS", 9)
    monkeypatch.setattr(columnar.pl, "read_parquet", lambda *_, **__: pytest.fail("the rows were read"))
    pl.DataFrame(dict.fromkeys(HEAD.split(","), ["1", "2"])).write_parquet(tmp_path / "missing.parquet")

    report = validate([tmp_path / "missing.parquet"], book=SSDA903, year=YEAR, extracted_at=EXTRACTED_AT)

    assert found(report) == {"FILE-SWELLS": []}


def test_a_list_in_parquet_is_read_whatever_it_is_of(tmp_path):
    ended = [[date(2025, 6, 9)], [], None]

    report = judged(tmp_path, parquet(CHILD=["1", "2", "3"], MIS_END=ended))

    assert found(report) == {"567": [1]}


def test_a_column_in_parquet_of_which_no_rule_can_make_anything_is_said_and_not_blanked_in_silence(tmp_path):
    lengths, tables = [timedelta(days=1)] * 3, [{"day": 1}] * 3

    for cells in (lengths, tables, [b"9/6"] * 3, [[table] for table in tables]):
        told = [(p.code, p.fields, p.severity) for p in judged(tmp_path, parquet(MIS_END=cells)).problems]
        assert ("FILE-COLUMN-KIND", ("MIS_END",), "error") in told, cells
    assert found(judged(tmp_path, parquet(CHILD=["1", "2", "3"], NOTE=tables))) == {"567": [1, 2, 3], "FILE-COLUMN-EXTRA": []}


def test_a_file_s_name_is_no_pattern(tmp_path):
    report = judged(tmp_path, parquet(CHILD=["1", "2", "3"]), names=("missing [1]*.parquet",))

    assert found(report) == {"567": [1, 2, 3]}


def test_a_workbook_is_read_whose_tags_have_a_prefix(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet([HEADING, ROW]))) as plain, zipfile.ZipFile(held, "w") as prefixed:
        for name in plain.namelist():
            prefixed.writestr(name, re.sub(r"<(/?)(?=\w)", r"<\1x:", plain.read(name).decode()))

    assert found(judged(tmp_path, held.getvalue())) == {"567": [1]}


def test_of_a_folder_only_what_somebody_put_there_is_read(tmp_path):
    for name in ("missing.csv", "~$missing.xlsx", "._missing.csv", ".missing.csv", "notes.docx"):
        (tmp_path / name).write_text(CSV)

    assert [path.name for path in files_of(tmp_path)] == ["missing.csv"]


def test_which_table_a_file_is_its_columns_say_or_its_name(tmp_path):
    header = "CHILD,SEX,DOB,ETHNIC\n102,1,01/02/2011,WBRI\n"
    names = ("file1.csv", "file2.csv", "second missing.csv", "oc2.csv", "shopping.csv")

    report = judged(tmp_path, header, CSV, CSV, "CHILD,SDQ_SCORE\n1,2\n", "BREAD,MILK\n1,2\n", names=names)

    assert [file.table for file in report.files] == ["Header", "Missing", "Missing", None, None]
    codes = found(report)
    assert codes["INT04"] == [1]
    assert {"FILE-TABLE-TWICE", "FILE-NOT-JUDGED", "FILE-NO-TABLE"} <= set(codes)


def test_a_file_of_another_year_and_dates_of_1900_are_said_once(tmp_path):
    report = judged(tmp_path, CSV.replace("2025", "2019").replace("12/06/2019", "00/01/1900").replace("09/06/2019", "01/01/1900"))

    codes = found(report)
    assert codes["FILE-OTHER-YEAR"] == []
    assert codes["FILE-SPREADSHEET-ZERO"] == [2]
    assert codes["1005"] == [1]

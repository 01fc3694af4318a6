"""Files as they really arrive: other encodings, other columns, no file at all."""

import pytest

from tests.rules.exchange.conftest import listed
from ymylon.exchange.rules import WORDING, Level, Unreadable, read_return
from ymylon.exchange.rules.columns import COLUMNS, EPISODES, HEADER, MISSING

HEADING = ",".join(COLUMNS[HEADER])
ROW = "101,2,27/03/2008,WBRI,UN2,,"

UNREADABLE = [
    ("empty", b"", "FILE-EMPTY"),
    ("blank", b" \n\n", "FILE-EMPTY"),
    ("only commas", b",,,\n,,\n", "FILE-EMPTY"),
    ("a workbook", b"PK\x03\x04\x14\x00\x06\x00", "FILE-WORKBOOK"),
    ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "FILE-WORKBOOK"),
    ("NUL bytes", f"{HEADING}\n101,2\x00,".encode(), "FILE-NUL"),
    ("UTF-16 without its mark", f"{HEADING}\n{ROW}".encode("utf-16-le"), "FILE-NUL"),
    ("half of a UTF-16 character", b"\xff\xfeC\x00H", "FILE-ENCODING"),
    ("semicolons", f"{HEADING}\n{ROW}".replace(",", ";").encode(), "FILE-SEPARATOR"),
    ("tabs", f"{HEADING}\n{ROW}".replace(",", "\t").encode(), "FILE-SEPARATOR"),
    ("no heading", ROW.encode(), "FILE-NO-HEADING"),
    ("a letter", b"Annwyl Sir neu Fadam,", "FILE-NO-HEADING"),
    ("a column absent", f"{HEADING}\n{ROW}".replace("ETHNIC", "ETHNICITY").encode(), "FILE-COLUMN-ABSENT"),
    ("a column twice", f"{HEADING},SEX\n{ROW},2".encode(), "FILE-COLUMN-TWICE"),
]

READ_ALL_THE_SAME = [
    ("UTF-8 with its mark", f"{HEADING}\n{ROW}\n".encode("utf-8-sig"), []),
    ("UTF-16", f"{HEADING}\n{ROW}\n".encode("utf-16"), [(None, None, "FILE-UTF-16")]),
    ("Windows-1252", f"{HEADING},NAME\n{ROW},Siân\n".encode("cp1252"),
     [(None, None, "FILE-WINDOWS-1252"), (None, "NAME", "FILE-COLUMN-EXTRA")]),
    ("a byte that Windows-1252 lacks", f"{HEADING}\n{ROW}\n102,2,27/03/2008,WBRI,\x81,,\n".encode("latin-1"),
     [(None, None, "FILE-WINDOWS-1252"), (2, "UPN", "HDR-UPN-SHAPE")]),
    ("Windows line ends", f"{HEADING}\r\n{ROW}\r\n".encode(), []),
    ("old Macintosh line ends", f"{HEADING}\r{ROW}\r".encode(), []),
    ("no line end", f"{HEADING}\n{ROW}".encode(), []),
    ("everything quoted", "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in (HEADING, ROW)).encode(), []),
    ("small letters and spaces", f" {HEADING.lower().replace(',', ' , ')}\n{ROW.replace(',', ' , ')}\n".encode(), []),
    ("other order", b"MC_DOB,MOTHER,UPN,ETHNIC,DOB,SEX,CHILD\n,,UN2,WBRI,27/03/2008,2,101\n", []),
    ("commas at the end", f"{HEADING},,\n{ROW},,,,\n".encode(), []),
    ("blank lines at the end", f"{HEADING}\n{ROW}\n\n,,,,,,\n".encode(), []),
    ("blank lines before", f"\n\n{HEADING}\n{ROW}\n".encode(), []),
    ("blank lines between", f"{HEADING}\n\n{ROW}\n".encode(), [(None, None, "FILE-BLANK-LINES")]),
    ("a name with a comma in it", f'{HEADING},NAME\n{ROW},"Jones, Siân"\n'.encode(), [(None, "NAME", "FILE-COLUMN-EXTRA")]),
    ("a row cut short", f"{HEADING}\n101,2,27/03/2008,WBRI,UN2\n".encode(), [(1, None, "HDR-SHORT")]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "held", "code"), UNREADABLE, ids=[case[0] for case in UNREADABLE])
def test_an_unreadable_file_says_why_in_both_languages(folder, what, held, code):
    folder.good().write_bytes(HEADER, held)
    with pytest.raises(Unreadable) as fault:
        folder.read()
    assert (fault.value.code, fault.value.file) == (code, HEADER)
    assert fault.value.words.en
    assert fault.value.words.cy
    assert WORDING[code].level is Level.FILE


@pytest.mark.parametrize(("what", "held", "problems"), READ_ALL_THE_SAME, ids=[case[0] for case in READ_ALL_THE_SAME])
def test_a_file_in_another_dress_is_read(folder, what, held, problems):
    folder.good().write_bytes(HEADER, held)
    read = folder.read()
    assert read.children["child"][0] == "101"
    assert listed(read, HEADER) == problems


@pytest.mark.parametrize("file", [HEADER, EPISODES])
def test_children_and_placements_must_be_there(folder, file):
    folder.good()
    (folder.path / file).unlink()
    with pytest.raises(Unreadable) as fault:
        folder.read()
    assert (fault.value.code, fault.value.file) == ("FILE-ABSENT", file)


def test_a_folder_in_place_of_a_file_can_not_be_opened(folder):
    folder.write(HEADER, {}).write(MISSING)
    (folder.path / EPISODES).mkdir()
    with pytest.raises(Unreadable) as fault:
        folder.read()
    assert fault.value.code == "FILE-CLOSED"


def test_no_folder(tmp_path):
    with pytest.raises(Unreadable) as fault:
        read_return(tmp_path / "nowhere", "W06000015", None)
    assert fault.value.code == "FOLDER-ABSENT"


def test_names_of_files_may_be_in_capitals(folder):
    folder.good()
    (folder.path / HEADER).rename(folder.path / "HEADER.CSV")
    assert folder.read().counts[HEADER].rows == 1


def test_a_file_beyond_all_measure_is_not_read(folder, monkeypatch):
    monkeypatch.setattr("ymylon.exchange.rules.lines.LARGEST", 10)
    with pytest.raises(Unreadable) as fault:
        folder.good().read()
    assert fault.value.code == "FILE-TOO-LARGE"


def test_an_unclosed_quote_swallows_no_other_row(folder):
    folder.good().write_bytes(HEADER, f'{HEADING}\n"{ROW}\n102{ROW[3:]}\n103{ROW[3:]}\n'.encode())
    read = folder.read()
    assert read.children["child"].to_list() == ["102", "103"]
    assert (1, "CHILD", "HDR-CHILD-SHAPE") in listed(read, HEADER)


def test_a_heading_alone_is_a_file_without_rows(folder):
    folder.good().write(MISSING)
    assert listed(folder.read(), MISSING) == [(None, None, "FILE-NO-ROWS")]

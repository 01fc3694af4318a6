"""Small returns, made by the tests: one child, one placement and one missing period that stand, changed cell by cell."""

from datetime import date

import pytest

from ymylon.exchange.rules import Return, read_return
from ymylon.exchange.rules.columns import COLUMNS, EPISODES, HEADER, MISSING

TODAY = date(2026, 11, 22)
AUTHORITY = "E08000035"

GOOD = {
    HEADER: {"CHILD": "101", "SEX": "2", "DOB": "27/03/2008", "ETHNIC": "WBRI", "UPN": "UN2"},
    EPISODES: {
        "CHILD": "101", "DECOM": "15/02/2016", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", "PLACE_PROVIDER": "PR1",
        "DEC": "14/08/2017", "REC": "E4A", "HOME_POST": "CF10 1AA", "PL_POST": "CF11 9ZZ", "URN": "1234567",
    },
    MISSING: {"CHILD": "101", "DOB": "27/03/2008", "MISSING": "M", "MIS_START": "01/03/2017", "MIS_END": "04/03/2017"},
}  # fmt: skip


class Folder:
    """A folder with a return in it."""

    def __init__(self, path):
        self.path = path

    def write(self, file, *rows, columns=None):
        columns = columns or COLUMNS[file]
        lines = [",".join(columns)] + [",".join((GOOD[file] | row).get(name, "") for name in columns) for row in rows]
        return self.write_bytes(file, ("\n".join(lines) + "\n").encode())

    def write_bytes(self, file, held):
        (self.path / file).write_bytes(held)
        return self

    def good(self):
        for file in COLUMNS:
            self.write(file, {})
        return self

    def read(self) -> Return:
        return read_return(self.path, AUTHORITY, TODAY)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def listed(read: Return, file: str | None = None) -> list[tuple]:
    """(row, column, code) of each problem, of one file or of all."""
    frame = read.problems if file is None else read.problems.filter(read.problems["file"] == file)
    return list(frame.select("row", "column", "code").iter_rows())

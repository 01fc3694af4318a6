"""`ymylon policy`: what is listed can be taken in again; a fault takes nothing in."""

import csv
import io

import pytest

from ymylon.config.command import policy
from ymylon.duties.models import PolicyRow

pytestmark = pytest.mark.django_db
HEAD = "key,level,area,value,from,to,source,standing,on\n"
ROW = 'acknowledge.council,AUTHORITY,W06000016,"{""within"": {""hours"": 1}}",2026-12-01,,Minute 14,LOCAL_PRACTICE,yes\n'


def test_what_is_listed_can_be_taken_in_again_and_changes_nothing(capsys, tmp_path):
    assert policy._list() == 0
    listed = capsys.readouterr().out
    assert {row["key"] for row in csv.DictReader(io.StringIO(listed))} >= {"tell.force", "interview.hold"}
    file = tmp_path / "rows.csv"
    file.write_text(listed)
    assert policy._take_in(file) == 0
    assert capsys.readouterr().out.startswith("0 new, 0 changed")


def test_a_board_s_row_is_taken_in_once_and_can_be_switched_off(capsys, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text(HEAD + ROW)
    assert policy._take_in(file) == 0
    assert PolicyRow.objects.get(source="Minute 14").switched_on
    file.write_text(HEAD + ROW.replace(",yes", ",no"))
    assert policy._take_in(file) == 0
    assert not PolicyRow.objects.get(source="Minute 14").switched_on
    assert capsys.readouterr().out.splitlines() == ["1 new, 0 changed, 0 as they were", "0 new, 1 changed, 0 as they were"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + ROW + ROW.replace("council", "counsel"), "row 2, key:"),
        ("key,level\nx,y\n", "lacks the columns area, value"),
    ],
)
def test_a_fault_takes_nothing_in(capsys, tmp_path, text, said):
    before = PolicyRow.objects.count()
    file = tmp_path / "rows.csv"
    file.write_text(text)
    assert policy._take_in(file) == 1
    assert said in capsys.readouterr().err
    assert PolicyRow.objects.count() == before


def test_a_row_that_overlaps_another_is_refused_by_name_and_takes_nothing_in(capsys, tmp_path):
    file = tmp_path / "rows.csv"
    ends = ROW.replace("2026-12-01,,", "2026-12-01,2027-06-01,")
    file.write_text(HEAD + ends)
    assert policy._take_in(file) == 0
    later = ROW.replace("2026-12-01", "2027-03-01").replace('""hours"": 1', '""hours"": 2').replace("Minute 14", "Minute 20")
    file.write_text(HEAD + later)
    assert policy._take_in(file) == 1
    said = capsys.readouterr().err
    assert (
        "from 2027-03-01 on, Minute 20 overlaps acknowledge.council (W06000016) from 2026-12-01 to 2027-06-01, Minute 14" in said
    )
    assert not PolicyRow.objects.filter(source="Minute 20").exists()
    file.write_text(HEAD + later.replace("2027-03-01", "2027-06-01"))
    assert policy._take_in(file) == 0


def test_another_value_begins_on_a_later_day(capsys, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text(HEAD + ROW)
    policy._take_in(file)
    file.write_text(HEAD + ROW.replace('""hours"": 1', '""hours"": 2') + ROW.replace("2026-12-01", "2026-12-02"))
    assert policy._take_in(file) == 1
    assert "begin on a later day" in capsys.readouterr().err
    assert PolicyRow.objects.filter(source="Minute 14").count() == 1
    assert policy._take_in(tmp_path / "none.csv") == 1

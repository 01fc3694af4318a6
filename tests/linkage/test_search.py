"""One box, in which a child is found however their name is written, said or remembered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.linkage.county import child, found
from ymylon.audit.rules import begin_showing, stop_showing
from ymylon.linkage.lookups import search

SIAN, CAI, RHYS, TWIN = "Siân Jones", "Cai Morgan-Rees", "Iolo ap Rhys", "Gwen Haf Tudor"


@pytest.fixture
def county(wales, as_actor):
    """Nine children of Rhondda Cynon Taf, in Nia's sight."""
    with as_actor("nia") as nia:
        child(nia, wales, "Siân | Jones", "2011-03-04", numbers=[("NHS_NUMBER", "999 000 0018"), ("COUNCIL_PERSON", "W12345")])
        child(nia, wales, "Cai | Morgan-Rees", "2012-03-19", known_as="Caz", former="Prydderch")
        child(nia, wales, "Iolo | ap Rhys", "2010-07-01", numbers=[("PNC_ID", "12/394773H")])
        child(nia, wales, "Dafydd | Llywelyn", "2009-12-25")
        child(nia, wales, "Ffion | Ní Bhriain", about="2012", numbers=[("UPN", "H801200001001")])
        child(nia, wales, "Gwen Haf | Tudor", "2013-05-05")
        child(nia, wales, "Gwenno | Tudor", "2013-05-05")
        child(nia, wales, "Mohammed | Al-Amin")
        child(nia, wales, "Catrin Ann | O’Brien Parry", "2011-10-08")
    return wales


CASES = """
Siân Jones                      > Siân Jones
sian jones                      > Siân Jones
SIAN JONES                      > Siân Jones
Jones Sian                      > Siân Jones
Jones, Siân                     > Siân Jones
Shan Jones                      > Siân Jones
Jane Jones                      > Siân Jones
Siân John                       > Siân Jones
Sian Jons                       > Siân Jones
sia jon                         > Siân Jones
Siân 04/03/2011                 > Siân Jones
Siân 4 Mawrth 2011              > Siân Jones
Siân 4.3.11                     > Siân Jones
04/03/2011                      > Siân Jones
04032011                        > Siân Jones
2011-03-04                      > Siân Jones
14/03/2011                      > Siân Jones
04/03/2001                      > Siân Jones
03/04/2011                      > Siân Jones
Siân March 2011                 > Siân Jones
Siân 2011                       > Siân Jones
Siân, 15 oed                    > Siân Jones
9990000018                      > Siân Jones
999 000 0018                    > Siân Jones
NHS number 999-000-0018         > Siân Jones
W12345                          > Siân Jones
w12345                          > Siân Jones
Cai Morgan-Rees                 > Cai Morgan-Rees
Cai Morgan Rees                 > Cai Morgan-Rees
Cai Rees Morgan                 > Cai Morgan-Rees
Cai MorganRees                  > Cai Morgan-Rees
kai morgan                      > Cai Morgan-Rees
Kay Morgan                      > Cai Morgan-Rees
Cai Rees                        > Cai Morgan-Rees
Cai Rhys                        > Cai Morgan-Rees
Caz                             > Cai Morgan-Rees
Caz Morgan                      > Cai Morgan-Rees
Cai Prydderch                   > Cai Morgan-Rees
Cai Prytherch                   > Cai Morgan-Rees
Mor gan Cai                     > Cai Morgan-Rees
Cai Morgan 19/03/2012           > Cai Morgan-Rees
Cai Morgan 19/03/2013           > Cai Morgan-Rees
Cai Morgan 91/03/2012           > Cai Morgan-Rees
Cai Morgan 14                   > Cai Morgan-Rees
Cai Smith 19/03/2012            > Cai Morgan-Rees
Iolo ap Rhys                    > Iolo ap Rhys
Iolo Rhys                       > Iolo ap Rhys
Iolo Price                      > Iolo ap Rhys
Yolo Aprhys                     > Iolo ap Rhys
Iolo Preece                     > Iolo ap Rhys
2012/0394773H                   > Iolo ap Rhys
12/394773h                      > Iolo ap Rhys
David Llewelyn                  > Dafydd Llywelyn
Dai Llywelyn                    > Dafydd Llywelyn
Davyth Lewelyn                  > Dafydd Llywelyn
Dafydd 25 Rhagfyr 2009          > Dafydd Llywelyn
Fion Ni Bhriain                 > Ffion Ní Bhriain
Fiona NiBhriain                 > Ffion Ní Bhriain
Ffion Bhriain 14                > Ffion Ní Bhriain
h801200001001                   > Ffion Ní Bhriain
Gwen Tudor                      > Gwen Haf Tudor; Gwenno Tudor
Gwenno Tudur                    > Gwenno Tudor; Gwen Haf Tudor
Gwen-Haf Tudor                  > Gwen Haf Tudor; Gwenno Tudor
Muhammad Al Amin                > Mohammed Al-Amin
Mohamed Alamin                  > Mohammed Al-Amin
Md Amin                         > Mohammed Al-Amin
Cati OBrien                     > Catrin Ann O’Brien Parry
Catrin O'Brien                  > Catrin Ann O’Brien Parry
Kate Parry                      > Catrin Ann O’Brien Parry
Catrinann Parry                 > Catrin Ann O’Brien Parry
Parry                           > Catrin Ann O’Brien Parry
Harri                           > Catrin Ann O’Brien Parry
Xavier                          >
Xavier Quintero                 >
12/12/1999                      >
31/02/2011                      >
9990000019                      >
ap                              >
?                               >
unknown                         >
"""


@pytest.mark.django_db
def test_who_is_found(county, as_actor):
    told = {}
    with as_actor("nia") as nia:
        for line in CASES.strip().splitlines():
            typed, expected = (part.strip() for part in line.split(">"))
            names = found(nia, typed)
            if "; ".join(names) != expected:
                told[typed] = names
    assert told == {}
    assert len(CASES.strip().splitlines()) >= 60


@pytest.mark.django_db
def test_each_says_why_in_both_languages_and_no_address(county, as_actor):
    with as_actor("nia") as nia, override("en"):
        (match,) = search(nia, "kai morgan")
        assert match.why.en == "“kai” is a form of “Cai”; “morgan” is part of the surname “Morgan-Rees”."
        assert match.why.cy == "Mae “kai” yn ffurf ar “Cai”; mae “morgan” yn rhan o’r cyfenw “Morgan-Rees”."
        assert (match.born_words, match.where_words) == ("Born March 2012", "")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["owain", "carys", "ada", "menna"])
def test_who_may_not_see_a_child_finds_and_learns_nothing(county, as_actor, name):
    """Not even by how much is asked of the database: a child who is hidden and a child who is not there cost the same."""
    asked = {}
    with as_actor(name) as actor:
        for typed in ("Siân Jones 04/03/2011", "Nobody Atall 04/03/2011", "9990000018", "9434765919"):
            with CaptureQueriesContext(connection) as queries:
                assert search(actor, typed) == []
            asked[typed] = len(queries)
    assert asked["Siân Jones 04/03/2011"] == asked["Nobody Atall 04/03/2011"]
    assert asked["9990000018"] == asked["9434765919"]


@pytest.mark.django_db
def test_one_audit_line_a_search_which_holds_none_of_the_words(county, as_actor):
    gathered = begin_showing()
    try:
        with as_actor("nia") as nia:
            (match,) = search(nia, "Siân Jones")
            search(nia, "jones  SIAN")
            search(nia, "Catrin")
    finally:
        stop_showing()
    assert match.child_id in gathered.children
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("set local role app_audit")
        cursor.execute("select act, about, why, children::text from audit_line where act = 'SEARCHED' order by id")
        lines = cursor.fetchall()
        cursor.execute("set local role app_web")
    assert [line[2] for line in lines] == ["found 1", "found 1", "found 1"]
    assert lines[0][1] == lines[1][1] != lines[2][1]
    assert all(len(line[1]) == 64 and "jones" not in str(line).lower() for line in lines)


@pytest.mark.django_db
def test_as_much_is_asked_for_one_child_as_for_many(wales, as_actor):
    counts = []
    with as_actor("nia") as nia:
        for size in (1, 30):
            for number in range(size):
                child(nia, wales, f"Cai | Morgan{'abcdefghij'[number % 10]}", f"2012-03-{number % 28 + 1:02}")
            with CaptureQueriesContext(connection) as queries:
                assert search(nia, "Cai Morgan", limit=8)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 9

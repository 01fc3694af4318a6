"""The board: late first, names short, current without a touch, and an audit line for each child newly shown."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.pages.growing import children_like
from tests.telling import INVOLVED, a_child, notice_to, told
from ymylon.audit.models import Line
from ymylon.duties.actions import open_duty, record_sweep
from ymylon.missing.models import Episode, Grading
from ymylon.notices.actions import acknowledge, tell_by_telephone
from ymylon.terms.codes import InvolvementKind, Lane, LivingAt, PoliceGrade, TeamFunction, Whereabouts

BORN = date(2012, 3, 8)
AGE = timezone.localdate().year - 2012 - (timezone.localdate() < date(timezone.localdate().year, 3, 8))


@pytest.fixture
def ago():
    """`ago(12)` is twelve minutes before now."""
    now = timezone.now()
    return lambda minutes: now - timedelta(minutes=minutes)


@pytest.fixture
def missing(wales, as_actor, ago):
    """`missing("Cai", 60)` has Cai missing for an hour, with council, health and police told."""

    def begin(given="Cai", minutes=60, family="Morgan-Rees", kinds=(), involved=INVOLVED) -> Episode:
        at = ago(minutes)
        with as_actor("elin") as by:
            child = a_child(by, wales, given=given, family=family, at=at, involved=involved, born_on=BORN)
            episode = Episode.objects.create(
                child_id=child.pk,
                opened_at=at,
                last_seen_at=at,
                state="REPORTED",
                authority="W06000016",
                living_at=LivingAt.CHILDRENS_HOME,
                whereabouts=Whereabouts.NOT_KNOWN,
            )
            told(by, child, about=episode.ref, at=at, **({"kinds": kinds} if kinds else {}))
        return episode

    return begin


def grade(wales, as_actor, episode, code: PoliceGrade, at: datetime) -> None:
    with as_actor("rhys") as rhys:
        Grading.objects.create(
            child_id=episode.child_id,
            episode=episode,
            grade=code,
            reason="Never out at night before.",
            at=at,
            by_id=rhys.practitioner_id,
            review_at=at + timedelta(hours=4),
        )


def words(response) -> str:
    """What the page says, without its marks."""
    text = re.sub(r"<(script|style|svg|template)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace("&#x27;", "'")


def names(response) -> list[str]:
    return re.findall(r'id="row-[^"]+" href="[^"]+">([^<]+)<', response.content.decode())


def test_an_empty_board_says_so_and_names_the_next_act(signed_in):
    page = signed_in("nia").get("/missing/")
    assert "Nobody is missing now" in words(page)
    assert "Report a child missing" in words(page)


def test_a_child_stands_with_given_name_and_initials_age_and_place(signed_in, missing):
    missing()
    page = signed_in("nia").get("/missing/")
    assert names(page) == [f"Cai M.-R., {AGE}"]
    said = words(page)
    assert "1 child missing now" in said
    assert "Rhondda Cynon Taf, in a children’s home" in said
    assert "Morgan" not in said
    assert "1 h since" in said


def test_the_right_people_see_it_and_nobody_else(signed_in, missing):
    missing()
    for name in ("elin", "rhys", "heledd", "nia", "gethin", "menna"):
        assert len(names(signed_in(name).get("/missing/"))) == 1, name
    for name in ("owain", "carys", "dewi"):
        assert names(signed_in(name).get("/missing/")) == [], name


def test_who_may_see_no_episode_is_refused(signed_in):
    assert signed_in("ada").get("/missing/").status_code == 403


def test_who_has_answered_stands_council_health_police(wales, signed_in, missing, as_actor, ago):
    episode = missing(minutes=20)
    with as_actor("rhys") as rhys:
        acknowledge(by=rhys, at=ago(18), notice=notice_to(rhys, episode.ref, wales.teams["missing"]))
    said = words(signed_in("nia").get("/missing/"))
    assert re.search(
        r"Waiting told [\w ]*\d\d:\d\d .*Waiting told .*\d\d:\d\d R\. Cadwaladr Council: acknowledge in 10 minutes, by", said
    )
    assert "Police not yet confirmed" not in said


def test_until_the_police_have_acknowledged_it_says_so(wales, signed_in, missing, as_actor, ago):
    episode = missing(minutes=20)
    assert "Police not yet confirmed" in words(signed_in("nia").get("/missing/"))
    with as_actor("elin") as elin:
        notice = notice_to(elin, episode.ref, wales.teams["missing"])
        tell_by_telephone(by=elin, at=ago(1), notice=notice, rang="101", answered_by="PC Lloyd", took_it_on=True)
    said = words(signed_in("nia").get("/missing/"))
    assert "PC Lloyd, by telephone" in said
    assert "Police not yet confirmed" not in said


def test_late_first_then_not_graded_then_by_grade_then_longest(wales, signed_in, missing, as_actor, ago):
    police = (InvolvementKind.FORCE,)
    for given, minutes, code in [
        ("Amina", 9, "HIGH"),
        ("Ffion", 8, "MEDIUM"),
        ("Jac", 10, "MEDIUM"),
        ("Tomos", 7, ""),
        ("Lowri", 60, "LOW"),
    ]:
        episode = missing(given, minutes, "Evans", kinds=police)
        if code:
            grade(wales, as_actor, episode, PoliceGrade(code), ago(6))
    page = signed_in("rhys").get("/missing/")
    assert [name.split()[0] for name in names(page)] == ["Lowri", "Tomos", "Amina", "Jac", "Ffion"]
    assert "Late first, then not graded, then by grade, then longest missing." in words(page)
    assert re.search(r"\b4[56] minutes late", words(page))


def test_the_climb_is_named(wales, signed_in, missing, as_actor):
    missing(minutes=16, kinds=(InvolvementKind.FORCE,))
    from ymylon.notices import jobs

    jobs.sweep(now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    assert re.search(
        r"Not acknowledged .*[12] minutes? late; Control room told \d\d:\d\d", words(signed_in("elin").get("/missing/"))
    )


def test_what_is_owed_stands_under_next(wales, signed_in, missing, as_actor, ago):
    episode = missing(minutes=5, kinds=(InvolvementKind.HEALTH_BOARD,))
    with as_actor("elin") as elin:
        open_duty(
            by=elin,
            at=ago(5),
            child_id=episode.child_id,
            kind="FIRST_GRADE",
            lane=Lane.POLICE_GRADE,
            about=episode.ref,
            due_at=ago(-55),
            functions=[TeamFunction.POLICE_MISSING],
        )
    # A minute may have gone by since.
    assert re.search("Police: give the first police grade in 5[45] minutes, by", words(signed_in("rhys").get("/missing/")))


def test_who_may_not_see_grades_sees_no_column_of_them(signed_in, missing):
    missing()
    assert "Police grade" in words(signed_in("rhys").get("/missing/"))
    assert "Police grade" in words(signed_in("elin").get("/missing/"))


def test_found_since_seven_in_the_evening_and_the_notice_of_it(wales, signed_in, missing, as_actor, ago):
    episode = missing("Seren", 90, "Watkins")
    with as_actor("nia"):
        row = Episode.objects.get(pk=episode.pk)
        row.state = row.end_kind = "FOUND"
        row.ended_at, row.ended_precision = ago(1), "MINUTE"
        row.save()
    with as_actor("nia") as nia:
        from ymylon.terms.codes import NoticeKind

        told(nia, type("Child", (), {"pk": episode.child_id}), about=episode.ref, at=ago(1), kind=NoticeKind.FOUND)
    said = words(signed_in("rhys").get("/missing/"))
    assert "Nobody is missing now" in said
    assert re.search(r"Found since \d\d:00 Seren W., \d+ at \d\d:\d\d\.", said)
    assert "1 other notice not acknowledged" in said
    assert "Council waiting. Health waiting. Police waiting." in said


def test_what_a_return_brought_is_history_and_stays_off(signed_in, missing, as_actor):
    episode = missing()
    with as_actor("nia"):
        Episode.objects.filter(pk=episode.pk).update(source="SSDA903", source_key="1")
    assert names(signed_in("nia").get("/missing/")) == []


def test_it_says_when_silence_was_last_looked_for(signed_in, ago):
    client = signed_in("nia")
    assert "has not begun" in words(client.get("/missing/"))
    record_sweep("notices", at=ago(1), acted=0)
    said = words(client.get("/missing/"))
    assert "Silence was last looked for at" in said
    assert "The clock has stopped" not in said
    record_sweep("notices", at=ago(4), acted=0)
    assert "The clock has stopped" in words(client.get("/missing/"))


def seen() -> list[list[int]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = [list(line.children) for line in Line.objects.filter(act="SAW").order_by("id")]
        cursor.execute("set local role app_web")
    return lines


def rows_url(page) -> str:
    return re.search(r'data-live-url="([^"]+)"', page.content.decode()).group(1).replace("&amp;", "&")


def test_one_audit_line_for_an_opening_and_one_for_each_child_newly_shown(signed_in, missing):
    first = missing("Cai", 60)
    client = signed_in("nia")
    page = client.get("/missing/")
    for _ in range(3):
        assert names(client.get(rows_url(page)))
    assert seen() == [[first.child_id]]
    second = missing("Tomos", 5)
    client = signed_in("nia")
    page_again = client.get("/missing/")
    third = missing("Amina", 1)
    for _ in range(3):
        assert len(names(client.get(rows_url(page_again)))) == 3
    assert seen() == [[first.child_id], sorted([first.child_id, second.child_id]), [third.child_id]]


def test_the_rows_are_the_same_part_of_the_page(signed_in, missing):
    missing()
    client = signed_in("nia")
    page = client.get("/missing/")
    rows = client.get(rows_url(page))
    assert rows.content.decode().strip() in page.content.decode()
    assert "<html" not in rows.content.decode()


def test_the_wall_is_dark(signed_in, missing):
    missing()
    assert "ym-dark" in signed_in("nia").get("/missing/?wall").content.decode()
    assert "ym-dark" not in signed_in("nia").get("/missing/").content.decode()


def test_signed_out_the_rows_are_not_there(client, wales):
    assert client.get("/missing/rows").status_code == 302


@pytest.mark.parametrize("many", [1, 200])
def test_ten_questions_however_many_children(signed_in, missing, count_queries, as_owner, many):
    episode = missing("Child", 10, involved={"missing": InvolvementKind.FORCE})
    with as_owner():
        children_like(episode.child_id, many - 1)
    rhys = signed_in("rhys")
    assert count_queries("/missing/") <= 10
    assert len(set(re.findall(r'href="/missing/([0-9a-f-]{36})', rhys.get("/missing/").content.decode()))) == many


def test_in_welsh(signed_in, missing):
    missing()
    page = signed_in("nia", "cy").get("/missing/")
    assert 'lang="cy"' in page.content.decode()
    assert "Rhondda Cynon Taf, mewn cartref plant" in words(page)

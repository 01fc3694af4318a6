"""Today: one's own teams' notices and duties, in the order they are due, and nothing else."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.meetings import called, invited
from tests.pages.growing import children_like
from tests.telling import INVOLVED, a_child, notice_to, told
from ymylon.agencies import actions as agencies
from ymylon.agencies.actions import take_turn
from ymylon.drafts.actions import keep
from ymylon.duties.actions import fulfil, open_duty
from ymylon.duties.actions.pausing import pause_duty
from ymylon.duties.lookups import Cuts, day_of, day_of_team, mark_of_day, owed_by
from ymylon.meetings.rules import Seat
from ymylon.missing.models import Episode, Report
from ymylon.notices.actions import acknowledge
from ymylon.terms.codes import (
    InvolvementKind,
    Lane,
    LivingAt,
    NoticeKind,
    PolicyStanding,
    ReporterKind,
    Role,
    TeamFunction,
    Whereabouts,
)

BORN = date(2012, 3, 8)


@pytest.fixture
def ago():
    """`ago(12)` is twelve minutes before now."""
    now = timezone.now()
    return lambda minutes: now - timedelta(minutes=minutes)


@pytest.fixture
def missing(wales, as_actor, ago):
    """`missing("Cai", 60)` has Elin report Cai an hour ago; council, health and police are told."""

    def begin(given="Cai", minutes=5, family="Morgan-Rees", involved=INVOLVED, **more) -> Episode:
        at = ago(minutes)
        with as_actor("elin") as elin:
            child = a_child(elin, wales, given=given, family=family, at=at, involved=involved, born_on=BORN)
            episode = Episode.objects.create(
                child_id=child.pk, opened_at=at, last_seen_at=at, state="REPORTED", living_at=LivingAt.CHILDRENS_HOME
            )
            Report.objects.create(
                child_id=child.pk,
                episode=episode,
                reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
                reported_by_id=elin.practitioner_id,
                reported_at=at,
                last_seen_at=at,
                whereabouts=Whereabouts.NOT_KNOWN,
            )
            told(elin, child, about=episode.ref, at=at, **more)
        return episode

    return begin


def owe(wales, as_actor, episode, at, due_at, kind="FIRST_GRADE", lane=Lane.POLICE_GRADE, function=TeamFunction.POLICE_MISSING):
    with as_actor("elin") as elin:
        open_duty(
            by=elin,
            at=at,
            child_id=episode.child_id,
            kind=kind,
            lane=lane,
            about=episode.ref,
            due_at=due_at,
            functions=[function],
            source="ymylon_demonstration",
            standing=PolicyStanding.DEMONSTRATION,
        )


def words(response) -> str:
    """What the page says, without its marks."""
    text = re.sub(r"<(script|style|svg|template)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace("&#x27;", "'")


def section(response, anchor: str) -> str:
    found = re.search(rf'<section[^>]*aria-labelledby="{anchor}">(.*?)</section>', response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.group(1))).replace("&#x27;", "'") if found else ""


AGE = timezone.localdate().year - 2012 - (timezone.localdate() < date(timezone.localdate().year, 3, 8))


def test_nothing_waits(signed_in):
    page = signed_in("rhys").get("/")
    assert "Nothing waits for you now. See who is missing" in section(page, "now")


def test_what_one_s_team_was_told_waits_with_who_reported_and_by_which_policy(signed_in, missing):
    missing()
    said = section(signed_in("rhys").get("/"), "now")
    assert f"Acknowledge that Cai Morgan-Rees, {AGE}, is missing" in said
    assert re.search(r"Reported at \d\d:\d\d by Elin Parri \([^)]+\)\. Last seen \d\d:\d\d\.", said)
    assert "Missing persons team: 15 minutes to acknowledge (demonstration)." in said
    assert re.search(r"in (9|10) minutes by \d\d:\d\d", said)
    assert re.search(r"Council told \d\d:\d\d, waiting .*Health told .* Police told", said)


def test_what_is_owed_for_no_child_stands_below_a_child_who_is_missing(wales, signed_in, missing, as_actor):
    missing()
    with as_actor("mared") as mared:
        meeting = called(mared, wales, code="PREVENTION_PANEL")
        invited(mared, wales, meeting, None, "missing", Seat.POLICE)
    said = words(signed_in("rhys").get("/"))
    assert said.index("Cai Morgan-Rees") < said.index("1 meeting waits for an answer.")
    assert said.count("1 meeting waits for an answer.") == 1


def test_one_click_acknowledges_and_comes_back(wales, signed_in, missing, as_actor):
    episode = missing()
    client = signed_in("rhys")
    page = client.get("/").content.decode()
    action = re.search(r'action="(/notices/[^"]+/acknowledge)"', page).group(1)
    answer = client.post(action, {"next": "/"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    after = client.get("/")
    assert "Acknowledge that" not in words(after)
    assert f"Acknowledged. Reported missing: Cai Morgan-Rees, {AGE}" in section(after, "done")
    with as_actor("rhys") as rhys:
        assert notice_to(rhys, episode.ref, wales.teams["missing"]).acknowledged_by_id == rhys.practitioner_id


def test_a_second_press_says_who_had_it_first(wales, signed_in, missing, as_actor, ago):
    episode = missing()
    page = signed_in("rhys").get("/").content.decode()
    action = re.search(r'action="(/notices/[^"]+/acknowledge)"', page).group(1)
    with as_actor("rhys") as rhys:
        acknowledge(by=rhys, at=ago(1), notice=notice_to(rhys, episode.ref, wales.teams["missing"]))
    said = words(signed_in("rhys").post(action, {"next": "/"}))
    assert re.search(r"Rhys Cadwaladr acknowledged it at \d\d:\d\d", said)


def test_it_comes_back_to_our_own_pages_only(signed_in, missing):
    missing()
    client = signed_in("rhys")
    action = re.search(r'action="(/notices/[^"]+/acknowledge)"', client.get("/").content.decode()).group(1)
    assert client.post(action, {"next": "https://elsewhere.example/"})["Location"] == "/"


def test_who_was_not_told_can_not_press_and_who_may_not_know_finds_nothing(wales, signed_in, missing, as_actor):
    episode = missing()
    with as_actor("rhys") as rhys:
        ref = notice_to(rhys, episode.ref, wales.teams["missing"]).ref
    assert signed_in("elin").post(f"/notices/{ref}/acknowledge").status_code == 403
    assert signed_in("owain").post(f"/notices/{ref}/acknowledge").status_code == 404
    assert signed_in("owain").get(f"/notices/{ref}/telephone").status_code == 404


def test_everybody_sees_their_own_work_only(signed_in, missing):
    missing()
    assert "Acknowledge that" in words(signed_in("nia").get("/"))
    for name in ("owain", "mared", "dewi", "carys", "ada"):
        assert "Cai" not in words(signed_in(name).get("/")), name


def test_what_others_have_not_answered_may_be_told_by_telephone(wales, signed_in, missing, as_actor, ago):
    episode = missing()
    with as_actor("rhys") as rhys:
        acknowledge(by=rhys, at=ago(1), notice=notice_to(rhys, episode.ref, wales.teams["missing"]))
    page = signed_in("rhys").get("/")
    said = section(page, "wait")
    assert f"Health to acknowledge. Reported missing: Cai Morgan-Rees, {AGE}" in said
    assert re.search(
        r"They are told again at .* It goes to the next contact by itself at |contact by itself at .*told again", said
    )
    assert "Tell by telephone" in said


def test_a_call_is_recorded_by_name(wales, signed_in, missing, as_actor):
    episode = missing()
    with as_actor("elin") as elin:
        ref = notice_to(elin, episode.ref, wales.teams["missing"]).ref
    client = signed_in("elin")
    form = client.get(f"/notices/{ref}/telephone?next=/missing/")
    assert "South Wales Police, Missing persons team, 029 2000 0000" in form.content.decode()
    started = timezone.localtime().strftime("%d/%m/%Y %H:%M")
    typed = {"rang": "101", "at": started, "answer": "TOOK_IT_ON", "answered_by": ""}
    assert "Say who answered, by name." in words(client.post(f"/notices/{ref}/telephone", typed))
    answer = client.post(f"/notices/{ref}/telephone?next=/missing/", {**typed, "answered_by": "PC Lloyd"})
    assert (answer.status_code, answer["Location"]) == (302, "/missing/")
    with as_actor("elin") as elin:
        assert notice_to(elin, episode.ref, wales.teams["missing"]).answered_by == "PC Lloyd"


def test_the_page_of_a_call_names_whoever_is_on_duty_now(wales, signed_in, missing, as_actor, ago):
    episode, team = missing(), wales.teams["missing"]
    with as_actor("elin") as elin:
        ref = notice_to(elin, episode.ref, team).ref
    assert "On duty now" not in words(signed_in("elin").get(f"/notices/{ref}/telephone"))
    take_turn(practitioner=wales.people["heledd"], team=team, at=ago(60))
    take_turn(practitioner=wales.people["rhys"], team=team, at=ago(600), until=ago(300))
    said = words(signed_in("elin").get(f"/notices/{ref}/telephone"))
    assert "On duty now: Heledd Lloyd" in said


@pytest.mark.parametrize("answer", ["ANSWERED", "NOBODY"])
def test_a_call_that_nobody_took_on_is_kept_and_stops_nothing(wales, signed_in, missing, as_actor, answer):
    episode = missing()
    with as_actor("elin") as elin:
        ref = notice_to(elin, episode.ref, wales.teams["missing"]).ref
    started = timezone.localtime().strftime("%d/%m/%Y %H:%M")
    typed = {"rang": "101", "at": started, "answer": answer, "answered_by": "left from before"}
    assert signed_in("elin").post(f"/notices/{ref}/telephone", typed).status_code == 302
    with as_actor("elin") as elin:
        assert notice_to(elin, episode.ref, wales.teams["missing"]).acknowledged_at is None


def test_what_is_owed_stands_by_when_it_is_due(wales, signed_in, missing, as_actor, ago):
    episode = missing(kinds=())
    owe(wales, as_actor, episode, ago(5), ago(-55))
    page = signed_in("rhys").get("/")
    assert f"Give the first police grade: Cai Morgan-Rees, {AGE}" in section(page, "now")
    assert "Missing for 5 minutes. Met by: a grade with its reason." in section(page, "now")
    assert "(demonstration)" in section(page, "now")


def test_whoever_does_not_do_it_is_told_so_and_offered_no_button(wales, signed_in, missing, as_actor, ago):
    """A coordinator and a PCSO of one team: each sees that the grade is owed, and one of them gives it."""
    owe(wales, as_actor, missing(minutes=60), ago(60), timezone.now() + timedelta(minutes=20))
    pcso = agencies.open_account(email="pcso@example.invalid", given_name="Hefin", family_name="Pugh")
    agencies.join_team(practitioner=pcso, team=wales.teams["missing"], role=Role.PCSO, at=ago(60))
    wales.people["hefin"] = pcso
    does, reads = (section(signed_in(name).get("/"), "now") for name in ("rhys", "hefin"))
    assert "Give the first police grade: Cai Morgan-Rees" in does
    assert "Give the first police grade: Cai Morgan-Rees" in reads
    by_another = "Somebody of the team in another role does this."
    assert ("Do this" in does, by_another in does) == (True, False)
    assert ("Do this" in reads, by_another in reads) == (False, True)


def test_what_is_due_later_is_not_now(wales, signed_in, missing, as_actor, ago):
    episode = missing(kinds=())
    owe(wales, as_actor, episode, ago(5), ago(-60 * 24 * 3))
    page = signed_in("rhys").get("/")
    assert "Give the first police grade" in section(page, "later")
    assert "Nothing waits for you now" in section(page, "now")


def test_what_was_done_stands_under_done(wales, signed_in, missing, as_actor, ago):
    episode = missing(kinds=())
    owe(wales, as_actor, episode, ago(5), ago(-55))
    with as_actor("rhys") as rhys:
        fulfil(by=rhys, at=ago(1), child_id=episode.child_id, about=episode.ref, kinds=["FIRST_GRADE"])
    assert f"Done. Give the first police grade: Cai Morgan-Rees, {AGE}" in section(signed_in("rhys").get("/"), "done")


def test_in_the_order_they_are_due(wales, signed_in, missing):
    missing("Seren", 14, "Watkins")
    missing("Cai", 5)
    missing("Lowri", 20, "Vaughan")
    said = section(signed_in("rhys").get("/"), "now")
    assert said.index("Lowri") < said.index("Seren") < said.index("Cai")
    assert re.search(r"\b[56] minutes late", said), "another minute may have begun meanwhile"


def test_a_notice_that_the_end_has_overtaken_asks_for_nothing(wales, signed_in, missing, as_actor, ago):
    episode = missing(minutes=30)
    with as_actor("elin") as elin:
        child = type("Child", (), {"pk": episode.child_id})
        told(elin, child, about=episode.ref, at=ago(2), kind=NoticeKind.FOUND, kinds=(InvolvementKind.FORCE,))
    said = section(signed_in("rhys").get("/"), "now")
    assert f"Acknowledge that Cai Morgan-Rees, {AGE}, is found" in said
    assert "is missing" not in said


def test_a_page_that_lies_open_says_when_there_is_something_new(signed_in, missing, as_actor):
    client = signed_in("rhys")
    url = re.search(r'data-live-url="([^"]+)"', client.get("/").content.decode()).group(1)
    assert client.get(url).content.strip() == b""
    missing()
    assert "Your work has changed since this page was opened" in words(signed_in("rhys").get(url))
    assert "Cai" not in words(signed_in("rhys").get(url))


def test_what_one_began_to_type_waits_for_its_author_alone(signed_in, as_actor, ago):
    with as_actor("elin") as elin:
        keep(by=elin, at=ago(3), form="report", typed={"who": ["Cai"]})
    page = signed_in("elin").get("/")
    assert "A report that a child is missing" in section(page, "begun")
    assert "Cai" not in words(page)
    assert section(signed_in("rhys").get("/"), "begun") == ""


def test_each_part_of_a_day_begins_with_what_is_due_first_and_counts_the_rest(wales, missing, as_actor, ago):
    """Sorted and counted by the database as by hand; one mark for whatever is open, whoever asks for it."""
    now = timezone.now()
    at = Cuts(since=ago(30), now=now, soon=now + timedelta(hours=1), until=now + timedelta(hours=5))
    dues = [30, -5, 45, 90, 240, 100, 600, 301, None]
    episodes = [missing(f"Child{number}", 60, kinds=()) for number in range(len(dues) + 3)]
    paused, met, long_met = episodes[len(dues) :]
    for episode, due in zip(episodes, [*dues, 50, 40, 30], strict=True):
        owe(wales, as_actor, episode, ago(60), None if due is None else now + timedelta(minutes=due))
    with as_actor("rhys") as rhys:
        before = day_of(rhys, at, {}, [])
        [waits] = [duty for duty in owed_by(rhys) if duty.about == paused.ref]
        pause_duty(by=rhys, at=now, duty=waits, until=now + timedelta(days=1), reason="In hospital.")
        for episode, when in ((met, ago(1)), (long_met, ago(45))):
            fulfil(by=rhys, at=when, child_id=episode.child_id, about=episode.ref, kinds=["FIRST_GRADE"])
        day = day_of(rhys, at, {"now": 2, "later": 0}, [episodes[7].ref, episodes[0].ref, paused.ref, long_met.ref])

        found = {part: [duty.about for duty in first] for part, first in day.first.items()}
        assert found == {
            "now": [episodes[1].ref, episodes[0].ref],
            "shift": [episodes[3].ref, episodes[5].ref, episodes[4].ref],
            "paused": [paused.ref],
            "ended": [met.ref],
        }
        assert day.counted == {"now": 3, "shift": 3, "later": 3, "paused": 1, "ended": 1}
        assert episodes[7].ref in day.abouts, "it is owed, if not among the first"
        assert not {episodes[2].ref, long_met.ref} & day.abouts
        whole = day_of(rhys, at, {}, [])
        assert [duty.about for duty in whole.first["later"]] == [episodes[7].ref, episodes[6].ref, episodes[8].ref]
        assert sum(whole.counted.values()) == 11
        assert mark_of_day(rhys) == whole.mark == day.mark != before.mark
    owe(
        wales,
        as_actor,
        episodes[0],
        ago(60),
        now + timedelta(minutes=10),
        kind="REVIEW_GRADE",
        function=TeamFunction.REGISTER_CUSTODIAN,
    )
    with as_actor("rhys") as rhys:
        team = day_of_team(rhys, at, {"later": 1}, wales.teams["missing"].pk)
        assert team.counted == {"nobody": 1, "now": 3, "shift": 3, "later": 3, "paused": 1}
        assert [len(team.first[part]) for part in ("nobody", "now", "later")] == [1, 3, 1]
        assert team.untaken == 9, "neither what is paused nor what no team owes"
        assert day_of(rhys, at, {}, []).counted == day.counted, "what no team owes is nobody's own"
    with as_actor("owain") as owain:
        none = day_of(owain, at, {}, [episodes[0].ref])
        assert (none.first, none.counted, none.abouts, none.mark) == ({}, {}, frozenset(), mark_of_day(owain))


def test_signed_out_one_is_asked_to_sign_in(client, wales):
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("many", [1, 200])
def test_ten_questions_however_much_there_is(wales, signed_in, missing, as_actor, as_owner, ago, count_queries, many):
    episode = missing("Child", 10, involved={"missing": InvolvementKind.FORCE})
    owe(wales, as_actor, episode, ago(5), ago(-55))
    with as_owner():
        children_like(episode.child_id, many - 1)
    rhys = signed_in("rhys")
    assert count_queries("/") <= 10
    assert len(set(re.findall(r'href="/missing/([0-9a-f-]{36})', rhys.get("/?all").content.decode()))) == many


def test_of_a_busy_night_the_soonest_are_shown_and_the_audit_says_of_whom(signed_in, missing):
    for number in range(28):
        missing(f"Child{number}", 60 - number, family="Rees", involved={"missing": InvolvementKind.FORCE})
    rhys = signed_in("rhys")
    first = section(rhys.get("/"), "now")
    assert "Child0 Rees" in first
    assert "Child24 Rees" in first
    assert "Child25" not in first
    assert "Show 3 more" in first
    whole = section(rhys.get("/?all"), "now")
    assert "Child27 Rees" in whole
    assert "Show" not in whole
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select cardinality(children) from audit_line where act = 'SAW' and about = 'today:today' order by id")
        assert cursor.fetchall() == [(25,), (28,)]


def test_in_welsh(signed_in, missing):
    missing()
    assert 'lang="cy"' in signed_in("rhys", "cy").get("/").content.decode()

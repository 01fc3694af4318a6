"""The next dates of a meeting as pages: every date is shown first, none is left out unsaid; and whose board has no next date."""

import html
import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.urls import reverse
from django.utils import timezone, translation

from tests.cast import BRIDGEND
from tests.meetings import called, come, invited
from ymylon.access.actions import acting_system
from ymylon.agencies import actions as agencies
from ymylon.duties.rules import local_day, utc
from ymylon.meetings import jobs
from ymylon.meetings.actions import calling, climbing, holding, keeping
from ymylon.meetings.actions.repeating import repeat
from ymylon.meetings.lookups.boards import boards_kept, boards_owed, boards_waiting, boards_without_date
from ymylon.meetings.lookups.frames import meeting_by_ref, waiting
from ymylon.meetings.lookups.repeating import series_of
from ymylon.meetings.models import Rung
from ymylon.meetings.page.meeting import meeting_page
from ymylon.meetings.page.shared import conveners, short_when, team_words
from ymylon.meetings.rules import Chair, Seat
from ymylon.meetings.rules.judging import MEANWHILE
from ymylon.post.models import Letter
from ymylon.terms.calendars import end_of_day, start_of_day
from ymylon.terms.codes import TeamFunction
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db


def day(one) -> str:
    return one.strftime("%d/%m/%Y")


def test_the_chair_of_a_board_is_asked_for_its_next_date_and_arranges_a_year_of_them(wales, as_actor, signed_in, count_queries):
    # A Wednesday, at two.
    first = start_of_day(timezone.localdate() + timedelta(days=9))
    first += timedelta(days=(2 - first.weekday()) % 7, hours=14)
    with as_actor("gethin") as gethin:
        board = called(gethin, wales, code="SAFEGUARDING_BOARD", starts_at=first)
        invited(gethin, wales, board, None, "school_lead", Seat.SCHOOL, person="dewi")
        assert boards_waiting(gethin, timezone.now(), *boards_kept(gethin)).count() == 0, "one is to come"
        after = first + timedelta(days=1)
        assert boards_waiting(gethin, after, *boards_kept(gethin)).count() == 1, "its day went by, held or not"
    browser, here = signed_in("gethin"), reverse("meetings:repeat", args=[board.ref])
    assert count_queries(here) <= 10
    assert 'value="91"' in browser.get(here).content.decode()
    # What cannot be so is said beside its question, and nothing typed is lost.
    for typed, field in (
        ({"every_days": "0", "until_on": day(first)}, "every_days"),
        ({"every_days": "91", "until_on": "yesterday"}, "until_on"),
        ({"every_days": "91", "until_on": day(first + timedelta(days=90))}, "until_on"),
        ({"every_days": "1", "until_on": day(first + timedelta(days=62))}, "until_on"),
    ):
        answer = browser.post(here, typed)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()
        assert f'value="{typed["every_days"]}"' in answer.content.decode()
    rhythm = {"every_days": "7", "until_on": day(first + timedelta(days=21))}
    dates = [local_day(first + timedelta(days=7 * count)).isoformat() for count in (1, 2, 3)]
    with as_actor("gethin") as gethin:
        called(gethin, wales, code="STRATEGY_GROUP", starts_at=first + timedelta(days=7))
    answer = browser.post(here, rhythm)
    assert answer.status_code == 200
    text = html.unescape(answer.content.decode())
    assert text.count(" checked") == len(dates), "each is chosen until somebody takes it out"
    assert f"{wales.people['gethin'].name}: Exploitation strategy group" in text
    offered = f"7 {local_day(first + timedelta(days=21)).isoformat()}"
    chosen = rhythm | {"on": dates, "offered": offered}
    answer = browser.post(here, chosen, headers={"accept-language": "cy"})
    assert answer.status_code == 422
    assert 'id="id_why_error"' in answer.content.decode()
    with as_actor("gethin") as gethin:
        assert series_of(gethin, board) == [], "nothing was made"
    # Another rhythm than that of which the dates were shown: shown anew, and nothing is made.
    assert browser.post(here, chosen | {"every_days": "14", "why": "x"}).status_code == 200
    assert browser.post(here, chosen | {"why": "Somebody else chairs the group."}).status_code == 302
    page = html.unescape(signed_in("gethin", "cy").get(reverse("meetings:meeting", args=[board.ref])).content.decode())
    assert "Dyddiadau’r gyfres hon" in page
    assert count_queries(reverse("meetings:meeting", args=[board.ref])) <= 16
    assert count_queries(reverse("meetings:every")) <= 10
    # Whoever is asked sees the dates; whoever is not finds nothing; and the asked arrange none.
    assert "Dates of this series" in signed_in("dewi").get(reverse("meetings:meeting", args=[board.ref])).content.decode()
    for name in ("dewi", "mared", "owain", "rhys"):
        assert signed_in(name).get(here).status_code in (403, 404), name
    with as_actor("gethin") as gethin:
        for one in (board, *series_of(gethin, board)[1:]):
            come(one)
            holding.hold(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, one.ref))
    today = signed_in("gethin").get("/").content.decode()
    assert "1 board or group has no next date." in today
    text = html.unescape(signed_in("gethin", "cy").get(reverse("meetings:every")).content.decode())
    assert "Nid oes dyddiad nesaf wedi’i bennu" in text
    # Late it climbs, as what is owed of a child does: the team is told, then its manager, then the head of service; each once.
    with as_actor("gethin") as gethin:
        [waits] = boards_without_date(gethin, timezone.now())
    late, told = utc(end_of_day(waits.due_on)), []
    for days in (-1, 0.1, 0.2, 2.1, 2.2, 9.2, 28.1):
        jobs.sweep_boards(late + timedelta(days=days))
        told.append(Letter.objects.filter(key__startswith=f"board:{waits.last.ref}:").count())
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    assert told == [0, 1, 1, 2, 2, 3, 5]
    with as_actor("gethin"):
        assert {rung.stage for rung in Rung.objects.filter(meeting=waits.last)} == {
            "LATE-1", "ESCALATED_1-1", "ESCALATED_1-2", "ESCALATED_1-3", "ESCALATED_2-1",
        }  # fmt: skip
    with as_actor("mared"):
        assert not Rung.objects.exists()
        with pytest.raises(DatabaseError), atomic():
            Rung.objects.create(meeting=waits.last, due_on=waits.due_on, stage="LATE-2", team=waits.last.team, at=timezone.now())
    # What was cancelled is no last date; and who chairs one and calls none is not asked for its next.
    with as_actor("gethin") as gethin:
        [held] = boards_without_date(gethin, timezone.now())
        far = called(gethin, wales, code="SAFEGUARDING_BOARD", days=300)
        calling.cancel(by=gethin, at=timezone.now(), meeting=far, why="Nobody can come.")
        assert boards_without_date(gethin, timezone.now()) == [held]
        other = called(gethin, wales, code="SAFEGUARDING_BOARD", chair="dewi", days=40, area=BRIDGEND)
        invited(gethin, wales, other, None, "school_lead", Seat.SCHOOL)
        calling.cancel(by=gethin, at=timezone.now(), meeting=other, why="Nobody can come.")
        assert {board.due_on for board in boards_without_date(gethin, timezone.now())} == {
            held.due_on,
            local_day(other.starts_at),
        }
    link = f"{reverse('meetings:call')}?after={other.ref}"
    assert link in signed_in("gethin").get(reverse("meetings:every")).content.decode()
    for name in ("dewi", "owain"):
        assert "no next date" not in signed_in(name).get("/").content.decode()


def owed(at=None) -> list:
    """What the clock finds owed."""
    with acting_system(jobs.BOARDS_PURPOSE):
        found = boards_owed(at or timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    return found


def test_a_board_climbs_to_whoever_can_set_its_date_and_they_set_it_or_say_that_it_meets_no_more(
    wales, as_actor, signed_in, count_queries
):
    # Mared’s team, under Gethin’s, under a team in which nobody calls a meeting: a letter would lead there to nothing.
    top = agencies.open_team(
        agency=wales.agencies["council"],
        function=TeamFunction.MANAGEMENT,
        names=Words("Heads", "Penaethiaid"),
        email="heads@example.invalid",
    )
    own, managers = wales.teams["social_work"], wales.teams["manager"]
    own.manager_team, managers.manager_team = managers, top
    own.save()
    managers.save()
    with as_actor("mared") as mared:
        board = called(mared, wales, code="SAFEGUARDING_BOARD", chair="mared", area=BRIDGEND)
        calling.cancel(by=mared, at=timezone.now(), meeting=board, why="Nobody can come.")
    # Whenever it is first seen that it is late, its own team is told first, and the rest is counted from then.
    late = utc(end_of_day(local_day(board.starts_at))) + timedelta(days=60)
    for days in (0, 1.9, 2.1, 29):
        jobs.sweep_boards(late + timedelta(days=days))
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    with as_actor("mared"):
        assert list(Rung.objects.filter(meeting=board).order_by("id").values_list("stage", "team_id")) == [
            ("LATE-1", own.pk), ("ESCALATED_1-1", managers.pk), ("ESCALATED_1-2", managers.pk), ("ESCALATED_2-1", managers.pk),
        ]  # fmt: skip
    # Whoever was told finds it, and what they call is that board’s next: of its team, for its area.
    browser = signed_in("gethin")
    assert "1 board or group has no next date." in browser.get("/").content.decode()
    here = f"{reverse('meetings:call')}?after={board.ref}"
    assert html.escape(here) in browser.get(reverse("meetings:every")).content.decode()
    assert count_queries(here) <= 10
    starts = timezone.localtime() + timedelta(days=12)
    typed = {
        "kind": "SAFEGUARDING_BOARD", "starts_at": starts.strftime("%d/%m/%Y %H:%M"), "minutes": "60", "place": "",
        "chair": wales.people["gethin"].pk,
    }  # fmt: skip
    assert len(owed()) == 1
    for name, status in (("dewi", 403), ("carys", 404), ("rhys", 404)):
        assert signed_in(name).post(here, typed).status_code == status, name
        assert signed_in(name).post(reverse("meetings:end_board", args=[board.ref]), {"why": "x"}).status_code == status, name
    browser = signed_in("gethin")
    # Kept as it is typed, and gone on with from Today, it is still that board's next.
    kept = reverse("drafts:save", args=[f"meeting_after.{board.ref}"])
    assert f'data-keep-url="{kept}"' in browser.get(here).content.decode()
    assert browser.post(kept, {"place": "Ystafell 33"}).status_code == 204
    assert f'href="{here}"' in browser.get("/").content.decode()
    assert "Ystafell 33" in browser.get(here).content.decode()
    assert browser.post(here, typed).status_code == 302
    assert owed() == []
    assert here not in browser.get("/").content.decode()
    with as_actor("mared") as mared:
        made = next(one for one in waiting(mared, timezone.now()) if one.pk != board.pk)
        assert (made.team_id, made.area, made.kind.code) == (own.pk, BRIDGEND, "SAFEGUARDING_BOARD")
    # Whoever comes once it is set, and typed nothing, finds the date.
    there = browser.get(here)
    assert (there.status_code, there["location"]) == (302, reverse("meetings:meeting", args=[made.ref]))
    # Somebody else may have set it while it was typed: nothing is lost, both are shown, and none is set by chance.
    assert browser.post(kept, {"place": "Ystafell 33"}).status_code == 204
    text = html.unescape(browser.get(here).content.decode())
    assert "Its next date is set: " in text
    assert "Ystafell 33" in text
    assert reverse("meetings:meeting", args=[made.ref]) in text
    assert count_queries(here) <= 10
    second = typed | {"starts_at": (starts + timedelta(days=1)).strftime("%d/%m/%Y %H:%M"), "place": "Ystafell 33"}
    with translation.override("en"):
        when = short_when(made.starts_at)
    for seen in ({}, {"version": "0"}, {"version": "77"}):
        answer = browser.post(here, second | seen)
        text = html.unescape(answer.content.decode())
        assert answer.status_code == 422, seen
        for words in ("Gethin Puw saved this", when, "Ystafell 33", "if the board is to meet on both days"):
            assert words in text, words
    assert "Cadwodd" in html.unescape(signed_in("gethin", "cy").post(here, second).content.decode())
    with as_actor("mared") as mared:
        assert [one.pk for one in waiting(mared, timezone.now()) if one.pk != board.pk] == [made.pk]
    browser, version = signed_in("gethin"), re.search(r'name="version" value="(\d+)"', answer.content.decode())
    assert version
    for name, status in (("dewi", 403), ("carys", 404), ("rhys", 404)):
        assert signed_in(name).get(here).status_code == status, name
        assert signed_in(name).post(here, second | {"version": version[1]}).status_code == status, name
    browser = signed_in("gethin")
    assert browser.post(here, second | {"version": version[1]}).status_code == 302, "on purpose: one more date"
    assert f'href="{here}"' not in browser.get("/").content.decode(), "what was typed is kept until it is called"
    with as_actor("mared") as mared:
        coming = [one for one in waiting(mared, timezone.now()) if one.pk != board.pk]
        assert len(coming) == 2
        stale = {"kind": board.kind, "starts_at": starts + timedelta(days=3), "minutes": 60, "place": "", "area": BRIDGEND}
        with pytest.raises(Fault) as meanwhile:
            calling.call(by=mared, at=timezone.now(), chair_id=board.chair_id, after=board, stood=0, **stale)
        assert meanwhile.value.words == MEANWHILE
        for one in coming:
            calling.cancel(by=mared, at=timezone.now(), meeting=one, why="x")
    # It meets no more: with a reason, which stands with the last meeting. A meeting that is called begins it again.
    [waits] = owed()
    last = waits.ref
    no_more = reverse("meetings:end_board", args=[last])
    assert no_more in browser.get(reverse("meetings:every")).content.decode()
    assert count_queries(no_more) <= 10
    answer = browser.post(no_more, {"why": " "})
    assert answer.status_code == 422
    assert 'id="id_why_error"' in answer.content.decode()
    assert browser.post(no_more, {"why": "Merged with the safeguarding board."}).status_code == 302
    assert owed() == []
    # What was typed for it meanwhile is not lost either: why it ended is shown, and what is called begins it again.
    ended = f"{reverse('meetings:call')}?after={last}"
    answer = browser.post(ended, second)
    assert answer.status_code == 422
    assert "It meets no more: Merged with the safeguarding board." in html.unescape(answer.content.decode())
    assert "no next date" not in browser.get("/").content.decode()
    assert "Merged with the safeguarding board." in browser.get(reverse("meetings:meeting", args=[last])).content.decode()
    assert browser.get(no_more).status_code == 404
    with as_actor("mared") as mared:
        again = called(mared, wales, code="SAFEGUARDING_BOARD", chair="mared", area=BRIDGEND, days=20)
        come(again)
        holding.hold(by=mared, at=timezone.now(), meeting=again)
        assert boards_waiting(mared, timezone.now(), *boards_kept(mared)).count() == 1
    [waits] = owed()
    assert waits.ref == again.ref
    # How often holds by the definition of the day: where a board has no rhythm any more, it owes no date.
    with as_actor("gethin") as gethin:
        keeping.define(
            by=gethin, at=timezone.now(), kind=again.kind, areas=[BRIDGEND],
            from_on=local_day(timezone.now()) + timedelta(days=1), chaired_by=Chair.BOARD, seats=(),
            standing_seats=(), every_days=None, calm_days=None, source="The board",
        )  # fmt: skip
    assert owed(timezone.now() + timedelta(days=9)) == []
    # Of two of a board the later holds, for however many areas it is.
    with as_actor("gethin") as gethin:
        keeping.define(
            by=gethin, at=timezone.now(), kind=again.kind, areas=["W06000001", BRIDGEND],
            from_on=local_day(timezone.now()) + timedelta(days=2), chaired_by=Chair.BOARD, seats=(),
            standing_seats=(), every_days=30, calm_days=None, source="The region",
        )  # fmt: skip
    [waits] = owed(timezone.now() + timedelta(days=9))
    assert waits.ref == again.ref
    # Once its team is closed, whoever stands for it is named; of a meeting about children that it called, nobody else.
    with as_actor("mared") as mared:
        of_children = called(mared, wales, chair="mared", days=30)
    own.closed_at = timezone.now() - timedelta(minutes=1)
    own.save()
    stands = f"{team_words(managers)}, for {own.name_en}, which is closed"
    for page in (reverse("meetings:every"), reverse("meetings:meeting", args=[again.ref])):
        assert stands in html.unescape(signed_in("gethin").get(page).content.decode()), page
        assert "sydd wedi cau" in html.unescape(signed_in("gethin", "cy").get(page).content.decode()), page
    with as_actor("gethin") as gethin, translation.override("en"):
        both = [meeting_by_ref(gethin, one.ref) for one in (again, of_children)]
        said = conveners(both, timezone.now())
        assert [said[one.pk] for one in both] == [stands, team_words(own)]


def test_why_a_board_meets_no_more_stands_with_its_last_day_though_that_went_by_unheld(wales, as_actor):
    with as_actor("gethin") as gethin:
        board = called(gethin, wales, code="SAFEGUARDING_BOARD")
        after = board.starts_at + timedelta(days=1)
        climbing.end_board(by=gethin, at=after, meeting=board, why="Merged with the region's.")
        assert "Merged with the region's." in str(meeting_page(gethin, meeting_by_ref(gethin, board.ref), after).sections)


def test_a_chair_outside_the_team_calls_no_next_meeting_of_its_board(wales, as_actor, signed_in):
    with as_actor("gethin") as gethin:
        board = called(gethin, wales, code="SAFEGUARDING_BOARD", chair="sion")
        invited(gethin, wales, board, None, "youth_justice", Seat.YOUTH_JUSTICE)
        calling.cancel(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, board.ref), why="x")
    browser, here = signed_in("sion"), reverse("meetings:call")
    text = browser.get(reverse("meetings:every")).content.decode()
    assert reverse("meetings:end_board", args=[board.ref]) in text
    assert f"?after={board.ref}" not in text
    for said in (board.ref, "x", "²"):
        assert browser.get(f"{here}?after={said}").status_code == 404, said


def test_every_later_date_is_moved_and_cancelled_from_the_page_and_that_is_offered_of_a_series_alone(wales, as_actor, signed_in):
    browser = signed_in("gethin")
    with as_actor("gethin") as gethin:
        board = called(gethin, wales, code="SAFEGUARDING_BOARD", days=9)
    here = reverse("meetings:move", args=[board.ref])
    assert 'value="REST"' not in browser.get(here).content.decode()
    until = local_day(board.starts_at) + timedelta(days=7)
    with as_actor("gethin") as gethin:
        repeat(by=gethin, at=timezone.now(), meeting=board, every_days=7, until_on=until, on={until}, why="x")
    assert 'value="REST"' in browser.get(here).content.decode()
    moved = timezone.localtime(board.starts_at) + timedelta(days=1, hours=1)
    typed = {
        "choice": "ALL", "why": "Nobody can come on that day.", "minutes": "60", "place": "", "version": "1",
        "starts_at": moved.strftime("%d/%m/%Y %H:%M"), "chair": wales.people["gethin"].pk, "clash": "All the same.",
    }  # fmt: skip
    assert browser.post(here, typed).status_code == 302
    with as_actor("gethin") as gethin:
        starts = [timezone.localtime(one.starts_at) for one in series_of(gethin, board)]
        assert [one.strftime("%d/%m/%Y %H:%M") for one in starts] == [
            (moved + timedelta(days=count)).strftime("%d/%m/%Y %H:%M") for count in (0, 7)
        ]
        board = meeting_by_ref(gethin, board.ref)
        later = series_of(gethin, board)[1]
    shown = re.search(r'name="later" value="(\d+)"', browser.get(here).content.decode())[1]
    with as_actor("gethin") as gethin:
        frame = {"starts_at": later.starts_at, "minutes": 60, "chair_id": later.chair_id, "clash": "x"}
        calling.move(by=gethin, at=timezone.now(), meeting=later, place="Ystafell 9", why="The room is taken.", **frame)
    # What became of a later date since the page was shown is shown first; then it is saved on top, on purpose.
    whole = typed | {
        "choice": "ALL",
        "version": "2",
        "later": shown,
        "place": "Room 5",
        "starts_at": moved.strftime("%d/%m/%Y %H:%M"),
    }
    for choice in ("ALL", "REST"):
        answer = browser.post(here, whole | {"choice": choice})
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "Ystafell 9" in text
        assert "The room is taken." in text
        assert "Room 5" in text
        assert f'name="later" value="{shown}"' not in text
    with as_actor("gethin") as gethin:
        assert [one.place for one in series_of(gethin, board)] == ["", "Ystafell 9"]
    typed = {
        "choice": "REST", "why": "Nobody can come.", "minutes": "60", "place": "", "version": "2",
        "starts_at": timezone.localtime(board.starts_at).strftime("%d/%m/%Y %H:%M"), "chair": wales.people["gethin"].pk,
    }  # fmt: skip
    assert browser.post(here, typed).status_code == 302
    with as_actor("gethin") as gethin:
        assert {one.state for one in series_of(gethin, board)} == {"CANCELLED"}


def test_what_somebody_else_keeps_of_a_series_stays_and_the_page_says_so(wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        first = called(mared, wales, chair="sion", code="STRATEGY_GROUP")
        invited(mared, wales, first, None, "youth_justice", Seat.YOUTH_JUSTICE)
        days = {local_day(first.starts_at) + timedelta(days=7 * count) for count in (1, 2)}
        made = repeat(by=mared, at=timezone.now(), meeting=first, every_days=7, until_on=max(days), on=days, why="x")
        frame = {"starts_at": made[0].starts_at, "minutes": 60, "place": "", "clash": "x"}
        one = meeting_by_ref(mared, made[0].ref)
        calling.move(by=mared, at=timezone.now(), meeting=one, chair_id=wales.people["gethin"].pk, why="x", **frame)
    here, browser = reverse("meetings:move", args=[first.ref]), signed_in("sion")
    assert "These later dates stay: somebody else keeps them" in browser.get(here).content.decode()
    typed = {
        "choice": "REST", "why": "Nobody can come.", "minutes": "60", "place": "", "version": "1",
        "starts_at": timezone.localtime(first.starts_at).strftime("%d/%m/%Y %H:%M"), "chair": wales.people["sion"].pk,
    }  # fmt: skip
    assert browser.post(here, typed).status_code == 302
    with as_actor("mared") as mared:
        assert [one.state for one in series_of(mared, first)] == ["CANCELLED", "MOVED", "CANCELLED"]

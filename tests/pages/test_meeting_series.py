"""The next dates of a meeting as pages: every date is shown first, none is left out unsaid; and whose board has no next date."""

import html
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.urls import reverse
from django.utils import timezone

from tests.cast import BRIDGEND
from tests.meetings import called, invited
from ymylon.duties.rules import local_day
from ymylon.meetings import jobs
from ymylon.meetings.actions import calling, holding
from ymylon.meetings.actions.repeating import repeat
from ymylon.meetings.lookups.boards import boards_kept, boards_waiting, boards_without_date
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.lookups.repeating import series_of
from ymylon.meetings.models import Rung
from ymylon.meetings.rules import Seat
from ymylon.post.models import Letter
from ymylon.terms.calendars import end_of_day, start_of_day

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
            holding.hold(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, one.ref))
    today = signed_in("gethin").get("/").content.decode()
    assert "1 board or group has no next date." in today
    text = html.unescape(signed_in("gethin", "cy").get(reverse("meetings:every")).content.decode())
    assert "Nid oes dyddiad nesaf wedi’i bennu" in text
    # Late it climbs, as what is owed of a child does: the team is told, then its manager, then the head of service; each once.
    with as_actor("gethin") as gethin:
        [waits] = boards_without_date(gethin, timezone.now())
    late, told = end_of_day(waits.due_on), []
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
    link = f"{reverse('meetings:call')}?kind=SAFEGUARDING_BOARD"
    assert link in signed_in("gethin").get(reverse("meetings:every")).content.decode()
    for name in ("dewi", "owain"):
        assert "no next date" not in signed_in(name).get("/").content.decode()


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
    typed = {
        "choice": "REST", "why": "Nobody can come.", "minutes": "60", "place": "", "version": "2",
        "starts_at": timezone.localtime(board.starts_at).strftime("%d/%m/%Y %H:%M"), "chair": wales.people["gethin"].pk,
    }  # fmt: skip
    assert browser.post(here, typed).status_code == 302
    with as_actor("gethin") as gethin:
        assert {one.state for one in series_of(gethin, board)} == {"CANCELLED"}

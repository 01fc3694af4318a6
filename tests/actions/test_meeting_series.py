"""A series of meetings: arranged in one act, taken up by what the chair decides, cancelled with nothing lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_meetings import refused
from tests.meetings import called, invited, item_in
from ymylon.duties.lookups import open_of_children
from ymylon.duties.rules import local_day
from ymylon.meetings.actions import calling, holding, inviting, repeating
from ymylon.meetings.lookups import frames, items
from ymylon.meetings.lookups.frames import NoSuchMeeting, meeting_by_ref
from ymylon.meetings.lookups.repeating import asked_to_each, days_apart, later_of, proposed, series_of, wanted_at
from ymylon.meetings.models import Meeting, Repeat
from ymylon.meetings.rules import AGAIN, Answer, Calm, Frame, Seat, judging
from ymylon.meetings.rules.repeating import CHOOSE_DATE, SAY_OF_DATES, moved_as
from ymylon.post.models import Letter
from ymylon.terms.calendars import local
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
CLOSING = {"child_why": "x", "family_why": "x", "met_why": "x"}


def now():
    return timezone.now()


def told() -> list[str]:
    return list(Letter.objects.filter(key__startswith="meeting").values_list("link", flat=True))


def owed(actor, child) -> list:
    return [duty for duty in open_of_children(actor, [child]) if duty.kind == AGAIN]


@pytest.fixture
def series(cai, wales, as_actor):
    """Mared’s fortnightly meeting about Cai, which Gethin chairs, to which a charity is asked, with three further dates."""
    with as_actor("mared") as mared:
        first = called(mared, wales, cai)
        invited(mared, wales, first, None, "interviews", Seat.INTERVIEWER, person="lowri")
        inviting.ask(by=mared, at=now(), meeting=first, item=None, seat=Seat.DRUGS, who=None, why_nobody="Uses nothing.")
        day = local_day(first.starts_at)
        rhythm = {"every_days": 14, "until_on": day + timedelta(days=42)}
        dates = {day + timedelta(days=14 * count) for count in (1, 2, 3)}
        # A reason is taken along: whether a fortnight on is a bank holiday hangs on the day of the test.
        made = repeating.repeat(by=mared, at=now(), meeting=first, **rhythm, on=dates, why="As agreed.")
    return first, made


def test_further_dates_are_meetings_and_whoever_is_asked_is_asked_to_each_and_told_once(series, cai, wales, as_actor):
    first, made = series
    assert told() == ["/meetings/", "/meetings/"], "when asked to the first; and once of the rest"
    with as_actor("lowri") as lowri:
        assert [one.pk for one in series_of(lowri, first)] == [first.pk, *(one.pk for one in made)]
        # Asked to each; that nobody is needed for a seat is said of each, and no answer is asked of it.
        assert {one.meeting_id for one in items.own_asked(lowri, made)} == {one.pk for one in made}
    with as_actor("mared") as mared:
        for one in made:
            assert [row.answer for row in items.asked_to(mared, one) if row.team_id is None] == [Answer.NOT_NEEDED]
            assert (one.minutes, one.place, one.chair_id, one.kind.code) == (60, "Room 2", first.chair_id, first.kind.code)
            assert items.items_of(mared, one) == [], "no child is on an agenda that nobody put them on"
        rhythm = {"every_days": 7, "until_on": local_day(made[0].starts_at)}
        again = {"by": mared, "at": now(), "meeting": first, **rhythm}
        # Where the series meets already is proposed no second time; of the rest none is left out without a reason.
        people = [first.chair_id, wales.people["lowri"].pk]
        [week] = proposed(mared, first, people, **rhythm, now=now())
        assert refused(CHOOSE_DATE, lambda: repeating.repeat(**again, on=[])) == "on"
        called(mared, wales, code="STRATEGY_GROUP", starts_at=week.starts_at)
        [week] = proposed(mared, first, people, **rhythm, now=now())
        assert [one.who for one in week.others] == [wales.people["gethin"].name]
        on = [local_day(week.starts_at)]
        assert refused(SAY_OF_DATES, lambda: repeating.repeat(**again, on=on)) == "why"
        longer = again | {"until_on": local_day(made[2].starts_at)}
        assert refused(SAY_OF_DATES, lambda: repeating.repeat(**longer, on=on)) == "why"
        assert Meeting.objects.count() == 5, "nothing was made"
        [new] = repeating.repeat(**longer, on=on, why="Somebody else chairs the group.")
        assert frames.settings_of(mared, new)[0].why == "Somebody else chairs the group."
        assert [one.pk for one in series_of(mared, made[1])] == [first.pk, new.pk, *(one.pk for one in made)]
    with as_actor("lowri") as lowri:
        with pytest.raises(PermissionDenied):
            repeating.repeat(**again | {"by": lowri}, on=on, why="x")
        with pytest.raises(DatabaseError), transaction.atomic():
            Repeat.objects.create(meeting=first, first=made[0], at=now(), by_id=lowri.practitioner_id)
    for name in ("owain", "rhys", "dewi"):
        with as_actor(name) as actor:
            assert not Repeat.objects.exists(), name
            with pytest.raises(NoSuchMeeting):
                meeting_by_ref(actor, made[0].ref)


def test_what_the_chair_decides_puts_the_child_on_the_date_by_then_and_the_rest_is_cancelled_with_nothing_lost(
    series, cai, wales, as_actor, monkeypatch
):
    first, made = series
    with as_actor("gethin") as gethin:
        assert days_apart(gethin, first, items.items_of(gethin, first)) == 14
        close = {"by": gethin, "at": first.starts_at, "meeting": first, "item": item_in(gethin, first, cai), **CLOSING}
        # Less often from now on: the child waits for the last date by that day, and no other is taken for it.
        row = holding.close_item(**close, goes_on=Calm.CALM, next_on=local_day(made[1].starts_at), words="Quiet.")
        assert owed(gethin, cai) == []
        assert [one.pk for one in made if items.items_of(gethin, one)] == [made[1].pk]
        second = item_in(gethin, made[1], cai)
        assert days_apart(gethin, made[1], [second]) == 28
        # By a day that comes before every date, the next meeting stays owed.
        close |= {"meeting": made[1], "item": second, "at": made[1].starts_at}
        holding.close_item(**close, goes_on=Calm.USUAL, next_on=local_day(made[1].starts_at) + timedelta(days=1))
        assert len(owed(gethin, cai)) == 1
        calling.put_on(by=gethin, at=now(), meeting=made[2], child_ids=[cai])
        assert owed(gethin, cai) == []
        refused(judging.SAY_WHY, lambda: repeating.cancel_rest(by=gethin, at=now(), meeting=made[0], why=" "))
        stands = meeting_by_ref(gethin, made[0].ref)
        repeating.cancel_rest(by=gethin, at=now(), meeting=stands, why="Nobody can come on Tuesdays.")
        states = {one.pk: (one.state, one.why) for one in series_of(gethin, first)}
        assert states == {first.pk: (Frame.SET, "")} | {one.pk: (Frame.CANCELLED, "Nobody can come on Tuesdays.") for one in made}
        assert later_of(first, series_of(gethin, first)) == []
        # Versioned, told once, and the child is owed the meeting that was to be.
        assert [one.state for one in frames.settings_of(gethin, made[2])] == [Frame.CANCELLED, Frame.SET]
        assert len(told()) == 3
        assert {duty.about for duty in owed(gethin, cai)} == {second.ref, item_in(gethin, made[2], cai).ref}
        # Each is met by the next, however many such meetings lie behind.
        with monkeypatch.context() as many:
            many.setattr(items, "_MOST", 1)
            called(gethin, wales, cai, days=90, clash="x")
        assert owed(gethin, cai) == []
        assert row.goes_on == Calm.CALM


def test_the_rest_of_a_series_is_moved_by_as_much_and_what_speaks_against_it_is_asked_about_once(series, cai, wales, as_actor):
    first, made = series
    with as_actor("mared") as mared:
        # Each lies where the next one was: what is moved together is no other commitment, and another meeting is.
        last = moved_as(made[2].starts_at, first.starts_at, made[0].starts_at)
        other = called(mared, wales, code="STRATEGY_GROUP", chair="nia", starts_at=last)
        invited(mared, wales, other, None, "interviews", Seat.VOLUNTARY, person="lowri")
        calling.put_on(by=mared, at=now(), meeting=made[2], child_ids=[cai])
        frame = {"minutes": 90, "place": first.place, "chair_id": first.chair_id, "starts_at": made[1].starts_at}
        move = {"by": mared, "at": now(), "meeting": made[0], **frame}
        with pytest.raises(repeating.Clash) as clash:
            repeating.move_rest(**move, why="Tuesdays are full.")
        spoken = {date.starts_at: [one.who for one in date.others] for date in clash.value.dates if date.others}
        assert spoken == {other.starts_at: [wales.people["lowri"].name]}
        assert {row.state for one in made for row in frames.settings_of(mared, one)} == {Frame.SET}, "nothing was moved"
        before = len(told())
        repeating.move_rest(**move, why="Tuesdays are full.", clash="Lowri sends somebody.")
        assert len(told()) == before + 1, "each team is told once, of all of them"
        stand = [meeting_by_ref(mared, one.ref) for one in made]
        assert [one.starts_at for one in stand] == [made[1].starts_at, made[2].starts_at, last]
        assert [(one.state, one.minutes) for one in stand] == [(Frame.MOVED, 90)] * 3
        assert stand[2].why == "Tuesdays are full. Lowri sends somebody."
        assert meeting_by_ref(mared, first.ref).state == Frame.SET, "what came before stays"
        refused(judging.MEANWHILE, lambda: repeating.move_rest(**move, why="x", clash="x"))
        # That nobody works on the other day is said too.
        sunday = timedelta(days=13 - local(stand[0].starts_at).weekday())
        with pytest.raises(repeating.Clash) as clash:
            repeating.move_rest(**move | {"meeting": stand[0], "starts_at": stand[0].starts_at + sunday}, why="x")
        assert [date.no_working_day is not None for date in clash.value.dates] == [True] * 3
    with as_actor("lowri") as lowri, pytest.raises(PermissionDenied):
        repeating.move_rest(**move | {"by": lowri, "meeting": stand[0]}, why="x", clash="x")


def test_a_manager_outside_the_team_arranges_more_dates_and_nothing_is_left_out_or_offered_twice(series, cai, wales, as_actor):
    first, made = series
    with as_actor("lowri") as lowri:
        [asked] = items.own_asked(lowri, [first])
        inviting.answer(by=lowri, at=now(), meeting=first, asked=asked, how=Answer.APOLOGY, words="Ill.")
    with as_actor("gethin") as gethin:
        frame = {"minutes": 60, "place": "Room 2", "chair_id": first.chair_id, "why": "Half term.", "clash": "x"}
        calling.move(by=gethin, at=now(), meeting=made[0], starts_at=made[0].starts_at + timedelta(days=1), **frame)
        calling.cancel(by=gethin, at=now(), meeting=made[1], why="Snow.")
        rhythm = {"every_days": 14, "until_on": local_day(made[2].starts_at)}
        people = wanted_at(first, asked_to_each(gethin, first, now()))
        # What was cancelled may be arranged again; in place of what was moved nothing is missing.
        [again] = proposed(gethin, first, people, **rhythm, now=now())
        assert again.starts_at == made[1].starts_at
        other = called(gethin, wales, code="STRATEGY_GROUP", chair="nia", starts_at=again.starts_at)
        invited(gethin, wales, other, None, "interviews", Seat.VOLUNTARY, person="lowri")
        # Who sent an apology to the one is asked to the others, and that they are not free is said before.
        [again] = proposed(gethin, first, people, **rhythm, now=now())
        assert [one.who for one in again.others] == [wales.people["lowri"].name]
        more = {"by": gethin, "at": now(), "on": {local_day(again.starts_at)}}
        assert refused(SAY_OF_DATES, lambda: repeating.repeat(**more, meeting=first, **rhythm)) == "why"
        [new] = repeating.repeat(**more, meeting=first, **rhythm, why="She may send somebody.")
        assert (new.team_id, new.area, new.state, new.chair_id) == (first.team_id, first.area, Frame.SET, first.chair_id)
        # A series stays one, also where the date with which it began comes after others now.
        calling.move(by=gethin, at=now(), meeting=first, starts_at=first.starts_at + timedelta(days=20), **frame)
        until = local_day(made[2].starts_at) + timedelta(days=14)
        more |= {"meeting": made[2], "every_days": 14, "until_on": until, "on": {until}, "why": "x"}
        [last] = repeating.repeat(**more)
        assert {one.pk for one in series_of(gethin, last)} == {first.pk, new.pk, last.pk, *(one.pk for one in made)}


def test_who_chairs_and_no_more_arranges_dates_and_hands_the_chair_over(wales, as_actor):
    with as_actor("mared") as mared:
        first = called(mared, wales, chair="sion", code="STRATEGY_GROUP")
        invited(mared, wales, first, None, "youth_justice", Seat.YOUTH_JUSTICE)
    day = local_day(first.starts_at) + timedelta(days=14)
    with as_actor("sion") as sion:
        more = {"by": sion, "at": now(), "meeting": first, "every_days": 14, "until_on": day, "on": {day}, "why": "x"}
        [made] = repeating.repeat(**more)
        assert (made.team_id, made.chair_id) == (wales.teams["social_work"].pk, sion.practitioner_id)
        before, frame = len(told()), {"minutes": 60, "place": "", "starts_at": first.starts_at}
        calling.move(by=sion, at=now(), meeting=first, chair_id=wales.people["gethin"].pk, why="On leave.", **frame)
        assert len(told()) == before + 1, "whoever is asked is told, by who hands over"
        with pytest.raises(Fault):
            repeating.repeat(**more)
    call = "select repeat_meeting(gen_random_uuid(), %s, %s, now(), '', now(), %s)"
    for name in ("sion", "owain", "rhys", "dewi"):
        with as_actor(name) as actor, pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(call, [first.pk, first.kind_id, actor.practitioner_id])

"""Meetings: who reads which row, what is met and owed again, what the chair alone opens and closes; and what betrays no child."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.cast import BRIDGEND, RHONDDA
from tests.meetings import called, come, invited, item_in, kind_of, told
from tests.story import missing_cai
from ymylon.children.actions import involve_each
from ymylon.children.lookups import events, last_events
from ymylon.circumstances.actions import staff
from ymylon.circumstances.lookups.staff import visit_by_ref
from ymylon.duties.actions import open_duty
from ymylon.duties.lookups import duties_about, open_of_children
from ymylon.meetings.actions import calling, holding, inviting, keeping
from ymylon.meetings.actions.clashing import Clash
from ymylon.meetings.lookups import frames, items, room
from ymylon.meetings.lookups.commitments import clashes, own_clashes
from ymylon.meetings.lookups.frames import NoSuchMeeting, meeting_by_ref
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.models import Answered, Asked, Closed, Item, LetIn, Meeting, Minutes, Said, Setting, Word
from ymylon.meetings.rules import AGAIN, MET, Answer, Calm, Chair, How, Kind, Met, Seat, Tongue, Whose, judging
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.post.models import Letter
from ymylon.signals.actions import enter
from ymylon.signals.actions import keeping as register
from ymylon.terms.codes import CheckIn, InvolvementKind, Lane, VisitPlace
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
EVERYBODY = (
    "mared",
    "gethin",
    "nia",
    "rhys",
    "heledd",
    "sion",
    "elin",
    "menna",
    "dewi",
    "lowri",
    "carys",
    "owain",
    "ada",
    "ffion",
)
TABLES = (Meeting, Setting, Minutes, Word, Item, Closed, LetIn, Asked, Answered, Said)


def now():
    return timezone.now()


def refused(words, act) -> str:
    with pytest.raises(Fault) as fault:
        act()
    assert fault.value.words == words, fault.value.words.en
    return fault.value.field


@pytest.fixture
def around(cai, wales, as_actor):
    """Cai’s school and youth justice stand around him too."""
    with as_actor("mared") as mared:
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("school_lead", InvolvementKind.SCHOOL), ("youth_justice", InvolvementKind.YOUTH_JUSTICE))
        ]
        involve_each(by=mared, at=now(), child_id=cai, teams=teams)
    return cai


def readers(as_actor, ref) -> set[str]:
    found = set()
    for name in EVERYBODY:
        with as_actor(name) as actor:
            try:
                found.add(name) if meeting_by_ref(actor, ref) else None
            except NoSuchMeeting:
                # What the lookup hides the database hides by itself.
                assert not Meeting.objects.filter(ref=ref).exists(), name
    return found


def canaries(as_actor, name: str) -> set[str]:
    """Which of the words of the meeting this person finds, through the lookup and in the bare table alike."""
    with as_actor(name) as actor:
        seen = {row.words for row in items.said_of(actor, list(Item.objects.all()))}
        assert seen == set(Said.objects.values_list("words", flat=True)), name
    return seen


def test_an_invitation_shows_the_frame_and_opens_no_fact(around, wales, as_actor):
    with as_actor("mared") as mared:
        meeting = called(mared, wales, around)
        item = item_in(mared, meeting, around)
    before = readers(as_actor, meeting.ref)
    assert before == {"mared", "gethin", "nia"}, "who called it, and who sees the whole council"
    with as_actor("mared") as mared:
        for lane, words in ((Lane.CONCERN, "CANARY concern"), (Lane.SAFETY, "CANARY safety"), (Lane.EDUCATION, "CANARY school")):
            told(mared, meeting, item, lane, words)
        invited(mared, wales, meeting, item, "school_lead", person="dewi")
        # A charity that does not hold the child may be asked: it learns when and where, and not about whom.
        invited(mared, wales, meeting, item, "interviews", Seat.INTERVIEWER)
        invited(mared, wales, meeting, item, "youth_justice", Seat.YOUTH_JUSTICE)
        letters = list(Letter.objects.filter(key__startswith="meeting:").values_list("link", flat=True))
    assert letters == ["/meetings/"] * 3
    assert readers(as_actor, meeting.ref) == before | {"dewi", "lowri", "sion"}
    assert canaries(as_actor, "dewi") == {"CANARY safety", "CANARY school"}
    assert canaries(as_actor, "sion") == {"CANARY concern", "CANARY safety", "CANARY school"}
    assert canaries(as_actor, "lowri") == canaries(as_actor, "rhys") == canaries(as_actor, "owain") == set()
    with as_actor("lowri") as lowri:
        assert items.items_of(lowri, meeting) == []
        assert [one.seat for one in items.own_asked(lowri, [meeting])] == ["INTERVIEWER"]
    with as_actor("dewi") as dewi:
        # That youth justice comes stands in the lane of allegations, which the school does not read.
        assert {one.team_id for one in items.asked_for(dewi, item)} == {
            wales.teams["school_lead"].pk,
            wales.teams["interviews"].pk,
        }
        invitation = items.own_asked(dewi, [meeting])[0]
        come = {"by": dewi, "at": now(), "meeting": meeting, "asked": invitation}
        inviting.answer(**come, how=Answer.COMES, met=Met.YES, met_on=timezone.localdate())
        assert refused(judging.SAY_WHY, lambda: inviting.answer(**come, how=Answer.APOLOGY)) == "words"
        refused(judging.NOT_YOURS, lambda: inviting.answer(**come, how=Answer.HERE_MET))
        with pytest.raises(PermissionDenied):
            calling.cancel(by=dewi, at=now(), meeting=meeting, why="x")
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select answer_meeting(%s, 'HERE_MET', '', null, '', now(), 1)", [invitation.pk])
        told(dewi, meeting, item, Lane.EDUCATION, "CANARY from school")
        for lane in (Lane.CONCERN, Lane.PROTECTED, Lane.MEETING):
            refused(judging.NOT_THIS_LANE, lambda lane=lane: told(dewi, meeting, item, lane, "x"))
    # Said that one comes: nothing more is read for it.
    assert canaries(as_actor, "dewi") == {"CANARY safety", "CANARY school", "CANARY from school"}


def test_the_chair_alone_opens_lanes_to_one_person_for_a_time(around, wales, as_actor):
    with as_actor("mared") as mared:
        meeting = called(mared, wales, around)
        item = item_in(mared, meeting, around)
        told(mared, meeting, item, Lane.CONCERN, "CANARY concern")
        told(mared, meeting, item, Lane.CARE, "CANARY care")
        invited(mared, wales, meeting, item, "school_lead", person="dewi")
        today, dewi = timezone.localdate(), wales.people["dewi"]
        opens = {
            "meeting": meeting,
            "item": item,
            "person": dewi,
            "lanes": [Lane.CONCERN],
            "until_on": today,
            "why": "Holds the plan.",
        }
        refused(judging.ONLY_CHAIR, lambda: holding.open_lanes(by=mared, at=now(), **opens))
        with pytest.raises(DatabaseError), transaction.atomic():
            LetIn.objects.create(
                item=item,
                child_id=around,
                at=now(),
                by_id=mared.practitioner_id,
                person=dewi,
                lanes=["CONCERN"],
                until_on=today,
                why="x",
            )
    assert canaries(as_actor, "dewi") == set()
    with as_actor("gethin") as gethin:
        for lanes in ([], [Lane.SEXUAL_HEALTH], [Lane.PROTECTED], [Lane.INTELLIGENCE]):
            assert (
                refused(
                    judging.NOT_YOURS_TO_OPEN,
                    lambda lanes=lanes: holding.open_lanes(by=gethin, at=now(), **opens | {"lanes": lanes}),
                )
                == "lanes"
            )
        assert refused(judging.SAY_WHY, lambda: holding.open_lanes(by=gethin, at=now(), **opens | {"why": " "})) == "why"
        late = today + timedelta(days=400)
        assert (
            refused(judging.TOO_FAR, lambda: holding.open_lanes(by=gethin, at=now(), **opens | {"until_on": late})) == "until_on"
        )
        opened = holding.open_lanes(by=gethin, at=now(), **opens)
    assert canaries(as_actor, "dewi") == {"CANARY concern"}
    with as_actor("sion") as sion:
        assert not LetIn.objects.exists(), "who was let into what is read by the convener, and by whom it lets in"
        assert sion.may("SEE_MEETINGS")
    with as_actor("gethin") as gethin:
        holding.take_back(by=gethin, at=now(), meeting=meeting, opened=opened, why="Has what is needed.")
    assert canaries(as_actor, "dewi") == set()
    with as_actor("gethin") as gethin:
        holding.open_lanes(by=gethin, at=now(), **opens)
    with as_actor("dewi"), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update meetings_letin set until_on = until_on - 1")
        cursor.execute("set local role app_web")
    assert canaries(as_actor, "dewi") == set(), "a decision ends with its day"


def test_who_must_be_asked_comes_from_the_record_and_a_missing_one_is_shown_until_asked(around, wales, as_actor):
    with as_actor("mared") as mared:
        meeting = called(mared, wales, around)
        item = item_in(mared, meeting, around)
        seats = tuple(Seat[code] for code in meeting.kind.seats)
        known = room.known_around(mared, [around], seats, now())
        assert [one.team.pk for one in known.of(around, Seat.YOUTH_JUSTICE)] == [wales.teams["youth_justice"].pk]
        assert known.of(around, Seat.DRUGS) == ()
        assert room.not_asked(meeting, item.pk, items.asked_for(mared, item)) == seats
        assert inviting.ask_known(by=mared, at=now(), meeting=meeting, items=[item], known=known) >= 3
        assert inviting.ask_known(by=mared, at=now(), meeting=meeting, items=[item], known=known) == 0
        assert Seat.DRUGS in room.not_asked(meeting, item.pk, items.asked_for(mared, item))
        nobody = {"by": mared, "at": now(), "meeting": meeting, "item": item, "seat": Seat.DRUGS, "who": None}
        assert refused(judging.CHOOSE_WHO, lambda: inviting.ask(**nobody)) == "who"
        inviting.ask(**nobody, why_nobody="Uses nothing.")
        assert Seat.DRUGS not in room.not_asked(meeting, item.pk, items.asked_for(mared, item))


def test_whom_the_record_names_and_who_is_not_free_is_asked_only_with_a_reason_that_they_alone_read(around, wales, as_actor):
    with as_actor("mared") as mared:
        first = called(mared, wales, around)
        invited(mared, wales, first, None, "school_lead", person="dewi")
        other = called(mared, wales, around, chair="mared", starts_at=first.starts_at, clash="x")
        dewi = Somebody(wales.teams["school_lead"], wales.people["dewi"])
        team = Somebody(wales.teams["youth_justice"])
        known = room.Known({(around, Seat.SCHOOL): (dewi,), (around, Seat.YOUTH_JUSTICE): (team,)}, {})
        press = {"by": mared, "at": now(), "meeting": other, "items": [item_in(mared, other, around)], "known": known}
        with pytest.raises(Clash):
            inviting.ask_known(**press)
        assert items.asked_to(mared, other) == []
        assert inviting.ask_known(**press, clash="Both.") == 2
        said = {row.seat: row.answer_words or "" for row in items.asked_to(mared, other)}
        assert said == {Seat.SCHOOL: "Both.", Seat.YOUTH_JUSTICE: ""}


def test_an_item_is_closed_with_somebody_who_has_met_the_child_and_both_views_or_with_reasons_that_are_counted(
    around, wales, as_actor
):
    with as_actor("mared") as mared:
        meeting = called(mared, wales, around)
        item = item_in(mared, meeting, around)
        school = invited(mared, wales, meeting, item, "school_lead", person="dewi")
        refused(
            judging.ONLY_CHAIR, lambda: holding.close_item(by=mared, at=now(), meeting=meeting, item=item, goes_on=Calm.USUAL)
        )
    with as_actor("dewi") as dewi:
        view = {
            "by": dewi,
            "at": now(),
            "meeting": meeting,
            "item": item,
            "whose": Whose.FAMILY,
            "how": How.TELEPHONE,
            "lane": Lane.EDUCATION,
            "words": "Mae eisiau iddo fod gartref.",
            "who": "Dewi Rowlands",
        }
        assert refused(judging.SAY_TONGUE, lambda: holding.keep_view(**view)) == "tongue"
        assert refused(judging.SAY_BY_WHOM, lambda: holding.keep_view(**view | {"who": ""}, tongue=Tongue.WELSH)) == "who"
        # Of professionals only: nobody of the family sits there, whatever is written.
        there = view | {"how": How.PRESENT, "tongue": Tongue.WELSH}
        assert refused(judging.NOT_IN_THE_ROOM, lambda: holding.keep_view(**there)) == "how"
        holding.keep_view(**view, tongue=Tongue.WELSH)
    with as_actor("gethin") as gethin:
        close = {"by": gethin, "at": now(), "meeting": meeting, "item": item, "goes_on": Calm.USUAL}
        # It would stand in the chronology as held before anybody met.
        refused(judging.NOT_ITS_DAY, lambda: holding.close_item(**close, met_why="x", child_why="x", family_why="x"))
        refused(judging.NOT_ITS_DAY, lambda: holding.hold(by=gethin, at=now(), meeting=meeting))
        come(meeting)
        assert refused(judging.NOBODY_MET, lambda: holding.close_item(**close)) == "met_why"
        inviting.attend(by=gethin, at=now(), meeting=meeting, came={school.pk: Answer.HERE_MET})
        # The family's view lies in the school's lane; that it is there still counts.
        assert refused(judging.NO_CHILD_VIEW, lambda: holding.close_item(**close)) == "child_why"
        refused(judging.OPEN_ITEMS, lambda: holding.hold(by=gethin, at=now(), meeting=meeting))
        row = holding.close_item(**close, child_why="He would not speak today.", family_why="not needed", met_why="not needed")
        assert (row.met_why, row.child_why, row.family_why) == ("", "He would not speak today.", "")
        assert row.next_on == timezone.localdate() + timedelta(days=14)
        assert items.counted_reasons(gethin, now() - timedelta(days=1)) == {
            "items": 1,
            "met_why": 0,
            "child_why": 1,
            "family_why": 0,
        }
        assert [duty.kind for duty in open_of_children(gethin, [around]) if duty.about == item.ref] == [AGAIN]
        holding.hold(by=gethin, at=now(), meeting=meeting)
        held = meeting_by_ref(gethin, meeting.ref)
        refused(judging.OVER, lambda: calling.cancel(by=gethin, at=now(), meeting=held, why="x"))
        # Approved, the minutes are a cut in time; what is said later stands in a later version alone.
        first = holding.approve(by=gethin, at=now(), meeting=held)
        assert refused(judging.SAY_WHAT_CHANGED, lambda: holding.approve(by=gethin, at=now(), meeting=held)) == "why"
        told(gethin, held, item, Lane.CONCERN, "Forgotten at the table.")
        assert holding.approve(by=gethin, at=now(), meeting=held, why="One thing was forgotten.").number == first.number + 1
        assert {event.kind for event in events(gethin, around)} >= {"MEETING_CALLED", "MEETING_HELD"}
    with as_actor("dewi") as dewi:
        refused(judging.OVER, lambda: told(dewi, held, item, Lane.EDUCATION, "x"))
        late = {"by": dewi, "at": now(), "meeting": held, "asked": items.own_asked(dewi, [held])[0]}
        refused(judging.OVER, lambda: inviting.answer(**late, how=Answer.COMES))
    with as_actor("mared") as mared:
        following = called(mared, wales, around, days=13)
        assert item_in(mared, following, around).follows_id == item.pk
        assert not [duty for duty in duties_about(mared, [item.ref]) if duty.state == "OPEN"]
        # Cancelled, the next one is owed again, by the day that the chair had set.
        calling.cancel(by=mared, at=now(), meeting=following, why="The chair is ill.")
        owed = [duty for duty in open_of_children(mared, [around]) if duty.kind == AGAIN]
        assert [timezone.localdate(duty.due_at) for duty in owed] == [row.next_on]
        assert frames.settings_of(mared, following)[0].why == "The chair is ill."


def test_whoever_is_here_for_the_whole_has_met_the_child_if_they_saw_them_and_it_is_the_same_whoever_looks(
    around, wales, as_actor
):
    def visit_of_mared(answer: CheckIn, told_by: str) -> None:
        with as_actor("mared") as mared:
            ref = staff.plan_visit(by=mared, at=now(), child_id=around, place=VisitPlace.HOME, back_at=now() + timedelta(hours=1))
        with as_actor(told_by) as teller:
            staff.check_in(by=teller, at=now(), visit=visit_by_ref(teller, ref), answer=answer)

    def on_register(name: str, *, seen: bool) -> None:
        with as_actor(name) as actor:
            at = now()
            register.visit(by=actor, at=at, entry=entry, visited_at=at, seen=seen, words="Knocked twice.")

    def has_met(name: str) -> bool:
        with as_actor("gethin") as gethin:
            rows = [one for one in items.asked_to(gethin, meeting) if one.item_id is None]
            who = wales.people[name].pk
            came = {one.pk: Answer.HERE if one.person_id == who else Answer.ABSENT for one in rows}
            inviting.attend(by=gethin, at=now(), meeting=meeting, came=came)
        said = set()
        # The chair reads every lane of it; the school neither concerns nor who visits whom.
        for looks in ("gethin", "dewi"):
            with as_actor(looks):
                said.add(items.facts_of([item])[item.pk].met_here)
        [one] = said
        return one

    with as_actor("mared") as mared:
        meeting = called(mared, wales, around)
        item = item_in(mared, meeting, around)
        invited(mared, wales, meeting, item, "school_lead", person="dewi")
        invited(mared, wales, meeting, None, "social_work", Seat.WORKER, person="mared")
        invited(mared, wales, meeting, None, "youth_justice", Seat.YOUTH_JUSTICE, person="sion")
    come(meeting)
    with as_actor("gethin") as gethin:
        entry = enter(
            by=gethin, at=now(), child_id=around, area=RHONDDA, reason="Away.", lead="Mared Ellis", police_contact="PC Pugh",
            every_days=7, review_on=timezone.localdate() + timedelta(days=20), lead_team_id=wales.teams["youth_justice"].pk,
        )  # fmt: skip
    visit_of_mared(CheckIn.NOT_SEEN, "mared")
    on_register("mared", seen=False)
    assert not has_met("mared"), "back, and the child was not seen"
    visit_of_mared(CheckIn.SAFE, "sion")
    assert has_met("mared")
    assert not has_met("sion"), "who wrote down that somebody else is back was not there"
    with as_actor("gethin") as gethin:
        assert set(last_events(gethin, [around], MET)) == {(around, wales.people["mared"].pk)}
    on_register("sion", seen=True)
    assert has_met("sion")


def test_it_meets_the_duty_to_arrange_a_strategy_meeting_and_a_cancelled_one_leaves_it_open_again(wales, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=now() - timedelta(hours=2), also=(("social_work", InvolvementKind.OTHER),))
    with as_actor("nia") as nia:
        open_duty(
            by=nia,
            at=now(),
            child_id=episode.child_id,
            kind=STRATEGY_MEETING,
            lane=Lane.CONCERN,
            about=episode.ref,
            due_at=None,
            team_id=wales.teams["social_work"].pk,
        )

        def owed():
            return [duty for duty in open_of_children(nia, [episode.child_id]) if duty.kind == STRATEGY_MEETING]

        # Another kind of meeting does not meet it.
        called(nia, wales, episode.child_id, code="PREVENTION_PANEL", days=3)
        assert len(owed()) == 1
        meeting = called(nia, wales, episode.child_id, code="MISSING_STRATEGY")
        assert owed() == []
        calling.cancel(by=nia, at=now(), meeting=meeting, why="Snow.")
        assert [duty.occurrence for duty in owed()] == [2]


def test_times_clash_and_two_who_move_it_at_once_lose_nothing(around, wales, as_actor):
    with as_actor("mared") as mared:
        first = called(mared, wales, around)
        same = {"starts_at": first.starts_at + timedelta(minutes=30), "code": "PREVENTION_PANEL"}
        with pytest.raises(Clash) as clash:
            called(mared, wales, around, chair="mared", **same)
        assert [(one.who, one.meeting.ref) for one in clash.value.others] == [("", first.ref)]
        other = called(mared, wales, around, chair="mared", clash="Half an hour is enough.", **same)
        assert frames.settings_of(mared, other)[0].why == "Half an hour is enough."
        assert refused(judging.IN_THE_PAST, lambda: called(mared, wales, around, days=-1)) == "starts_at"
        assert refused(judging.NO_CHILD_HERE, lambda: called(mared, wales, around, code="SAFEGUARDING_BOARD", days=8)) == "kind"
        assert refused(judging.NO_PLACE, lambda: called(mared, wales, code="CONTEXTUAL", days=8)) == "context"
        moved = {"meeting": other, "minutes": 45, "place": "Online", "chair_id": other.chair_id}
        calling.move(by=mared, at=now(), starts_at=other.starts_at + timedelta(days=1), why="Half term.", **moved)
        refused(
            judging.MEANWHILE,
            lambda: calling.move(by=mared, at=now(), starts_at=other.starts_at + timedelta(days=2), why="x", **moved),
        )
        assert [row.state for row in frames.settings_of(mared, other)] == ["MOVED", "SET"]


def test_whoever_is_wanted_at_two_meetings_at_once_is_said_and_no_more_of_the_other_than_one_may_know(around, wales, as_actor):
    with as_actor("mared") as mared:
        first = called(mared, wales, around)
        invited(mared, wales, first, None, "school_lead", person="dewi")
        invited(mared, wales, first, None, "interviews", Seat.INTERVIEWER, person="lowri")
        board = called(mared, wales, code="SAFEGUARDING_BOARD", chair="mared", starts_at=first.starts_at)
        dewi = Somebody(wales.teams["school_lead"], wales.people["dewi"])
        ask = {"by": mared, "at": now(), "meeting": board, "item": None, "seat": Seat.SCHOOL}
        with pytest.raises(Clash) as clash:
            inviting.ask(**ask, who=dewi)
        assert [(one.who, one.meeting.ref) for one in clash.value.others] == [(dewi.person.name, first.ref)]
        assert items.asked_to(mared, board) == [], "nothing was written"
        inviting.ask(**ask, who=Somebody(dewi.team))
        inviting.ask(**ask, who=dewi, clash="The board comes first.")
        said = items.asked_to(mared, board)[-1]
        assert (said.answer, said.answer_words) == (Answer.ASKED, "The board comes first.")
    with as_actor("dewi") as dewi:
        # The reason is the convener's word: an answer is still waited for. Who is asked to both sees so.
        [team] = [one for one in items.own_asked(dewi, [board]) if not one.person_id]
        inviting.answer(by=dewi, at=now(), meeting=board, asked=team, how=Answer.COMES)
        assert items.answers_waiting(dewi, now()).count() == 2
        assert [one.ref for one in own_clashes(dewi, board)] == [first.ref]
        inviting.answer(by=dewi, at=now(), meeting=first, asked=items.own_asked(dewi, [first])[0], how=Answer.APOLOGY, words="x")
        assert own_clashes(dewi, board) == []
    # Somebody of another council may not know of either, nor who is asked: only that one is not free.
    with as_actor("owain") as owain:
        wanted = {
            "starts_at": first.starts_at,
            "minutes": 30,
            "people": [wales.people[one].pk for one in ("gethin", "lowri", "dewi")],
        }
        assert {(one.who, one.meeting) for one in clashes(owain, **wanted)} == {
            (wales.people[one].name, None) for one in ("gethin", "lowri", "dewi")
        }
    with as_actor("gethin") as gethin:
        other = called(gethin, wales, code="STRATEGY_GROUP", days=9)
        invited(gethin, wales, other, None, "interviews", Seat.VOLUNTARY, person="lowri")
        to = {"meeting": other, "starts_at": first.starts_at, "minutes": 60, "place": "", "chair_id": wales.people["nia"].pk}
        with pytest.raises(Clash) as clash:
            calling.move(by=gethin, at=now(), why="Snow.", **to)
        assert {one.who for one in clash.value.others} == {wales.people["lowri"].name}
        row = calling.move(by=gethin, at=now(), why="Snow.", clash="She may send somebody.", **to)
        assert row.why == "Snow. She may send somebody."
        told = Letter.objects.filter(key__startswith=f"meeting-set:{other.ref}").values_list("link", flat=True)
        assert list(told) == ["/meetings/"], "whoever is asked is told that it was moved"


def test_two_write_at_once_and_what_is_put_right_shows_both(around, wales, as_actor):
    with as_actor("mared") as mared:
        meeting = called(mared, wales, around)
        item = item_in(mared, meeting, around)
        assert (
            refused(judging.SAY_REASON, lambda: told(mared, meeting, item, Lane.SAFETY, "He stays.", Kind.DECISION)) == "reason"
        )
        assert refused(judging.SAY_WHO, lambda: told(mared, meeting, item, Lane.SAFETY, "Too soon.", Kind.DISSENT)) == "who"
        told(mared, meeting, item, Lane.SAFETY, "He stays.", Kind.DECISION, reason="He asked to.")
        told(mared, meeting, item, Lane.SAFETY, "Too soon.", Kind.DISSENT, who="Rhys Cadwaladr")
        row = items.latest(items.said_of(mared, [item]), Kind.DECISION)[0]
        told(mared, meeting, item, Lane.SAFETY, "He stays until May.", Kind.DECISION, reason="He asked to.", replaces=row)
        refused(
            judging.MEANWHILE,
            lambda: told(mared, meeting, item, Lane.SAFETY, "He goes.", Kind.DECISION, reason="x", replaces=row),
        )
        rows = items.said_of(mared, [item])
        assert [(one.words, one.is_replaced) for one in rows if one.kind == "DECISION"] == [
            ("He stays.", True),
            ("He stays until May.", False),
        ]


def test_a_meeting_about_no_child_is_read_by_all_who_are_asked(wales, as_actor):
    with as_actor("gethin") as gethin:
        board = called(gethin, wales, code="SAFEGUARDING_BOARD")
        invited(gethin, wales, board, None, "school_lead")
        holding.say_word(
            by=gethin, at=now(), meeting=board, kind=Kind.DECISION, words="Schools report each month.", reason="Agreed."
        )
    with as_actor("dewi") as dewi:
        assert [row.words for row in frames.words_of(dewi, board)] == ["Schools report each month."]
        holding.say_word(
            by=dewi, at=now(), meeting=meeting_by_ref(dewi, board.ref), kind=Kind.DISSENT, words="Each term.", who="Dewi Rowlands"
        )
    with as_actor("owain"):
        assert not any(model.objects.exists() for model in TABLES)


def test_a_board_puts_its_own_definition_beside_the_shipped_one(wales, as_actor):
    shipped = kind_of("RISK_MANAGEMENT")
    assert (shipped.every_days, shipped.calm_days, shipped.professionals_only) == (14, 28, True)
    today = timezone.localdate()
    anew = {
        "kind": shipped,
        "areas": [RHONDDA],
        "chaired_by": Chair.POLICE,
        "seats": [Seat.WORKER],
        "standing_seats": [],
        "every_days": 7,
        "calm_days": 21,
    }
    with as_actor("mared") as mared, pytest.raises(PermissionDenied):
        keeping.define(by=mared, at=now(), from_on=today, source="x", **anew)

    def held(area: str):
        return next(one for one in frames.kinds_on(today, [area]) if one.code == "RISK_MANAGEMENT")

    with as_actor("gethin") as gethin:
        keeping.define(by=gethin, at=now(), from_on=today, source="Board minute 12", **anew)
        again = anew | {"kind": held(RHONDDA)}
        assert (
            refused(judging.FROM_LATER, lambda: keeping.define(by=gethin, at=now(), from_on=today, source="x", **again))
            == "from_on"
        )
    assert [held(RHONDDA).every_days, held(BRIDGEND).every_days] == [7, 14]
    assert [held(area).chaired_by_en for area in (RHONDDA, BRIDGEND)] == ["The police", "A manager of the council"]
    assert held(RHONDDA).chaired_by_cy == "Yr heddlu"

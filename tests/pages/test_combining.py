"""Two meetings about one child within seven days are made one: purposes kept, nobody reads more, each is told once."""

import html
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.meetings import called, come, invited, item_in, told
from tests.pages.test_meetings import address
from tests.pages.test_panels import another
from ymylon.children.actions import involve_each
from ymylon.children.lookups import refs_of
from ymylon.duties.lookups import duties_about, open_of_children
from ymylon.meetings.actions import calling, combining, holding, inviting
from ymylon.meetings.lookups import items, room
from ymylon.meetings.lookups.agendas import on_agendas
from ymylon.meetings.lookups.frames import NoSuchMeeting, also_serves, meeting_by_ref
from ymylon.meetings.models import Asked, Combined, Item, LetIn, Said, Setting
from ymylon.meetings.rules import AGAIN, Answer, Calm, How, Seat, Tongue, Whose
from ymylon.meetings.rules import combining as rules
from ymylon.meetings.rules.shipped import PANEL
from ymylon.post.models import Letter
from ymylon.protection.actions import protect
from ymylon.terms.codes import InvolvementKind, Lane, ProtectionKind
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db


def view(by, meeting, item, whose, lane, words) -> None:
    said = {"whose": whose, "how": How.TELEPHONE, "lane": lane, "words": words, "who": "Elin", "tongue": Tongue.WELSH}
    holding.keep_view(by=by, at=timezone.now(), meeting=meeting, item=item, **said)


@pytest.fixture
def two(cai, wales, as_actor):
    """Mared’s strategy meeting and her panel five days later, both about Cai. School comes to both."""
    with as_actor("mared") as mared:
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("school_lead", InvolvementKind.SCHOOL), ("youth_justice", InvolvementKind.YOUTH_JUSTICE))
        ]
        involve_each(by=mared, at=timezone.now(), child_id=cai, teams=teams)
        one = called(mared, wales, cai, code="MISSING_STRATEGY", days=4)
        other = called(mared, wales, cai, another(mared, wales, "Gwilym"), code=PANEL, days=9)
        here, there = item_in(mared, one, cai), item_in(mared, other, cai)
        invited(mared, wales, one, here, "school_lead", person="dewi")
        invited(mared, wales, other, there, "school_lead")
        invited(mared, wales, other, there, "youth_justice", Seat.YOUTH_JUSTICE)
        invited(mared, wales, other, None, "missing", Seat.POLICE)
        inviting.ask(
            by=mared, at=timezone.now(), meeting=other, item=there, seat=Seat.TRUSTED, who=None, why_nobody="He has none."
        )
        told(mared, other, there, Lane.SAFETY, "Said before the panel.")
        view(mared, other, there, Whose.CHILD, Lane.SAFETY, "Wants to stay.")
        view(mared, other, there, Whose.FAMILY, Lane.CARE, "Want him home.")
    return one, other, here, there


def combined(by, one, other) -> None:
    made = [meeting_by_ref(by, each.ref) for each in (one, other)]
    combining.combine(by=by, at=timezone.now(), meeting=made[0], other=made[1], why="Combined.")


def read_by(as_actor, name: str, item) -> set[str]:
    with as_actor(name) as actor:
        return {row.words for row in items.said_of(actor, [item])}


def owed(by, ref) -> int:
    return sum(duty.kind == AGAIN and duty.state == "OPEN" for duty in duties_about(by, [ref]))


def test_whoever_called_both_is_asked_and_told_by_name_who_is_spared(two, cai, wales, as_actor, signed_in):
    one, other, _here, _there = two
    mared = signed_in("mared")
    text = mared.get(address("meeting", one.ref)).content.decode()
    assert "Two meetings, one child, seven days" in text
    assert "It spares one appointment, and the child and the family a second question: Dewi" not in text, (
        "his team is asked there"
    )
    assert "It spares one appointment, and the child and the family a second question: Safeguarding lead, Ysgol Glan Taf" in text
    where = address("combine", one.ref, other.ref)
    assert where in text
    assert address("combine", other.ref, one.ref) in mared.get(address("meeting", other.ref)).content.decode()
    page = mared.get(where).content.decode()
    for words in (
        "Youth justice service",
        "Missing persons team",
        "Put on this agenda",
        "Gwilym",
        "Combined with: Missing-child",
    ):
        assert words in page, words
    assert "Dau gyfarfod, un plentyn, saith diwrnod" in signed_in("mared", "cy").get(address("meeting", one.ref)).content.decode()
    # Whoever is asked to both reads that they could be one, and of nobody whom their lanes don’t show.
    text = signed_in("dewi").get(address("meeting", one.ref)).content.decode()
    assert "Two meetings, one child, seven days" in text
    assert where not in text
    assert "Youth justice" not in text
    # Asked to one alone, or to nothing: of the other there is not a word, and no door.
    for name in ("sion", "rhys"):
        text = signed_in(name).get(address("meeting", other.ref)).content.decode()
        assert "Two meetings" not in text, name
        assert "Missing-child" not in text, name
    for name in ("dewi", "sion", "rhys", "owain", "lowri"):
        for typed in (None, {"why": "x"}):
            answer = signed_in(name).get(where) if typed is None else signed_in(name).post(where, typed)
            assert answer.status_code in (403, 404), name
    mared = signed_in("mared")
    assert mared.post(where, {"why": " "}).status_code == 422
    assert mared.post(where, {"why": "Cyfunwyd."}).status_code == 302
    assert mared.post(where, {"why": "Cyfunwyd."}).status_code == 404, "done once"
    text = mared.get(address("meeting", one.ref)).content.decode()
    assert "Exploitation Prevention Panel" in text
    cancelled = mared.get(address("meeting", other.ref)).content.decode()
    assert "Cyfunwyd." in cancelled
    assert address("meeting", one.ref) in cancelled
    with as_actor("mared") as actor:
        ref = refs_of(actor, [cai])[cai]
    assert "made part of another" in mared.get(reverse("chronology:child", args=[ref])).content.decode()


def test_both_purposes_are_kept_and_each_is_told_once(two, cai, wales, as_actor):
    one, other, here, there = two
    before = Letter.objects.count()
    with as_actor("mared") as mared:
        combined(mared, one, other)
        made = meeting_by_ref(mared, one.ref)
        assert [each.code for each in also_serves(made)] == [PANEL]
        assert set(room.seats_of(made)) >= {Seat.YOUTH_JUSTICE, Seat.INTERVIEWER, Seat.HOME, Seat.TRUSTED}
        asked = items.asked_to(mared, made)
        assert Seat.VOLUNTARY in room.not_asked_to(made, asked), "who must be asked to the whole panel is not asked yet"
        assert Seat.POLICE not in room.not_asked_to(made, asked)
        assert {(row.seat, row.team_id) for row in asked if row.item_id is None} == {(Seat.POLICE, wales.teams["missing"].pk)}
        assert sorted(row.seat for row in asked if row.item_id == here.pk) == ["SCHOOL", "YOUTH_JUSTICE"]
        assert Seat.TRUSTED in room.not_asked(made, here.pk, asked), "that nobody is needed answered for the other’s seat"
        assert len(items.items_of(mared, made)) == 2, "Gwilym is on this agenda now"
        assert {row.child_id for row in on_agendas(mared, [PANEL]) if row.state == "SET"} == {
            row.child_id for row in items.items_of(mared, made)
        }
        facts = items.facts_of([here])[here.pk]
        assert facts.child_view
        assert facts.family_view
        assert not owed(mared, there.ref), "nothing is owed again: this one keeps it"
        with pytest.raises(Fault):
            combined(mared, one, other)
    to = sorted(row.to_email for row in Letter.objects.order_by("id")[before:] if row.key.startswith("combined:"))
    assert to == ["missing@example.invalid", "school_lead@example.invalid", "youth_justice@example.invalid"]
    # Of the child’s item two purposes are owed once it is closed, each by its own rhythm; cancelled instead, both are owed too.
    with as_actor("gethin") as gethin:
        made = meeting_by_ref(gethin, one.ref)
        now = timezone.now()
        inviting.attend(by=gethin, at=now, meeting=made, came={items.asked_for(gethin, here)[0].pk: Answer.HERE_MET})
        next_on = timezone.localdate() + timedelta(days=10)
        come(made)
        holding.close_item(by=gethin, at=now, meeting=made, item=here, goes_on=Calm.USUAL, next_on=next_on)
        due = {duty.about: timezone.localdate(duty.due_at) for duty in open_of_children(gethin, [cai]) if duty.kind == AGAIN}
        assert due == {here.ref: next_on, there.ref: timezone.localdate() + timedelta(days=28)}
    with as_actor("mared") as mared:
        gwilym = next(row for row in items.items_of(mared, meeting_by_ref(mared, other.ref)) if row.child_id != cai)
        calling.cancel(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, one.ref), why="Snow.")
        assert owed(mared, gwilym.ref) == 1
        assert owed(mared, there.ref) == 1, "and not twice"


def test_whoever_comes_at_another_hour_and_is_not_free_then_is_asked_about_and_reads_why(two, cai, wales, as_actor, signed_in):
    one, other, here, there = two
    with as_actor("mared") as mared:
        gwilym = next(row.child_id for row in items.items_of(mared, other) if row.child_id != cai)
        for team, person, seat in (("interviews", "lowri", Seat.INTERVIEWER), ("youth_justice", "sion", Seat.VOLUNTARY)):
            invited(mared, wales, other, None, team, seat, person=person)
        [lowri] = [row for row in items.asked_to(mared, other) if row.person_id == wales.people["lowri"].pk]
        inviting.answer(by=mared, at=timezone.now(), meeting=other, asked=lowri, how=Answer.APOLOGY, words="On leave.")
        # When it is now Lowri has another commitment, and Gwilym another meeting; that both were asked to the other is none.
        third = called(mared, wales, gwilym, code="STRATEGY_DISCUSSION", chair="nia", starts_at=one.starts_at)
        invited(mared, wales, third, None, "interviews", Seat.INTERVIEWER, person="lowri")
    browser, where = signed_in("mared"), address("combine", one.ref, other.ref)
    assert "id_clash" not in browser.get(where).content.decode()
    answer = browser.post(where, {"why": "Un cyfarfod i’r ddau."})
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Un cyfarfod i’r ddau." in text
    assert "Lowri Haf: Strategy discussion" in text
    assert "The same child: Strategy discussion" in text
    assert "Siôn" not in text[text.index("id_clash_error") :][:300]
    assert not Combined.objects.exists()
    assert browser.post(where, {"why": "Un cyfarfod.", "clash": "Daw Lowri wedyn."}).status_code == 302
    with as_actor("mared") as mared:
        rows = {row.person_id: row for row in items.asked_to(mared, meeting_by_ref(mared, one.ref)) if row.person_id}
        assert (rows[lowri.person_id].answer, rows[lowri.person_id].answer_words) == (Answer.ASKED, "Daw Lowri wedyn.")
        assert rows[wales.people["sion"].pk].answer is None
        assert meeting_by_ref(mared, other.ref).why == "Un cyfarfod. Daw Lowri wedyn."


def test_that_none_more_of_its_kind_is_needed_ends_no_other_rhythm(two, cai, as_actor):
    one, other, here, there = two
    with as_actor("gethin") as gethin:
        read = meeting_by_ref(gethin, one.ref)
    with as_actor("mared") as mared:
        combined(mared, one, other)
    # Whoever closes it read it before it was two, and what stands now holds.
    with as_actor("gethin") as gethin, connection.cursor() as cursor:
        said = {"words": "He is safe.", "met_why": "Away.", "child_why": "Away.", "family_why": "Away."}
        come(read)
        holding.close_item(by=gethin, at=timezone.now(), meeting=read, item=here, goes_on=Calm.LAST, **said)
        due = {duty.about: timezone.localdate(duty.due_at) for duty in open_of_children(gethin, [cai]) if duty.kind == AGAIN}
        assert due == {there.ref: timezone.localdate() + timedelta(days=28)}
        cursor.execute("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted")
        assert cursor.fetchone()[0] >= 2, "whoever changes one of the two waits"


def test_what_was_cancelled_while_somebody_read_it_takes_nothing_in(two, wales, as_actor):
    one, other, *_rest = two
    with as_actor("mared") as mared:
        read = [meeting_by_ref(mared, each.ref) for each in (one, other)]
        calling.cancel(by=mared, at=timezone.now(), meeting=read[0], why="Snow.")
        with pytest.raises(Fault):
            combining.combine(by=mared, at=timezone.now(), meeting=read[0], other=read[1], why="Combined.")
        assert not Combined.objects.exists()
        assert meeting_by_ref(mared, other.ref).state == "SET"
        with pytest.raises(Fault):
            calling.cancel(by=mared, at=timezone.now(), meeting=read[0], why="Snow.")


def test_nobody_reads_more_lanes_than_before(two, cai, wales, as_actor):
    one, other, here, there = two
    until = timezone.localdate() + timedelta(days=3)
    with as_actor("gethin") as gethin:
        made = meeting_by_ref(gethin, one.ref)
        opens = {"by": gethin, "at": timezone.now(), "meeting": made, "item": here, "until_on": until, "why": "Holds the plan."}
        holding.open_lanes(**opens, person=wales.people["dewi"], lanes=[Lane.CARE])
    with as_actor("mared") as mared:
        combined(mared, one, other)
    assert read_by(as_actor, "mared", here) == {"Wants to stay.", "Want him home."}
    assert read_by(as_actor, "dewi", here) == {"Wants to stay."}, "the family’s is in the lane of care, which was closed again"
    assert read_by(as_actor, "mared", there) >= {"Said before the panel."}, "what was said there stays there"
    with as_actor("dewi"):
        assert set(Said.objects.values_list("words", flat=True)) == {"Wants to stay.", "Said before the panel."}
    with as_actor("gethin") as gethin:
        assert not items.let_in(gethin, here, timezone.localdate())
        assert LetIn.objects.filter(ends__isnull=False).count() == 1
    # The police come to the whole of it, and hold the child: their own lanes. Lowri is asked to nothing.
    with as_actor("lowri") as lowri, pytest.raises(NoSuchMeeting):
        meeting_by_ref(lowri, one.ref)
    with as_actor("owain"):
        assert not Combined.objects.exists()


def test_what_keeps_them_apart_is_said_and_nothing_is_written(cai, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        one = called(mared, wales, cai, code="MISSING_STRATEGY", days=4)
        risk = called(mared, wales, cai, code="RISK_MANAGEMENT", days=6)
        far = called(mared, wales, cai, code=PANEL, days=12)
        with pytest.raises(Fault) as fault:
            combined(mared, one, risk)
        assert fault.value.words == rules.PROFESSIONALS
        with pytest.raises(Fault) as fault:
            combined(mared, one, far)
        assert fault.value.words == rules.NOT_NEAR
        assert not Combined.objects.exists()
        assert not Setting.objects.filter(state="CANCELLED").exists()
    mared = signed_in("mared")
    text = mared.get(address("meeting", one.ref)).content.decode()
    assert "of professionals only" in text
    assert address("combine", one.ref, risk.ref) not in text
    assert "These two stay apart" in mared.get(address("combine", one.ref, risk.ref)).content.decode()
    assert mared.post(address("combine", one.ref, risk.ref), {"why": "x"}).status_code == 422
    assert mared.get(address("combine", one.ref, far.ref)).status_code == 404


def test_a_protected_childs_meetings_stay_apart_and_betray_nothing(two, cai, wales, as_actor, signed_in):
    one, other, here, there = two
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
        gwilym = next(row for row in items.items_of(gethin, other) if row.child_id != cai)
    for name in ("mared", "nia", "dewi", "sion"):
        text = signed_in(name).get(address("meeting", one.ref)).content.decode()
        assert "Two meetings, one child" not in text, name
    # Both meetings are also about Gwilym: they are combined for him, and Cai’s panel is owed again.
    with as_actor("mared") as mared:
        calling.put_on(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, one.ref), child_ids=[gwilym.child_id])
        combined(mared, one, other)
        assert owed(mared, there.ref) == 1
        assert owed(mared, gwilym.ref) == 0
        assert {row.words for row in items.said_of(mared, [here])} == set(), "no view of his is carried"
        assert not Asked.objects.filter(item_id=here.pk, team_id=wales.teams["youth_justice"].pk).exists()
    with as_actor("nia"):
        assert not Item.objects.filter(child_id=cai).exists()


@pytest.mark.heavy
def test_a_panel_of_forty_children_with_ten_other_meetings_is_asked_as_often(cai, wales, as_actor, signed_in, count_queries):
    with as_actor("mared") as mared:
        one = called(mared, wales, cai, code=PANEL, days=8)
        called(mared, wales, cai, code="MISSING_STRATEGY", days=9, clash="A reason.")
    signed_in("gethin")
    before = count_queries(address("meeting", one.ref))
    with as_actor("mared") as mared:
        children = [another(mared, wales, f"Plentyn{number}") for number in range(20)]
        calling.put_on(by=mared, at=timezone.now(), meeting=one, child_ids=children)
        for child in children[:12]:
            made = called(mared, wales, child, code="STRATEGY_DISCUSSION", days=7, clash="A reason.")
            invited(mared, wales, made, item_in(mared, made, child), "school_lead", person="dewi", clash="A reason.")
    after = count_queries(address("meeting", one.ref))
    assert after == before <= 16, (before, after)


def test_the_database_lets_nobody_combine_what_is_not_theirs(two, cai, wales, as_actor):
    one, other, *_rest = two
    for name in ("dewi", "rhys", "sion"):
        with as_actor(name), connection.cursor() as cursor, pytest.raises(DatabaseError, match="not your meeting"), atomic():
            cursor.execute("select carry_to_meeting(%s, %s, 'x', now(), null)", [one.pk, other.pk])

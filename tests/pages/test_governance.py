"""What a board publishes: written by one, released by another, looked through for names, and read without signing in."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.meetings import called, come, invited
from ymylon.agencies import actions as agencies
from ymylon.audit.models import Line
from ymylon.governance import actions
from ymylon.governance.lookups import names_among, texts_of
from ymylon.governance.models import PublicText, Release, Withdrawal
from ymylon.governance.rules import NOT_THE_LAST, SECOND_PERSON
from ymylon.meetings.actions import holding, inviting
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.lookups.items import asked_to
from ymylon.meetings.rules import Answer, Kind, Seat
from ymylon.terms.codes import Role
from ymylon.terms.faults import Fault, begin_refusing, refusals

pytestmark = pytest.mark.django_db
TEXT = "The board met.\nSchools report each month."
WELSH = "Cyfarfu’r bwrdd."


def address(name: str, *about) -> str:
    return reverse(f"governance:{name}", args=about)


def searched(account: int) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        found = list(Line.objects.filter(actor=account, act="SEARCHED").order_by("id").values_list("about", "why"))
        cursor.execute("set local role app_web")
    return found


@pytest.fixture
def board(cai, wales, as_actor):
    """A board that Gethin called, chaired and approved the minutes of: the police came, health did not. Nia is a manager too."""
    since = timezone.now() - timedelta(minutes=1)
    agencies.join_team(practitioner=wales.people["nia"], team=wales.teams["manager"], role=Role.TEAM_MANAGER, at=since)
    with as_actor("gethin") as gethin:
        made = called(gethin, wales, code="SAFEGUARDING_BOARD")
        invited(gethin, wales, made, None, "missing", Seat.POLICE)
        invited(gethin, wales, made, None, "safeguarding", Seat.HEALTH)
        made = meeting_by_ref(gethin, made.ref)
        now = timezone.now()
        holding.say_word(by=gethin, at=now, meeting=made, kind=Kind.DECISION, words="Schools report.", reason="They must.")
        came = dict(zip([row.pk for row in asked_to(gethin, made)], (Answer.HERE, Answer.ABSENT), strict=True))
        inviting.attend(by=gethin, at=now, meeting=made, came=came)
        come(made)
        holding.hold(by=gethin, at=now, meeting=made)
        made = meeting_by_ref(gethin, made.ref)
        holding.approve(by=gethin, at=now, meeting=made)
        return made


def test_written_by_one_and_released_by_another_it_is_read_by_everybody(board, wales, as_actor, signed_in, count_queries):
    write, release, standing = (address(name, board.ref) for name in ("write", "release", "standing"))
    stranger, public = Client(), address("minutes", board.ref)
    assert stranger.get(public).status_code == 404
    assert "No board has published minutes yet" in stranger.get(address("boards")).content.decode()
    gethin = signed_in("gethin")
    assert standing in gethin.get(reverse("meetings:meeting", args=[board.ref])).content.decode()
    assert "Schools report." in gethin.get(write).content.decode(), "begun with what the minutes hold"
    assert gethin.post(write, {"words_en": " ", "words_cy": ""}).status_code == 422
    assert gethin.post(write, {"words_en": TEXT, "words_cy": "", "version": "0"}).status_code == 302
    # The writer releases nothing: there is no door, the action refuses, and so does the database by itself.
    assert gethin.get(release).status_code == 404
    assert gethin.post(release, {}).status_code == 404
    assert "It waits for a second person" in gethin.get(standing).content.decode()
    with as_actor("gethin") as actor:
        text = texts_of(actor, board)[0]
        begin_refusing()
        with pytest.raises(Fault) as fault:
            actions.release(by=actor, at=timezone.now(), meeting=board, text=text)
        assert fault.value.words == SECOND_PERSON
        assert [each.rule for each in refusals()] == [SECOND_PERSON.en]
        for by in (actor.practitioner_id, wales.people["nia"].pk):
            with pytest.raises(DatabaseError, match="row-level security"), atomic():
                Release.objects.create(at=timezone.now(), by_id=by, meeting_id=board.pk, text_id=text.pk)
    assert stranger.get(public).status_code == 404, "nothing is public before"
    nia = signed_in("nia")
    assert "Schools report each month." in nia.get(release).content.decode()
    assert nia.post(release, {"version": "1"}).status_code == 302
    assert nia.get(release).status_code == 404, "once"
    text = stranger.get(public).content.decode()
    for words in ("Schools report each month.", "Came: Police.", "Asked, and did not come: Health board.", "Cwm Taf Morgannwg"):
        assert words in text, words
    for words in ("Gethin", "Nia", "Missing persons team", "Room 2"):
        assert words not in text, words
    assert public in stranger.get(address("boards")).content.decode()
    # Welsh is wanted too, and is not there: the page says so, and the text says in which language it is.
    text = stranger.get(public, headers={"accept-language": "cy"}).content.decode()
    assert "Heb ei ysgrifennu yn Gymraeg" in text
    assert '<div class="ym-inset ym-section" lang="en">' in text
    # A later version stands beside the first; of two who write at once the second is shown both.
    typed = {"words_en": TEXT, "words_cy": WELSH}
    collided = signed_in("gethin").post(write, typed | {"version": "0"})
    assert collided.status_code == 422
    assert "Somebody else saved this" in collided.content.decode()
    assert signed_in("gethin").post(write, typed | {"version": "1"}).status_code == 302
    assert WELSH not in stranger.get(public).content.decode(), "written is not released"
    assert signed_in("nia").post(release, {"version": "1"}).status_code == 422, "another version than was read"
    assert signed_in("nia").post(release, {"version": "2"}).status_code == 302
    assert WELSH in stranger.get(public, headers={"accept-language": "cy"}).content.decode()
    assert WELSH not in stranger.get(public + "?version=1").content.decode()
    assert stranger.get(public + "?version=junk").status_code == 200
    # Withdrawn, no version of it is read by anybody, at once and by one person alone.
    assert signed_in("gethin").post(address("withdraw", board.ref), {"why": ""}).status_code == 422
    assert signed_in("gethin").post(address("withdraw", board.ref), {"why": "It says too much."}).status_code == 302
    for one in (public, public + "?version=1"):
        text = stranger.get(one).content.decode()
        assert "was withdrawn" in text
        assert not [words for words in (TEXT.split("\n")[1], WELSH, "It says too much", "Came:") if words in text], one
    assert signed_in("gethin").get(address("withdraw", board.ref)).status_code == 404
    with as_actor("gethin"):
        assert (PublicText.objects.count(), Release.objects.count(), Withdrawal.objects.count()) == (2, 2, 2), "nothing is lost"


def test_what_may_say_who_somebody_is_stands_beside_the_text_and_nothing_typed_is_lost(board, wales, as_actor, signed_in):
    write = address("write", board.ref)
    gethin = signed_in("gethin", "cy")
    text = "Rose came.\nCai Morgan-Rees, CF37 1AA."
    answer = gethin.post(write, {"words_en": TEXT, "words_cy": text})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_words_cy_error"' in said
    assert 'id="id_words_en_error"' not in said
    for words in (
        "Llinell 2: gall “Cai Morgan-Rees”",
        "Llinell 2: gall “CF37 1AA”",
        text.replace("\n", "\r\n"),
        "Schools report each month.",
    ):
        assert words in said or words.replace("\r\n", "\n") in said, words
    assert "Rose" not in said.replace(text, ""), "nobody in the record is called so"
    with as_actor("gethin"):
        assert not PublicText.objects.exists()
    # That the record was asked for names outlives the refusal, without a word of them.
    [(about, why)] = searched(wales.account("gethin"))
    assert (len(about), why) == (64, "found 2")
    # A single name may be a word: the writer says so, and the second person reads that they did.
    answer = signed_in("gethin").post(write, {"words_en": "Morgan Street is safer.", "words_cy": ""})
    assert answer.status_code == 422
    assert 'name="allowed"' in answer.content.decode()
    typed = {"words_en": "Morgan Street is safer.", "words_cy": "", "allowed": ["Morgan"]}
    assert signed_in("gethin").post(write, typed).status_code == 302
    assert "look again" in signed_in("nia").get(address("release", board.ref)).content.decode()
    # Between writing and releasing the record has grown: what was harmless is somebody’s name now.
    from ymylon.people.actions import add_person

    with as_actor("gethin") as actor:
        actions.write_public(by=actor, at=timezone.now(), meeting=board, words_en="Plentynnewydd came.", words_cy="")
        add_person(by=actor, at=timezone.now(), given="Plentynnewydd", family="Hollolnewydd")
    assert signed_in("nia").post(address("release", board.ref), {"version": "2"}).status_code == 422
    assert [why for _about, why in searched(wales.account("nia"))] == ["found 1"]
    with as_actor("gethin"):
        assert not Release.objects.exists()


def test_nobody_else_writes_reads_or_asks_whose_name_a_word_is(board, cai, wales, as_actor, signed_in):
    with as_actor("gethin") as gethin:
        text = actions.write_public(by=gethin, at=timezone.now(), meeting=board, words_en=TEXT, words_cy="")
        assert names_among({"cai", "morgan", "hollolarall"}) == {"cai", "morgan"}, "each by itself: not whose"
        panel = called(gethin, wales, cai, code="PREVENTION_PANEL", days=12)
    doors = [address(name, board.ref) for name in ("standing", "write", "release", "withdraw")]
    for name in ("mared", "rhys", "menna", "dewi", "owain", "lowri", "ada"):
        browser = signed_in(name)
        for door in doors:
            assert {browser.get(door).status_code, browser.post(door, {"words_en": "x", "why": "x"}).status_code} <= {403, 404}, (
                name
            )
        with as_actor(name), pytest.raises(DatabaseError, match="no role that covers this"), atomic():
            names_among({"cai"})
    # Asked to it, the police read the meeting and no more than the rows of it; a stranger finds no row at all.
    for name in ("owain", "lowri", "dewi"):
        with as_actor(name):
            assert not PublicText.objects.exists(), name
    assert signed_in("gethin").get(address("standing", panel.ref)).status_code == 404, "of a panel nothing is published"
    with as_actor("rhys") as rhys, pytest.raises(DatabaseError), atomic():
        PublicText.objects.create(at=timezone.now(), by_id=rhys.practitioner_id, meeting_id=board.pk, number=7, words_en="x")
    with as_actor("gethin") as gethin, pytest.raises(DatabaseError), atomic():
        PublicText.objects.create(at=timezone.now(), by_id=gethin.practitioner_id, meeting_id=panel.pk, number=1, words_en="x")
    # Neither is a version released that another followed.
    with as_actor("gethin") as gethin:
        actions.write_public(by=gethin, at=timezone.now(), meeting=board, words_en="Another.", words_cy="")
    with as_actor("nia") as nia, pytest.raises(Fault) as fault:
        actions.release(by=nia, at=timezone.now(), meeting=board, text=text)
    assert fault.value.words == NOT_THE_LAST


def test_the_database_asks_who_may_publish_and_of_which_meeting_a_withdrawal_is(board, wales, as_actor):
    now = timezone.now()
    with as_actor("gethin") as gethin:
        text = actions.write_public(by=gethin, at=now, meeting=board, words_en=TEXT, words_cy="")
    with as_actor("mared") as mared:
        own = called(mared, wales, code="SAFEGUARDING_BOARD", days=6)
        with pytest.raises(DatabaseError, match="row-level security"), atomic():
            PublicText.objects.create(at=now, by_id=mared.practitioner_id, meeting_id=own.pk, number=1, words_en="x")
    # Asked to the board, the police write in the lane of meetings, and publish nothing for it.
    with as_actor("rhys") as rhys, pytest.raises(DatabaseError, match="row-level security"), atomic():
        Release.objects.create(at=now, by_id=rhys.practitioner_id, meeting_id=board.pk, text_id=text.pk)
    with as_actor("nia") as nia:
        released = actions.release(by=nia, at=now, meeting=board, text=text)
    with as_actor("rhys") as rhys, pytest.raises(DatabaseError, match="row-level security"), atomic():
        Withdrawal.objects.create(at=now, by_id=rhys.practitioner_id, meeting_id=board.pk, release_id=released.pk, why="x")
    with as_actor("gethin") as gethin:
        other = called(gethin, wales, code="SAFEGUARDING_BOARD", days=7)
        row = Withdrawal.objects.create(
            at=now, by_id=gethin.practitioner_id, meeting_id=other.pk, release_id=released.pk, why="x"
        )
        row.refresh_from_db()
        assert row.meeting_id == board.pk


def test_however_many_are_public_the_page_asks_as_often(board, wales, as_actor, signed_in, count_queries):
    signed_in("gethin")
    before = [count_queries(one) for one in (address("boards"), address("standing", board.ref))]
    for number in range(6):
        with as_actor("gethin") as gethin:
            actions.write_public(by=gethin, at=timezone.now(), meeting=board, words_en=f"Number {number}.", words_cy="")
        with as_actor("nia") as nia:
            actions.release(by=nia, at=timezone.now(), meeting=board, text=texts_of(nia, board)[0])
    signed_in("gethin")
    assert [count_queries(one) for one in (address("boards"), address("standing", board.ref))] == before
    assert max(before) <= 10, before

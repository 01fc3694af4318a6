"""Meetings as pages: what each reads there, what is refused beside its question, how often the database is asked."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.cast import RHONDDA
from tests.contexts import placed
from tests.intelligence import graded, released, written
from tests.meetings import called, come, invited, item_in, told
from tests.screening import found as screened
from ymylon.access.actions import acting
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, involve_each, open_record, record_event
from ymylon.children.lookups import children_by_id, refs_of
from ymylon.duties.actions import open_duty
from ymylon.duties.actions.agreeing import end_action, hand_over
from ymylon.duties.lookups import action_by_ref
from ymylon.duties.rules import ActionState, Owner
from ymylon.intelligence.models import Submission
from ymylon.meetings.actions import calling, holding, inviting, keeping
from ymylon.meetings.lookups import frames, items, room
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.models import Asked, Word
from ymylon.meetings.page import asking
from ymylon.meetings.page.shared import team_words
from ymylon.meetings.rules import AGAIN, Answer, Calm, Chair, How, Kind, Met, Seat, Tongue, Whose
from ymylon.meetings.rules.shipped import WORDED
from ymylon.people.actions import add_person
from ymylon.post.models import Letter
from ymylon.screening.rules import FindingKind, Theme
from ymylon.terms.calendars import short_date_with_year
from ymylon.terms.codes import AgencyKind, InvolvementKind, Lane, RecordReason, Role, TeamFunction
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
CANARIES = {
    Lane.CONCERN: "Canary concern",
    Lane.SAFETY: "Canary safety",
    Lane.EDUCATION: "Canary school",
    Lane.CARE: "Canary care",
    Lane.HEALTH: "Canary health",
    Lane.OFFENDING: "Canary offending",
}


def address(name: str, *about) -> str:
    return reverse(f"meetings:{name}", args=about)


def at(days: int, hour: str = "14:00") -> str:
    return (timezone.localdate() + timedelta(days=days)).strftime("%d/%m/%Y ") + hour


@pytest.fixture
def meeting(cai, wales, as_actor):
    """Mared’s meeting about Cai, which Gethin chairs: school and youth justice are asked, and each lane holds a word."""
    with as_actor("mared") as mared:
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("school_lead", InvolvementKind.SCHOOL), ("youth_justice", InvolvementKind.YOUTH_JUSTICE))
        ]
        involve_each(by=mared, at=timezone.now(), child_id=cai, teams=teams)
        made = called(mared, wales, cai)
        item = item_in(mared, made, cai)
        for lane, words in CANARIES.items():
            told(mared, made, item, lane, words)
        invited(mared, wales, made, item, "school_lead", person="dewi")
        invited(mared, wales, made, item, "youth_justice", Seat.YOUTH_JUSTICE)
        invited(mared, wales, made, item, "interviews", Seat.INTERVIEWER)
    return made, item


def found(browser, *addresses: str) -> set[str]:
    """Which canaries stand in these pages."""
    text = ""
    for one in addresses:
        answer = browser.get(one)
        assert answer.status_code == 200, (one, answer.status_code)
        text += answer.content.decode()
    return {words for words in CANARIES.values() if words in text}


def test_each_recipient_finds_their_own_lanes_in_every_page_and_no_number_of_the_rest(meeting, wales, as_actor, signed_in):
    made, item = meeting
    pages = (address("every"), address("meeting", made.ref), address("item", item.ref), address("minutes", made.ref))
    expected = {
        "gethin": set(CANARIES.values()),
        "dewi": {"Canary safety", "Canary school"},
        "sion": {"Canary concern", "Canary safety", "Canary school", "Canary care", "Canary offending"},
    }
    for name, words in expected.items():
        assert found(signed_in(name), *pages) == words, name
    dewi = signed_in("dewi")
    text = "".join(dewi.get(one).content.decode() for one in pages)
    assert "Youth justice" not in text, "whose name stands in the lane of allegations"
    # Nor does whoever safeguards in a team of the council that called it, and reaches the whole of that council.
    inside = agencies.open_account(email="inside@example.invalid", given_name="Heulwen", family_name="Inside")
    since, role = timezone.now() - timedelta(minutes=1), Role.DESIGNATED_SAFEGUARDING_PERSON
    agencies.join_team(practitioner=inside, team=wales.teams["manager"], role=role, at=since)
    browser = Client()
    browser.force_login(inside.account)
    text = "".join(browser.get(one).content.decode() for one in pages)
    assert "Ysgol" in text, "reads who of a school is asked"
    assert not [word for word in ("Youth justice", "Canary offending", "Canary concern") if word in text]
    with acting(inside.account_id, "test") as heulwen:
        rows = Asked.objects.filter(meeting=made)
        assert {row.team_id for row in rows} == {one.team_id for one in items.asked_to(heulwen, made)}, "each by itself"
        assert wales.teams["youth_justice"].pk not in {row.team_id for row in rows}
    # Asked, and not around the child: when and where, and neither the child nor who else comes.
    lowri = signed_in("lowri")
    assert "Room 2" in lowri.get(address("meeting", made.ref)).content.decode()
    for one in (address("every"), address("meeting", made.ref), address("minutes", made.ref), address("calendar", made.ref)):
        text = lowri.get(one).content.decode()
        assert not [word for word in ("Cai", "Morgan", "Canary", "Ysgol", "Youth justice") if word in text], one
    assert lowri.get(address("item", item.ref)).status_code == 404
    file = dewi.get(address("calendar", made.ref)).content.decode()
    assert "Risk" not in file
    assert "Room" not in file
    assert file.count("BEGIN:VEVENT") == 1
    # Not asked: not found, for whoever keeps other meetings too.
    for name in ("rhys", "owain", "carys", "elin"):
        for one in (*pages[1:], address("move", made.ref), address("close", item.ref), address("let_in", item.ref)):
            assert signed_in(name).get(one).status_code in (403, 404), (name, one)
    # What the chair alone does is not there for the convener; what the convener does is not there for the school.
    assert signed_in("mared").get(address("let_in", item.ref)).status_code == 404
    assert signed_in("sion").get(address("move", made.ref)).status_code == 404
    # The chair opens one lane: the school reads it in each page, and still no other.
    gethin = signed_in("gethin")
    until = (timezone.localdate() + timedelta(days=3)).strftime("%d/%m/%Y")
    opened = {"person": wales.people["dewi"].pk, "lanes": ["CARE"], "until_on": until, "why": "Holds the plan."}
    assert gethin.post(address("let_in", item.ref), opened).status_code == 302
    assert found(signed_in("dewi"), *pages) == expected["dewi"] | {"Canary care"}


def test_the_screening_stands_in_the_item_of_a_risk_meeting_for_whoever_reads_it(meeting, cai, wales, as_actor, signed_in):
    _made, item = meeting
    with as_actor("mared") as mared:
        screened(mared, cai, FindingKind.THEME, detail=Theme.DEBT_BONDAGE, other_id=cai, words="Canary: he owes for a bag.")
        screened(mared, cai, FindingKind.LOCATION, context=placed(mared, area="W06000022"), words="After school.")
        panel = called(mared, wales, cai, code="PREVENTION_PANEL", days=9)
        other = item_in(mared, panel, cai)
    for name in ("gethin", "sion"):
        page = signed_in(name).get(address("item", item.ref)).content.decode()
        assert "Debt bondage. Canary: he owes for a bag." in page, name
        assert reverse("screening:child", args=[children_ref(page)]) in page, name
        # A place that is assessed stands there by its name, for whoever reads the place.
        assert ("Blodau’r Môr. After school." in html.unescape(page)) is (name == "gethin"), name
    school = signed_in("dewi").get(address("item", item.ref)).content.decode()
    assert "Canary: he owes" not in school
    assert "/screening/" not in school
    # Another meeting has its own agenda.
    assert "Canary: he owes" not in signed_in("gethin").get(address("item", other.ref)).content.decode()


def children_ref(page: str) -> str:
    return re.search(r"/screening/([0-9a-f-]{36})", page)[1]


def test_what_cannot_be_so_is_said_beside_its_question_and_nothing_typed_is_lost(meeting, cai, wales, as_actor, signed_in):
    made, item = meeting
    mared = signed_in("mared")
    with as_actor("mared") as actor:
        about = f"{address('call')}?child={refs_of(actor, [cai])[cai]}"
    # So is a view that comes by telephone, and what is said at a board, for whoever typed it alone.
    with as_actor("mared") as actor:
        board = called(actor, wales, code="STRATEGY_GROUP", days=9)
    for where in (address("view", item.ref), address("word", board.ref)):
        [keep] = re.findall(r'data-keep-url="([^"]*)"', mared.get(where).content.decode())
        assert mared.post(keep, {"words": "Ystafell 55"}).status_code == 204
        assert "Ystafell 55" in mared.get(where).content.decode()
        assert f'href="{where}"' in mared.get("/").content.decode()
    assert "Ystafell 55" not in signed_in("gethin").get(address("view", item.ref)).content.decode()
    mared = signed_in("mared")
    # A call that was begun about a child goes on about that child, from Today too, and is gone once it is made.
    [keep] = re.findall(r'data-keep-url="([^"]*)"', mared.get(about).content.decode())
    assert mared.post(keep, {"place": "Ystafell 33"}).status_code == 204
    assert f'href="{about}"' in mared.get("/").content.decode()
    page = mared.get(about).content.decode()
    assert "Ystafell 33" in page
    assert f'value="{about}"' in page, "discarded, it begins anew about the same child"
    assert "Ystafell 33" not in mared.get(address("call")).content.decode()
    call = {
        "kind": "PREVENTION_PANEL",
        "starts_at": at(-1),
        "minutes": "60",
        "place": "Ystafell 9",
        "chair": wales.people["mared"].pk,
    }
    cases = (
        (address("call"), call, "starts_at"),
        (address("call"), call | {"starts_at": at(2), "minutes": "900"}, "minutes"),
        (address("move", made.ref), {"choice": "CANCEL", "why": ""}, "why"),
        (address("say", item.ref), {"kind": "DECISION", "lane": "SAFETY", "words": "Ystafell 9"}, "reason"),
        (address("say", item.ref), {"kind": "INFORMATION", "lane": "PROTECTED", "words": "Ystafell 9"}, "lane"),
        (
            address("view", item.ref),
            {"whose": "FAMILY", "how": "TELEPHONE", "lane": "SAFETY", "words": "Ystafell 9", "tongue": "WELSH"},
            "who",
        ),
        (address("action", item.ref), {"words": "Ystafell 9", "owner": "", "due_on": ""}, "owner"),
        (address("ask_for", item.ref, "DRUGS"), {"who": "", "why_nobody": ""}, "who"),
    )
    for where, typed, field in cases:
        answer = mared.post(where, typed)
        assert answer.status_code == 422, (where, field)
        text = answer.content.decode()
        assert f'id="id_{field}_error"' in text, (where, field)
        assert "Ystafell 9" in text or "Ystafell 9" not in str(typed)
    # Another meeting at the time of this one: asked about first, and called on purpose.
    mared = signed_in("mared")
    same = made.starts_at.astimezone(timezone.get_current_timezone()).strftime("%d/%m/%Y %H:%M")
    clash = call | {"starts_at": same, "chair": wales.people["gethin"].pk}
    answer = mared.post(address("call"), clash)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'id="id_clash_error"' in text
    assert f"{wales.people['gethin'].name}: Exploitation Risk Management Meeting" in html.unescape(text)
    assert "Ystafell 9" in text
    to_other = mared.post(address("call"), clash | {"clash": "It can’t wait."})
    assert to_other.status_code == 302
    # Dewi is asked to this one: said beside whom to ask to the other, in the language of whoever asks, and asked for a reason.
    mared = signed_in("mared", "cy")
    dewi = f"{wales.teams['school_lead'].pk}-{wales.people['dewi'].pk}"
    asks, nobody = f"{to_other['location']}/ask/SCHOOL", ""
    assert 'id="id_clash"' not in mared.get(asks).content.decode()
    text = html.unescape(mared.post(asks, {"who": dewi, "why_nobody": nobody}).content.decode())
    assert f"{wales.people['dewi'].name}: Cyfarfod Rheoli Risg Camfanteisio" in text
    assert re.search(rf'value="{dewi}" selected', text), "what was chosen stays"
    assert mared.post(asks, {"who": dewi, "why_nobody": nobody, "clash": "Daw wedyn."}).status_code == 302
    # And Dewi reads it where he answers.
    with as_actor("dewi") as actor:
        [row] = [one for one in items.own_asked(actor, [made]) if one.person_id]
    assert "Mae gennych gyfarfod arall bryd hynny" in signed_in("dewi", "cy").get(address("answer", row.ref)).content.decode()
    # Before its day nothing of it is closed or over, by whichever address; on its day what lacks is said beside its question.
    gethin, close = signed_in("gethin", "cy"), address("close", item.ref)
    assert close not in gethin.get(address("item", item.ref)).content.decode()
    for where in (close, address("hold", made.ref)):
        answer = gethin.post(where, {"goes_on": "CALM", "words": "Tawel iawn."})
        assert answer.status_code == 422
        assert "nid oes dim ohono ar ben cyn ei ddiwrnod" in answer.content.decode()
    come(made)
    assert close in gethin.get(address("item", item.ref)).content.decode()
    text = gethin.post(close, {"goes_on": "CALM", "words": "Tawel iawn."}).content.decode()
    assert 'id="id_met_why_error"' in text
    assert "Tawel iawn." in text
    assert gethin.post(address("hold", made.ref), {}).status_code == 422


def test_two_who_move_it_at_once_are_both_shown(meeting, wales, as_actor, signed_in):
    made, _item = meeting
    mared = signed_in("mared")
    typed = {
        "choice": "MOVE",
        "why": "Half term.",
        "starts_at": at(9),
        "minutes": "60",
        "place": "Ystafell 4",
        "chair": wales.people["gethin"].pk,
    }
    assert mared.post(address("move", made.ref), typed | {"version": "1"}).status_code == 302
    second = mared.post(address("move", made.ref), typed | {"version": "1", "place": "Ystafell 5"})
    text = second.content.decode()
    assert "Ystafell 4" in text
    assert "Ystafell 5" in text
    assert mared.post(address("move", made.ref), typed | {"version": "2", "place": "Ystafell 5"}).status_code == 302
    # A calendar that holds it already takes it anew, and gives it up once it is cancelled.
    file = mared.get(address("calendar", made.ref)).content.decode()
    assert ("SEQUENCE:2\r\n" in file, "STATUS:CONFIRMED\r\n" in file) == (True, True)
    assert mared.post(address("move", made.ref), typed | {"choice": "CANCEL", "version": "3"}).status_code == 302
    file = mared.get(address("calendar", made.ref)).content.decode()
    assert ("SEQUENCE:3\r\n" in file, "STATUS:CANCELLED\r\n" in file) == (True, True)


def test_whoever_is_asked_finds_it_under_today_and_in_both_languages(meeting, wales, as_actor, signed_in):
    made, item = meeting
    with as_actor("mared") as mared:
        invited(mared, wales, made, None, "school_lead", Seat.WELLBEING)
    # Of however many children, and as whatever they are asked, it is one meeting.
    dewi = signed_in("dewi", "cy")
    assert "1 cyfarfod yn aros am ateb" in dewi.get("/").content.decode()
    text = dewi.get(address("every")).content.decode()
    assert "Cyfarfod Rheoli Risg Camfanteisio" in text
    answers = [part.split('"')[0] for part in text.split('href="/meetings/asked/')[1:]]
    typed = {"answer": "COMES", "words": "", "met": "YES", "met_on": ""}
    assert len(answers) == 2
    for one in answers:
        assert "1 cyfarfod yn aros am ateb" in dewi.get("/").content.decode()
        assert dewi.post(f"/meetings/asked/{one}", typed).status_code == 302
    assert "yn aros am ateb" not in dewi.get("/").content.decode()
    assert "Wedi cwrdd â’r plentyn" in signed_in("gethin", "cy").get(address("item", item.ref)).content.decode()


def test_minutes_are_a_cut_in_time_and_a_later_version_stands_beside_the_first(meeting, cai, wales, as_actor, signed_in):
    made, item = meeting
    with as_actor("gethin") as gethin:
        now = timezone.now()
        come(made)
        inviting.attend(by=gethin, at=now, meeting=made, came={items.asked_for(gethin, item)[0].pk: Answer.HERE_MET})
        holding.close_item(
            by=gethin, at=now, meeting=made, item=item, goes_on=Calm.USUAL, child_why="Would not.", family_why="Abroad."
        )
        holding.hold(by=gethin, at=now, meeting=made)
        held = meeting_by_ref(gethin, made.ref)
        holding.approve(by=gethin, at=timezone.now(), meeting=held)
        told(gethin, held, item, Lane.SAFETY, "Forgotten at the table.", Kind.DECISION, reason="x")
    mared = signed_in("mared")
    assert "Forgotten" not in mared.get(address("minutes", made.ref)).content.decode()
    assert signed_in("gethin").post(address("approve", made.ref), {"why": ""}).status_code == 422
    assert signed_in("gethin").post(address("approve", made.ref), {"why": "Forgotten before."}).status_code == 302
    text = signed_in("mared").get(address("minutes", made.ref)).content.decode()
    assert "Forgotten at the table." in text
    assert "Forgotten at the table." not in signed_in("mared").get(address("minutes", made.ref) + "?version=1").content.decode()
    kinds = signed_in("mared", "cy").get(address("kinds")).content.decode()
    for words in (
        "Cyfarfod Rheoli Risg Camfanteisio",
        "Ym mha lonydd y dywedir rhywbeth am blentyn",
        "Gweithwyr proffesiynol yn unig",
    ):
        assert words in html.unescape(kinds), words


def test_who_chairs_a_kind_is_chosen_by_its_board_and_holds_from_its_day(meeting, wales, as_actor, signed_in, count_queries):
    made, _item = meeting
    council, police = "A manager of the council", "The police"
    begins = timezone.localdate() + timedelta(days=8)
    anew = address("kind", made.kind.pk)
    said = {"from_on": f"{begins:%d/%m/%Y}", "chaired_by": "POLICE", "seats": ["WORKER"], "source": "Board minute 14"}
    said |= {name: getattr(made.kind, name) for name in WORDED} | {"outputs_en": "One plan.", "outputs_cy": "Un cynllun."}
    for name in ("mared", "dewi", "owain"):
        assert signed_in(name).post(anew, said).status_code in (403, 404), name
    gethin = signed_in("gethin")
    assert re.search(r'<input[^>]*value="COUNCIL"[^>]* checked', gethin.get(anew).content.decode())
    for wrong in ("", "WHOEVER", "COUNCIL\x00"):
        answer = gethin.post(anew, said | {"chaired_by": wrong})
        assert answer.status_code == 422, wrong
        page = answer.content.decode()
        assert 'id="id_chaired_by_error"' in page
        assert "Board minute 14" in page
    for empty, which in (("purpose_cy", "what it is for"), ("outputs_en", "what comes of it")):
        answer = gethin.post(anew, said | {empty: " "})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert f'id="id_{empty}_error"' in page
        assert f"Say in both languages {which}." in page
    assert gethin.post(anew, said).status_code == 302
    assert f"{council}" in html.unescape(gethin.get(address("meeting", made.ref)).content.decode())
    page = html.unescape(gethin.get(address("kinds")).content.decode())
    assert re.search(rf"{council}.{{1,200}}From {short_date_with_year(begins, 'en')}: {police}\.", page, re.S)
    assert count_queries(address("kinds")) <= 10
    assert "Yr heddlu." in html.unescape(signed_in("gethin", "cy").get(address("kinds")).content.decode())
    later = timezone.now() + timedelta(days=8)
    with as_actor("mared") as mared:
        [held] = [one for one in frames.kinds_on(later.date(), [RHONDDA]) if one.code == made.kind.code]
        starts = {"starts_at": later + timedelta(days=1), "minutes": 60, "place": "", "area": RHONDDA}
        under = calling.call(by=mared, at=later, kind=held, chair_id=wales.people["gethin"].pk, **starts)
        before = called(mared, wales, days=30)
    gethin = signed_in("gethin")
    for one, chair, outputs in ((under, police, "One plan."), (before, council, made.kind.outputs_en)):
        page = html.unescape(gethin.get(address("meeting", one.ref)).content.decode())
        assert outputs in page
        assert f"Such a meeting is chaired by: {chair}." in page
    assert f"Cadeirydd cyfarfod o’r fath: {Chair.POLICE.label('cy')}." in html.unescape(
        signed_in("gethin", "cy").get(address("meeting", under.ref)).content.decode()
    )


def test_what_a_kind_of_meeting_is_to_be_stands_beside_what_it_is_with_its_day(meeting, wales, signed_in, count_queries):
    made, _item = meeting
    kind, begins = made.kind, timezone.localdate() + timedelta(days=8)
    said = {"from_on": f"{begins:%d/%m/%Y}", "chaired_by": "COUNCIL", "source": "Board minute 14", "every_days": "21"}
    said |= {name: getattr(kind, name) for name in WORDED} | {"seats": ["WORKER", "SCHOOL"], "standing_seats": []}
    said |= {"purpose_en": "To see danger sooner.", "purpose_cy": "Gweld perygl yn gynt.", "outputs_cy": "Un cynllun."}
    gethin, anew = signed_in("gethin"), address("kind", kind.pk)
    assert "defined anew already" not in gethin.get(anew).content.decode()
    assert gethin.post(anew, said).status_code == 302
    for language, there, elsewhere in (
        ("en", ("Defined anew from", "Board minute 14", kind.purpose_en, "To see danger sooner.", "every 21 days"), "Un cynllun"),
        ("cy", (kind.purpose_cy, "Gweld perygl yn gynt.", kind.outputs_cy, "Un cynllun."), "To see danger"),
    ):
        page = html.unescape(signed_in("mared", language).get(address("kinds")).content.decode())
        from_day = f"{'From' if language == 'en' else 'O'} {short_date_with_year(begins, language)}: "
        for words in there:
            assert words in page, words
        assert elsewhere not in page
        seats = ", ".join(Seat[code].label(language) for code in ("WORKER", "SCHOOL"))
        assert f"{from_day}{seats}." in page
        # Who chairs it does not change, and is not said twice.
        assert f"{from_day}{Chair.COUNCIL.label(language)}" not in page
    assert "defined anew already" in signed_in("gethin").get(anew).content.decode()
    assert count_queries(address("kinds")) <= 10


def test_minutes_say_who_does_what_by_when_who_came_in_whose_place_and_how_a_view_came_here(
    meeting, cai, wales, as_actor, signed_in, count_queries, monkeypatch
):
    made, item = meeting
    now = timezone.now()
    with as_actor("dewi") as dewi:
        [asked] = items.own_asked(dewi, [made])
        # Dewi has met him; whoever comes instead has perhaps not, and came under their own name.
        come_not = {"by": dewi, "at": now, "meeting": made, "asked": asked, "how": Answer.SUBSTITUTE, "met": Met.YES}
        inviting.answer(**come_not, words="Bethan Lloyd comes.")
    with as_actor("mared") as mared:
        view = {"whose": Whose.FAMILY, "how": How.TELEPHONE, "lane": Lane.SAFETY, "words": "Dw i isio fo adra."}
        holding.keep_view(by=mared, at=now, meeting=made, item=item, **view, who="Elin Parri", tongue=Tongue.WELSH)
        agreed = keeping.agree(
            by=mared, at=now, meeting=made, item=item, words="Ring his mother.", left_out=(),
            owner=Owner(wales.teams["social_work"].pk, wales.people["mared"].pk), due_at=now + timedelta(days=3),
        )  # fmt: skip
        day_before = {"by": mared, "at": now - timedelta(days=1), "child_id": cai, "lane": Lane.SAFETY}
        for kind in ("SAFETY_PLAN_STILL_RIGHT", "VISITED"):
            record_event(**day_before, kind=kind)
        invited(mared, wales, made, None, "social_work", Seat.MANAGER, person="mared")
        [whole] = [one for one in items.asked_to(mared, made) if one.item_id is None]
    whose = f"{wales.people['mared'].name}, {team_words(wales.teams['social_work'])}, by "
    come(made)
    with as_actor("gethin") as gethin:
        inviting.attend(by=gethin, at=now, meeting=made, came={asked.pk: Answer.HERE})
    page = html.unescape(signed_in("gethin").get(address("item", item.ref)).content.decode())
    assert "Here, in their place: Bethan Lloyd comes." in page
    assert "Has met the child" not in page
    assert whose in page
    assert "Safety plan: looked at again: still right" in page, "what changed in a plan stands on the agenda"
    with as_actor("gethin") as gethin:
        # Whoever is here for the whole of it and was with him, as the chronology has it, has met him.
        close = {"by": gethin, "at": now, "meeting": made, "item": item, "goes_on": Calm.USUAL, "child_why": "Away."}
        with pytest.raises(Fault) as fault:
            holding.close_item(**close)
        assert fault.value.field == "met_why"
        inviting.attend(by=gethin, at=now, meeting=made, came={whole.pk: Answer.HERE})
        assert holding.close_item(**close).met_why == ""
        holding.hold(by=gethin, at=now, meeting=meeting_by_ref(gethin, made.ref))
        holding.approve(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, made.ref))

    def minutes(name: str) -> str:
        text = html.unescape(signed_in(name).get(address("minutes", made.ref)).content.decode())
        return text[text.index("Here, in their place: Bethan Lloyd comes.") : text.index("Away.")]

    before = minutes("mared")
    for words in (whose, "By telephone, obtained by Elin Parri, Welsh", "Dw i isio fo adra."):
        assert words in before, words
    # Who has an action since, and how it went, is no part of what the chair approved: the version stays as it was.
    with as_actor("mared") as mared, connection.cursor() as cursor:
        cursor.execute("select max(pgh_id) from duties_dutyevent where about = %s", [agreed.ref])
        [before_that] = cursor.fetchone()
        nobody = Owner(wales.teams["social_work"].pk, None)
        hand_over(
            by=mared, at=timezone.now(), action=action_by_ref(mared, agreed.ref), owner=nobody, words="She is ill.", left_out=()
        )
        end_action(by=mared, at=timezone.now(), action=action_by_ref(mared, agreed.ref), ends=ActionState.DONE, words="Rang her.")
        [row] = [one for one in items.said_of(mared, [item]) if one.kind == Kind.FAMILY_VIEW]
        # A test is one act of the database; outside of it each act has a moment of its own.
        cursor.execute("set local role app_gate")
        late = "update duties_dutyevent set pgh_created_at = clock_timestamp() where about = %s and pgh_id > %s"
        cursor.execute(late, [agreed.ref, before_that])
        cursor.execute("set local role app_web")
    assert minutes("mared") == before
    # However many were agreed, said and asked, at a panel of forty children, none is left out.
    with monkeypatch.context() as many:
        many.setattr("ymylon.duties.lookups.agreed._MOST_ACTIONS", 0)
        many.setattr(items, "_MOST", 0)
        assert minutes("mared") == before
    page = html.unescape(signed_in("mared").get(address("item", item.ref)).content.decode())
    assert f"{team_words(wales.teams['social_work'])}, by " in page
    assert whose not in page
    # A view is not put right by the page of what was said, which asks nothing of how it was obtained.
    assert signed_in("mared").get(address("right", row.ref)).status_code == 404
    # What is owed fills the next agenda: he is chosen there already, until somebody takes him out.
    with as_actor("mared") as mared:
        empty = called(mared, wales, days=12)
    chosen = r"<input[^>]* checked[^>]*>[^<]*(<[^>]*>)*[^<]*: such a meeting is owed by "
    page = html.unescape(signed_in("mared").get(address("put_on", empty.ref)).content.decode())
    assert re.search(chosen, page)
    assert count_queries(address("put_on", empty.ref)) <= 10
    # Of however many children her team works with, the page leaves out none about whom it owes one.
    with monkeypatch.context() as many:
        many.setattr(asking, "children_with", lambda *_args: [])
        assert re.search(chosen, html.unescape(signed_in("mared").get(address("put_on", empty.ref)).content.decode()))
    # What another team owes as well is said, and met by nobody's press who did not choose it.
    with as_actor("mared") as mared:
        owed = {"by": mared, "at": timezone.now(), "child_id": cai, "kind": AGAIN, "lane": Lane.CONCERN, "about": item.ref}
        open_duty(**owed, due_at=timezone.now(), team_id=wales.teams["manager"].pk, occurrence=2)
    page = html.unescape(signed_in("mared").get(address("put_on", empty.ref)).content.decode())
    assert ": such a meeting is owed by " in page
    assert not re.search(chosen, page)
    # Since last time is since it was closed, and not since the child was put on that agenda.
    with as_actor("mared") as mared:
        following = item_in(mared, called(mared, wales, cai, days=13), cai)
        record_event(by=mared, at=timezone.now(), child_id=cai, kind="SAFETY_PLAN_WRITTEN", lane=Lane.SAFETY)
    page = html.unescape(signed_in("mared").get(address("item", following.ref)).content.decode())
    since = page[page.index("What happened since last time") : page.index('id="owed"')]
    assert "Safety plan: a version was written" in since
    assert "still right" not in since


def test_youth_justice_judges_three_things_in_words_at_its_own_meeting_and_at_no_other(meeting, cai, wales, as_actor, signed_in):
    _made, elsewhere = meeting
    with as_actor("gethin") as gethin:
        one = called(gethin, wales, cai, code="RISK_VULNERABILITY", days=9)
        item = item_in(gethin, one, cai)
        invited(gethin, wales, one, item, "youth_justice", Seat.YOUTH_JUSTICE)
    sion, said = signed_in("sion"), {"lane": "OFFENDING", "words": "Owes a debt, and carries for it."}
    for kind in ("JUDGED_OFFENDING", "JUDGED_HARM"):
        assert sion.post(address("say", item.ref), said | {"kind": kind}).status_code == 302
        assert sion.post(address("say", elsewhere.ref), said | {"kind": kind}).status_code == 422, "only where it is judged"
    assert sion.post(address("say", item.ref), said | {"kind": "JUDGED_SAFETY", "words": ""}).status_code == 422
    page = sion.get(address("item", item.ref)).content.decode()
    judged = page[page.index('id="judged"') : page.index('id="said"')]
    assert judged.count("Owes a debt, and carries for it.") == 2
    assert judged.count("Nothing that you may read was written down yet.") == 1
    assert not re.search(r"\b(low|medium|high)\b", judged, re.IGNORECASE), "no level"
    # What the police are to keep is submitted from here, with the child and the day there already; the words are a person’s.
    [way] = re.findall(rf'href="(/intelligence/child/[^"]*heard={one.starts_at:%Y}[^"]*)"', page)
    form = sion.get(way).content.decode()
    day = timezone.localtime(one.starts_at)
    assert re.search(rf'name="known"[^>]*value="[^"]*{day.day} ', form)
    assert "Owes a debt" not in form
    assert sion.get(way.split("=")[0] + "=%3Cb%3E").status_code == 200


def owains(wales, as_actor):
    """A child of another force’s, whom nobody of this meeting may see."""
    with as_actor("owain") as owain:
        gwen = add_person(by=owain, at=timezone.now(), given="Gwenllian", family="Ifan")
        child = open_record(by=owain, at=timezone.now(), person_id=gwen.pk, reason=RecordReason.REPORTED_MISSING)
        involve(by=owain, at=timezone.now(), child_id=child.pk, team_id=wales.teams["other_missing"].pk,
                kind=InvolvementKind.FORCE, basis="known")  # fmt: skip
        return child.ref


def test_what_was_heard_at_a_soft_intelligence_meeting_is_submitted_once_and_no_reference_stays(
    cai, wales, as_actor, signed_in, count_queries
):
    with as_actor("mared") as mared:
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=wales.teams["youth_justice"].pk,
                kind=InvolvementKind.YOUTH_JUSTICE, basis="x")  # fmt: skip
        away = children_by_id(mared, [cai])[cai].ref
        one = called(mared, wales, code="SOFT_INTELLIGENCE")
        for team, seat in (("youth_justice", Seat.YOUTH_JUSTICE), ("missing", Seat.POLICE), ("school_lead", Seat.SCHOOL)):
            invited(mared, wales, one, None, team, seat)
        call = {"by": mared, "at": timezone.now(), "meeting": one}
        row = holding.say_word(**call, kind=Kind.INFORMATION, words="A white van waits at the old bakery.")
        holding.say_word(**call, kind=Kind.DECISION, words="Look again.", reason="x")
        board = called(mared, wales, code="STRATEGY_GROUP", days=6)
        other = holding.say_word(**call | {"meeting": board}, kind=Kind.INFORMATION, words="x")
    where, sion = address("submit_heard", row.ref), signed_in("sion")
    page = sion.get(address("meeting", one.ref)).content.decode()
    assert re.findall(r'href="(/meetings/word/[^"]*)"', page) == [where], "of what was heard, and of no decision"
    form = sion.get(where).content.decode()
    assert "A white van waits at the old bakery." in form
    assert count_queries(where) <= 10
    # What lacks is asked for, and nothing typed is lost; sent twice it is one.
    typed = {
        "words": "A white van, Thursdays.", "how": "TOLD", "source": "Canary Gwernyfed", "token": str(uuid4()),
        "known": "On Monday", "who_knows": "The baker",
    }  # fmt: skip
    # What is typed is kept as it is typed, and gone once it is sent.
    assert sion.post(reverse("drafts:save", args=[f"heard.{row.ref}"]), {"words": "A van, kept."}).status_code < 300
    assert "A van, kept." in sion.get(where).content.decode()
    answer = sion.post(where, typed)
    assert answer.status_code == 422
    assert "A white van, Thursdays." in answer.content.decode()
    # The meeting is about no child; what the police are given may name one of those whom its author may see, and nobody else.
    assert "Is it about a child?" in form
    answer = sion.post(where, typed | {"risk": "HARM", "who": "Cai Morgan"}).content.decode()
    assert f'value="{away}"' in answer
    assert "Tick whoever is meant" in answer
    assert "A white van, Thursdays." in answer
    for strange in (uuid4(), owains(wales, as_actor)):
        answer = sion.post(where, typed | {"risk": "HARM", "also": [str(strange)]})
        assert answer.status_code == 422
        assert 'id="id_also_error"' in answer.content.decode()
    for _twice in range(2):
        assert sion.post(where, typed | {"risk": "HARM", "also": [str(away)]}).status_code == 302
    for name in ("sion", "mared", "rhys", "dewi"):
        text = signed_in(name).get(address("meeting", one.ref)).content.decode()
        assert text.count("Submitted to the police") == 1, name
        assert "Siôn" not in text or name == "sion", "nor who submitted it"
        assert where not in text
        assert "Thursdays" not in text
        assert "Cai" not in text
        assert "Gwernyfed" not in text
    assert "A van, kept." not in signed_in("sion").get(where).content.decode()
    # One rumour is one report: whoever comes second is told, and keeps what they typed.
    answer = signed_in("mared").post(where, typed | {"words": "The same van.", "risk": "HARM", "token": str(uuid4())})
    assert answer.status_code == 422
    assert "Somebody submitted this to the police already." in answer.content.decode()
    assert "The same van." in answer.content.decode()
    assert "Cyflwynwyd i’r heddlu" in html.unescape(signed_in("rhys", "cy").get(address("meeting", one.ref)).content.decode())
    with as_actor("ffion"):
        [given] = Submission.objects.all()
        assert (given.words, given.risk, given.child_id) == ("A white van, Thursdays.", "HARM", cai)
        assert (given.known, given.who_knows) == ("On Monday", "The baker")
    # Who reads the police's release and sat at the table finds no reference there, nor in the minutes: it would name the source.
    with as_actor("ffion") as ffion:
        graded(ffion, given.ref)
        written(ffion, given.ref)
    with as_actor("idris") as idris:
        released(idris, given.ref, wales.teams["social_work"].pk)
    with as_actor("gethin") as gethin:
        call = {"by": gethin, "at": timezone.now()}
        come(one)
        holding.hold(**call, meeting=meeting_by_ref(gethin, one.ref))
        holding.approve(**call, meeting=meeting_by_ref(gethin, one.ref))
    for name in ("sion", "mared", "gethin"):
        browser = signed_in(name)
        for page in ("meeting", "minutes"):
            text = browser.get(address(page, one.ref)).content.decode()
            assert "Submitted to the police" in text, (name, page)
            assert given.reference not in text, (name, page)
            assert "Cai" not in text, (name, page)
            assert not re.search(r"INT-\d\d-", text), (name, page)
    with as_actor("mared"):
        assert {word.words for word in Word.objects.filter(kind=Kind.SUBMITTED)} == {""}
    # Whoever is not asked finds nothing, and so does whoever may submit nothing, or asks of another meeting.
    for name, ref in (("owain", row.ref), ("lowri", row.ref), ("mared", other.ref)):
        assert signed_in(name).get(address("submit_heard", ref)).status_code in (403, 404), name
    with as_actor("mared") as mared:
        off = called(mared, wales, code="SOFT_INTELLIGENCE", days=7)
        invited(mared, wales, off, None, "youth_justice", Seat.YOUTH_JUSTICE)
        call = {"by": mared, "at": timezone.now()}
        fresh = holding.say_word(**call, meeting=off, kind=Kind.INFORMATION, words="x")
        where = address("submit_heard", fresh.ref)
    assert signed_in("sion").get(where).status_code == 200
    with as_actor("gethin") as gethin:
        calling.cancel(by=gethin, at=timezone.now(), meeting=meeting_by_ref(gethin, off.ref), why="x")
    assert signed_in("sion").post(where, typed | {"risk": "HARM", "token": str(uuid4())}).status_code == 404


def test_whom_a_seat_is_offered_that_no_work_of_a_team_fills(wales, as_actor):
    service = agencies.open_agency(
        kind=AgencyKind.EMOTIONAL_WELLBEING, names=Words("Calon Dawel", "Calon Dawel"), areas=(RHONDDA,)
    )
    team = agencies.open_team(agency=service, function=TeamFunction.CLINIC, names=Words("Young people", "Pobl ifanc"))
    with as_actor("mared") as mared:
        one = called(mared, wales, code="PREVENTION_PANEL")
        assert Seat.WELLBEING in room.not_asked_to(one, [])
        assert room.choices_for(mared, one, Seat.WELLBEING, ())[0].team == team
        assert team not in [who.team for who in room.choices_for(mared, one, Seat.HOUSING, ())]


@pytest.mark.heavy
def test_a_panel_of_forty_children_is_asked_as_often_as_one_of_one(meeting, cai, wales, as_actor, signed_in, count_queries):
    with as_actor("mared") as mared:
        one = called(mared, wales, cai, code="PREVENTION_PANEL", days=8)
        first = item_in(mared, one, cai)
    signed_in("gethin")

    def counted(*pages: str) -> dict[str, int]:
        return {page: count_queries(page) for page in pages}

    reads = [address(name, one.ref) for name in ("meeting", "minutes", "ask_known_all")]
    pages = (*reads, address("item", first.ref), address("every"))
    before = counted(*pages)
    with as_actor("mared") as mared:
        now, children = timezone.now(), []
        for number in range(39):
            person = add_person(by=mared, at=now, given=f"Plentyn{number}", family="Panel")
            open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.REFERRAL)
            involve(
                by=mared,
                at=now,
                child_id=person.pk,
                team_id=wales.teams["social_work"].pk,
                kind=InvolvementKind.RESIDENCE_AUTHORITY,
                basis="x",
            )
            children.append(person.pk)
        made = calling.put_on(by=mared, at=now, meeting=one, child_ids=children[::-1])
        assert [item.child_id for item in made] == children[::-1], "in the order in which they were put there"
        for item in made:
            invited(mared, wales, one, item, "school_lead", person="dewi")
    after = counted(*pages)
    assert after == before, (before, after)
    assert max(before.values()) <= 16, before
    # One press asks whom the record names about every child; and one answer does for every child about whom one is asked.
    assert signed_in("gethin").post(address("ask_known_all", one.ref), {}).status_code == 302
    with as_actor("gethin") as gethin:
        asked = [row for row in items.asked_to(gethin, one) if row.seat == Seat.WORKER]
        assert {row.child_id for row in asked} == {cai, *children}
    told = Letter.objects.filter(key__startswith=f"meeting:{one.ref}").values_list("to_email", flat=True)
    assert len(told) == len(set(told)) > 0, "each team is told once, about however many children it is asked"
    dewi = signed_in("dewi")
    text = dewi.get(address("every")).content.decode()
    assert text.count("About 39 children.") == 1
    with as_actor("dewi") as actor:
        own = [row for row in items.own_asked(actor, [one]) if row.person_id]
    where = address("answer", own[0].ref)
    assert "The same answer for 38 other children" in dewi.get(where).content.decode()
    assert dewi.post(where, {"answer": "COMES", "met": "YES", "same": "on"}).status_code == 302
    with as_actor("dewi") as actor:
        rows = [row for row in items.own_asked(actor, [one]) if row.person_id]
        assert {row.answer for row in rows} == {Answer.COMES}
        assert [row.met for row in rows if row.met] == ["YES"], "whether somebody met a child is said of each by itself"

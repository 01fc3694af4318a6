"""A meeting that is owed and not called: one that is set within seven days serves it as well, or one is called for two."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.meetings import called, invited, item_in
from tests.pages.test_meetings import address
from tests.story import missing_cai
from ymylon.children.actions import involve_each
from ymylon.children.lookups import refs_of
from ymylon.duties.actions import open_duty
from ymylon.duties.lookups import open_of_kinds
from ymylon.meetings.actions import calling, combining
from ymylon.meetings.actions.calling import owe_meeting
from ymylon.meetings.lookups.frames import also_serves, meeting_by_ref
from ymylon.meetings.lookups.items import items_of
from ymylon.meetings.models import Combined, Meeting
from ymylon.meetings.rules import AGAIN
from ymylon.meetings.rules.combining import NOT_OWED, NOT_YOURS_TO_MEET
from ymylon.meetings.rules.shipped import PANEL
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.protection.actions import protect
from ymylon.terms.codes import InvolvementKind, Lane, ProtectionKind
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db

DISCUSSION = "STRATEGY_DISCUSSION"


def owe(by, cai: int, code: str, wales, *, days: int, lane: Lane = Lane.CONCERN) -> None:
    """The next meeting of a kind is owed of him by a day: the last one stood in the record long ago."""
    last = called(by, wales, cai, code=code, days=30, clash="A reason.")
    item = item_in(by, last, cai)
    calling.cancel(by=by, at=timezone.now(), meeting=last, why="Snow.")
    for duty in open_of_kinds(by, [cai], [AGAIN]):
        if duty.about == item.ref:
            calling.fulfil(by=by, at=timezone.now(), child_id=cai, about=item.ref, kinds=[AGAIN])
    due = timezone.now() + timedelta(days=days)
    owe_meeting(by=by, at=timezone.now(), meeting=last, item=item, lane=lane, due_at=due)


def still_owed(by, cai: int) -> int:
    return len(open_of_kinds(by, [cai], [AGAIN]))


@pytest.fixture
def owed(cai, wales, as_actor):
    """Cai’s strategy meeting in four days, to which his school is asked; a panel is owed two days later."""
    with as_actor("mared") as mared:
        involve_each(
            by=mared, at=timezone.now(), child_id=cai, teams=[(wales.teams["school_lead"].pk, InvolvementKind.SCHOOL, "x")]
        )
        owe(mared, cai, PANEL, wales, days=6)
        one = called(mared, wales, cai, code="MISSING_STRATEGY", days=4)
        invited(mared, wales, one, item_in(mared, one, cai), "school_lead", person="dewi")
        ref = refs_of(mared, [cai])[cai]
    return one, ref


def test_one_press_serves_what_is_owed_and_each_is_owed_by_itself_again(owed, cai, wales, as_actor, signed_in):
    one, ref = owed
    mared, where = signed_in("mared"), address("serve", one.ref, PANEL)
    page = html.unescape(mared.get(address("meeting", one.ref)).content.decode())
    assert "Two meetings, one child, seven days" in page
    assert "Exploitation Prevention Panel, owed by" in page
    assert "It spares these a second appointment: allocated worker, home or carer, school or college" in page
    assert where in page
    about = html.unescape(mared.get(reverse("meetings:child", args=[ref])).content.decode())
    assert where in about
    assert "Owed, and not called yet" in about
    welsh = html.unescape(signed_in("mared", "cy").get(address("meeting", one.ref)).content.decode())
    assert "Gallai un cyfarfod wasanaethu’r ddau. Mae’n arbed ail apwyntiad i’r rhain: gweithiwr dyranedig" in welsh
    # Whoever is asked to this one, or to nothing, and does not read what is owed: not a word of it, and no door.
    for name in ("dewi", "sion", "rhys", "owain", "lowri"):
        browser = signed_in(name)
        text = browser.get(address("meeting", one.ref)).content.decode()
        assert "Exploitation Prevention Panel, owed" not in text, name
        assert "Two meetings" not in text, name
        for answer in (browser.get(where), browser.post(where)):
            assert answer.status_code in (403, 404), name
    assert not Combined.objects.exists()
    mared = signed_in("mared")
    assert "Who must be asked for either" in mared.get(where).content.decode()
    for wrong in ("RISK_MANAGEMENT", DISCUSSION, "NONE"):
        assert mared.post(address("serve", one.ref, wrong)).status_code == 404, "professionals only, or not owed"
    assert mared.post(where).status_code == 302
    assert mared.post(where).status_code == 404, "done once"
    with as_actor("mared") as by:
        made = meeting_by_ref(by, one.ref)
        assert [each.code for each in also_serves(made)] == [PANEL]
        assert still_owed(by, cai) == 0
        assert [each.child_id for each in items_of(by, made)] == [cai], "once on the agenda"
        with pytest.raises(Fault) as fault:
            combining.serve_owed(by=by, at=timezone.now(), meeting=made, code=PANEL, why="x")
        assert fault.value.words == NOT_OWED
        calling.cancel(by=by, at=timezone.now(), meeting=made, why="Snow.")
        assert still_owed(by, cai) == 2, "the purpose of each"


def test_of_two_that_are_owed_one_is_called_for_both_from_the_childs_page(cai, wales, as_actor, signed_in):
    with as_actor("mared") as by:
        owe(by, cai, PANEL, wales, days=6)
        owe(by, cai, DISCUSSION, wales, days=9)
        ref = refs_of(by, [cai])[cai]
    mared = signed_in("mared")
    page = html.unescape(mared.get(reverse("meetings:child", args=[ref])).content.decode())
    call = f"{reverse('meetings:call')}?child={ref}&kind={PANEL}&also={DISCUSSION}"
    assert call in page
    form = html.unescape(mared.get(call).content.decode())
    assert "Strategy discussion, owed by" in form
    assert "checked" in form[form.index(f'value="{DISCUSSION}"', form.index('name="also"')) :][:200]

    def typed(days: int, **more) -> dict:
        day = (timezone.localdate() + timedelta(days=days)).strftime("%d/%m/%Y")
        said = {"kind": PANEL, "starts_at": f"{day} 14:00", "minutes": "60", "place": "", "chair": wales.people["gethin"].pk}
        return said | {"also": [DISCUSSION], "clash": "A reason."} | more

    before = Meeting.objects.count()
    answer = mared.post(call, typed(25, place="Ystafell 2"))
    text = html.unescape(answer.content.decode())
    assert (answer.status_code, "not within seven days" in text, "Ystafell 2" in text) == (422, True, True)
    for foreign in ("RISK_MANAGEMENT", "NONE"):
        assert mared.post(call, typed(8, also=[foreign])).status_code == 422, "not owed of him"
    assert Meeting.objects.count() == before, "nothing of it stands"
    assert mared.post(call, typed(8)).status_code == 302
    with as_actor("mared") as by:
        assert still_owed(by, cai) == 0
        served = Combined.objects.get()
        assert [each.code for each in also_serves(meeting_by_ref(by, served.meeting.ref))] == [DISCUSSION]


def test_nothing_is_said_of_a_protected_child_nor_out_of_lane_nor_of_what_is_far(
    owed, cai, wales, as_actor, signed_in, count_queries
):
    one, ref = owed
    with as_actor("mared") as by:
        owe(by, cai, "RISK_VULNERABILITY", wales, days=5, lane=Lane.OFFENDING)
        owe(by, cai, DISCUSSION, wales, days=20)
    page = signed_in("mared").get(address("meeting", one.ref)).content.decode()
    assert "Risk and Vulnerability" not in page, "noted in another lane: they stay apart"
    assert "Strategy discussion" not in page, "more than seven days"
    assert count_queries(address("meeting", one.ref)) <= 16
    assert count_queries(reverse("meetings:child", args=[ref])) <= 16
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
    mared = signed_in("mared")
    assert "Two meetings, one child" not in mared.get(address("meeting", one.ref)).content.decode()
    assert "Owed, and not called yet" not in mared.get(reverse("meetings:child", args=[ref])).content.decode()
    assert mared.post(address("serve", one.ref, PANEL)).status_code == 404
    assert not Combined.objects.exists()


def owe_strategy(as_actor, wales) -> int:
    """Cai was missing, and Mared’s team is to arrange a strategy meeting about it within three days; youth justice holds him."""
    also = (("social_work", InvolvementKind.OTHER), ("youth_justice", InvolvementKind.YOUTH_JUSTICE))
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now() - timedelta(hours=2), also=also)
    with as_actor("nia") as nia:
        open_duty(
            by=nia, at=timezone.now(), child_id=episode.child_id, kind=STRATEGY_MEETING, lane=Lane.CONCERN, about=episode.ref,
            due_at=timezone.now() + timedelta(days=3), team_id=wales.teams["social_work"].pk,
        )  # fmt: skip
    return episode.child_id


def test_whoever_arranges_no_strategy_meeting_serves_none(wales, as_actor, signed_in):
    child = owe_strategy(as_actor, wales)
    with as_actor("sion") as sion:
        one = called(sion, wales, child, code=PANEL, chair="sion", days=4)
        ref = refs_of(sion, [child])[child]
    browser, where = signed_in("sion"), address("serve", one.ref, "MISSING_STRATEGY")
    page = html.unescape(browser.get(address("meeting", one.ref)).content.decode())
    assert "Missing-child strategy meeting, owed by" in page
    assert "It is for whoever owes it to say." in page
    assert where not in page
    assert (browser.get(where).status_code, browser.post(where).status_code) == (404, 404)
    day = (timezone.localdate() + timedelta(days=4)).strftime("%d/%m/%Y")
    typed = {"kind": PANEL, "starts_at": f"{day} 09:00", "minutes": "60", "place": "", "chair": wales.people["sion"].pk}
    answer = browser.post(f"{reverse('meetings:call')}?child={ref}", typed | {"also": ["MISSING_STRATEGY"], "clash": "x"})
    assert answer.status_code == 302, "called, and serves nothing that it was not offered"
    with as_actor("sion") as sion:
        with pytest.raises(Fault) as fault:
            combining.serve_owed(by=sion, at=timezone.now(), meeting=one, code="MISSING_STRATEGY", why="x")
        assert fault.value.words == NOT_YOURS_TO_MEET
    with as_actor("nia") as nia:
        assert len(open_of_kinds(nia, [child], [STRATEGY_MEETING])) == 1
    assert not Combined.objects.exists()
    # To whoever arranges them it is offered.
    with as_actor("mared") as mared:
        hers = called(mared, wales, child, code=PANEL, days=3)
    assert signed_in("mared").post(address("serve", hers.ref, "MISSING_STRATEGY")).status_code == 302
    with as_actor("nia") as nia:
        assert open_of_kinds(nia, [child], [STRATEGY_MEETING]) == []


def ticked(page: str, child: int) -> bool:
    return bool(re.search(rf'<input[^>]*value="{child}"[^>]* checked', page))


def test_a_strategy_meeting_and_a_protected_child_are_ticked_for_nobody(owed, cai, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        owe(mared, cai, DISCUSSION, wales, days=6)
        strategy = called(mared, wales, code=DISCUSSION, days=40)
        panel = called(mared, wales, code=PANEL, days=41)
    on_strategy, on_panel = (address("put_on", one.ref) for one in (strategy, panel))
    browser = signed_in("mared")
    text = browser.get(on_strategy).content.decode()
    assert "such a meeting is owed by" in text
    assert not ticked(text, cai)
    assert ticked(browser.get(on_panel).content.decode(), cai)
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
    text = signed_in("mared").get(on_panel).content.decode()
    assert f'value="{cai}"' in text
    assert "such a meeting is owed by" in text
    assert not ticked(text, cai)
    assert "chosen already" not in text


def test_that_it_would_be_served_later_than_it_is_owed_is_said_first_and_is_for_a_person_to_decide(
    cai, wales, as_actor, signed_in
):
    later = "This meeting is later than that day: move it sooner, or hold the other by itself."
    with as_actor("mared") as mared:
        owe(mared, cai, PANEL, wales, days=2)
        one = called(mared, wales, cai, code="MISSING_STRATEGY", days=4)
        ref = refs_of(mared, [cai])[cai]
    browser, where = signed_in("mared"), address("serve", one.ref, PANEL)
    for page in (address("meeting", one.ref), where, reverse("meetings:child", args=[ref])):
        assert later in html.unescape(browser.get(page).content.decode()), page
    assert "Later than it is owed" in browser.get(where).content.decode()
    welsh = html.unescape(signed_in("mared", "cy").get(where).content.decode())
    assert later not in welsh
    assert "Later than it is owed" not in welsh
    with as_actor("mared") as mared:
        moved = {"minutes": 60, "place": "Room 2", "chair_id": one.chair_id, "why": "Sooner."}
        calling.move(by=mared, at=timezone.now(), meeting=one, starts_at=timezone.now() + timedelta(days=1), **moved)
    browser = signed_in("mared")
    for page in (address("meeting", one.ref), where, reverse("meetings:child", args=[ref])):
        assert later not in html.unescape(browser.get(page).content.decode()), page
    assert "Later than it is owed" not in browser.get(where).content.decode()
    assert browser.post(where).status_code == 302

"""The panel’s view: each child once to whoever holds them, no number of the rest; and how panels went, of no child."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.associates import entered
from tests.associates import facts as facts_of
from tests.cast import BRIDGEND
from tests.contexts import placed
from tests.disruption import disrupted
from tests.meetings import called, come, invited, item_in, told
from tests.orders import asked, in_force, served
from tests.screening import found, judged, marked
from ymylon.agencies import actions as agencies
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.audit.models import Line
from ymylon.children.actions import involve, involve_each, open_record
from ymylon.circumstances.actions.spells import begin_care_spell, begin_education_spell
from ymylon.disruption.actions import end_step
from ymylon.disruption.rules import Effect
from ymylon.duties.actions import load_policies
from ymylon.duties.actions.agreeing import agree_action
from ymylon.duties.models import PolicyRow
from ymylon.duties.rules import Owner
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.meetings.actions import calling, holding, inviting
from ymylon.meetings.lookups import items
from ymylon.meetings.lookups.frames import meeting_by_ref
from ymylon.meetings.rules import Answer, Calm, Kind, Seat
from ymylon.orders.rules import OrderKind
from ymylon.people.actions import add_person
from ymylon.protection.actions import protect
from ymylon.screening.rules import ExploitationKind, FindingKind, Known, Level, Standing, Theme
from ymylon.terms.codes import (
    EducationStatus,
    InvolvementKind,
    Lane,
    LegalStatus,
    PlacementType,
    PlaceStands,
    ProtectionKind,
    RecordReason,
    Role,
)

pytestmark = pytest.mark.django_db
PANEL, RECORD = "/panel/", "/panel/record"


def another(by, wales, given: str, family: str = "Panel") -> int:
    """A child of the Taf team and of nobody else."""
    person = add_person(by=by, at=timezone.now(), given=given, family=family)
    open_record(by=by, at=timezone.now(), person_id=person.pk, reason=RecordReason.REFERRAL)
    team = wales.teams["social_work"].pk
    involve(by=by, at=timezone.now(), child_id=person.pk, team_id=team, kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="x")
    return person.pk


@pytest.fixture
def panel(cai, wales, as_actor):
    """A panel about Cai and Gwilym: Cai is screened, moved, excluded, and an adult is bound for him; Siôn and Dewi are asked."""
    now = timezone.now()
    day = timezone.localdate()
    with as_actor("mared") as mared:
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("school_lead", InvolvementKind.SCHOOL), ("youth_justice", InvolvementKind.YOUTH_JUSTICE))
        ]
        involve_each(by=mared, at=now, child_id=cai, teams=teams)
        other = another(mared, wales, "Gwilym", "Only-Taf")
        judged(mared, cai, level=Level.SIGNIFICANT)
        judged(mared, cai, ExploitationKind.ONLINE, level=Level.EMERGING)
        marked(mared, cai, "SUBSTANCES", CANNABIS=(Standing.CURRENT, Known.CHILD), MDMA=(Standing.SUSPECTED, Known.FAMILY))
        marked(mared, other, "SUBSTANCES", CANNABIS=(Standing.CURRENT, Known.CHILD))
        found(mared, cai, FindingKind.LOCATION, place="Parc y Darren")
        # Chosen among the places that are assessed: it counts by its name, for whoever reads the place.
        found(mared, cai, FindingKind.LOCATION, context=placed(mared, area="W06000022"))
        found(mared, cai, FindingKind.THEME, detail=Theme.TRANSPORT, other_id=cai)
        facts = {"responsible_authority": "W06000016", "placement": PlacementType.FOSTER, "legal_status": LegalStatus.CARE_ORDER}
        begin_care_spell(by=mared, at=now, child_id=cai, from_on=day - timedelta(days=90), **facts)
        begin_care_spell(by=mared, at=now, child_id=cai, from_on=day - timedelta(days=10), **facts | {"host_authority": BRIDGEND})
        waits = {"status": EducationStatus.REFUSING, "specialist_since": date(day.year - 1, day.month, 1)}
        begin_education_spell(by=mared, at=now, child_id=cai, from_on=day, **waits)
        loses = {"status": EducationStatus.APPRENTICESHIP, "place_stands": PlaceStands.AT_RISK}
        begin_education_spell(by=mared, at=now, child_id=other, from_on=day, told=["CHILD"], offered="Tea.", **loses)
        owner = Owner(wales.teams["social_work"].pk)
        for days in (1, 9):
            agree_action(
                by=mared, at=now - timedelta(days=3), child_id=cai, words=f"Ring within {days}.", owner=owner,
                due_at=now - timedelta(days=2) + timedelta(days=days), left_out=(),
            )  # fmt: skip
        made = called(mared, wales, cai, other, code="PREVENTION_PANEL", days=6)
        item = item_in(mared, made, cai)
        invited(mared, wales, made, item, "school_lead")
        invited(mared, wales, made, None, "youth_justice", Seat.YOUTH_JUSTICE)
        invited(mared, wales, made, None, "missing", Seat.POLICE)
        told(mared, made, item, Lane.CONCERN, "", Kind.THEME, code=Theme.DEBT_BONDAGE)
        bound = entered(mared, cai, facts_of("Sbecs"))
        for effect, more in ((Effect.STOPPED, ""), (Effect.DISPLACED, "Patrols at the ramp."), (None, "")):
            step = disrupted(mared, cai, wales.teams["social_work"], bound)
            if effect:
                end_step(by=mared, at=now, step=step, effect=effect, words="So it went.", next_words=more)
    with as_actor("rhys") as rhys:
        in_force(rhys, cai)
        # A number that is cut off is no adult who is bound.
        PolicyRow.objects.filter(key="order.kind.telecoms").update(switched_on=True, in_force_from=day)
        phone = entered(rhys, cai, facts_of(kind=AssociateKind.PHONE, mark="07700 900123"))
        served(rhys, asked(rhys, cai, entry=phone, kind=OrderKind.TELECOMS))
    return made, item, other


def shown_to(account: int, child: int) -> int:
    """How many pages showed this child to this account, by the record of it."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        found = Line.objects.filter(act="SAW", actor=account, children__contains=[child]).count()
        cursor.execute("set local role app_web")
    return found


def text_of(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(answer.content.decode().split())


def test_each_child_once_as_people_wrote_and_no_number_of_those_whom_one_does_not_hold(panel, wales, signed_in):
    mared = text_of(signed_in("mared"), PANEL)
    for words in (
        "Cai Morgan-Rees", "Gwilym Only-Taf", "Criminal exploitation: significant, getting worse", "Mared Ellis",
        "Online exploitation: emerging", "2 open", "1 late", "Not screened yet", "Cannabis", "2 children", "MDMA",
        "Parc y Darren", "Debt bondage", "A station or other transport hub", "Not able or willing to attend",
        "1 move, 1 child placed out of area", "None held yet", "Excluded from school", "0 children",
        "the middle wait is 12 months, the longest 12 months", "1 child on an apprenticeship",
    ):  # fmt: skip
        assert words in mared, words
    assert mared.count("Cai Morgan-Rees") == 2, "once as a link, and once for whoever hears the link to his actions"
    assert "Your lanes do not hold this" not in mared
    assert "1 adult<" in mared
    assert "2 adults" not in mared
    assert "Blodau’r Môr" in mared
    assert "Blodau’r Môr" not in text_of(signed_in("sion"), PANEL)
    assert "2 ended" in mared
    assert "The harm stopped: 1; Displaced: it goes on elsewhere: 1" in mared
    # Siôn and Rhys hold Cai alone: nothing of Gwilym, and every number is of Cai.
    assert "on an apprenticeship" not in text_of(signed_in("sion"), PANEL)
    for name in ("sion", "rhys"):
        text = text_of(signed_in(name), PANEL)
        assert "Cai Morgan-Rees" in text, name
        assert "Only-Taf" not in text, name
        assert "2 children" not in text, name
    # The school reads neither what social care judged nor what an order says; of moves it is told that its lanes hold none.
    dewi = text_of(signed_in("dewi"), PANEL)
    assert "Cai Morgan-Rees" in dewi
    assert not [
        word for word in ("significant", "Cannabis", "Only-Taf", "Debt bondage", "Parc y Darren", "1 move") if word in dewi
    ]
    assert dewi.count("Your lanes do not hold this") == 4
    # Health is not asked, and finds no child; a home has no such page; nor has another force a child there.
    for name in ("menna", "owain", "carys", "lowri"):
        text = text_of(signed_in(name), PANEL)
        assert "You see no child on a panel" in text, name
        assert "Morgan-Rees" not in text, name
    for name in ("elin", "ada", "ffion"):
        assert signed_in(name).get(PANEL).status_code == 403, name
    cymraeg = text_of(signed_in("mared", "cy"), PANEL)
    assert "Panel Atal Camfanteisio" in cymraeg
    assert "Themâu ar draws y plant hyn" in cymraeg
    assert "2 blentyn" in cymraeg


def test_an_authority_narrows_the_panel_and_what_is_none_of_its_does_not(panel, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        third = another(mared, wales, "Heledd", "Of-Bridgend")
        called(mared, wales, third, code="PREVENTION_PANEL", days=8, area=BRIDGEND)
    mared = signed_in("mared")
    every, junk = text_of(mared, PANEL), text_of(mared, f"{PANEL}?area=junk")
    one = text_of(mared, f"{PANEL}?area={BRIDGEND}")
    for text in (every, junk):
        assert "Only-Taf" in text
        assert "Of-Bridgend" in text
        assert f"?area={BRIDGEND}" in text
        assert "Panel of" not in text
    assert "Of-Bridgend" in one
    assert "Only-Taf" not in one
    assert "Panel of" in one
    assert "All panels" in one
    # Whoever narrows it is shown those children alone.
    gwilym = panel[2]
    before = shown_to(wales.account("mared"), gwilym), shown_to(wales.account("mared"), third)
    text_of(signed_in("mared"), f"{PANEL}?area={BRIDGEND}")
    after = shown_to(wales.account("mared"), gwilym), shown_to(wales.account("mared"), third)
    assert after == (before[0], before[1] + 1)


def test_a_child_who_is_off_the_panel_is_not_written_down_as_shown(panel, wales, as_actor, signed_in):
    made, _item, other = panel
    with as_actor("gethin") as gethin:
        why = {"met_why": "x", "child_why": "x", "family_why": "x"}
        last = item_in(gethin, made, other)
        come(made)
        holding.close_item(by=gethin, at=timezone.now(), meeting=made, item=last, goes_on=Calm.LAST, words="Safe now.", **why)
    mared = signed_in("mared")
    before = shown_to(wales.account("mared"), other)
    assert "Only-Taf" not in text_of(mared, PANEL)
    assert shown_to(wales.account("mared"), other) == before


def test_where_a_protected_child_was_moved_is_counted_for_nobody(panel, cai, wales, as_actor, signed_in, count_queries):
    with as_actor("mared") as mared:
        facts = {"responsible_authority": "W06000016", "legal_status": LegalStatus.CARE_ORDER}
        day, kind = timezone.localdate() - timedelta(days=3), PlacementType.CHILDRENS_HOME
        begin_care_spell(by=mared, at=timezone.now(), child_id=cai, from_on=day, placement=kind, **facts)
    assert "2 moves, 1 child placed out of area" in text_of(signed_in("gethin"), PANEL)
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
    for name in ("gethin", "mared"):
        text = text_of(signed_in(name), PANEL)
        assert "Cai Morgan-Rees" in text, name
        assert not [word for word in ("1 move", "2 moves") if word in text], name
        assert "placed out of area" not in text, name
    assert "Morgan-Rees" not in text_of(signed_in("sion"), PANEL)
    signed_in("gethin")
    assert count_queries(PANEL) <= 16


def test_time_and_a_cancelled_meeting_take_no_child_off_and_the_chair_alone_does(panel, cai, as_actor, signed_in):
    made, _item, other = panel
    with as_actor("mared") as mared:
        calling.cancel(by=mared, at=timezone.now(), meeting=made, why="Snow.")
    text = text_of(signed_in("mared"), PANEL)
    assert "Only-Taf" in text
    assert "No next one is called" in text
    assert "Next meeting late, or not set" in text


def test_how_panels_went_is_counted_for_wales_and_its_boards_of_no_child(panel, cai, wales, as_actor, signed_in):
    load_policies(DEMONSTRATION)
    made, item, other = panel
    with as_actor("gethin") as gethin:
        now = timezone.now()
        rows = {one.seat: one.pk for one in items.asked_to(gethin, made) if one.item_id is None}
        inviting.attend(by=gethin, at=now, meeting=made, came={rows["POLICE"]: Answer.HERE, rows["YOUTH_JUSTICE"]: Answer.ABSENT})
        why = {"met_why": "x", "child_why": "x", "family_why": "x"}
        come(made)
        holding.close_item(by=gethin, at=now, meeting=made, item=item, goes_on=Calm.USUAL, **why)
        last = item_in(gethin, made, other)
        holding.close_item(by=gethin, at=now, meeting=made, item=last, goes_on=Calm.LAST, words="Safe now.", **why)
        holding.hold(by=gethin, at=now, meeting=made)
        holding.approve(by=gethin, at=now, meeting=meeting_by_ref(gethin, made.ref))
        calling.cancel(by=gethin, at=now, meeting=called(gethin, wales, code="PREVENTION_PANEL", days=7), why="Snow.")
    text = text_of(signed_in("gethin"), RECORD)
    for words in ("Cwm Taf Morgannwg Safeguarding Board", "– Rhondda Cynon Taf", "1 of 1", "Council services", "Police"):
        assert words in text, words
    row = text.split("– Rhondda Cynon Taf</th>")[1].split("</tr>")[0]
    assert [part.split("<")[0] for part in row.split('">')[1:]] == ["1", "1", "0", "0", "1", "1 of 1"]
    assert not [word for word in ("Cai", "Morgan-Rees", "Only-Taf", "Gethin Puw,") if word in text]
    # Of the panel itself the one who needs no more is off, and the other is owed the next.
    panel_now = text_of(signed_in("gethin"), PANEL)
    assert "Only-Taf" not in panel_now
    assert "Owed by" in panel_now
    for name in ("mared", "rhys", "sion", "dewi", "elin"):
        assert signed_in(name).get(RECORD).status_code == 403, name


def test_a_meeting_that_began_and_nobody_closed_is_not_still_to_come(panel, signed_in):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update meetings_setting set starts_at = starts_at - interval '90 days'")
        cursor.execute("set local role app_web")
    row = text_of(signed_in("gethin"), RECORD).split("– Rhondda Cynon Taf</th>")[1].split("</tr>")[0]
    assert [part.split("<")[0] for part in row.split('">')[1:]] == ["0", "0", "0", "1", "0", "no clock ran"]


def test_the_record_is_of_one_kind_and_of_panels_where_none_such_is_known(panel, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        called(mared, wales, code="SAFEGUARDING_BOARD", days=8)
    gethin = signed_in("gethin")
    panels, boards, junk = (text_of(gethin, RECORD + more) for more in ("", "?kind=SAFEGUARDING_BOARD", "?kind=junk"))
    assert "Exploitation Prevention Panel, since" in panels
    assert "?kind=SAFEGUARDING_BOARD" in panels
    assert "Exploitation Prevention Panel, since" in junk
    assert "Exploitation Prevention Panel, since" not in boards
    assert "?kind=PREVENTION_PANEL" in boards


def test_an_analyst_finds_the_record_and_a_way_back_and_no_panel(panel, wales, signed_in):
    analyst = agencies.open_account(email="analyst@example.invalid", given_name="Heledd", family_name="Bowen")
    team = wales.teams["manager"]
    agencies.join_team(practitioner=analyst, team=team, role=Role.ANALYST, at=timezone.now() - timedelta(minutes=1))
    wales.people["analyst"] = analyst
    heledd = signed_in("analyst")
    assert f'href="{RECORD}"' in text_of(heledd, "/")
    assert heledd.get(PANEL).status_code == 403
    record = text_of(heledd, RECORD)
    assert "Back to Today" in record
    assert f'href="{PANEL}"' not in record
    gethin = text_of(signed_in("gethin"), RECORD)
    assert "Back to the panel" in gethin
    assert gethin.count(f'href="{RECORD}"') == 0, "whoever sees a panel finds its record there"


@pytest.mark.heavy
def test_a_panel_of_forty_children_is_one_page_and_sixteen_questions(panel, wales, as_actor, signed_in, count_queries):
    made, _item, _other = panel
    signed_in("gethin")
    before = count_queries(PANEL), count_queries(RECORD)
    with as_actor("mared") as mared:
        children = [another(mared, wales, f"Plentyn{number}") for number in range(38)]
        calling.put_on(by=mared, at=timezone.now(), meeting=meeting_by_ref(mared, made.ref), child_ids=children)
        for child in children[:5]:
            judged(mared, child)
            marked(mared, child, "ONLINE", IMAGES=(Standing.CURRENT, Known.CHILD))
    assert (count_queries(PANEL), count_queries(RECORD)) == before
    assert before[0] <= 16, before
    assert before[1] <= 10, before
    assert "Plentyn37" in text_of(signed_in("gethin"), PANEL)

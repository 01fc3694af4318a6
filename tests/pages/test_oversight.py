"""Who looked at whom: what the child's agencies, oneself and an auditor are told of it; and asking, and answering."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.story import missing_cai
from ymylon.access.actions import acting
from ymylon.agencies import actions as agencies
from ymylon.audit.actions import record_act
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id
from ymylon.duties.actions import load_shipped_policies
from ymylon.oversight.models import Question
from ymylon.terms.calendars import LONDON
from ymylon.terms.codes import InvolvementKind, Role

pytestmark = pytest.mark.django_db
K = InvolvementKind
NIGHT = datetime(2026, 11, 25, 2, 13, tzinfo=LONDON)  # a Wednesday
DAY = datetime(2026, 11, 25, 10, 30, tzinfo=LONDON)


@pytest.fixture
def cai(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        also = (("social_work", K.RESPONSIBLE_AUTHORITY), ("youth_justice", K.YOUTH_JUSTICE), ("missing", K.FORCE))
        episode = missing_cai(elin, wales, at=timezone.now() - timedelta(hours=1), also=also)
        return children_by_id(elin, [episode.child_id])[episode.child_id]


@pytest.fixture
def auditor(wales):
    """Olwen audits the council."""
    person = agencies.open_account(email="olwen@example.invalid", given_name="Olwen", family_name="Teifi")
    agencies.join_team(
        practitioner=person, team=wales.teams["manager"], role=Role.AUDITOR, at=timezone.now() - timedelta(days=1000)
    )
    browser = Client()
    browser.force_login(person.account)
    return browser


def text(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def opens_at(name: str, wales, child, at: datetime, view: str = "chronology:child") -> None:
    """What the middleware writes when somebody opens a record, at another time than now."""
    with acting(wales.account(name), "SEE_CHILD"):
        record_act("SAW", children=[child.pk], lane="IDENTITY", about=view)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        cursor.execute("set local session_replication_role = replica")
        cursor.execute("create policy moves on audit_line to app_owner using (true)")
        cursor.execute("update audit_line set at = %s where id = (select max(id) from audit_line)", [at])
        cursor.execute("drop policy moves on audit_line")
        cursor.execute("set local session_replication_role = origin")
        cursor.execute("set local role app_web")


# Who has looked at this child


def test_the_childs_agencies_see_who_looked(cai, signed_in):
    for name in ("mared", "rhys"):
        signed_in(name).get(f"/children/{cai.ref}")
    told = text(signed_in("elin"), f"/oversight/children/{cai.ref}")
    for who in ("Mared Ellis", "Rhys Cadwaladr", "Elin Parri", "Taf social work team", "South Wales Police"):
        assert who in told
    assert "Another team" not in told


def test_the_childs_page_leads_there(cai, signed_in):
    assert f"/oversight/children/{cai.ref}" in text(signed_in("elin"), f"/children/{cai.ref}")


def test_a_team_that_one_may_not_know_of_is_another_team_once_a_day(cai, signed_in):
    for _time in range(3):
        signed_in("sion").get(f"/children/{cai.ref}")
    told = text(signed_in("elin"), f"/oversight/children/{cai.ref}")
    assert told.count("Another team") == 1
    for betrayed in ("Siôn", "Bevan", "outh justice", "3 times"):
        assert betrayed not in told


def test_a_clinic_and_a_school_stay_unnamed_to_whoever_lacks_their_lane(cai, wales, signed_in, as_actor):
    with as_actor("mared") as by:
        involve(by=by, at=timezone.now(), child_id=cai.pk, team_id=wales.teams["school_lead"].pk, kind=K.SCHOOL, basis="pupil")
    signed_in("dewi").get(f"/children/{cai.ref}")
    assert "Dewi Rowlands" in text(signed_in("mared"), f"/oversight/children/{cai.ref}")
    told = text(signed_in("elin"), f"/oversight/children/{cai.ref}")
    assert "Dewi" not in told
    assert "Ysgol" not in told
    assert told.count("Another team") == 1


def test_several_hidden_teams_of_a_day_are_one_line(cai, wales, signed_in, as_actor):
    with as_actor("mared") as by:
        involve(by=by, at=timezone.now(), child_id=cai.pk, team_id=wales.teams["school_lead"].pk, kind=K.SCHOOL, basis="pupil")
    for name in ("dewi", "sion"):
        signed_in(name).get(f"/children/{cai.ref}")
    assert text(signed_in("elin"), f"/oversight/children/{cai.ref}").count("Another team") == 1


def test_whoever_sees_that_involvement_is_told_by_name(cai, signed_in):
    signed_in("sion").get(f"/children/{cai.ref}")
    assert "Siôn Bevan" in text(signed_in("mared"), f"/oversight/children/{cai.ref}")


def test_whoever_may_not_see_the_child_finds_nothing_and_who_sees_no_child_is_refused(cai, signed_in):
    for name in ("owain", "dewi", "carys"):
        assert signed_in(name).get(f"/oversight/children/{cai.ref}").status_code == 404
    assert signed_in("ada").get(f"/oversight/children/{cai.ref}").status_code == 403


def test_an_attempt_that_was_refused_is_no_look(cai, signed_in):
    signed_in("owain").get(f"/children/{cai.ref}")
    told = text(signed_in("elin"), f"/oversight/children/{cai.ref}")
    assert "Owain" not in told
    assert "Another team" not in told


def test_the_function_itself_answers_nothing_to_whoever_lacks_the_child(cai, as_actor):
    for name in ("owain", "ada"):
        with as_actor(name), connection.cursor() as cursor:
            cursor.execute("select count(*) from looked_at(%s, '2000-01-01')", [cai.pk])
            assert cursor.fetchone() == (0,)


def test_as_many_questions_for_two_hundred_looks_as_for_one(cai, wales, signed_in, count_queries):
    signed_in("elin")
    few = count_queries(f"/oversight/children/{cai.ref}")
    for number in range(20):
        opens_at("mared", wales, cai, timezone.now() - timedelta(days=number % 20))
    assert count_queries(f"/oversight/children/{cai.ref}") <= few + 1
    assert few <= 10


# One's own history


def test_one_sees_what_one_did_and_nobody_elses(cai, signed_in):
    signed_in("mared").get(f"/children/{cai.ref}")
    signed_in("elin").get(f"/children/{cai.ref}")
    told = text(signed_in("elin"), "/oversight/own")
    assert "Reported missing" in told
    assert "Cai Morgan-Rees" in told
    assert "Mared" not in told
    assert "Nothing is on record." in text(signed_in("gethin"), "/oversight/own")


def test_a_child_that_one_no_longer_sees_has_no_name_there(cai, wales, signed_in, as_owner):
    signed_in("elin").get(f"/children/{cai.ref}")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("update children_involvement set ended_at = now() where team_id = %s", [wales.teams["home_staff"].pk])
    told = text(signed_in("elin"), "/oversight/own")
    assert "Cai" not in told
    assert "A record that you can no longer see" in told


def test_in_welsh(cai, signed_in):
    told = text(signed_in("elin", "cy"), "/oversight/own")
    assert "Adroddwyd ar goll" in told
    assert '<html class="ym" lang="cy">' in told


# What stands out


def test_a_night_look_by_a_day_role_stands_out_and_the_same_by_day_does_not(cai, wales, auditor):
    with time_machine.travel(DAY + timedelta(hours=3), tick=False):
        opens_at("mared", wales, cai, DAY)
        assert "Mared" not in text(auditor, "/oversight/standing-out")
        opens_at("mared", wales, cai, NIGHT)
        told = text(auditor, "/oversight/standing-out")
    assert "Mared Ellis" in told
    assert "At night, at the weekend or on a bank holiday" in told
    assert str(cai.ref)[:8] in told
    assert "Cai" not in told


def test_whoever_was_on_duty_that_night_does_not_stand_out_unless_only_they_said_so(cai, wales, auditor):
    mared, team, since = wales.people["mared"], wales.teams["duty"], NIGHT - timedelta(hours=4)
    agencies.take_turn(practitioner=mared, team=team, at=since, said_by=mared.pk)
    with time_machine.travel(DAY, tick=False):
        opens_at("mared", wales, cai, NIGHT)
        assert "Mared" in text(auditor, "/oversight/standing-out")
        agencies.take_turn(practitioner=mared, team=team, at=since, said_by=wales.people["gethin"].pk)
        assert "Mared" not in text(auditor, "/oversight/standing-out")


def test_the_same_surname_and_a_declared_family_stand_out_whatever_the_hour(cai, wales, auditor, signed_in):
    wales.people["mared"].family_name = "Rees"
    wales.people["mared"].save()
    declared = signed_in("nia").post(
        "/oversight/interests/new", {"kind": "FAMILY", "named": "Morgan", "words": "My sister's family"}
    )
    assert declared.status_code == 302
    with time_machine.travel(DAY + timedelta(hours=1), tick=False):
        opens_at("mared", wales, cai, DAY)
        opens_at("nia", wales, cai, DAY)
        told = text(auditor, "/oversight/standing-out")
    assert "Has the same surname as the child." in told
    assert "Has declared that they know a family of this name." in told
    assert "Morgan" not in told


def test_an_auditor_sees_nobody_of_another_agency(cai, wales, auditor):
    with time_machine.travel(DAY, tick=False):
        wales.people["elin"].family_name = "Morgan"
        wales.people["elin"].save()
        opens_at("elin", wales, cai, NIGHT)
        assert "Elin" not in text(auditor, "/oversight/standing-out")


def test_nobody_but_an_auditor_may_look_there(signed_in):
    for name in ("gethin", "rhys", "elin", "ada"):
        assert signed_in(name).get("/oversight/standing-out").status_code == 403


def stood_out(cai, wales) -> int:
    opens_at("mared", wales, cai, timezone.now() - timedelta(minutes=5))
    wales.people["mared"].family_name = "Rees"
    wales.people["mared"].save()
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select max(id) from audit_line where act = 'SAW' and actor = %s", [wales.account("mared")])
        line = cursor.fetchone()[0]
        cursor.execute("set local role app_web")
    return line


def test_an_auditor_asks_the_person_sees_it_under_today_and_answers_once(cai, wales, auditor, signed_in):
    line = stood_out(cai, wales)
    assert auditor.post(f"/oversight/standing-out/{line}", {"words": "Why did you open this record?"}).status_code == 302
    mared = signed_in("mared")
    assert "An auditor asks you something" in text(mared, "/")
    told = text(mared, "/oversight/own")
    assert "Why did you open this record?" in told
    assert "Olwen Teifi" in told
    [address] = {part.split('"')[0] for part in told.split('href="')[1:] if part.startswith("/oversight/own/questions/")}
    assert "Cai Morgan-Rees" in text(mared, address)
    assert mared.post(address, {"words": ""}).status_code == 422
    assert mared.post(address, {"words": "I am his social worker."}).status_code == 302
    assert mared.post(address, {"words": "Another answer."}).status_code == 404
    assert "An auditor asks you something" not in text(mared, "/")
    assert "I am his social worker." in text(auditor, "/oversight/standing-out")


def test_a_question_is_answered_and_read_by_nobody_else(cai, wales, auditor, signed_in, as_actor):
    line = stood_out(cai, wales)
    auditor.post(f"/oversight/standing-out/{line}", {"words": "Why?"})
    for name in ("gethin", "rhys", "elin"):
        with as_actor(name):
            assert not Question.objects.exists()
    with as_actor("mared"):
        [question] = Question.objects.all()
    assert signed_in("gethin").get(f"/oversight/own/questions/{question.ref}").status_code == 404
    assert signed_in("gethin").post(f"/oversight/own/questions/{question.ref}", {"words": "x"}).status_code == 404


def test_of_what_does_not_stand_out_nobody_asks(cai, wales, auditor):
    assert auditor.post("/oversight/standing-out/999999", {"words": "Why?"}).status_code == 404


def test_a_declaration_is_taken_back(signed_in):
    nia = signed_in("nia")
    nia.post("/oversight/interests/new", {"kind": "FAMILY", "named": "Morgan", "words": "Neighbours"})
    told = text(nia, "/oversight/interests")
    [address] = {part.split('"')[0] for part in told.split('action="')[1:] if part.startswith("/oversight/interests/")}
    assert signed_in("mared").post(address).status_code == 404
    assert signed_in("nia").post(address).status_code == 302
    assert "Neighbours" not in text(signed_in("nia"), "/oversight/interests")

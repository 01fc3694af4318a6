"""What the audit holds of each answer: what was shown and why, what was refused, who signed in, out, or tried to."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.story import missing_cai
from ymylon.agencies.actions import join_team, leave_team
from ymylon.audit.rules import shown
from ymylon.children.lookups import children_by_id
from ymylon.children.models import CaseGrant
from ymylon.duties.actions import load_shipped_policies
from ymylon.oversight.actions import letting_in
from ymylon.terms.codes import Role

pytestmark = pytest.mark.django_db


def lines(*acts: str) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute(
            "select act, actor, lane, children, about, why from audit_line where act = any(%s) order by id", [list(acts)]
        )
        rows = cursor.fetchall()
        cursor.execute("set local role app_web")
    return [dict(zip(("act", "actor", "lane", "children", "about", "why"), row, strict=True)) for row in rows]


@pytest.fixture
def cai(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now() - timedelta(hours=1))
        return children_by_id(elin, [episode.child_id])[episode.child_id]


def test_a_page_that_showed_a_record_leaves_one_line_with_child_lane_and_why(cai, signed_in, wales):
    signed_in("elin").get(f"/children/{cai.ref}")
    assert lines("SAW") == [
        {
            "act": "SAW",
            "actor": wales.account("elin"),
            "lane": "IDENTITY",
            "children": [cai.pk],
            "about": "chronology:child",
            "why": "RESIDENTIAL_WORKER",
        }
    ]


def test_a_record_that_one_may_not_know_of_is_not_found_and_the_asking_is_on_record(cai, signed_in, wales):
    assert signed_in("owain").get(f"/children/{cai.ref}").status_code == 404
    absent = uuid4()
    assert signed_in("owain").get(f"/children/{absent}").status_code == 404
    told = lines("REFUSED")
    assert [(line["actor"], line["about"], line["why"], line["children"]) for line in told] == [
        (wales.account("owain"), f"chronology:child {ref}", "NOT_FOUND", []) for ref in (cai.ref, absent)
    ]


def test_a_role_that_does_not_cover_it_is_refused_once_with_the_reason(cai, signed_in, wales):
    assert signed_in("ada").get(f"/children/{cai.ref}").status_code == 403
    [told] = lines("REFUSED")
    assert told["actor"] == wales.account("ada")
    assert told["why"] == "FORBIDDEN You have no role that covers this."


def test_a_form_that_is_not_ours_is_refused_and_on_record(wales):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(wales.people["elin"].account)
    assert browser.post("/missing/report", {"child": "x"}).status_code == 403
    [told] = lines("REFUSED")
    assert (told["actor"], told["about"], told["why"]) == (
        wales.account("elin"),
        "missing:report",
        "FORBIDDEN a form that is forged or too old",
    )


def test_a_mistyped_address_is_no_refusal(signed_in):
    assert signed_in("elin").get("/no/such/place").status_code == 404
    assert Client().get("/cast").status_code == 404
    assert lines("REFUSED") == []


def with_password(wales, name: str) -> str:
    account = wales.people[name].account
    account.set_password("a long enough pass phrase")
    account.save()
    return account.email


def test_signing_in_and_out_is_on_record(wales):
    browser = Client()
    browser.post("/account/login/", {"login": with_password(wales, "nia"), "password": "a long enough pass phrase"})
    browser.post("/account/logout/")
    assert [(line["act"], line["actor"]) for line in lines("SIGNED_IN", "SIGNED_OUT")] == [
        ("SIGNED_IN", wales.account("nia")),
        ("SIGNED_OUT", wales.account("nia")),
    ]


def test_a_failed_signing_in_tells_neither_the_address_nor_whether_it_has_an_account(wales):
    known = with_password(wales, "nia")
    for address in (known, "nobody@example.invalid", known.upper()):
        assert Client().post("/account/login/", {"login": address, "password": "something wrong"}).status_code == 200
    first, second, third = lines("SIGN_IN_FAILED")
    assert {line["actor"] for line in (first, second, third)} == {0}
    assert "nia" not in str((first, second, third))
    assert first["about"] != second["about"]
    assert first["about"] == third["about"]
    assert len(first["about"]) == len(second["about"]) == 64
    assert first["why"] == second["why"] == ""


def test_the_database_itself_records_every_grant_and_its_end(wales):
    before = len(lines("GRANTED"))
    membership = join_team(
        practitioner=wales.people["ada"], team=wales.teams["duty"], role=Role.SOCIAL_WORKER, at=timezone.now() - timedelta(days=1)
    )
    leave_team(membership=membership, at=timezone.now())
    granted, ended = lines("GRANTED")[before:], lines("ENDED_GRANT")
    assert [line["about"] for line in granted + ended] == [str(membership.pk)] * 2
    assert "as SOCIAL_WORKER in team" in granted[0]["why"]
    assert len(lines("OPENED_ACCOUNT")) == len(wales.people)


def test_an_account_that_is_closed_is_on_record(wales):
    account = wales.people["owain"].account
    account.is_active = False
    account.save()
    assert [line["about"] for line in lines("CLOSED_ACCOUNT")] == [str(account.pk)]


def test_no_line_no_page(cai, signed_in, monkeypatch):
    from ymylon.config import recording

    def broken(*_arguments, **_more):
        raise RuntimeError("no line can be written")

    monkeypatch.setattr(recording, "record_act", broken)
    browser = signed_in("elin")
    browser.raise_request_exception = False
    answer = browser.get(f"/children/{cai.ref}")
    assert answer.status_code == 500
    assert "Cai" not in answer.content.decode()


def test_what_a_rule_refuses_in_its_own_words_is_undone_and_leaves_its_line(cai, signed_in, wales, as_owner, monkeypatch):
    """Gethin may let somebody into a record, and not himself; nor may he give a nurse what her role never sees."""
    page, gethin = f"/oversight/children/{cai.ref}/let-in", signed_in("gethin")
    # Another child stands on the page as well: the line is of the child into whose record they were to be let.
    by_email = letting_in.practitioner_by_email
    monkeypatch.setattr(letting_in, "practitioner_by_email", lambda email: shown([cai.pk + 1]) or by_email(email))
    said = {"writes": "no", "days": "7", "basis": "He covers tonight."}
    tried = (("gethin", "IDENTITY", "You can’t let yourself in."), ("menna", "CONCERN", "Their role never sees"))
    for who, lane, rule in tried:
        answer = gethin.post(page, said | {"email": f"{who}@example.invalid", "lanes": lane})
        assert answer.status_code == 422
        assert rule in answer.content.decode()
        told = lines("REFUSED")[-1]
        assert (told["actor"], told["children"]) == (wales.account("gethin"), [cai.pk])
        assert told["about"] == f"oversight:grants {cai.ref}"
        assert told["why"].startswith(f"RULE {rule}")
    # What is typed wrong is no refusal, and leaves none.
    before = len(lines("REFUSED"))
    assert gethin.post(page, said | {"email": "nobody@example.invalid", "lanes": "IDENTITY"}).status_code == 422
    assert len(lines("REFUSED")) == before
    with as_owner():
        assert not CaseGrant.objects.exists()

"""Whom one knows: said on a page of one's own, read by one's manager and the auditors of one's agency, and by nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from tests.pages.test_oversight import DAY, auditor, cai, opens_at, text  # noqa: F401
from ymylon.agencies import actions as agencies
from ymylon.agencies.actions.screens import enrol_screen, open_screen
from ymylon.oversight.models import Conflict
from ymylon.oversight.page.interests import interests_page
from ymylon.terms.codes import Role

pytestmark = pytest.mark.django_db
INTERESTS, NEW = "/oversight/interests", "/oversight/interests/new"


def declares(browser, **answers):
    return browser.post(NEW, {"kind": "CHILD", "named": "Cai Morgan-Rees", "words": "My sister's boy"} | answers)


def test_it_asks_at_joining_and_a_year_later_and_not_between(signed_in, as_actor):
    nia = signed_in("nia")
    assert "Once a year, and when you join" in text(nia, INTERESTS)
    assert "Once a year, and when you join" in text(nia, "/oversight/own")
    assert declares(nia, kind="NONE", named="", words="").status_code == 302
    assert "Once a year" not in text(nia, INTERESTS)
    assert "I know nobody here" in text(nia, INTERESTS)
    now = timezone.now()
    with as_actor("nia") as actor:
        assert [bool(interests_page(actor, now + timedelta(days=days)).notices) for days in (364, 366)] == [False, True]


@pytest.mark.parametrize("wrong", [{"kind": ""}, {"named": " "}, {"words": ""}, {"named": "x" * 201}, {"kind": "ENEMY"}])
def test_what_is_wanting_is_asked_for_and_nothing_is_kept(signed_in, wrong):
    assert declares(signed_in("nia"), **wrong).status_code == 422
    assert not Conflict.objects.exists()


def test_its_manager_and_the_agencys_auditor_read_it_and_nobody_else(signed_in, wales, auditor, as_actor):  # noqa: F811
    declares(signed_in("nia"), kind="ADDRESS", named="4 Heol y Nant", words="My mother lives there")
    assert "4 Heol y Nant" in text(auditor, INTERESTS)
    chief = agencies.open_account(email="head@example.invalid", given_name="Non", family_name="Hywel")
    agencies.join_team(practitioner=chief, team=wales.teams["duty"], role=Role.TEAM_MANAGER, at=timezone.now() - timedelta(1))
    browser = Client()
    browser.force_login(chief.account)
    with as_actor("gethin") as by:
        hung = {"by_id": by.practitioner_id, "team": wales.teams["duty"], "place": "the office wall"}
        _screen, code = enrol_screen(at=timezone.now(), **hung)
        assert open_screen(code=code, address="x", at=timezone.now())
    told = text(browser, INTERESTS)
    assert "4 Heol y Nant: My mother lives there" in told
    for answers in (told, text(auditor, INTERESTS)):
        assert "the office wall" not in answers, "a screen knows nobody"
    assert "Elin Parri" not in told, "of another agency"
    for name in ("mared", "elin", "rhys", "owain", "heledd", "menna"):
        assert "Heol y Nant" not in text(signed_in(name), INTERESTS), name
        with as_actor(name):
            assert not Conflict.objects.exists(), name


def test_whoever_has_not_said_is_named_to_their_manager(wales, auditor):  # noqa: F811
    assert "Has not said yet." in text(auditor, INTERESTS)


def test_a_child_who_was_declared_stands_out_and_another_of_the_name_does_not(cai, wales, auditor, signed_in):  # noqa: F811
    declares(signed_in("mared"))
    declares(signed_in("nia"), named="Cadi Morgan")
    with time_machine.travel(DAY + timedelta(hours=1), tick=False):
        opens_at("mared", wales, cai, DAY)
        opens_at("nia", wales, cai, DAY)
        told = text(auditor, "/oversight/standing-out")
    assert told.count("Has declared that they know this child.") == 1
    assert "Mared Ellis" in told
    assert "Nia Prydderch" not in told


def test_nobody_declares_for_somebody_else(as_actor, wales):
    with as_actor("nia"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Conflict.objects.create(
            account_id=wales.account("mared"), kind="FAMILY", named="Rees", words="They say", declared_at=timezone.now()
        )

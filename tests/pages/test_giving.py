"""Giving facts outside the record: asked first, listed for the child, marked, and made for its maker alone."""

import csv
import html
import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.actions.test_nrm import prepared
from tests.orders import in_force
from tests.safety import kept
from tests.sharing import REASON, agreed
from tests.story import missing_cai, plan_of_cai
from ymylon.agencies.models import Practitioner
from ymylon.audit.models import Line
from ymylon.children.actions import add_contact, record_disclosure
from ymylon.children.models import Child, Disclosure
from ymylon.orders.actions import moving
from ymylon.safety.actions import give_copy
from ymylon.safety.rules import CopyFor
from ymylon.terms.codes import ContactRelation, GivenBy, InvolvementKind, Lane

pytestmark = pytest.mark.django_db


@pytest.fixture
def cai(wales, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),))
        return Child.objects.get(pk=episode.child_id)


def place(cai, what: str) -> str:
    return f"/children/{cai.ref}/{what}"


def said(**changes) -> dict:
    return {
        "means": "SPOKEN",
        "lanes": ["IDENTITY", "EPISODE"],
        "to": "Meddygfa Taf",
        "to_person": "Dr Lloyd",
        "under": "",
        "why": REASON,
    } | changes


def test_what_was_said_is_listed_for_the_child_where_everybody_looks(signed_in, cai):
    assert signed_in("nia").post(place(cai, "given"), said()).status_code == 302
    for name in ("nia", "rhys"):
        browser = signed_in(name)
        for address in (f"/children/{cai.ref}", place(cai, "given")):
            page = browser.get(address).content.decode()
            assert "Dr Lloyd, Meddygfa Taf: By word of mouth" in page, (name, address)
            assert REASON in page
            assert "Given by Nia Prydderch" in page
        looks = browser.get(f"/oversight/children/{cai.ref}").content.decode()
        assert "Given outside this record" in looks
        assert "By word of mouth" in looks


def test_each_paper_file_and_copy_is_listed_marked_and_asks_nobody_a_question(signed_in, as_actor, cai, monkeypatch, as_owner):
    now, day = timezone.now(), timezone.localdate()
    with as_actor("mared") as mared:
        plan_of_cai(mared, cai.pk)
        plan = kept(mared, cai.pk)
        prepared(mared, cai.pk)
        give_copy(by=mared, at=now, plan=plan, whom=CopyFor.CARER, name="Nain Morgan", on=day)
    with as_actor("rhys") as rhys:
        moving.give_copy(by=rhys, at=now, course=in_force(rhys, cai.pk), whom="Mam", on=day, how="By hand.")
    for where in ("plans.page.plan", "plans.views"):
        monkeypatch.setattr(f"ymylon.{where}.can_make_pdf", lambda: False)
    mared = signed_in("mared")
    own = "OFFICIAL-SENSITIVE. For Mared Ellis. Made by Mared Ellis on"
    papers = (
        (f"/plans/{cai.ref}/sheet", "Made by Mared Ellis on"),
        (f"/safety/version/{plan.ref}/sheet/english", "OFFICIAL-SENSITIVE. For Cai. Made by Mared Ellis on"),
        (f"/screening/{cai.ref}/nrm", own),
    )
    for address, mark in papers:
        answer = mared.post(address)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store"), address
        assert answer.content.decode().count(mark) == 2, address  # at the head and at the foot of each sheet
    listed = html.unescape(mared.get(place(cai, "given")).content.decode())
    for words in (
        "Mared Ellis, Rhondda Cynon Taf: On paper", "For their own use within their agency", "Cai: On paper",
        "The child’s own sheet of their plan, for the child", "Whoever cares for the child: On paper", "Mam: On paper",
    ):  # fmt: skip
        assert words in listed, words
    # Who works on the plan that everybody around the child reads is not the home's to know, nor who holds it by name.
    at_home = html.unescape(signed_in("elin").get(place(cai, "given")).content.decode())
    assert "Cai: On paper" in at_home
    story = html.unescape(signed_in("elin").get(f"/children/{cai.ref}").content.decode())
    assert "Safety plan. By somebody whose name is withheld." in story, "no clock gives anything away"
    assert not any(words in at_home for words in ("Nain Morgan", "Mam: On paper"))
    with as_owner():
        rows = set(Disclosure.objects.exclude(means="RELEASED").values_list("why", "lane", "means"))
        assert Line.objects.filter(act="DISCLOSED", children=[cai.pk]).count() == 5
        assert not Line.objects.filter(act="DISCLOSED").exclude(
            about__in=map(str, Disclosure.objects.values_list("act", flat=True))
        )
    own, childs = "OWN_USE_WITHIN_AGENCY", "PLAN_FOR_THE_CHILD_ITSELF"
    assert {(childs, "SAFETY", "PRINT"), ("ORDER_COPY_GIVEN_BY_HAND", "PERSONS", "PRINT"), (own, "IMMIGRATION", "PRINT")} <= rows
    assert {lane for why, lane, _means in rows if why != own} == {"SAFETY", "PERSONS"}


def test_the_name_of_a_reason_that_always_holds_is_no_reason_and_breaks_no_page(signed_in, cai, as_actor):
    nia = signed_in("nia")
    refused = nia.post(place(cai, "given"), said(why="PLAN_COPY_GIVEN_BY_HAND"))
    assert refused.status_code == 422
    assert 'id="id_why_error"' in refused.content.decode()
    # Written before it was refused, it stands as it was written.
    with as_actor("nia") as by:
        typed = {"lanes": [Lane.IDENTITY], "to_body": "Meddygfa Taf", "why": "PLAN_COPY_GIVEN_BY_HAND"}
        record_disclosure(by=by, at=timezone.now(), child_id=cai.pk, means=GivenBy.SPOKEN, **typed)
    assert "Meddygfa Taf" in nia.get(f"/children/{cai.ref}").content.decode()


def test_of_kinds_of_fact_that_one_does_not_hold_nothing_is_told(signed_in, cai):
    given = signed_in("menna").post(place(cai, "given"), said(lanes=["SEXUAL_HEALTH"], to="Clinig Cudd", to_person=""))
    assert given.status_code == 302
    for name in ("nia", "rhys", "elin"):
        browser = signed_in(name)
        for address in (f"/children/{cai.ref}", place(cai, "given"), f"/oversight/children/{cai.ref}"):
            page = browser.get(address).content.decode()
            assert "Clinig Cudd" not in page
            assert "Nothing is recorded as given outside." in page


def test_under_an_agreement_its_title_stands_there(signed_in, wales, as_actor, cai):
    made = agreed(wales, as_actor)
    page = signed_in("nia").get(place(cai, "given")).content.decode()
    assert "Missing children (Rhondda Cynon Taf, South Wales Police, Meddygfa Taf)" in page
    signed_in("nia").post(place(cai, "given"), said(under=str(made.ref), why=""))
    assert "Under: Missing children" in signed_in("rhys").get(place(cai, "given")).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"why": "Short."}, "No agreement covers this: say in at least 20 characters"),
        ({"lanes": []}, "Choose at least one kind of fact"),
        ({"to": "", "to_person": ""}, "Write the agency or body, or the person."),
        ({"lanes": ["HEALTH_"]}, "not one of the available choices"),
        ({"lanes": ["PROTECTED"]}, "not one of the available choices"),
        ({"under": "0b6d6a5e-9c0f-4f5e-8e7e-000000000001"}, "not one of the available choices"),
        ({"under": "x"}, "not one of the available choices"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_leaves(signed_in, cai, as_owner, changes, words):
    browser = signed_in("nia")
    for where in ("given", "print", "file"):
        answer = browser.post(place(cai, where), said(**changes))
        if where != "given" and changes.get("lanes") == []:
            continue
        assert answer.status_code == 422, where
        assert words in answer.content.decode(), where
    with as_owner():
        assert Disclosure.objects.filter(means__in=["PRINT", "FILE"]).count() == 0


@pytest.mark.parametrize("where", ["given", "print", "file"])
def test_owain_finds_no_such_child(signed_in, cai, where):
    browser = signed_in("owain")
    assert browser.get(place(cai, where)).status_code == 404
    assert browser.post(place(cai, where), said()).status_code == 404


def test_whoever_may_not_make_a_file_is_refused_and_offered_none(signed_in, cai):
    browser = signed_in("elin")
    assert browser.get(place(cai, "file")).status_code == 403
    assert browser.post(place(cai, "file"), said()).status_code == 403
    page = browser.get(f"/children/{cai.ref}").content.decode()
    assert "Print the summary" in page
    assert "Make a file of the chronology" not in page


# On paper


def printed(browser, cai, **changes) -> str:
    answer = browser.post(place(cai, "print"), said(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_the_paper_is_marked_and_holds_the_kinds_of_fact_that_were_chosen(signed_in, cai):
    browser = signed_in("nia")
    page = browser.get(printed(browser, cai, lanes=["EPISODE"])).content.decode()
    assert page.count("OFFICIAL-SENSITIVE. For Dr Lloyd, Meddygfa Taf. Made by Nia Prydderch on") == 2
    assert "Cai Morgan-Rees" in page
    assert "Missing for" in page
    assert "Identity, Missing episode" in page
    main = page[page.index("<main") : page.index("</main>")]
    assert "<form" not in main
    assert not re.findall(r'<a (?!class="govuk-back-link)[^>]*href="/(?:children|missing)', main)


def test_without_the_episodes_it_says_neither_that_the_child_is_missing_nor_that_not(signed_in, cai):
    browser = signed_in("nia")
    page = browser.get(printed(browser, cai, lanes=["IDENTITY"])).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    for words in ("Missing for", "Not missing now", "Missing now"):
        assert words not in main, words
    assert "Cai Morgan-Rees" in main


def test_making_it_is_one_giving_with_its_line_and_opening_it_another(signed_in, cai, as_owner):
    browser = signed_in("nia")
    browser.get(printed(browser, cai))
    with as_owner():
        lines = list(Line.objects.filter(purpose="PRINT_CHILD").order_by("id").values_list("act", "children"))
    assert lines == [("DISCLOSED", [cai.pk]), ("SAW", [cai.pk]), ("SAW", [cai.pk])]


def test_it_is_made_for_its_maker_and_for_a_quarter_of_an_hour(signed_in, cai):
    address = printed(signed_in("nia"), cai)
    for name, status in (("rhys", 404), ("owain", 404), ("nia", 200)):
        assert signed_in(name).get(address).status_code == status, name
    assert signed_in("nia").get(address.replace("/print/", "/file/")).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert signed_in("nia").get(address).status_code == 404


def test_in_welsh_it_is_in_welsh_altogether(signed_in, cai, wales):
    browser = signed_in("nia")
    browser.get("/language/cy?next=/")
    page = browser.get(printed(browser, cai)).content.decode()
    assert "SWYDDOGOL-SENSITIF. Ar gyfer Dr Lloyd, Meddygfa Taf. Gwnaed gan Nia Prydderch" in page


# As a file


def made(browser, cai, **changes):
    answer = browser.post(place(cai, "file"), said(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer["Location"])


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_the_file_is_marked_first_and_reads_as_a_table(signed_in, cai):
    answer = made(signed_in("rhys"), cai)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="ymylon-[0-9a-f]{8}-\d{8}-\d{4}\.csv"', answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
    first, header, *rows = rows_of(answer)
    assert first[0].startswith("OFFICIAL-SENSITIVE. For Dr Lloyd, Meddygfa Taf. Made by Rhys Cadwaladr")
    assert header == ["When", "What happened", "Kind of fact", "Recorded by"]
    assert {row[2] for row in rows} == {"Identity", "Missing episode"}
    assert "Elin Parri" in {row[3] for row in rows}


def test_the_file_holds_no_kind_of_fact_that_was_not_chosen(signed_in, cai):
    _first, _header, *rows = rows_of(made(signed_in("rhys"), cai, lanes=["IDENTITY"]))
    assert {row[2] for row in rows} == {"Identity"}


def test_no_cell_runs_whatever_somebody_is_called(signed_in, cai, wales):
    elin = wales.people["elin"]
    Practitioner.objects.filter(pk=elin.pk).update(given_name='=cmd|"/c calc"!A1', family_name="@SUM")
    answer = made(signed_in("rhys"), cai, to="=HYPERLINK(1)", to_person="")
    cells = [cell for row in rows_of(answer) for cell in row]
    assert any("cmd" in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


# Typed, and asked as often for many as for one


def test_what_is_typed_is_kept_and_found_under_today(signed_in, cai):
    browser = signed_in("nia")
    assert browser.post(f"/drafts/given.{cai.ref}", said()).status_code == 204
    assert "You had started this at" in browser.get(place(cai, "given")).content.decode()
    today = browser.get("/").content.decode()
    assert f'href="{place(cai, "given")}"' in today
    assert f'href="{place(cai, "given")}"' not in signed_in("rhys").get("/").content.decode()


def test_pages_ask_as_often_for_many_as_for_one(signed_in, wales, as_actor, cai, count_queries):
    browser = signed_in("nia")
    agreement = agreed(wales, as_actor)
    addresses = [f"/children/{cai.ref}", *(place(cai, where) for where in ("given", "print", "file"))]

    def counted() -> list[int]:
        paper = printed(browser, cai)
        signed_in("nia")
        return [count_queries(address) for address in (*addresses, paper)]

    browser.post(place(cai, "given"), said(under=str(agreement.ref), why=""))
    one = counted()
    for number in range(10):
        browser.post(place(cai, "given"), said(to=f"Body {number}"))
        agreed(wales, as_actor, bodies=(f"Body {number}",))
    with as_actor("elin") as elin:
        add_contact(by=elin, at=timezone.now(), child_id=cai.pk, relation=ContactRelation.GRANDPARENT, name="Emrys")
    assert counted() == one
    assert one[0] <= 16
    assert one[-1] <= 16
    assert max(one[1:-1]) <= 10

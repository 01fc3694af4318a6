"""A plan as pages: for home and council, for the police while the child is missing; both versions of two who write at once."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.protection.conftest import hidden, protected  # noqa: F401
from tests.story import at_minute, plan_of_cai, report_again
from ymylon.children.lookups import children_by_id
from ymylon.children.models import Disclosure
from ymylon.documents import pdf
from ymylon.missing.actions.ending import record_found
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.plans.lookups import plan_of, versions_of
from ymylon.plans.page.sheet import sheet
from ymylon.plans.rules import LONGEST, NIGHT, WHO

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def found(cai, as_actor):
    """Cai, who was missing, and is found."""
    with as_actor("elin") as elin:
        episode = report_again(elin, cai, at=timezone.now() - timedelta(days=1))
    with as_actor("rhys") as rhys:
        at = timezone.now() - timedelta(hours=12)
        record_found(by=rhys, at=at, episode=episode_by_ref(rhys, episode.ref), found=at_minute(at), is_safe_now=True)
    return cai


def typed(**more) -> dict[str, object]:
    return {
        "based_on": "0", "made_with": ["CHILD"], "view": "AGREES", "told_how": "Read to him.", "police": "Side door.",
    } | more  # fmt: skip


def test_a_home_makes_it_and_reads_it_and_the_police_find_nothing(found, ref, signed_in):
    elin = signed_in("elin")
    assert "No plan is held ready" in elin.get(f"/plans/{ref}").content.decode()
    answer = elin.post(f"/plans/{ref}/write", typed(childs_words="Ffonia Nain gynta.", words_language="WELSH", health="Inhaler"))
    assert answer.status_code == 302
    page = elin.get(f"/plans/{ref}").content.decode()
    assert all(words in page for words in ("Do this first", "Side door.", 'lang="cy">Ffonia Nain gynta.', "Inhaler", "Version 1"))
    rhys = signed_in("rhys")
    assert [rhys.get(f"/plans/{ref}{rest}").status_code for rest in ("", "/write", "/versions")] == [404, 403, 403]
    assert rhys.post(f"/plans/{ref}/sheet").status_code == 404


def test_the_police_come_to_it_in_one_press_while_the_child_is_missing(found, ref, as_actor, signed_in):
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
        episode = report_again(elin, found, at=timezone.now())
    rhys = signed_in("rhys")
    assert f'href="/plans/{ref}"' in rhys.get(f"/missing/{episode.ref}").content.decode()
    page = rhys.get(f"/plans/{ref}").content.decode()
    assert "PLANNED police" in page
    assert "Write a new version" not in page
    assert f"/plans/{ref}" not in signed_in("dewi").get(f"/missing/{episode.ref}").content.decode()


def test_what_the_police_print_of_a_released_plan_is_listed_in_the_lanes_that_they_read_for_a_time(
    found, ref, as_actor, signed_in, as_owner, monkeypatch
):
    for where in ("ymylon.plans.page.plan", "ymylon.plans.views"):
        monkeypatch.setattr(f"{where}.can_make_pdf", lambda: False)
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
        report_again(elin, found, at=timezone.now())
    paper = signed_in("rhys").post(f"/plans/{ref}/sheet").content.decode()
    assert "PLANNED police" in paper
    assert "PLANNED health" in paper
    with as_owner():
        given = set(Disclosure.objects.filter(means="PRINT").values_list("lane", flat=True))
    assert {"IDENTITY", "PREPARED", "HEALTH"} <= given
    for lane, words in (("CARE", "Lives"), ("EDUCATION", "School")):
        assert (lane in given) == (f">{words}<" in paper), lane


def test_the_childs_page_leads_whoever_searches_to_it_while_it_is_released(found, ref, as_actor, signed_in, count_queries):
    """By no question more, and nobody to whom it is not released; before and after, they can’t tell it from none."""
    way = f'href="/plans/{ref}"'

    def leads(who: str) -> bool:
        return way in signed_in(who).get(f"/children/{ref}").content.decode()

    signed_in("rhys")
    without = count_queries(f"/children/{ref}")
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
    assert not leads("rhys")
    assert count_queries(f"/children/{ref}") == without <= 16
    with as_actor("elin") as elin:
        episode = report_again(elin, found, at=timezone.now() - timedelta(minutes=20))
    assert {who: leads(who) for who in ("rhys", "heledd", "elin", "mared", "menna", "dewi", "sion")} == {
        "rhys": True, "heledd": True, "elin": True, "mared": True, "menna": False, "dewi": False, "sion": False,
    }  # fmt: skip
    signed_in("rhys")
    assert count_queries(f"/children/{ref}") <= 16
    assert signed_in("rhys").get(f"/plans/{ref}").status_code == 200
    with as_actor("rhys") as rhys:
        at = timezone.now()
        record_found(by=rhys, at=at, episode=episode_by_ref(rhys, episode.ref), found=at_minute(at), is_safe_now=True)
    assert not leads("rhys")
    assert leads("elin")


def test_whoever_reports_at_night_reads_what_the_plan_says_first(found, ref, as_actor, signed_in):
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
    said = "The plan says, check first: PLANNED check_first"
    assert said in signed_in("elin").get(f"/missing/report?child={ref}").content.decode()
    assert said not in signed_in("rhys").get(f"/missing/report?child={ref}").content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"made_with": []}, "Say who made it with you"),
        ({"view": ""}, "Say what the child thinks of it"),
        ({"told_how": ""}, "Say how the child was told."),
        ({"made_with": ["CHILD", "WITHOUT_THE_CHILD"]}, "choose one of the two"),
        ({"police": "x" * 401}, "400"),
        ({"police": "", "told_how": "", "view": "NOT_KNOWN_YET"}, "Answer at least one question"),
        ({"based_on": "-1"}, "0"),
        ({"based_on": "many"}, ""),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_question_and_nothing_is_lost(found, ref, signed_in, as_actor, wrong, said):
    sent = typed(looks="Tall, red hair") | wrong
    if wrong.get("police") == "":
        sent["looks"] = ""
    answer = signed_in("elin").post(f"/plans/{ref}/write", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not sent["looks"] or "Tall, red hair" in answer.content.decode()
    with as_actor("elin") as elin:
        assert plan_of(elin, found) is None


def test_two_who_write_at_once_see_both_and_the_second_follows_on_purpose(found, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        plan_of_cai(mared, found, looks="Taller than last year")
    elin = signed_in("elin")
    answer = elin.post(f"/plans/{ref}/write", typed(looks="Shaved head"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in ("Taller than last year", "Shaved head", "Mared Ellis", 'name="based_on" value="1"'))
    assert elin.post(f"/plans/{ref}/write", typed(looks="Shaved head", based_on="1")).status_code == 302
    with as_actor("elin") as by:
        assert [row.looks for row in versions_of(by, found)] == ["Shaved head", "Taller than last year"]


def test_a_version_that_was_followed_is_not_agreed(found, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        old = plan_of_cai(mared, found)
        plan_of_cai(mared, found, based_on=1)
    answer = signed_in("gethin").post(f"/plans/version/{old.ref}/agree", {"words": ""})
    assert (answer.status_code, "A newer version was kept" in answer.content.decode()) == (422, True)
    assert signed_in("mared").get(f"/plans/version/{old.ref}/agree").status_code == 403
    assert signed_in("rhys").get(f"/plans/version/{old.ref}/again").status_code == 403


def test_what_the_record_knows_is_filled_in(found, ref, as_actor, signed_in):
    from ymylon.missing.models import Finding

    with as_actor("rhys") as rhys:
        Finding.objects.visible_to(rhys).filter(child_id=found).update(place="Cathays Park")
    assert "Cathays Park" in signed_in("elin").get(f"/plans/{ref}/write").content.decode()


def test_the_sheet_is_marked_and_that_it_was_made_is_on_record(found, ref, as_actor, signed_in, as_owner):
    if not pdf.can_make_pdf():
        pytest.skip("this machine makes no PDF: `ymylon doctor` says what is missing")
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
    answer = signed_in("mared").post(f"/plans/{ref}/sheet")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert "Morgan" not in answer["Content-Disposition"]


def test_the_fullest_plan_stands_on_one_sheet(found, ref, as_actor):
    if not pdf.can_make_pdf():
        pytest.skip("this machine makes no PDF: `ymylon doctor` says what is missing")
    from weasyprint import CSS, HTML

    full = ("Goes to the bus station, and then on foot by the river. " * 9)[:LONGEST]
    answers = dict.fromkeys((*NIGHT, *WHO, "health", "told_how"), full) | {"childs_words": (full * 2)[:600]}
    with as_actor("mared") as mared:
        plan_of_cai(mared, found, **answers)
        drawn = sheet(mared, ref, timezone.now())
    drawing = render_to_string("plans/sheet.html", {"sheet": drawn, "page": drawn.page})
    assert full[-20:].strip() in drawing
    assert len(HTML(string=drawing).render(stylesheets=[CSS(string=render_to_string("plans/sheet.css"))]).pages) == 1


def test_where_no_pdf_is_made_a_marked_page_is_printed(found, ref, as_actor, signed_in, monkeypatch):
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
    for where in ("ymylon.plans.page.plan", "ymylon.plans.views"):
        monkeypatch.setattr(f"{where}.can_make_pdf", lambda: False)
    mared = signed_in("mared")
    assert "Make it ready to print" in mared.get(f"/plans/{ref}").content.decode()
    paper = mared.post(f"/plans/{ref}/sheet")
    assert (paper.status_code, paper["Cache-Control"]) == (200, "no-store")
    for words in ("browser’s print command", "Made by Mared Ellis", "Do this first"):
        assert words in paper.content.decode(), words


def test_of_a_protected_child_there_is_no_sheet_and_no_place(protected, as_actor, signed_in):  # noqa: F811
    with as_actor("gethin") as gethin:
        plan_of_cai(gethin, protected.child_id)
    gethin = signed_in("gethin")
    page = gethin.get(f"/plans/{protected.ref}").content.decode()
    assert "PLANNED looks" in page
    assert "PLANNED places" not in page
    assert "Canari" not in page
    assert gethin.post(f"/plans/{protected.ref}/sheet").status_code == 404


def test_the_versions_say_to_whom_one_was_opened(found, ref, as_actor, signed_in):
    with as_actor("elin") as elin:
        plan_of_cai(elin, found)
        report_again(elin, found, at=timezone.now())
    page = signed_in("mared").get(f"/plans/{ref}/versions").content.decode()
    assert "Version 1, to South Wales Police" in page
    assert "Open now." in page

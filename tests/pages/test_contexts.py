"""Places and peer groups as pages: what each reads, what is refused beside its question, how often the database is asked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.associates import entered, facts
from tests.cast import RHONDDA
from tests.contexts import WHY, circled, harmed, linked, placed, planned
from tests.orders import served
from tests.pages.growing import copy
from tests.returns import as_web
from ymylon.associates.rules import Sure
from ymylon.children.lookups import children_by_id
from ymylon.contexts import lookups
from ymylon.contexts.actions import assessing, linking, planning
from ymylon.contexts.forms import (
    BeginContextForm,
    CloseToForm,
    ContextStepForm,
    EndStepForm,
    LetReadForm,
    LinkConcernForm,
    LinkContextForm,
    PartForm,
    ReviewForm,
)
from ymylon.contexts.rules import PartKind, StepEnd
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import duties_about
from ymylon.duties.models import PolicyRow
from ymylon.orders import jobs
from ymylon.orders.actions import asking
from ymylon.orders.lookups import appearances_of
from ymylon.orders.models import Order
from ymylon.orders.rules import OrderKind, Subject
from ymylon.orders.rules.duties import PLACE_APPEARED
from ymylon.orders.rules.faults import NOT_A_PLACE
from ymylon.screening.rules import Known
from ymylon.signals.lookups import beside_bound
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
MANY = 200


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).strftime("%d/%m/%Y")


def address(name: str, *about) -> str:
    return reverse(f"contexts:{name}", args=about)


def read(browser, name: str, *about) -> str:
    answer = browser.get(address(name, *about))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def place(wales, as_actor):
    with as_actor("mared") as mared:
        made = placed(mared)
        harmed(mared, made)
    return made


def test_the_same_place_twice_is_asked_about_before_it_is_made(place, signed_in):
    mared = signed_in("mared")
    typed = {"kind": "SHOP", "name": "Blodaur Mor", "where": "", "area": RHONDDA, "why": WHY}
    answer = mared.post(address("begin"), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Blodau’r Môr, Takeaway or café, 12 Taff Street, Pontypridd" in text
    assert 'id="id_same_error"' in text
    assert 'value="Blodaur Mor"' in text
    assert mared.post(address("begin"), typed | {"same": str(place.ref)})["Location"] == address("context", place.ref)
    made = mared.post(address("begin"), typed | {"same": "ANOTHER"})["Location"]
    assert made != address("context", place.ref)


def test_an_order_binds_the_place_of_the_record_and_who_is_linked_there_since_is_noticed(
    place, cai, ref, tirion, as_actor, signed_in
):  # fmt: skip
    PolicyRow.objects.filter(key="order.kind.closure_order").update(switched_on=True, in_force_from=timezone.localdate())
    with as_actor("mared") as mared:
        linked(mared, place, cai)
        friends, away = circled(mared), children_by_id(mared, [cai])[cai]
    browser, ask = signed_in("mared"), address("order", place.ref)
    # A circle of friends is no place, and nobody binds it.
    assert browser.get(address("order", friends.ref)).status_code == 404
    assert "Notices and orders" not in read(browser, "context", friends.ref)
    asked = read(browser, "order", place.ref)
    assert "CLOSURE_ORDER" in asked
    assert "CAWN_S2" not in asked
    typed = {"child": str(away.ref), "kind": "CLOSURE_ORDER", "why": "Men keep children there at night."}
    for missing in typed:
        answer = browser.post(ask, typed | {missing: ""})
        assert answer.status_code == 422
        assert f'id="id_{missing}_error"' in answer.content.decode()
        assert missing == "why" or typed["why"] in answer.content.decode()
    assert browser.post(ask, typed).status_code == 302
    order = Order.objects.get()
    assert (order.place, order.named, order.child_id) == (place.ref, "Blodau’r Môr, 12 Taff Street, Pontypridd", cai)
    assert "None that you may see is in force." in read(browser, "context", place.ref), "asked for it binds nothing yet"
    with as_actor("rhys") as rhys:
        course = served(rhys, order)
        # What it is called by an order alone binds no place of the record, and no person is a place.
        jay = entered(rhys, cai, facts("Jay"))
        with pytest.raises(Fault) as refused:
            asking.ask(by=rhys, at=timezone.now(), child_id=cai, kind=OrderKind.CAWN_S2, entry=jay, named="Jay", why="Waits.",
                       place=place.ref)  # fmt: skip
        assert refused.value.words == NOT_A_PLACE
    assert place_words(signed_in("mared"), place) == {"Closure order for premises", "Protects Cai"}
    # Whoever reads the place alone reads no order; whoever may not see the child reads nothing of it.
    assert place_words(signed_in("heledd"), place) == set()
    browser = signed_in("mared")
    shown = browser.get(reverse("orders:order", args=[order.ref])).content.decode()
    assert address("context", place.ref) in shown
    assert reverse("contexts:child", args=[ref]) in browser.get(reverse("orders:ask", args=[ref])).content.decode()
    # Then another child is linked to it: the order's own team is told, in words that fit a place.
    assert jobs.sweep(timezone.now()) == 0, "the link from before is no news"
    as_web()
    with as_actor("rhys") as rhys:
        linked(rhys, place, tirion)
    assert jobs.sweep(timezone.now()) == 1
    assert jobs.sweep(timezone.now()) == 0
    assert beside_bound(timezone.localdate()) == [], "the standing question speaks of somebody, and a place is nobody"
    as_web()
    with as_actor("rhys") as rhys:
        (seen,) = appearances_of(rhys, course.order)
        assert (seen.child_id, seen.bound) == (tirion, Subject.PLACE)
        assert [duty.kind for duty in duties_about(rhys, [seen.ref])] == [PLACE_APPEARED]
    rhys = signed_in("rhys")
    assert "This child was linked to a place that a notice or an order binds" in rhys.get("/").content.decode()
    page = reverse("orders:appeared", args=[seen.ref])
    assert "Somebody who is under notice" not in rhys.get(page).content.decode()
    assert rhys.post(page, {"words": "It was boarded up again."}).status_code == 302
    with as_actor("rhys") as rhys:
        assert [duty.state for duty in duties_about(rhys, [seen.ref])] == ["FULFILLED"]


def place_words(browser, place) -> set[str]:
    """What the page of the place says of the order that is in force."""
    page = read(browser, "context", place.ref)
    return {words for words in ("Closure order for premises", "Protects Cai") if words in page}


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("review", {"choice": "GOES_ON", "next_on": -1, "words": "As before."}, "next_on"),
        ("review", {"choice": "ENDS", "words": "It is shut."}, "choice"),
        ("review", {"choice": "GOES_ON", "words": " "}, "words"),
        ("step", {"words": "Light.", "due_on": -1}, "due_on"),
        ("step", {"words": "", "due_on": 3}, "words"),
    ],
)
def test_what_cannot_be_so_is_said_beside_its_question(place, wales, as_actor, signed_in, name, typed, field):
    with as_actor("mared") as mared:
        planned(mared, place, wales.teams["school_lead"])
    days = {key: day(value) for key, value in typed.items() if isinstance(value, int)}
    said = {"team": wales.teams["missing"].ref} | typed | days
    answer = signed_in("mared").post(address(name, place.ref), said)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_each_reads_what_their_lanes_allow_and_no_number_of_the_rest(place, cai, tirion, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        linked(mared, place, cai)
        planning.let_read(by=mared, at=timezone.now(), context=place, team=wales.teams["school_lead"], why="Across the road.")
    with as_actor("rhys") as rhys:
        linked(rhys, place, tirion)
    of_mared = read(signed_in("mared"), "context", place.ref)
    assert "Cai Morgan" in of_mared
    assert "Tirion" not in of_mared
    for name in ("heledd", "dewi"):
        text = read(signed_in(name), "context", place.ref)
        assert "Sold from under the counter." in text
        assert not [word for word in ("Cai", "Tirion", "Children who", 'id="children"', 'id="concern"') if word in text], name
    sees_both, sees_one = read(signed_in("rhys"), "context", place.ref), of_mared
    assert "Tirion Vaughan" in sees_both
    # One whom Mared may not see leaves no trace: her page is as it was without.
    with as_actor("rhys") as rhys:
        link = next(one for one in lookups.children_of(rhys, place) if one.child_id == tirion)
        linking.unlink_child(by=rhys, at=timezone.now(), context=place, link=link, words="It was another.")
    now_one = read(signed_in("mared"), "context", place.ref)
    assert len(now_one) == len(sees_one)


def test_the_childs_page_leads_to_its_places_in_the_readers_lanes(place, cai, ref, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        linked(mared, place, cai)
        linked(mared, circled(mared), cai, words="They look out for him.")
    mared = signed_in("mared")
    assert address("child", ref) in mared.get(reverse("chronology:child", args=[ref])).content.decode()
    text = read(mared, "child", ref)
    assert "Given food, then asked to carry." in text
    assert "They look out for him." in text
    rhys = read(signed_in("rhys"), "child", ref)
    assert "Given food, then asked to carry." in rhys
    assert "bandstand" not in rhys
    for name in ("elin", "dewi", "heledd"):
        browser = signed_in(name)
        assert browser.get(address("child", ref)).status_code in (403, 404), name
        assert address("child", ref) not in browser.get(reverse("chronology:child", args=[ref])).content.decode()


def test_a_team_finds_its_step_under_today_and_says_how_it_ended(place, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        step = planned(mared, place, wales.teams["school_lead"], days=3)
    dewi = signed_in("dewi")
    assert "1 step or look again is due within a week, or late." in dewi.get("/").content.decode()
    text = read(dewi, "every")
    assert "Blodau’r Môr: Teachers stand outside until the buses leave." in text
    assert address("context", place.ref) not in text
    assert dewi.get(address("context", place.ref)).status_code == 404
    typed = {"how": "DONE", "words": ""}
    assert dewi.post(address("end_step", step.ref), typed).status_code == 422
    assert dewi.post(address("end_step", step.ref), typed | {"words": "Two each day."})["Location"] == address("every")
    assert "due within a week" not in dewi.get("/").content.decode()
    heledd = signed_in("heledd")
    assert heledd.get(address("end_step", step.ref)).status_code == 404
    assert "Two each day." in read(heledd, "context", place.ref)


def test_a_team_that_was_let_in_loses_the_place_with_its_next_page_and_both_days_stand_there(place, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        reader = planning.let_read(
            by=mared, at=timezone.now(), context=place, team=wales.teams["school_lead"], why="Across the road."
        )
    close = address("close_to", reader.ref)
    for name in ("dewi", "heledd"):
        browser = signed_in(name)
        assert close not in read(browser, "context", place.ref), name
        assert browser.post(close, {"why": "x"}).status_code == 403, name
    for name in ("owain", "lowri"):
        assert signed_in(name).post(close, {"why": "x"}).status_code in (403, 404), name
    mared = signed_in("mared")
    assert close in read(mared, "context", place.ref)
    answer = mared.post(close, {"why": ""})
    assert answer.status_code == 422
    assert 'id="id_why_error"' in answer.content.decode()
    assert mared.post(close, {"why": "It has moved away."})["Location"] == address("context", place.ref)
    shown = read(mared, "context", place.ref)
    for words in (
        "Opened and closed before",
        "It has moved away.",
        "Closed to them by Mared",
        "Across the road.",
        "Nobody besides.",
    ):
        assert words in shown, words
    assert close not in shown
    assert mared.get(close).status_code == 404
    assert signed_in("dewi").get(address("context", place.ref)).status_code == 404
    # And they may be chosen again.
    assert str(wales.teams["school_lead"].ref) in read(signed_in("mared"), "let_read", place.ref)


def test_no_form_asks_more_than_five_things():
    asked = {
        BeginContextForm: 5, PartForm: 5, ContextStepForm: 4, EndStepForm: 2, LetReadForm: 2, ReviewForm: 3, LinkContextForm: 5,
        LinkConcernForm: 4, CloseToForm: 1,
    }  # fmt: skip
    # Whether one of those that are called alike is meant is asked only where there are such.
    assert {form: len(set(form.base_fields) - {"same"}) for form in asked} == asked


def test_two_who_put_one_thing_right_at_once_both_keep_what_they_typed(place, as_actor, signed_in):
    with as_actor("mared") as mared:
        (part,) = lookups.parts_of(mared, place).standing[PartKind.HARM]
    browser = signed_in("mared")
    text = read(browser, "put_right", part.ref)
    assert "Sold from under the counter." in text
    typed = {"code": "VAPES", "words": "At the back.", "source": "SCHOOL", "sure": "LIKELY"}
    assert browser.post(address("put_right", part.ref), typed).status_code == 302
    assert browser.get(address("put_right", part.ref)).status_code == 404


def test_both_languages_and_what_was_typed_is_kept(place, ref, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        step = planned(mared, place, wales.teams["missing"])
        (part,) = lookups.parts_of(mared, place).standing[PartKind.HARM]
        reader = planning.let_read(
            by=mared, at=timezone.now(), context=place, team=wales.teams["school_lead"], why="Across the road."
        )
    browser = signed_in("mared", "cy")
    pages = (
        ("every",), ("begin",), ("context", place.ref), ("child", ref), ("link", ref), ("step", place.ref), ("review", place.ref),
        ("let_read", place.ref), ("concern", place.ref), ("end_step", step.ref), ("put_right", part.ref), ("end_part", part.ref),
        ("order", place.ref), ("close_to", reader.ref), *(("add", place.ref, kind) for kind in PartKind),
    )  # fmt: skip
    for name, *about in pages:
        assert 'lang="cy"' in read(browser, name, *about)
    assert browser.get(address("add", place.ref, "NONE")).status_code == 404


def test_as_often_at_two_hundred_rows_as_at_one_and_seldom(
    place, cai, ref, wales, as_actor, signed_in, count_queries, as_owner
):  # fmt: skip
    load_shipped_policies(demonstration=True)
    now = timezone.now()
    with as_actor("mared") as mared:
        step = planned(mared, place, wales.teams["social_work"], days=3)
        other = planned(mared, place, wales.teams["missing"])
        planning.end_step(by=mared, at=now, step=lookups.step_by_ref(mared, other.ref), how=StepEnd.DONE, words="Done.")
        link = linked(mared, place, cai)
        jay = entered(mared, cai, facts("Jay"))
        said = {"words": "Behind the counter.", "source": Known.SEEN, "sure": Sure.LIKELY}
        there = linking.link_entry(by=mared, at=now, context=place, entry=jay, **said)
        assessing.review(by=mared, at=now, context=place, ends=False, words="As before.")
        reader = planning.let_read(by=mared, at=now, context=place, team=wales.teams["school_lead"], why="Across the road.")
        (part,) = lookups.parts_of(mared, place).standing[PartKind.HARM]
        about = {"child_id": cai, "kind": OrderKind.CLOSURE_NOTICE, "entry": None, "named": place.name, "why": "Men wait."}
        PolicyRow.objects.filter(key="order.kind.closure_notice").update(switched_on=True, in_force_from=timezone.localdate())
        order = asking.ask(by=mared, at=now, place=place.ref, **about)
    with as_actor("rhys") as rhys:
        served(rhys, order)
    pages = (
        ("every",), ("begin",), ("context", place.ref), ("child", ref), ("link", ref), ("step", place.ref), ("review", place.ref),
        ("let_read", place.ref), ("concern", place.ref), ("end_step", step.ref), ("put_right", part.ref), ("end_part", part.ref),
        ("add", place.ref, "HARM"), ("end_link", link.ref), ("end_concern", there.ref), ("order", place.ref),
        ("close_to", reader.ref),
    )  # fmt: skip
    signed_in("mared")

    def counted() -> dict[str, int]:
        return {name: count_queries(address(name, *about)) for name, *about in pages} | {"today": count_queries("/")}

    few = counted()
    with as_owner():
        copy("contexts_part", f"id = {part.pk}", MANY)
        copy("contexts_step", f"id = {step.pk}", MANY)
        copy("contexts_childlink", f"id = {link.pk}", MANY)
        copy("contexts_entrylink", f"id = {there.pk}", MANY)
        copy("contexts_context", f"id = {place.pk}", MANY)
        copy("contexts_review", f"context_id = {place.pk}", MANY, number="n + 1")
    many = counted()
    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
    assert max(many.values()) <= 10, many

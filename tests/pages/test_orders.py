"""Warning notices and orders as pages: asked for lean, refused beside the field, told in their story, and read by few."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.actions.test_orders import bound as bound  # noqa: PLC0414
from tests.actions.test_orders import go_round, near, noon, sixteen_on
from tests.associates import entered, facts
from tests.orders import WHY, asked, drafted, in_force, served, stated
from tests.pages.growing import copy
from tests.pages.test_associates import ref as ref  # noqa: PLC0414
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.children.lookups import children_by_id
from ymylon.duties.models import PolicyRow
from ymylon.orders.actions import moving
from ymylon.orders.lookups import appearances_of, course_of, protects
from ymylon.orders.rules import Condition, OrderKind, OrderState
from ymylon.terms.codes import PolicyStanding

pytestmark = pytest.mark.django_db


def written(day) -> str:
    return day.strftime("%d/%m/%Y")


def at(name: str, *args) -> str:
    return reverse(f"orders:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


def asks(entry, **more) -> dict[str, object]:
    return {"who": entry.ref, "kind": "CAWN_S2", "named": "Jay Probert", "why": WHY} | more


def test_a_notice_is_asked_for_stated_drafted_served_and_breached_and_its_story_says_so(cai, ref, as_actor, signed_in):
    today = written(timezone.localdate())
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay", born_about=1990))
    rhys = signed_in("rhys")
    assert at("child", ref) in text(rhys.get(reverse("chronology:child", args=[ref])))
    address = rhys.post(at("ask", ref), asks(held)).url
    about = address.rsplit("/", 1)[-1]
    assert rhys.post(at("statement", about), {"statement_of": "COUNCIL", "on": today, "words": "14/26"}).status_code == 302
    said = {"conditions": ["CONTACT", "PLACE"], "words": ""}
    assert "Say it in words" in text(rhys.post(at("draft", about), said))
    assert rhys.post(at("draft", about), said | {"words": "The skate ramp."}).status_code == 302
    tried = {"attempt": "NOT_SERVED", "on": today, "who": "PC Pugh", "words": "Not in."}
    assert rhys.post(at("serve", about), tried).status_code == 302
    assert rhys.post(at("serve", about), tried | {"attempt": "SERVED", "words": "", "who": ""}).status_code == 422
    assert rhys.post(at("serve", about), tried | {"attempt": "SERVED", "words": ""}).status_code == 302
    page = text(rhys.get(address))
    for words in ("Served, and in force", "It ends by itself on 8 Mar 2028", "The skate ramp.", "Not in.",
                  "not an offence of its own", "The council", "PC Pugh", "College of Policing"):  # fmt: skip
        assert words in page, words
    breached = {"on": today, "words": "Seen in the van.", "followed": "WARNED"}
    assert "not an offence of its own" in text(rhys.get(at("breach", about)))
    assert rhys.post(at("breach", about), breached).status_code == 302
    assert rhys.post(at("copy", about), {"whom": "Front door, RCT", "on": today, "how": "By hand"}).status_code == 302
    page = text(rhys.get(address))
    for words in ("Seen in the van.", "Warned again", "Breached, and in force", "Front door, RCT"):
        assert words in page, words
    # Nowhere is a breach of a notice called a crime.
    assert page.count("not an offence of its own") == 2
    assert "is an offence of its own" not in page
    listed = text(signed_in("mared").get(at("every")))
    for words in ("Jay Probert", "Protects Cai Morgan-Rees", "days left", "Breached 1×"):
        assert words in listed, words


def test_one_that_is_renewed_and_the_next_lead_to_each_other_and_nobody_asks_for_a_second(cai, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai, until=timezone.localdate() + timedelta(days=10)).order
    rhys = signed_in("rhys")
    assert at("renew", order.ref) in text(rhys.get(at("order", order.ref)))
    following = rhys.post(at("renew", order.ref), {"choice": "RENEW", "words": "He waits still."}).url
    old, new = text(rhys.get(at("order", order.ref))), text(rhys.get(following))
    assert "The next one" in old
    assert f'href="{following}"' in old
    assert at("renew", order.ref) not in old
    assert "The one before it" in new
    assert f'href="{at("order", order.ref)}"' in new
    # Once the next is withdrawn, this one can be renewed again, and the next says still what it was asked for to follow.
    assert rhys.post(f"{following}/withdraw", {"words": "Wrong name."}).status_code == 302
    old = text(rhys.get(at("order", order.ref)))
    assert "The next one" not in old
    assert at("renew", order.ref) in old
    assert "The one before it" in text(rhys.get(following))


def test_a_child_too_old_is_refused_beside_the_kind_and_nothing_typed_is_lost(cai, ref, as_actor, signed_in):
    today = timezone.localdate()
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay"))
        sixteen_on(rhys, cai, today)
    rhys = signed_in("rhys")
    answer = rhys.post(at("ask", ref), asks(held))
    page = text(answer)
    assert answer.status_code == 422
    for words in ('id="id_kind_error"', "The child is 16 from", "one under section 49 is possible", "Jay Probert", WHY):
        assert words in page, words
    answer = rhys.post(at("ask", ref), asks(held, kind="CAWN_S49"))
    assert "no care that is recorded" in text(answer)
    assert answer.status_code == 422


def test_law_that_begins_later_says_on_which_day_and_what_is_off_is_not_offered(cai, ref, as_actor, signed_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay"))
    rhys = signed_in("rhys")
    assert "CCE_PREVENTION" not in text(rhys.get(at("ask", ref)))
    assert rhys.post(at("ask", ref), asks(held, kind="CCE_PREVENTION")).status_code == 422
    PolicyRow.objects.create(
        key="order.kind.cce_prevention", level="NATIONAL", area="", value={"used": True}, in_force_from=tomorrow,
        source="crime_and_policing_2026", standing=PolicyStanding.LAW, switched_on=True,
    )  # fmt: skip
    answer = signed_in("rhys").post(at("ask", ref), asks(held, kind="CCE_PREVENTION"))
    assert answer.status_code == 422
    assert f"law that begins on {tomorrow.day} " in text(answer)
    PolicyRow.objects.filter(key="order.kind.cce_prevention", in_force_from=tomorrow).update(in_force_from=timezone.localdate())
    answer = signed_in("rhys").post(at("ask", ref), asks(held, kind="CCE_PREVENTION"))
    assert answer.status_code == 302
    # Of an order of a court nobody has to say first that no permission is given.
    page = text(signed_in("rhys").get(answer.url))
    assert "Record the statement" not in page
    assert "Draft it" in page


def test_premises_are_closed_by_a_court_whose_name_and_reference_stand_there(cai, ref, as_actor, signed_in):
    today = timezone.localdate()
    PolicyRow.objects.filter(key__in=[f"order.kind.{one}" for one in ("closure_order", "telecoms", "recovery")]).update(
        switched_on=True, in_force_from=today
    )
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay", born_about=1990))
        phone = entered(rhys, cai, facts(kind=AssociateKind.PHONE, mark="07700 900123"))
    browser, ask = signed_in("rhys"), at("ask", ref)
    place = asks(held, who="NOBODY", kind="CLOSURE_ORDER", named="12 Taff Street")
    # A person is no place, a number no person, and nothing typed is lost.
    for typed, words in (
        (asks(held, kind="CLOSURE_ORDER"), "binds a place and no person"),
        (asks(phone, kind="CAWN_S2"), "Choose whom it binds."),
        (asks(held, kind="TELECOMS"), "binds a telephone number"),
        (asks(held, who="NOBODY", kind="CAWN_S2"), "Choose whom it binds."),
        (asks(held, who="NOBODY", kind="RECOVERY"), "An order of this kind needs a care order"),
    ):
        answer = browser.post(ask, typed)
        assert answer.status_code == 422, typed
        assert words in text(answer), typed
        assert WHY in text(answer), typed
    assert browser.post(ask, asks(phone, kind="TELECOMS")).status_code == 302
    address = browser.post(ask, place).url
    about = address.rsplit("/", 1)[-1]
    offered = text(browser.get(at("draft", about)))
    assert "CLOSED_IN_PART" in offered
    assert "HARBOUR" not in offered
    assert browser.post(at("draft", about), {"conditions": ["HARBOUR"], "words": ""}).status_code == 422
    assert browser.post(at("draft", about), {"conditions": ["CLOSED_IN_PART"], "words": "The flat above."}).status_code == 302
    sent = {"attempt": "SERVED", "on": written(today), "who": "PC Pugh", "court": "Pontypridd", "reference": "26/114"}
    too_long = written(today + timedelta(days=200))
    assert browser.post(at("serve", about), sent | {"until": too_long}).status_code == 422
    assert browser.post(at("serve", about), sent).status_code == 302
    shown = text(browser.get(address))
    for words in ("12 Taff Street", "Pontypridd", "Reference 26/114", "Closed in part", "The flat above.",
                  "A breach is an offence of its own.", "days left"):  # fmt: skip
        assert words in shown, words
    assert "Look at it again" in shown
    assert browser.post(at("look", about), {"words": ""}).status_code == 422
    assert browser.post(at("look", about), {"words": "Still shut; nobody gathers."}).status_code == 302
    assert "Still shut; nobody gathers." in text(signed_in("mared").get(address))
    assert "12 Taff Street" in text(signed_in("mared").get(at("every")))
    assert signed_in("mared").get(at("look", about)).status_code == 403
    # Who holds the child and reads no order hears of somebody alone: not of premises that are closed.
    with as_actor("rhys"):
        assert not protects(cai)
    # A warning notice of the police asks for no court.
    with as_actor("rhys") as rhys:
        notice = asked(rhys, cai, entry=held)
        stated(rhys, notice)
        drafted(rhys, notice)
    assert 'name="court"' not in text(signed_in("rhys").get(at("serve", notice.ref)))
    assert 'name="court"' in text(signed_in("rhys").get(at("serve", browser.post(ask, place).url.rsplit("/", 1)[-1])))


def test_the_asking_form_is_lean(cai, ref, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai).order
    rhys = signed_in("rhys")
    for name, about, most in (("ask", ref, 4), ("statement", order.ref, 3), ("draft", order.ref, 2), ("serve", order.ref, 5),
                              ("breach", order.ref, 3), ("renew", order.ref, 2), ("copy", order.ref, 3)):  # fmt: skip
        page = text(rhys.get(at(name, about)))
        fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page[page.index("<main") : page.index("</main>")])
        asked_for = {found[1] for one in fields if 'type="hidden"' not in one and (found := re.search(r'\bname="(\w+)"', one))}
        assert 0 < len(asked_for) <= most, (name, asked_for)


def test_homes_schools_and_health_find_nothing_unless_policy_lets_them_read_one_line(cai, ref, as_actor, signed_in):
    PolicyRow.objects.filter(key="order.tell_carers").update(switched_on=False)
    line = "A notice protects Cai from somebody"
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai).order
    for who in ("elin", "menna", "dewi", "lowri"):
        browser = signed_in(who)
        for name, about in (("child", ref), ("order", order.ref), ("ask", ref), ("serve", order.ref), ("every", None)):
            assert browser.get(at(name, *([about] if about else []))).status_code in (403, 404), (who, name)
        page = text(browser.get(reverse("chronology:child", args=[ref])))
        assert not [words for words in (line, "Jay", "/orders/") if words in page], who
    PolicyRow.objects.filter(key="order.tell_carers", standing=PolicyStanding.DEMONSTRATION).update(switched_on=True)
    for who in ("elin", "menna", "dewi"):
        page = text(signed_in(who).get(reverse("chronology:child", args=[ref])))
        assert line in page
        assert "ring the police" in page
        assert not [words for words in ("Jay", "/orders/", "abduction", WHY) if words in page], who
    for who in ("mared", "rhys"):
        assert line not in text(signed_in(who).get(reverse("chronology:child", args=[ref]))), "they read the order itself"


def test_before_it_ends_it_stands_under_today_and_is_let_end_or_renewed(cai, ref, as_actor, signed_in):
    today = timezone.localdate()
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai, until=today + timedelta(days=5)).order
    go_round(timezone.now())
    rhys = signed_in("rhys")
    assert at("renew", order.ref) in text(rhys.get(reverse("today:today")))
    assert "ends by itself on" in text(rhys.get(at("renew", order.ref)))
    assert rhys.post(at("renew", order.ref), {"choice": "RENEW", "words": ""}).status_code == 422
    answer = rhys.post(at("renew", order.ref), {"choice": "RENEW", "words": "He waits still."})
    assert answer.status_code == 302
    assert answer.url != at("order", order.ref)
    assert rhys.post(at("renew", order.ref), {"choice": "RENEW", "words": "Twice."}).status_code == 422
    assert rhys.post(at("renew", order.ref), {"choice": "LET_END", "words": "He moved away."}).status_code == 302
    go_round(noon(today + timedelta(days=6)))
    rhys = signed_in("rhys")
    page = text(rhys.get(at("order", order.ref)))
    assert "Its own last day is the one before." in page
    assert "Recorded by the clock." in page
    assert at("after", order.ref) in text(rhys.get(reverse("today:today")))
    assert rhys.post(at("after", order.ref), {"words": "The council was rung."}).status_code == 302
    assert rhys.post(at("after", order.ref), {"words": "Twice."}).status_code == 422
    assert "The council was rung." in text(rhys.get(at("order", order.ref)))


def test_who_appears_stands_under_today_and_is_answered(cai, bound, as_actor, signed_in):
    held, order = bound
    with as_actor("mared") as mared:
        near(mared, held, cai)
    go_round(timezone.now())
    with as_actor("rhys") as rhys:
        [seen] = appearances_of(rhys, order)
    rhys = signed_in("rhys")
    assert at("appeared", seen.ref) in text(rhys.get(reverse("today:today")))
    page = text(rhys.get(at("appeared", seen.ref)))
    assert "Jay Probert" in page
    assert rhys.post(at("appeared", seen.ref), {"words": ""}).status_code == 422
    assert rhys.post(at("appeared", seen.ref), {"words": "Warned at the gate."}).status_code == 302
    assert "Warned at the gate." in text(rhys.get(at("order", order.ref)))
    assert signed_in("elin").get(at("appeared", seen.ref)).status_code in (403, 404)


def test_a_number_that_is_cut_off_is_noticed_where_it_is_used_again(cai, as_actor, signed_in):
    today = timezone.localdate()
    PolicyRow.objects.filter(key="order.kind.telecoms").update(switched_on=True, in_force_from=today)
    with as_actor("mared") as mared:
        phone = entered(mared, cai, facts(kind=AssociateKind.PHONE, mark="07700 900123"))
    with as_actor("rhys") as rhys:
        order = asked(rhys, cai, entry=phone, kind=OrderKind.TELECOMS)
        about = {"by": rhys, "at": timezone.now()}
        moving.draft(course=course_of(rhys, order), conditions=[Condition.CUT_OFF], words="", **about)
        moving.serve(course=course_of(rhys, order), on=today, who="PC Pugh", court="Pontypridd", **about)
    with as_actor("mared") as mared:
        near(mared, phone, cai)
    go_round(timezone.now())
    with as_actor("rhys") as rhys:
        [seen] = appearances_of(rhys, order)
    page = text(signed_in("rhys").get(at("appeared", seen.ref)))
    assert "A number that an order cuts off has appeared beside Cai" in page
    assert "Somebody who is under notice" not in page


def test_the_council_reads_and_asks_and_finds_no_door_of_the_polices(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        order = asked(mared, cai)
    mared = signed_in("mared")
    page = text(mared.get(at("order", order.ref)))
    assert at("statement", order.ref) in page
    for name in ("draft", "serve", "breach", "withdraw", "renew", "after", "copy"):
        assert at(name, order.ref) not in page
        assert mared.get(at(name, order.ref)).status_code == 403
    # Of what a council gives itself the doors are there, for it and not for youth justice.
    PolicyRow.objects.filter(key="order.kind.taxi_licence").update(switched_on=True, in_force_from=timezone.localdate())
    with as_actor("mared") as mared:
        own = asked(mared, cai, entry=entered(mared, cai, facts("Sbecs", born_about=1990)), kind=OrderKind.TAXI_LICENCE)
    mared = signed_in("mared")
    assert at("draft", own.ref) in text(mared.get(at("order", own.ref)))
    assert mared.post(at("draft", own.ref), {"conditions": ["VEHICLE"], "words": ""}).status_code == 302
    assert signed_in("sion").get(at("serve", own.ref)).status_code == 403
    assert at("serve", own.ref) not in text(signed_in("sion").get(at("order", own.ref)))
    page = text(signed_in("sion").get(at("order", order.ref)))
    assert "/orders/" in page
    assert at("statement", order.ref) not in page


def test_whom_the_police_alone_hold_is_no_more_than_the_name_on_it(cai, ref, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Canary-Jay", source="HIS SISTER"))
        order = served(rhys, asked(rhys, cai, entry=held)).order
    page = text(signed_in("mared").get(at("order", order.ref))) + text(signed_in("mared").get(at("child", ref)))
    assert "Jay Probert" in page
    assert not [words for words in ("Canary-Jay", "HIS SISTER", str(held.ref)) if words in page]
    assert str(held.ref) in text(signed_in("rhys").get(at("order", order.ref)))


def test_what_was_typed_is_kept_while_the_person_is_named_first(cai, ref, signed_in):
    rhys = signed_in("rhys")
    page = text(rhys.get(at("ask", ref)))
    assert "Name the person first" in page
    assert reverse("associates:enter", args=[ref]) in page
    answer = rhys.post(at("ask", ref), {"kind": "CAWN_S2", "named": "Jay Probert", "why": WHY})
    assert answer.status_code == 422
    assert WHY in text(answer)


def test_the_pages_read_in_welsh(cai, ref, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai).order
    rhys = signed_in("rhys")
    rhys.cookies["iaith"] = "cy"
    for name, about in (("child", ref), ("order", order.ref), ("ask", ref), ("breach", order.ref), ("every", None)):
        page = text(rhys.get(at(name, *([about] if about else []))))
        assert 'lang="cy"' in page
        assert "Hysbysiad" in page or "hysbysiad" in page
    assert "Nid yw ei dorri’n drosedd ynddo’i hun." in text(rhys.get(at("order", order.ref)))


def test_as_often_at_two_hundred_rows_as_at_one_and_seldom(cai, ref, bound, as_actor, signed_in, count_queries, as_owner):
    held, order = bound
    with as_actor("mared") as mared:
        near(mared, held, cai)
    go_round(timezone.now())
    with as_actor("rhys") as rhys:
        [seen] = appearances_of(rhys, order)
        waiting = stated(rhys, asked(rhys, cai, entry=held)).order
        drafted(rhys, waiting)
        number = children_by_id(rhys, [cai])[cai].pk
    pages = {"child": ref, "every": None, "order": order.ref, "ask": ref, "statement": waiting.ref, "draft": waiting.ref,
             "serve": waiting.ref, "breach": order.ref, "withdraw": order.ref, "renew": order.ref, "after": order.ref,
             "appeared": seen.ref, "copy": order.ref}  # fmt: skip
    signed_in("rhys")

    def counted() -> dict[str, int]:
        return {name: count_queries(at(name, *([about] if about else []))) for name, about in pages.items()}

    few = counted()
    with as_owner():
        copy("orders_order", f"id = {order.pk}", 200)
        copy("orders_step", f"order_id = {order.pk} and state = 'SERVED'", 200, number="n + 100")
        copy("orders_appearance", f"order_id = {order.pk}", 200, link="gen_random_uuid()")
        copy("orders_step", f"order_id = {order.pk} and state = 'SERVED'", 150, number="1",
             order_id=f"(select o.id from orders_order o where o.child_id = {number} and o.id > {waiting.pk} order by o.id"
             " offset n limit 1)")  # fmt: skip
    many = counted()
    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
    assert max(many.values()) <= 10, many


def test_a_section_49_notice_and_each_state_has_its_place_in_the_list(cai, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay"))
        for taken in (lambda order: None, lambda order: stated(rhys, order), lambda order: served(rhys, order)):
            taken(asked(rhys, cai, entry=held))
    page = text(signed_in("rhys").get(at("every")))
    for state in (OrderState.REQUESTED, OrderState.STATEMENT, OrderState.SERVED):
        assert state.label("en") in page
    assert OrderKind.CAWN_S2.label("en") in page

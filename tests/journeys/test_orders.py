"""An officer serves a warning notice: the child is too old for one kind, the notice ends by itself, and who appears is said."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, child_of, report_new_child, write_down
from tests.journeys.test_associates import name
from tests.journeys.test_circumstances import follow
from tests.journeys.test_plans import is_not_found
from tests.journeys.test_sharing import tick

OPEN = "select exists (select from duties_duty where kind = %s and state = 'OPEN')"


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).strftime("%d/%m/%Y")


def choose_person(someone: Person) -> None:
    """On the form that asks for a notice: the one person who is named."""
    someone.page.locator("input[name=who]").first.check()


@pytest.mark.reaches(
    "orders:every", "orders:child", "orders:ask", "orders:order", "orders:statement", "orders:draft", "orders:serve",
    "orders:breach", "orders:withdraw", "orders:renew", "orders:after", "orders:copy", "orders:appeared", "orders:look",
)  # fmt: skip
def test_an_officer_serves_a_notice_and_is_asked_before_it_ends(service, person, looks, tmp_path):
    # Given a child whom the home reported today, born so that he is 16 already, and whom the police hold
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    too_old = timezone.localdate().replace(year=timezone.localdate().year - 16, day=1).strftime("%d/%m/%Y")
    episode = report_new_child(elin, born=too_old)
    acknowledge(rhys, episode)
    address = child_of(rhys, episode)
    orders = address.replace("/children/", "/orders/child/")
    # When Rhys opens the way from the child’s page, it says that the person is named first
    follow(rhys, "/orders/child/")
    rhys.reads("No notice or order is recorded.")
    rhys.reads("Is the person named yet?")
    faults = rhys.barriers()
    rhys.go(address.replace("/children/", "/concern/child/") + "/enter")
    name(rhys, "Jay", "CCTV", born_about="1990")
    rhys.reads("“Jay”")
    # And a notice for a child too old is refused beside its field, with the day and the kind that is possible; nothing is lost
    rhys.go(f"{orders}/ask")
    assert rhys.inputs() == 4, "a person, a kind, a name and a reason"
    choose_person(rhys)
    said = {"named": "Jay Probert", "why": "Waits for him at the school gate."}
    rhys.answer(kind="CAWN_S2", **said)
    rhys.submit()
    rhys.reads(re.compile("The child is 16 from"))
    rhys.reads(re.compile("one under section 49 is possible"))
    assert said.items() <= rhys.typed().items()
    faults += rhys.barriers()
    rhys.picture(tmp_path / "orders-too-old.png")
    rhys.answer(kind="CAWN_S49")
    rhys.submit()
    rhys.reads(re.compile("no care that is recorded"))
    assert said.items() <= rhys.typed().items()
    # When the council records a care order, the notice of section 49 is possible
    write_down(gethin, address.replace("/children/", "/circumstances/") + "/care/new", since=day(-9), legal_status="CARE_ORDER",
               responsible_authority="W06000016", placement="CHILDRENS_HOME", known_from="COUNCIL")  # fmt: skip
    rhys.go(f"{orders}/ask")
    choose_person(rhys)
    rhys.answer(kind="CAWN_S49", **said)
    rhys.submit()
    rhys.reads("Asked for, and binding nobody yet")
    order = rhys.page.url.removeprefix(rhys.address)
    # Then the council states that no permission is given, and finds no door of the police’s
    gethin.go(order)
    follow(gethin, "/statement")
    faults += gethin.barriers()
    gethin.answer(statement_of="COUNCIL", on=day(0), words="Statement 14, in the file.")
    gethin.submit()
    gethin.reads("The statement is there: draft it")
    assert gethin.page.locator("main a[href$='/draft']").count() == 0
    # And Rhys drafts it; it can’t be served at first, and then is
    rhys.go(order)
    follow(rhys, "/draft")
    faults += rhys.barriers()
    tick(rhys, "conditions", "CONTACT")
    tick(rhys, "conditions", "VEHICLE")
    rhys.answer(words="Nor the grey van.")
    rhys.submit()
    follow(rhys, "/serve")
    faults += rhys.barriers()
    rhys.picture(tmp_path / "orders-serve.png")
    rhys.answer(attempt="NOT_SERVED", on=day(0), who="PC Pugh", words="Nobody opened.")
    rhys.submit()
    rhys.reads("Not served yet: try again, or withdraw it")
    rhys.go("/")
    rhys.reads(re.compile("A warning notice or order is asked for: serve it"))
    write_down(rhys, f"{order}/serve", attempt="SERVED", on=day(0), who="PC Pugh", until=day(20))
    rhys.reads("Served, and in force")
    rhys.reads("A breach is not an offence of its own.")
    write_down(rhys, f"{order}/copy", whom="Front door, Rhondda Cynon Taf", on=day(0), how="By hand")
    # And somebody looks at it while it lasts
    write_down(rhys, f"{order}/look", words="He keeps away from the school.")
    rhys.reads("He keeps away from the school.")
    # And a breach stands with what followed, and is called no crime
    follow(rhys, "/breach")
    faults += rhys.barriers()
    rhys.answer(on=day(0), words="Seen with him in the van.", followed="WARNED")
    rhys.submit()
    rhys.reads("Warned again")
    faults += rhys.barriers()
    rhys.picture(tmp_path / "orders-order.png")
    # When somebody links him to the child again, and the clock goes round, Rhys is told, and asked to renew it or let it end
    entry = service.ask("select ref from associates_entry")[0][0]
    rhys.go(address.replace("/children/", "/concern/child/") + "/enter")
    name(rhys, "Jay", "A teacher")
    rhys.page.locator(f"input[name=same][value='{entry}']").check()
    rhys.submit()
    rhys.reads("“Jay”")
    service.wait_for(OPEN, "ORDER_APPEARED")
    service.wait_for(OPEN, "ORDER_RENEW")
    rhys.go("/")
    rhys.reads(re.compile("A warning notice or order ends soon"))
    rhys.reads(re.compile("Somebody who is under notice has appeared beside"))
    follow(rhys, "/orders/appeared/")
    faults += rhys.barriers()
    rhys.answer(words="Warned at the gate.")
    rhys.submit()
    rhys.reads("Warned at the gate.")
    follow(rhys, "/renew")
    faults += rhys.barriers()
    rhys.answer(choice="LET_END", words="He is in prison.")
    rhys.submit()
    rhys.reads("In force, and let end on its day")
    # Then it stands in the list with its days, for the council too; the home finds nothing of it
    for page in ("/orders/", orders, order):
        looks.at("gethin", page)
    gethin.go("/orders/")
    gethin.reads("days left")
    gethin.picture(tmp_path / "orders-every.png")
    phone = person("rhys", language="cy", phone=True)
    for called, page in (
        ("every", "/orders/"),
        ("order", order),
        ("child", orders),
        ("ask", f"{orders}/ask"),
        ("after", f"{order}/after"),
    ):
        phone.go(page)
        faults += phone.hanging()
        phone.picture(tmp_path / f"orders-{called}-cy.png")
    assert is_not_found(elin, order) or elin.page.locator("main", has_text="Jay Probert").count() == 0
    elin.go(address)
    assert elin.page.locator(f"a[href='{orders}']").count() == 0
    # When it is taken back after all, nobody is owed anything
    write_down(rhys, f"{order}/withdraw", words="A court made an order.")
    rhys.reads("Withdrawn")
    assert service.ask("select count(*) from duties_duty where starts_with(kind, 'ORDER_') and state = 'OPEN'") == [(0,)]
    looks.assert_clear()
    assert faults == []

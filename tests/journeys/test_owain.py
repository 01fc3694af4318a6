"""Owain, of another force: whatever Rhys's pages lead to is, for Owain, the same as what does not exist."""

import re
import uuid

from tests.journeys.steps import acknowledge, report_new_child

_REF = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def addresses_on(someone) -> set[str]:
    """Every address of this page that names a record: links, and where its forms are sent."""
    found = someone.page.evaluate(
        """() => [...document.querySelectorAll('main :is(a[href], form[action], img[src], [data-live-url], [data-keep-url])')]
          .map(one => new URL(one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src')
            ?? one.dataset.liveUrl ?? one.dataset.keepUrl, location.href).pathname)"""
    )
    return {address for address in found if _REF.search(address)}


def answer_to(someone, address: str, *, sends: bool) -> tuple[int, str]:
    """Status and words of the answer, with what differs at each asking taken out."""
    asking = someone.page.context.request
    if sends:
        token = next(held["value"] for held in someone.page.context.cookies() if held["name"] == "csrftoken")
        said = asking.post(someone.address + address, form={"csrfmiddlewaretoken": token}, max_redirects=0)
    else:
        said = asking.get(someone.address + address, max_redirects=0)
    return said.status, _TOKEN.sub("", _REF.sub("", said.text()))


def test_what_rhys_sees_does_not_exist_for_owain(service, person):
    # Given an episode that Rhys leads, with all its pages, and the child's own
    ref = report_new_child(person("elin"))
    rhys = person("rhys")
    rhys.go("/")
    found = addresses_on(rhys)
    acknowledge(rhys, ref)
    rhys.go("/missing/")
    found |= addresses_on(rhys)
    for address in [f"/missing/{ref}", *sorted(found)]:
        if answer_to(rhys, address, sends=False)[0] == 200:
            rhys.go(address)
            found |= addresses_on(rhys)
    rhys.go("/find/")
    assert {address.split("/")[1] for address in found} >= {"missing", "children", "notices"}
    assert len(found) > 12

    # When Owain asks for each of them, and for the same of a record that was never made
    owain = person("owain")
    different = []
    for address in sorted(found):
        invented = _REF.sub(lambda _: str(uuid.uuid4()), address)
        for sends in (False, True):
            theirs, nobodys = (answer_to(owain, one, sends=sends) for one in (address, invented))
            if theirs != nobodys or theirs[0] not in (404, 405, 403):
                different.append((address, sends, theirs[0], nobodys[0]))

    # Then the answers are alike: not found, in the same words
    assert different == []
    assert answer_to(owain, f"/missing/{ref}", sends=False)[0] == 404
    # and nothing that he may open names the child
    for page in ("/", "/missing/", "/missing/?wall", "/find/"):
        owain.go(page)
        owain.reads_nothing_of("Cai")
        owain.reads_nothing_of(ref)
    # and nothing was written by what he sent
    assert service.ask("select count(*) from notices_notice where acknowledged_by_id is not null") == [(2,)]

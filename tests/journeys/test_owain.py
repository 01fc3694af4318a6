"""Owain, of another force: whatever Rhys's pages lead to is, for Owain, the same as what does not exist."""

import re
import uuid

from tests.journeys.browser import REF
from tests.journeys.steps import acknowledge, report_new_child

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
_PRINTED = re.compile(r"Printed by [^<]+")  # with its minute


def answer_to(someone, address: str, *, sends: bool) -> tuple[int, str]:
    """Status and words of the answer, with what differs at each asking taken out."""
    asking = someone.page.context.request
    if sends:
        token = next(held["value"] for held in someone.page.context.cookies() if held["name"] == "csrftoken")
        said = asking.post(someone.address + address, form={"csrfmiddlewaretoken": token}, max_redirects=0)
    else:
        said = asking.get(someone.address + address, max_redirects=0)
    return said.status, _PRINTED.sub("", _TOKEN.sub("", REF.sub("", said.text())))


def test_what_rhys_sees_does_not_exist_for_owain(service, person):
    # Given an episode that Rhys leads, with all its pages, and the child's own
    ref = report_new_child(person("elin"))
    rhys = person("rhys")
    rhys.go("/")
    found = rhys.addresses()
    acknowledge(rhys, ref)
    rhys.go("/missing/")
    found |= rhys.addresses()
    for address in [f"/missing/{ref}", *sorted(found)]:
        if answer_to(rhys, address, sends=False)[0] == 200:
            rhys.go(address)
            found |= rhys.addresses()
    # What somebody types is kept for themselves alone, whatever they call it: an address of drafts leads to nobody's record.
    found = {address for address in found if not address.startswith("/drafts/")}
    rhys.go("/find/")
    assert {address.split("/")[1] for address in found} >= {"missing", "children", "notices"}
    assert len(found) > 12

    # When Owain asks for each of them, and for the same of a record that was never made
    owain = person("owain")
    different = []
    for address in sorted(found):
        invented = REF.sub(lambda _: str(uuid.uuid4()), address)
        for sends in (False, True):
            theirs, nobodys = (answer_to(owain, one, sends=sends) for one in (address, invented))
            if theirs != nobodys or theirs[0] not in (404, 405, 403):
                words = set(theirs[1].splitlines()) ^ set(nobodys[1].splitlines())
                different.append((address, sends, theirs[0], nobodys[0], words))

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

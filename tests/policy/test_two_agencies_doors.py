"""Of one child every page offers, and every address opens, what a person's role where the child is held lets them do.

Whoever works in another agency besides is offered no more by that, and no less: on each page, and at each address, they are
compared with somebody who holds the first post alone. What is of no lane, as breaking the glass, is a person's and no agency's.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from tests import PROVING
from tests.interviewing import episode, interview, referred, second_provider, taken  # noqa: F401
from tests.policy.test_addresses import ABOUT_A_RECORD, filled, known  # noqa: F401
from ymylon.agencies import actions as agencies
from ymylon.config.doors import FOREIGN_DOORS
from ymylon.terms.codes import Role

pytestmark = pytest.mark.django_db
_WAY = re.compile(r'(?:href|action|formaction)="(/[^"#]*)"')
# Who is in the child's life by the first post, and works elsewhere by the second: there they may what they may not here.
# Each pair goes through every address twice: one in CI, all of them in the proofs.
_PAIR = ("manager", Role.PANEL_CHAIR, "bridgend_door", Role.HEAD_OF_SERVICE)
_SELDOM = (
    ("manager", Role.TEAM_MANAGER, "other_missing", Role.RESPONSE_OFFICER),
    ("home_staff", Role.RESIDENTIAL_WORKER, "bridgend_door", Role.TEAM_MANAGER),
    ("home_staff", Role.RESIDENTIAL_WORKER, "other_missing", Role.POLICE_MISSING_COORDINATOR),
)


def works(wales, name: str, *places: tuple[str, Role]) -> Client:
    person = agencies.open_account(email=f"{name}@example.invalid", given_name="Somebody", family_name="Here")
    for team, role in places:
        agencies.join_team(practitioner=person, team=wales.teams[team], role=role, at=timezone.now() - timedelta(days=1))
    browser = Client()
    browser.force_login(person.account)
    return browser


def opened_by(way: str):
    """What this address opens; None where it is none of ours."""
    try:
        found = resolve(way.split("?")[0])
    except Resolver404:
        return None
    return getattr(found.func, "opens", None) or FOREIGN_DOORS.get(found.view_name)


def offered(answer) -> set[str]:
    """The ways about a record on this page, but for those of no lane."""
    main = answer.content.decode().partition("<main")[2].partition("</main")[0].replace("&amp;", "&")
    return {way for way in _WAY.findall(main) if (act := opened_by(way)) is not None and act.lane is not None}


def _compared(alone: Client, both: Client, addresses: list[str]) -> tuple[list[str], list[str], int]:
    """Addresses that open for one of the two alone; ways that one of them alone is offered; on how many pages was looked."""
    doors, ways, looked = [], [], 0
    for address in addresses:
        one, two = alone.get(address), both.get(address)
        if (one.status_code == 200) != (two.status_code == 200):
            doors.append(f"{address}: {one.status_code} with the one post, {two.status_code} with both")
        elif one.status_code == 200 and "text/html" in one["Content-Type"]:
            looked += 1
            ways += [f"{address} offers {way} with {who}" for who, more in (
                ("both posts alone", offered(two) - offered(one)), ("the one post alone", offered(one) - offered(two)),
            ) for way in sorted(more)]  # fmt: skip
    return doors, ways, looked


@pytest.mark.heavy
@pytest.mark.parametrize("turned", [False, True], ids=["at home here", "at home there"])
@pytest.mark.parametrize("pair", [_PAIR, *(_SELDOM if PROVING else ())], ids="+".join)
def test_another_post_elsewhere_opens_no_door_here_and_shuts_none(known, wales, pair, turned):  # noqa: F811
    here, there = pair[:2], pair[2:]
    alone = works(wales, "alone", here)
    both = works(wales, "both", *((there, here) if turned else (here, there)))
    addresses = [address for _name, path, act in ABOUT_A_RECORD if act.lane is not None for address in filled(path, known)[:1]]
    doors, ways, looked = _compared(alone, both, addresses)
    assert looked > 5
    assert (doors, ways) == ([], [])


def test_an_interview_is_reviewed_and_its_staff_judged_by_no_manager_of_another_council(wales, referred, as_actor):  # noqa: F811
    """She interviews for the charity that took it on, and manages in Bridgend: hers is what an interviewer does."""
    taken(as_actor)
    page = f"/interviews/held/{referred.ref}"
    alone = works(wales, "alone", ("interviews", Role.RETURN_INTERVIEW_WORKER))
    both = works(wales, "both", ("interviews", Role.RETURN_INTERVIEW_WORKER), ("bridgend_door", Role.TEAM_MANAGER))
    ways = offered(both.get(page))
    assert f"{page}/arrange" in ways
    assert f"{page}/staff" not in ways
    assert ways == offered(alone.get(page))
    assert both.get(f"{page}/staff").status_code == 404
    assert f"{page}/staff" in offered(works(wales, "here", ("manager", Role.TEAM_MANAGER)).get(page))

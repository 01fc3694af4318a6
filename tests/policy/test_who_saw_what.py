"""Whoever is shown anything of anybody, by any page there is, leaves a line that says so, in the transaction of that page."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests import PROVING
from tests.intelligence import submitted
from tests.interviewing import WAY
from tests.policy.test_addresses import WALKED, filled, known  # noqa: F401
from tests.story import at_minute
from ymylon.audit.models import Line
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.actions.placing import refer_interview
from ymylon.interviews.lookups.interviews import interview_of_episode, referrals_waiting
from ymylon.interviews.rules import Interviewer, Response
from ymylon.missing.actions.ending import record_found
from ymylon.missing.lookups.episodes import episode_by_ref

pytestmark = pytest.mark.django_db
# The child, an adult of concern, a place that is assessed, and words of the child's record and of one that names no child.
WORDS = ("Cai", "Morgan-Rees", "Jay", "12 Taff Street", "An older man waits", "A red car waits by the weir")
# Pages that leave no line, each with the reason: of a page that is not named here, a line is wanted from somebody.
_FORM, _OWN, _COUNTS, _WORDS, _EMPTY = (
    "a form that begins without a record", "what one did oneself, or one's own settings", "figures, of nobody",
    "words of the program, or of guidance", "a list on which nobody stands here",
)  # fmt: skip
NO_RECORD = {
    **dict.fromkeys(
        ("contexts:begin", "intelligence:begin", "interviews:capacity", "missing:report", "worries:begin",
         "missing:report_new_without", "oversight:declare", "oversight:trained", "oversight:open_agreement", "linkage:search",
         "missing:screens", "returns:source"), _FORM),
    **dict.fromkeys(
        ("oversight:interests", "today:calendar", "today:changed", "today:answers", "oversight:reviews",
         "oversight:training"), _OWN),
    "meetings:every": "when and where, of meetings; a child is named on the page of one",
    **dict.fromkeys(("interviews:counts", "panels:record", "today:counts", "signals:triggers", "installation",
         "returns:every", "returns:quality"), _COUNTS),
    **dict.fromkeys(
        ("exploitation:who", "meetings:kind", "meetings:kinds", "oversight:agreements", "signals:rules"), _WORDS),
    **dict.fromkeys(
        ("oversight:glasses", "linkage:matches", "protection:list", "panels:panel", "circumstances:caseload"), _EMPTY),
}  # fmt: skip
# Open to everybody, or one's own signing in.
ANYBODYS = {"PUBLIC", "SEE_OWN_SIGN_IN", "CHANGE_OWN_SIGN_IN"}


@pytest.fixture
def everything(known, wales, as_actor):  # noqa: F811
    """What is known of Cai, who is back and is asked to speak with Llais Ifanc; and intelligence that names nobody."""
    now = timezone.now()
    with as_actor("elin") as elin:
        record_found(by=elin, at=now, episode=episode_by_ref(elin, known["episode"]), found=at_minute(now))
        unnamed = submitted(elin, None, words="A red car waits by the weir.", to_team=wales.teams["unit"].pk).ref
    with as_actor("gethin") as gethin:
        episode = episode_by_ref(gethin, known["episode"])
        offer_interview(by=gethin, at=now + timedelta(seconds=1), episode=episode, response=Response.ACCEPTED,
                        chosen=Interviewer.INDEPENDENT_CHARITY, **WAY)  # fmt: skip
        interview = interview_of_episode(gethin, episode.ref)
        refer_interview(by=gethin, at=now, interview=interview, team_ids=[wales.teams["interviews"].pk], words="Football.")
    with as_actor("lowri") as lowri:
        asking = referrals_waiting(lowri)[0].ref
    return known | {"interview": interview.ref, "asking": asking, "unnamed": unnamed}


def lines(account: int, act: str = "SAW") -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        found = list(Line.objects.filter(actor=account, act=act).order_by("id").values_list("about", flat=True))
        cursor.execute("set local role app_web")
    return found


def walked(browser, account: int, refs: dict, name: str, pages: list = WALKED) -> tuple[set[str], set[str]]:
    """The pages that opened to this person: those that left a line, and those that left none and showed nothing known here."""
    spoke, silent = set(), set()
    # Whoever may not open his record reads his name in the order's own words, if anywhere: then the order says whom they saw.
    jay = refs["associate" if browser.get(f"/concern/{refs['associate']}").status_code == 200 else "order"]
    for page, path, opened in pages:
        for address in filled(path, refs):
            before = len(lines(account))
            answer = browser.get(address)
            if answer.status_code != 200:
                continue
            text = answer.content.decode(errors="replace").split("<main", 1)[-1]
            told = [word for word in WORDS if re.search(rf"\b{re.escape(word)}\b", text)]
            if new := lines(account)[before:]:
                spoke.add(page)
                # A line of the child alone does not say that a person of concern was shown.
                if "Jay" in told:
                    assert any(str(jay) in line for line in new), (name, address)
            else:
                assert not told, (name, address, told)
                if opened.code not in ANYBODYS:
                    assert "<uuid:" not in path, (name, address)
                    silent.add(page)
    return spoke, silent


@pytest.mark.heavy
def test_every_page_that_shows_something_leaves_a_line_and_the_others_are_named_here(everything, wales, signed_in):
    spoke, silent = set(), set()
    for name in ("gethin", "rhys", "ffion", "lowri", "ada"):
        browser = signed_in(name)
        more, others = walked(browser, wales.account(name), everything, name)
        spoke, silent = spoke | more, silent | others
    assert len(spoke) > 100
    # Whatever nobody of these five was shown this time is named all the same.
    assert silent - spoke <= set(NO_RECORD)
    assert set(NO_RECORD) <= {page for page, _path, _opened in WALKED}


def test_of_whom_somebody_searched_for_by_name_the_line_holds_a_fingerprint_and_who_was_found(everything, wales, signed_in):
    browser, rhys = signed_in("rhys"), wales.account("rhys")
    assert "Jay" in browser.post("/concern/", {"what": "Jay"}).content.decode()
    assert lines(rhys)[-1] == f"associates:held {everything['associate']}"
    [asked] = lines(rhys, "SEARCHED")
    assert (
        browser.post("/concern/", {"what": "JAY "}).status_code == browser.post("/concern/", {"what": "Kay"}).status_code == 200
    )
    _first, same, other = lines(rhys, "SEARCHED")
    assert asked == same != other
    assert len(asked) == 64
    # Of intelligence that names nobody, whose words and source the desk reads, the line holds the reference.
    assert "A red car waits" in signed_in("ffion").get(f"/intelligence/desk/{everything['unnamed']}").content.decode()
    assert lines(wales.account("ffion"))[-1].split()[1:] == [str(everything["unnamed"])]


ELSE = ["elin", "heledd", "idris", "mared", "menna", "nia", "dewi", "sion", "owain"]


@pytest.mark.heavy
@pytest.mark.parametrize("name", ELSE)
def test_so_does_everybody_else(everything, wales, signed_in, name):
    # In CI each opens a third of the pages, so that each page is opened by three of them; in the proofs everybody opens all.
    pages = WALKED if PROVING else WALKED[ELSE.index(name) % 3 :: 3]
    walked(signed_in(name), wales.account(name), everything, name, pages)

"""Every address, walked by every role of the cast, about a child of another area: nothing but a refusal, and never a name."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests import PROVING
from tests.actions.test_nrm import referred
from tests.associates import entered, facts
from tests.cast import RHONDDA
from tests.contexts import harmed, linked, placed, planned
from tests.disruption import disrupted
from tests.intelligence import CANARIES, graded, released, submitted, written
from tests.meetings import called, invited, item_in, told
from tests.orders import asked
from tests.returns import joins, returned, swept, tables_of
from tests.rules.children.test_photographs import picture
from tests.safety import kept
from tests.screening import found, judged, took_down
from tests.story import missing_cai, plan_of_cai
from tests.worlds import SOON, world
from tests.worries import worry_words
from ymylon.access.policy import BY_ROLE, PUBLIC, decide_for_roles
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Account, Practitioner
from ymylon.associates.lookups import of_children
from ymylon.children.actions import keep_photograph
from ymylon.children.lookups import child_by_ref, children_by_id
from ymylon.config.doors import FOREIGN_DOORS
from ymylon.duties.actions import load_shipped_policies
from ymylon.meetings.actions.holding import open_lanes
from ymylon.meetings.lookups.items import said_of
from ymylon.meetings.rules import Seat
from ymylon.missing.lookups.episodes import reports_of
from ymylon.notices.lookups import notices_about
from ymylon.returns.lookups import found_in
from ymylon.safety.rules import PlanKind
from ymylon.screening.rules import Cause
from ymylon.signals.actions import enter
from ymylon.terms.codes import AgencyKind, Lane, Role, TeamFunction
from ymylon.terms.words import Words
from ymylon.worries.actions import note_worry

ELSEWHERE = "W06000001"
# Whatever the child is called or has said of them must stand in no answer to a stranger.
SECRETS = ("Cai", "Morgan-Rees", "Pontypridd bus station", "Grey hoodie", "Tŷ Derwen", "Elin Parri", "An older man waits",
           *CANARIES)  # fmt: skip
# They change who is signed in, or ask nothing of a record.
ASIDE = {"account_logout", "play", "language"}


def addresses(patterns=None, space="", before=""):
    """Every address as (name, path, what it opens)."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry.url_patterns, inner, before + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            name = f"{space}{entry.name}"
            yield name, before + str(entry.pattern), getattr(entry.callback, "opens", None) or FOREIGN_DOORS.get(name)


WALKED = sorted((name, path, opened) for name, path, opened in addresses() if name not in ASIDE)
ABOUT_A_RECORD = [row for row in WALKED if "<uuid:" in row[1]]


@pytest.fixture
def known(wales, as_actor):
    """A missing child of Rhondda, and every public reference that anything about him has."""
    refs = world("known", lambda: _make_known(wales, as_actor), lasts=SOON)
    with as_actor("rhys"):
        return refs


def _make_known(wales, as_actor) -> dict[str, uuid.UUID]:
    load_shipped_policies(demonstration=True)
    now = timezone.now()
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=now - timedelta(hours=2))
        keep_photograph(by=elin, at=now, child_id=episode.child_id, sent=picture(), use="Police only.")
        child = children_by_id(elin, [episode.child_id])[episode.child_id]
        report = reports_of(elin, [episode.pk])[episode.pk][0]
        plan = plan_of_cai(elin, episode.child_id)
        worry = note_worry(by=elin, at=now, child_id=child.pk, said=worry_words("An older man waits."))
    with as_actor("rhys") as rhys:
        associate = entered(rhys, child.pk, facts("Jay"))
        link = of_children(rhys, [child.pk])[0].link
        notices = notices_about(rhys, [episode.ref])[episode.ref]
        order = asked(rhys, child.pk, entry=associate)
        disruption = disrupted(rhys, child.pk, wales.teams["missing"], associate, words="An older man waits.").ref
    with as_actor("gethin") as gethin:
        entry = enter(
            by=gethin, at=now, child_id=child.pk, area=RHONDDA, reason="An older man waits.", lead="Elin Parri",
            police_contact="PC Pugh", every_days=7, review_on=timezone.localdate() + timedelta(days=20),
        )  # fmt: skip
        sent = referred(gethin, child.pk)
        screened = judged(gethin, child.pk).screening
        finding = found(gethin, child.pk, detail=Cause.GIFT)
        heard = took_down(gethin, child.pk)
        # Where nobody of the cast but the agency that assesses it reads places: they hold no child, and a whole area reads them.
        place = placed(gethin, "Tŷ Derwen", area="W06000011")
        part, step = harmed(gethin, place), planned(gethin, place, wales.teams["missing"])
        place_link = linked(gethin, place, child.pk)
        plans = {"kept_safety": kept(gethin, child.pk).ref, "kept_move": kept(gethin, child.pk, PlanKind.RELOCATION).ref}
    with as_actor("elin") as elin:
        submission = submitted(elin, child.pk).ref
    with as_actor("ffion") as ffion:
        graded(ffion, submission)
        version = written(ffion, submission).ref
    with as_actor("idris") as idris:
        release = released(idris, submission, *(team.pk for team in wales.teams.values()))[0].ref
    return {
        **of_returns(wales, as_actor),
        "episode": episode.ref, "child": child.ref, "report": report.ref, "notice": notices[0].ref, "entry": entry.ref,
        "plan": plan.ref, "sent": sent.ref, "referral": sent.referral.ref,
        "order": order.ref, "associate": associate.ref, "link": link.ref, "worry": worry,
        "screened": screened.ref, "finding": finding.ref, "heard": heard.ref,
        "place": place.ref, "part": part.ref, "step": step.ref, "place_link": place_link.ref,
        "disrupted": disruption, **plans,
        "submission": submission, "version": version, "release": release,
        **of_meeting(wales, as_actor, child.pk),
    }  # fmt: skip


def of_returns(wales, as_actor) -> dict[str, uuid.UUID]:
    """A return of Rhondda’s, and a problem in it that is open."""
    joins(wales, "meg", "social_work", Role.ANALYST)
    with as_actor("meg") as meg:
        upload = returned(
            meg, wales, "council", tables_of(RHONDDA, change=lambda tables: tables["episode"][0].update(returned_at=""))
        )
    swept()
    with as_actor("meg") as meg:
        found = found_in(meg, [upload])[upload.pk]
    return {"returned": upload.ref, "found": next(one.row.ref for one in found)}


def of_meeting(wales, as_actor, child: int) -> dict[str, uuid.UUID]:
    """A meeting about him that Gethin chairs, with somebody who is asked, something said, and a lane that is opened."""
    now = timezone.now()
    with as_actor("gethin") as gethin:
        meeting = called(gethin, wales, child)
        item = item_in(gethin, meeting, child)
        asked_row = invited(gethin, wales, meeting, item, "home_staff", Seat.HOME)
        told(gethin, meeting, item, Lane.SAFETY, "Meets an older man.")
        said = said_of(gethin, [item])[0]
        opened = open_lanes(
            by=gethin, at=now, meeting=meeting, item=item, person=wales.people["elin"], lanes=[Lane.CONCERN],
            until_on=timezone.localdate(), why="Holds the plan.",
        )  # fmt: skip
    return {"meeting": meeting.ref, "item": item.ref, "asked": asked_row.ref, "said": said.ref, "opened": opened.ref}


@pytest.fixture
def strangers(wales):
    """Everybody's like in another area: each role of the policy once, in an agency that nothing connects with the child."""
    return world("strangers", _make_strangers)


def _make_strangers() -> dict[Role, Account]:
    away = agencies.open_agency(kind=AgencyKind.COUNCIL, names=Words("Ynys Môn", "Ynys Môn"), code=ELSEWHERE, areas=(ELSEWHERE,))
    team = agencies.open_team(agency=away, function=TeamFunction.SOCIAL_WORK, names=Words("Away", "I ffwrdd"))
    people = {}
    for role in BY_ROLE:
        person = agencies.open_account(email=f"{role}@example.invalid".lower(), given_name="Somebody", family_name="Else")
        agencies.join_team(practitioner=person, team=team, role=role, at=timezone.now() - timedelta(days=1))
        people[role] = person.account
    return people


# What the address of each place names; elsewhere everything that is known is tried.
NAMES = {
    "missing": ("episode",),
    "children": ("child",),
    "notices": ("notice",),
    "interviews": ("episode", "interview", "asking"),
    "oversight": ("child",),
    "circumstances": ("child",),
    "register": ("entry", "episode"),
    "plans": ("plan",),
    "safety": ("kept_safety", "kept_move"),
    "disruption": ("disrupted",),
    "nrm": ("child", "sent", "referral"),
    "concern": ("associate", "link"),
    "networks": ("child", "associate", "place"),
    "orders": ("order",),
    "worries": ("worry",),
    "screening": ("screened", "finding", "heard"),
    "contexts": ("place", "part", "step", "place_link"),
    "intelligence": ("submission", "unnamed", "version", "release"),
    "boards": ("meeting",),
    "meetings": ("meeting", "item", "asked", "said", "opened"),
    "returns": ("returned", "found"),
}
# Of what is no record of these: tried with everything in the proofs.
_ANY = ("child", "episode", "notice")


def filled(path: str, refs: dict[str, uuid.UUID]) -> list[str]:
    """The address about whatever is known of the child; what else it asks for is invented."""
    path = re.sub(r"<str:\w+>", "x", re.sub(r"<int:\w+>", "1", path))
    if "<uuid:" not in path:
        return ["/" + path]
    path = re.sub(r"<uuid:(report|child)>", lambda found: str(refs[found[1]]), path)
    if "<uuid:" not in path:
        return ["/" + path]
    of = [name for name in NAMES.get(path.split("/")[0], tuple(refs) if PROVING else _ANY) if name in refs]
    return ["/" + re.sub(r"<uuid:\w+>", str(refs[name]), path) for name in of]


def assert_silent(answer, address: str, who: str) -> None:
    text = answer.content.decode(errors="replace") + str(answer.headers)
    for secret in SECRETS:
        # As a whole word: what is signed is made of letters, and three of them are soon together by chance.
        assert not re.search(rf"\b{re.escape(secret)}\b", text), (who, address, secret)


def test_the_walk_reaches_every_room():
    rooms = {name.split(":")[0] for name, _path, _opened in ABOUT_A_RECORD}
    assert {"missing", "chronology", "notices", "interviews"} <= rooms
    assert len(ABOUT_A_RECORD) > 25


def asked_by(role: Role, rows: list) -> list:
    """A fifth of the addresses, for each role another fifth, so that four roles or so ask each; in the proofs, every one."""
    return rows if PROVING else rows[list(Role).index(role) % 5 :: 5]


@pytest.mark.heavy
@pytest.mark.parametrize("role", list(Role))
def test_of_a_record_a_stranger_of_this_role_finds_nothing(known, strangers, role):
    browser = Client()
    browser.force_login(strangers[role])
    for name, path, _opened in asked_by(role, ABOUT_A_RECORD):
        for address in filled(path, known):
            for answer in (browser.get(address), browser.post(address, {})):
                assert answer.status_code in (403, 404, 405), (role, name, address, answer.status_code)
                assert_silent(answer, address, role)


@pytest.mark.heavy
@pytest.mark.parametrize("role", list(Role))
def test_on_every_other_page_stands_nothing_of_the_child(known, strangers, role):
    browser = Client()
    browser.force_login(strangers[role])
    for _name, path, _opened in asked_by(role, WALKED):
        if "<uuid:" not in path:
            for address in filled(path, known):
                assert_silent(browser.get(address), address, role)


@pytest.mark.heavy
def test_forbidden_and_absent_look_alike_to_whoever_might_see_such_a_record(known, strangers):
    browser = Client()
    browser.force_login(strangers[Role.SOCIAL_WORKER])
    for _name, path, _opened in ABOUT_A_RECORD:
        invented = dict.fromkeys(known, uuid.uuid4())
        for real, absent in zip(filled(path, known), filled(path, invented), strict=True):
            told, nothing = browser.get(real), browser.get(absent)
            assert told.status_code == nothing.status_code, real
            assert len(told.content) == len(nothing.content), real


@pytest.mark.heavy
def test_a_colleague_in_an_involved_team_whose_role_lacks_the_lane_is_refused_at_every_address(known, wales):
    """Each address by one of the roles that may not open it, each time the next of them."""
    browsers, refused = {}, set()
    for role in Role:
        person = agencies.open_account(email=f"in-{role}@example.invalid".lower(), given_name="Somebody", family_name="Inside")
        agencies.join_team(practitioner=person, team=wales.teams["missing"], role=role, at=timezone.now() - timedelta(days=1))
        browsers[role] = Client()
        browsers[role].force_login(person.account)
    for place, (name, path, opened) in enumerate(WALKED):
        lacking = [role for role in Role if not decide_for_roles(frozenset({role}), opened)]
        if opened is PUBLIC or not lacking:
            continue
        role = lacking[place % len(lacking)]
        for address in filled(path, known)[:1]:
            answer = browsers[role].get(address)
            assert answer.status_code == 403, (role, name, address, answer.status_code)
            assert_silent(answer, address, role)
            refused.add((name, role))
    assert len(refused) > 200
    assert len({role for _name, role in refused}) > len(Role) - 3


def works_in_two(wales, *posts: tuple[str, Role]) -> Practitioner:
    """Somebody with a post in each of these teams."""
    person = agencies.open_account(email="both@example.invalid", given_name="Somebody", family_name="Both")
    for team, role in posts:
        agencies.join_team(practitioner=person, team=wales.teams[team], role=role, at=timezone.now() - timedelta(days=1))
    return person


def ways_from(answer) -> set[str]:
    """The addresses to which a page leads."""
    return set(re.findall(r'href="(/[^"#]*)"', answer.content.decode().replace("&amp;", "&")))


def test_whoever_works_in_two_agencies_does_in_each_what_their_role_there_may(known, wales, as_actor):
    """She looks after Cai in the home and manages in another council: of him no page opens that a manager alone may open."""
    person = works_in_two(wales, ("home_staff", Role.RESIDENTIAL_WORKER), ("bridgend_door", Role.TEAM_MANAGER))
    browser, tried = Client(), set()
    browser.force_login(person.account)
    assert browser.get(f"/children/{known['child']}").status_code == 200, "he is of her home"
    ways = set()
    for shown in (f"/children/{known['child']}", f"/missing/{known['episode']}"):
        ways |= ways_from(browser.get(shown))
    assert len(ways) > 25
    for way in sorted(ways):
        assert browser.get(way).status_code not in (403, 404), f"a door is shown that does not open: {way}"
    for name, path, opened in ABOUT_A_RECORD:
        # Breaking the glass is of no lane: whoever may do it anywhere may do it here.
        if opened.lane and not decide_for_roles(frozenset({Role.RESIDENTIAL_WORKER}), opened):
            for address in filled(path, known):
                answer = browser.get(address)
                assert answer.status_code in (403, 404, 405), (name, address, answer.status_code)
                assert_silent(answer, address, name)
                tried.add(name)
    assert len(tried) > 60
    wales.people["both"] = person
    with as_actor("both") as actor:
        assert actor.may("GRANT_CASE")
        home, council = wales.agencies["home"].scope, wales.agencies["bridgend"].scope
        assert actor.scopes(Lane.IDENTITY) == sorted((home, council))
        assert actor.within("GRANT_CASE").scopes(Lane.IDENTITY) == [council]
        assert actor.within("SEE_CHILD") is actor


@pytest.mark.parametrize(
    ("team", "here", "elsewhere"),
    [
        ("home_staff", Role.YOUTH_JUSTICE_WORKER, Role.EXPLOITATION_COORDINATOR),
        ("social_work", Role.PANEL_CHAIR, Role.TEAM_MANAGER),
        ("safeguarding", Role.PANEL_CHAIR, Role.TEAM_MANAGER),
        ("social_work", Role.TEAM_MANAGER, Role.POLICE_MISSING_COORDINATOR),
        ("missing", Role.PANEL_CHAIR, Role.TEAM_MANAGER),
    ],
)
def test_no_door_is_shown_to_whoever_may_open_its_like_elsewhere_alone(known, wales, as_actor, team, here, elsewhere):
    """Of what they read here as the one, nothing offers what they may do in another council as the other."""
    browser, ways = Client(), set()
    browser.force_login(works_in_two(wales, (team, here), ("bridgend_door", elsewhere)).account)
    with as_actor("gethin") as gethin:
        known = known | {"associate": entered(gethin, child_by_ref(gethin, known["child"]).pk, facts("Kay")).ref}
    about = {
        "chronology:child": "child",
        "missing:episode": "episode",
        "associates:entry": "associate",
        "networks:child": "child",
    }
    for shown in ("/", *(reverse(name, args=[known[of]]) for name, of in about.items())):
        answer = browser.get(shown)
        if answer.status_code == 200:
            ways |= {(shown, way) for way in ways_from(answer)}
    assert len({shown for shown, _way in ways}) > 2
    shut = {(shown, way) for shown, way in ways if browser.get(way).status_code in (403, 404)}
    assert shut == set(), "a door is shown that does not open"


def test_nobody_who_is_not_signed_in_is_shown_anything(known):
    browser = Client()
    for name, path, opened in WALKED:
        for address in filled(path, known):
            answer = browser.get(address)
            assert_silent(answer, address, "nobody")
            if opened is not PUBLIC:
                assert answer.status_code in (302, 405), (name, address, answer.status_code)
                if answer.status_code == 302:
                    assert answer["Location"].startswith("/account/login/"), (name, address)


# Another force's coordinator each time; the others as every role is asked, in CI and in the proofs.
_OFTEN, _SELDOM = ("owain",), ("dewi", "ada", "carys", "lowri", "sion")


@pytest.mark.parametrize("name", [*_OFTEN, *(pytest.param(name, marks=pytest.mark.heavy) for name in _SELDOM)])
def test_the_casts_own_strangers_find_nothing_either(known, signed_in, name):
    browser = signed_in(name)
    for _name, path, _opened in ABOUT_A_RECORD:
        for address in filled(path, known):
            answer = browser.get(address)
            assert answer.status_code in (403, 404, 405), (name, address, answer.status_code)
            assert_silent(answer, address, name)

"""A protected child on the register: names are withheld, and a team that would betray learns not even that there is an entry."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from tests.protection.test_names_nobody_else import found, sets_aside
from ymylon.agencies.actions import open_team
from ymylon.children.actions import involve
from ymylon.circumstances.actions.beside import allocate
from ymylon.config.jobs import how_it_climbs, where_met, who_must_not_know
from ymylon.duties import jobs as duties
from ymylon.post.jobs import empty_outbox
from ymylon.signals import actions
from ymylon.signals.lookups import on_register, open_entry
from ymylon.signals.models import RegisterEntry
from ymylon.terms.codes import AllocationKind, InvolvementKind, TeamFunction
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
WHY = "CANARI-COFRESTR: an older man waits for him."
WORDS = ("CANARI-COFRESTR", "igh-risk missing", "on the register", "register of")
# Whatever of an entry somebody might come upon, by any table that the web reads.
ROWS = {
    "signals_registerentry": "child_id = %s",
    "signals_registerentryevent": "child_id = %s",
    "signals_registerreview": "child_id = %s",
    "signals_registervisit": "child_id = %s",
    "signals_registertelling": "child_id = %s",
    "children_event": "child_id = %s and (kind like 'REGISTER%%' or kind = 'DUTY_LATE' and lane = 'CONCERN')",
    "children_involvement": "child_id = %s and basis = 'ON_REGISTER'",
    "children_involvementevent": "child_id = %s and basis = 'ON_REGISTER'",
    "duties_duty": "child_id = %s and kind like '%%REGISTER%%'",
    "duties_dutyevent": "child_id = %s and kind like '%%REGISTER%%'",
    "duties_dutystage": "child_id = %s and lane = 'CONCERN'",
}


@pytest.fixture
def youth_justice(hidden, wales, as_actor):
    """Siôn's team works with the child, and a custodian keeps the council's registers."""
    open_team(agency=wales.agencies["council"], function=TeamFunction.REGISTER_CUSTODIAN, names=Words("Custodian", "Ceidwad"))
    with as_actor("gethin") as gethin:
        involve(
            by=gethin, at=timezone.now(), child_id=hidden.child_id, team_id=wales.teams["youth_justice"].pk,
            kind=InvolvementKind.YOUTH_JUSTICE, basis="known",
        )  # fmt: skip
    return wales.teams["youth_justice"]


def entered(as_actor, wales, child_id: int) -> RegisterEntry:
    """Gethin enters the child, led by Siôn as far as he may; Siôn visits and tells where he may, and Mared reviews."""
    now = timezone.now()
    with as_actor("gethin") as gethin:
        entry = actions.enter(
            by=gethin, at=now, child_id=child_id, area="W06000016", reason=WHY, lead="", police_contact="PC Pugh", every_days=7,
            review_on=(now + timedelta(days=20)).date(), lead_team_id=wales.teams["youth_justice"].pk,
        )  # fmt: skip
    with as_actor("mared") as mared:
        actions.review(
            by=mared, at=now, entry=entry, words="Still away at night.", next_on=(now + timedelta(days=21)).date(), every_days=7,
            police_contact="PC Pugh",
        )  # fmt: skip
    return entry


def leads(as_actor, wales, child_id: int, who: str, team: str) -> None:
    with as_actor(who) as by:
        allocate(
            by=by, at=timezone.now(), child_id=child_id, kind=AllocationKind.LEAD_PROFESSIONAL,
            practitioner_id=by.practitioner_id, team=wales.teams[team],
        )  # fmt: skip


def by_hand(as_actor, name: str, child_id: int) -> dict[str, int]:
    """How many rows of each table this person could read if SQL were theirs to write."""
    with as_actor(name), connection.cursor() as cursor:
        counted = {}
        for table, where in ROWS.items():
            cursor.execute(f"select count(*) from {table} where {where}", [child_id])
            counted[table] = cursor.fetchone()[0]
        return counted


def months_pass(days: int) -> None:
    """The clock goes round so much later, and letters leave."""
    try:
        duties.sweep(barred=who_must_not_know, address=where_met, climb=how_it_climbs, now=timezone.now() + timedelta(days=days))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")
    empty_outbox()


def assert_nothing_known(signed_in, as_actor, child, entry) -> None:
    """Siôn, whose team is set aside, knows of nothing: page, list, Today, search, mail, and the tables themselves."""
    assert set(by_hand(as_actor, "sion", child.child_id).values()) == {0}
    with as_actor("sion") as sion:
        assert on_register(sion) == []
        assert open_entry(sion, child.child_id) is None
    browser = signed_in("sion")
    for what in ("", "/review", "/visit", "/tell", "/end"):
        assert browser.get(f"/register/{entry.ref}{what}").status_code in (403, 404), what
    assert browser.post(f"/register/{entry.ref}/visit", {"visited": "10:00", "seen": "no", "words": "x"}).status_code == 404
    own = browser.get("/register/").content.decode()
    assert "Nobody whom you may see is on the register." in own
    assert "Cai" not in own
    for page in (
        f"/children/{child.ref}",
        "/",
        "/find/?q=Cai",
        f"/missing/{child.episode}",
        f"/circumstances/{child.ref}/beside",
    ):
        said = browser.get(page).content.decode().split("<main")[-1].split("<footer")[0]
        assert not [words for words in (*WORDS, str(entry.ref)) if words in said], page
    assert not [one for one in mail.outbox if "youth_justice@example.invalid" in one.to and "/register/" in str(one.message())]


def test_a_team_set_aside_after_the_entry_knows_no_more_of_it(hidden, youth_justice, wales, as_actor, signed_in, request):
    leads(as_actor, wales, hidden.child_id, "sion", "youth_justice")
    entry = entered(as_actor, wales, hidden.child_id)
    now = timezone.now()
    with as_actor("sion") as sion:
        actions.visit(by=sion, at=now, entry=entry, visited_at=now, seen=True, words="At his nan's.")
        actions.tell(by=sion, at=now, entry=entry, told="Who visits, and why.")
        assert by_hand_sees(sion, hidden.child_id)
    assert "Siôn Bevan" in signed_in("mared").get(f"/register/{entry.ref}").content.decode()
    months_pass(9)
    mail.outbox.clear()
    request.getfixturevalue("protected")
    sets_aside(as_actor, hidden, youth_justice)
    months_pass(40)
    assert_nothing_known(signed_in, as_actor, hidden, entry)
    # What reaches every other row of the child again brings nothing of it back.
    with as_actor("gethin") as gethin:
        involve(
            by=gethin, at=now, child_id=hidden.child_id, team_id=wales.teams["front_door"].pk,
            kind=InvolvementKind.OTHER, basis="known",
        )  # fmt: skip
    assert_nothing_known(signed_in, as_actor, hidden, entry)
    for name in ("gethin", "mared", "rhys"):
        said = signed_in(name).get(f"/register/{entry.ref}").content.decode()
        assert WHY in said, name
        assert "A protected team" in said, name
        assert "Siôn" not in said, name
        assert "Youth justice" not in said, name
    assert {row[0] for row in found("select lead_team_id from signals_registerentry")} == {None}
    owed = found("select team_id, state from duties_duty where kind like '%%REGISTER%%' and state = 'OPEN'")
    assert {team for team, _state in owed} == {wales.teams["social_work"].pk}
    assert any("/register/" in str(one.message()) for one in mail.outbox if "social_work@example.invalid" in one.to)


def by_hand_sees(_actor, child_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from signals_registerentry where child_id = %s", [child_id])
        return cursor.fetchone()[0] == 1


def test_an_entry_made_after_the_team_was_set_aside_is_unknown_to_it_from_the_first(
    protected, youth_justice, wales, as_actor, signed_in
):
    sets_aside(as_actor, protected, youth_justice)
    leads(as_actor, wales, protected.child_id, "mared", "social_work")
    entry = entered(as_actor, wales, protected.child_id)
    months_pass(40)
    assert_nothing_known(signed_in, as_actor, protected, entry)
    assert found("select lead_team_id from signals_registerentry") == [(None,)]
    seen = by_hand(as_actor, "mared", protected.child_id)
    assert seen.pop("signals_registervisit") == seen.pop("signals_registertelling") == 0
    assert all(seen.values()), seen
    for name in ("gethin", "rhys"):
        assert "Mared Ellis" in signed_in(name).get(f"/register/{entry.ref}").content.decode(), name
        assert "Protected" in signed_in(name).get(f"/children/{protected.ref}").content.decode(), name


def test_whose_rule_asked_is_not_said_of_a_protected_child_for_it_names_the_area(hidden, as_actor, request):
    def sources() -> set[str]:
        both = "signals_registerentry", "signals_registerentryevent"
        return {found(f"select asked -> 0 ->> 'source' from {table}")[0][0] for table in both}

    found(
        "insert into signals_registerentry (ref, scopes, version, child_id, way, asked, reason, lead, police_contact, every_days,"
        " entered_at, entered_by_id, review_on, \"end\", end_reason) select gen_random_uuid(), '{}', 1, %s, 'PROPOSED',"
        " '[{\"source\": \"a board near the hidden place\"}]', 'w', 'l', 'p', 7, now(), min(id), current_date, '', ''"
        " from agencies_practitioner",
        hidden.child_id,
    )  # fmt: skip
    assert sources() == {"a board near the hidden place"}
    request.getfixturevalue("protected")
    assert sources() == {""}

"""Actions and help in figures: for whoever manages a team, of the lanes that they may see, and of nobody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.pages.growing import copy
from ymylon.duties.actions import agreeing
from ymylon.duties.lookups import counted_for
from ymylon.duties.models import Action
from ymylon.duties.rules import ActionState, Help, Owner
from ymylon.protection.actions import protect
from ymylon.terms.codes import ProtectionKind

pytestmark = pytest.mark.django_db
ADDRESS = "/team/counts"


def ask(by, wales, child: int, kind: Help, team: str = "social_work") -> Action:
    return agreeing.ask_for_help(
        by=by, at=timezone.now(), child_id=child, kind=kind, words="CANARI please", owner=Owner(wales.teams[team].pk),
        due_at=timezone.now() + timedelta(days=2), left_out=(),
    )  # fmt: skip


def agree(by, wales, child: int, team: str) -> Action:
    return agreeing.agree_action(
        by=by, at=timezone.now(), child_id=child, words="CANARI to do", owner=Owner(wales.teams[team].pk),
        due_at=timezone.now() + timedelta(days=2), left_out=(),
    )  # fmt: skip


@pytest.fixture
def asked(cai, wales, as_actor) -> Action:
    """Of the Taf team food granted, a lift refused, an activity waiting; an action of it, of the school, of youth justice."""
    with as_actor("elin") as elin:
        food, lift = ask(elin, wales, cai, Help.FOOD), ask(elin, wales, cai, Help.LIFT)
        ask(elin, wales, cai, Help.ACTIVITY)
    with as_actor("mared") as mared:
        now = timezone.now()
        agreeing.answer_help(by=mared, at=now, action=food, is_granted=True, words="", due_at=now + timedelta(days=1))
        agreeing.answer_help(by=mared, at=now, action=lift, is_granted=False, words="No car.")
        mine = agree(mared, wales, cai, "social_work")
        agreeing.end_action(by=mared, at=now, action=mine, ends=ActionState.DONE, words="Done.")
        agree(mared, wales, cai, "school_lead")
        return agree(mared, wales, cai, "youth_justice")


def sections(page: str) -> dict[str, str]:
    """What each section says, as words one space apart, by its anchor."""
    parts = re.split(r'<section[^>]*id="([a-z]+)"|<h2[^>]*id="([a-z]+)"', page)
    found, name = {}, ""
    for one in parts:
        if one in ("unmet", "help", "actions"):
            name = one
        elif one and name:
            found[name] = found.get(name, "") + " ".join(re.sub(r"<[^>]+>", " ", one).split())
    return found


def test_a_manager_reads_what_was_asked_granted_refused_and_who_goes_without(asked, signed_in):
    page = signed_in("gethin").get(ADDRESS).content.decode()
    said = sections(page)
    assert "Without it: 1 A lift or a fare 1" in said["unmet"]
    assert (
        "Taf social work team, Rhondda Cynon Taf Asked for 3 Granted 1 Refused 1 Waits for an answer 1 Withdrawn 0 Late 0 Unmet 1"
        in said["help"]
    )
    assert "Taf social work team, Rhondda Cynon Taf Agreed 1 Done 1" in said["actions"]
    # The council’s manager sees youth justice’s too, which is the council’s; of the school nothing.
    assert "Youth justice service, Rhondda Cynon Taf Agreed 1" in said["actions"]
    assert "Safeguarding lead" not in page
    assert "CANARI" not in page
    assert "Cai" not in page


def test_of_other_agencies_teams_nothing_is_counted(asked, signed_in, as_actor, wales):
    page = signed_in("rhys").get(ADDRESS).content.decode()
    assert "No help was asked of these teams." in page
    assert "Taf social work team" not in page
    # Nor through the lookup: who does not hold the lane in which a team owns it counts nothing of it.
    with as_actor("dewi") as dewi:
        assert counted_for(dewi, [wales.teams["youth_justice"].pk], timezone.now() - timedelta(days=9)) == {}


@pytest.mark.parametrize("who", ["mared", "elin", "menna", "dewi", "sion", "lowri"])
def test_who_manages_nobody_is_refused(asked, signed_in, who):
    assert signed_in(who).get(ADDRESS).status_code == 403


def test_what_is_addressed_to_others_about_a_protected_child_is_not_counted(asked, cai, signed_in, as_actor, wales):
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("mared"), wales.account("nia")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["home_staff"].pk],
        )  # fmt: skip
    page = signed_in("gethin").get(ADDRESS).content.decode()
    assert "These teams own no agreed action." in page


def test_in_welsh(asked, signed_in):
    page = signed_in("gethin", "cy").get(ADDRESS).content.decode()
    assert "Lifft neu docyn teithio" in page
    assert "Gwrthodwyd" in page


@pytest.mark.parametrize("many", [0, 200])
def test_it_asks_no_more_often_of_two_hundred(asked, signed_in, count_queries, as_owner, many):
    signed_in("gethin")
    before = count_queries(ADDRESS)
    if many:
        with as_owner():
            copy("duties_action", f"id = {asked.pk}", many)
            copy(
                "duties_duty", f"about = '{asked.ref}' and kind = 'AGREED_ACTION'", many,
                about="(select ref from duties_action order by id desc offset n - 1 limit 1)",
            )  # fmt: skip
    assert count_queries(ADDRESS) == before <= 10
    if many:
        said = sections(signed_in("gethin").get(ADDRESS).content.decode())
        assert f"Agreed {many + 1}" in said["actions"]

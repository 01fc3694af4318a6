"""A referral to the NRM of a protected child: it names nobody who would betray, and what it said before is shown to nobody."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.actions.test_life import days_ago
from tests.actions.test_nrm import SAID, goes, prepared
from tests.associates import entered, facts
from tests.protection.test_names_nobody_else import found
from ymylon.agencies.actions import join_team
from ymylon.exploitation import actions
from ymylon.exploitation.lookups import exploiters_of, newest
from ymylon.exploitation.rules import (
    Authority,
    DefenceOutcome,
    DefenceStage,
    Follow,
    GuardianKind,
    GuardianStep,
    NrmState,
)
from ymylon.terms.codes import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
S = NrmState
TABLES = ("referral", "version", "step", "followed", "guardian", "crime", "defence", "exploiter", "immigration")
CANARY = "Canari Stryd Gudd 14"


def writes_all(by, child: int) -> None:
    """One row in each table of this room."""
    now, referral = timezone.now(), prepared(by, child)
    on, facts = days_ago(1), {"by": by, "at": now, "referral": referral}
    goes(by, child, S.SUBMITTED, 60, authority=Authority.SCA)
    step = goes(by, child, S.RG_POSITIVE, 50, authority=Authority.SCA)
    actions.record_follow(by=by, at=now, step=step, kind=Follow.PLAN, on=on, words="A plan.")
    actions.record_guardian(kind=GuardianKind.REGIONAL, became=GuardianStep.ASKED, on=on, words="", **facts)
    actions.record_crime(said={"reported": "YES", "custody": "NO", "charges": ""}, **facts)
    actions.record_defence(stage=DefenceStage.CHARGE, outcome=DefenceOutcome.RAISED, raised_by="", on=on, words="", **facts)
    actions.record_exploiter(words="Kez.", coached="", **facts)
    actions.record_immigration(nationality="Welsh", status="", **facts)


def named(child: int) -> dict[str, set]:
    return {name: {by for (by,) in found(f"select by_id from exploitation_{name} where child_id = %s", child)} for name in TABLES}


def works_there(wales, name: str) -> None:
    join_team(practitioner=wales.people[name], team=wales.teams["hidden_home"], role=Role.RESIDENTIAL_WORKER, at=timezone.now())


def test_who_writes_while_they_work_where_it_would_betray_is_named_nowhere(protected, wales, as_actor, signed_in):
    works_there(wales, "mared")
    with as_actor("mared") as mared:
        writes_all(mared, protected.child_id)
    assert named(protected.child_id) == dict.fromkeys(TABLES, {None})
    said = signed_in("gethin").get(f"/nrm/{protected.ref}").content.decode()
    assert "Recorded by a protected team." in said
    assert "Mared" not in said.split("<main")[-1]
    # And whoever prepares after them is shown both, and no name.
    with as_actor("gethin") as gethin:
        goes(gethin, protected.child_id, S.CG_NEGATIVE, 1, authority=Authority.SCA)
        prepared(gethin, protected.child_id)
    with as_actor("mared") as mared:
        prepared(mared, protected.child_id)
    answer = signed_in("gethin").post(
        f"/nrm/{protected.ref}/prepare", {"path": "CHILD", "told": "TOLD", "happened": "Mine.", "version": "1"}
    )
    assert answer.status_code == 422
    assert "a protected team" in answer.content.decode()
    assert "Mared" not in answer.content.decode().split("<main")[-1]


def test_who_comes_to_work_there_later_is_taken_out(protected, wales, as_actor):
    with as_actor("mared") as mared:
        writes_all(mared, protected.child_id)
    assert named(protected.child_id) == dict.fromkeys(TABLES, {wales.people["mared"].pk})
    works_there(wales, "mared")
    assert named(protected.child_id) == dict.fromkeys(TABLES, {None})


@pytest.mark.parametrize("table", TABLES)
def test_of_any_other_child_somebody_is_always_named(hidden, as_actor, table):
    with as_actor("mared") as mared:
        writes_all(mared, hidden.child_id)
    with pytest.raises(DatabaseError, match="nobody is named"), transaction.atomic():
        found(f"update exploitation_{table} set by_id = null where child_id = %s", hidden.child_id)


def test_what_a_referral_said_before_is_read_by_nobody_and_it_goes_on(hidden, wales, as_actor, signed_in, request):
    with as_actor("mared") as mared:
        prepared(mared, hidden.child_id, safe_contact=CANARY)
        referral = prepared(mared, hidden.child_id, safe_contact=CANARY, happened=f"Met at {CANARY}.")
        who = entered(mared, hidden.child_id, facts("Canari Kez"))
        facts_of = {"by": mared, "at": timezone.now(), "referral": referral, "words": f"Waits at {CANARY}."}
        actions.record_exploiter(coached=f"Told at {CANARY}.", entry=who, **facts_of)
    assert CANARY in signed_in("mared").get(f"/screening/{hidden.ref}/nrm").content.decode()
    before = signed_in("mared").get(f"/nrm/{hidden.ref}").content.decode()
    assert all(words in before for words in ("Canari Kez", f"Waits at {CANARY}.", str(who.ref)))
    request.getfixturevalue("protected")
    for name in ("mared", "gethin", "rhys"):
        browser = signed_in(name)
        shown = browser.get(f"/nrm/{hidden.ref}").content.decode()
        shown += browser.get(f"/nrm/{hidden.ref}/prepare").content.decode()
        shown += browser.get(f"/nrm/{hidden.ref}/exploiters").content.decode()
        assert not [words for words in (CANARY, "Canari Kez", str(who.ref)) if words in shown], name
        assert f"/screening/{hidden.ref}/nrm" not in shown, name
        assert browser.get(f"/screening/{hidden.ref}/nrm").status_code == 404, name
    # What is written now is sealed, goes on from the newest there is, and is enough to record that it was sent.
    with as_actor("mared") as mared:
        prepared(mared, hidden.child_id, safe_contact=CANARY)
        version = newest(mared, hidden.child_id).version
        assert (version.number, version.guarded, version.safe_contact, version.happened) == (3, True, "", "")
        prepared(mared, hidden.child_id)
        assert newest(mared, hidden.child_id).version.number == 4
        # That somebody was written of meanwhile stays listed; who was written of before, and who is held, does not.
        actions.record_exploiter(words="Kez.", coached="", by=mared, at=timezone.now(), referral=referral)
        assert [(row.words, entry) for row, entry in exploiters_of(mared, referral)] == [("", None)]
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            actions.record_exploiter(words="", coached="", entry=who, by=mared, at=timezone.now(), referral=referral)
        goes(mared, hidden.child_id, S.SUBMITTED, 1, authority=Authority.SCA)
    rows = found(
        "select number, guarded, happened = '' from exploitation_version where child_id = %s order by 1", hidden.child_id
    )
    assert rows == [(1, False, False), (2, False, False), (3, True, True), (4, True, True)]
    assert SAID["happened"] not in signed_in("mared").get(f"/screening/{hidden.ref}/nrm").content.decode()

"""A protected child’s plans: what stood before is read by nobody, what is written now betrays nothing, and there is no paper."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_kept_plans import go_round
from tests.protection.test_associates_of_protected import protected_now
from tests.safety import kept
from tests.screening import judged
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve
from ymylon.children.lookups import disclosures
from ymylon.duties.models import Duty
from ymylon.people.models import Person
from ymylon.protection.actions import end_protection
from ymylon.safety import actions, lookups
from ymylon.safety.models import ConcernPlan, SafetyLine, SafetyPlan, YouthPart
from ymylon.safety.rules import ASKED, CONSENT_ENDS, Consent, CopyFor, PlanKind, ReadBy, StepDown, Until
from ymylon.screening.rules import Level
from ymylon.terms.codes import AgencyKind, GivenBy, InvolvementKind, Role, TeamFunction
from ymylon.terms.words import Words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"
READERS = ("gethin", "mared", "sion", "elin", "dewi", "rhys")


def test_a_plan_of_a_protected_child_betrays_neither_where_they_are_nor_who_works_with_them(
    hidden, wales, as_actor, as_owner, signed_in
):
    child = hidden.child_id
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=timezone.now(), child_id=child, team_id=wales.teams["youth_justice"].pk,
                kind=InvolvementKind.YOUTH_JUSTICE, basis="known")  # fmt: skip
    canaries = {kind: {one.code: f"{CANARY} {one.code}" for one in ASKED[kind]} for kind in PlanKind}
    with as_actor("mared") as mared:
        before = kept(mared, child, answers=canaries[PlanKind.SAFETY], childs_words=CANARY)
        actions.add_to(by=mared, at=timezone.now(), plan=before, read_by=ReadBy.EVERYBODY, words=CANARY)
        judged(mared, child, level=Level.SIGNIFICANT)
    with as_owner():
        Person.objects.filter(pk=child).update(born_on=timezone.localdate() - timedelta(days=6400))
    agree = {"choice": Consent.CONSENTED, "on": timezone.localdate()}
    with as_actor("mared") as mared:
        growing = kept(mared, child, PlanKind.TRANSITION)
        actions.say_consent(by=mared, at=timezone.now(), plan=growing, until=Until.TWENTY_ONE, **agree)
    address = reverse("safety:safety", args=[hidden.ref])
    assert CANARY in signed_in("mared").get(address).content.decode()
    protected_now(hidden, wales, as_actor)
    # Of a version that nobody may read no look is asked for.
    assert go_round() == 0
    for name in READERS:
        with as_actor(name):
            assert not any(table.objects.exists() for table in (SafetyPlan, SafetyLine)), name
        assert CANARY not in signed_in(name).get(address).content.decode(), name
    # What is written now: whatever may betray is sealed as it is saved, the move's plan too.
    with as_actor("mared") as mared:
        safe = {one.code: "OPEN WORDS" for one in ASKED[PlanKind.SAFETY] if not one.may_betray}
        now_kept = kept(mared, child, answers=canaries[PlanKind.SAFETY] | safe, childs_words=CANARY)
        moved = kept(
            mared, child, PlanKind.RELOCATION, answers=canaries[PlanKind.RELOCATION] | {"online": "OPEN", "back": "OPEN"}
        )
        actions.add_to(by=mared, at=timezone.now(), plan=now_kept, read_by=ReadBy.EVERYBODY, words=CANARY)
        give = {"by": mared, "at": timezone.now(), "plan": now_kept, "on": timezone.localdate()}
        actions.give_copy(**give, whom=CopyFor.CARER, name=CANARY, words=CANARY)
        assert {row.means for row in disclosures(mared, [child])} == {GivenBy.HAND}
        # Agreed anew, it is owed anew, though what was said before is read by nobody.
        growing = kept(mared, child, PlanKind.TRANSITION)
        actions.say_consent(by=mared, at=timezone.now(), plan=growing, until=Until.TWENTY_FIVE, **agree)
    with as_owner():
        owed = Duty.objects.filter(child_id=child, kind=CONSENT_ENDS).order_by("occurrence")
        assert list(owed.values_list("state", flat=True)) == ["FULFILLED", "OPEN"]
    with as_actor("sion") as sion:
        actions.add_to(by=sion, at=timezone.now(), plan=now_kept, read_by=ReadBy.OFFENDING, words=CANARY)
    with as_actor("mared") as mared:
        # Of the one from before, which nobody can sign off now, nothing more is owed.
        assert not Duty.objects.filter(about=before.ref, state="OPEN").exists()
        assert Duty.objects.filter(about=now_kept.ref, state="OPEN").exists()
        assert set(now_kept.answers) == set(safe)
        assert set(moved.answers) == {"online", "back"}
    with as_actor("gethin") as gethin:
        less = {"by": gethin, "at": timezone.now(), "choice": StepDown.STEPPED_DOWN}
        actions.step_down(**less, plan=lookups.plan_by_ref(gethin, now_kept.ref), words=CANARY, stays=CANARY)
    for name in READERS:
        browser = signed_in(name)
        for kind in ("safety", "relocation"):
            page = browser.get(reverse(f"safety:{kind}", args=[hidden.ref])).content.decode()
            assert CANARY not in page, (name, kind)
            assert not any(word in page for word in ("Canari Cartref", "Canari Ysgol", "/sheet/welsh")), (name, kind)
    assert signed_in("mared").get(reverse("safety:sheet_welsh", args=[now_kept.ref])).status_code == 404
    with as_actor("gethin") as gethin:
        kept_rows = [list(table.objects.values()) for table in (ConcernPlan, SafetyPlan, SafetyLine, YouthPart)]
        assert CANARY not in str(kept_rows)
        assert {row["what"] for row in kept_rows[2]} >= {"ADDED", "GIVEN", "STEPPED_DOWN"}
        end_protection(by=gethin, at=timezone.now(), child_id=child, reason="The threat is over.")
    with as_actor("mared") as mared:
        assert [one.number for one in lookups.versions_of(mared, now_kept)] == [2, 1]


def test_a_move_is_accepted_by_somebody_of_a_place_that_nobody_else_reads(protected, wales, as_actor, signed_in):
    """Who received the child is a protected team to all but its own: on the plan, in the story, on Today, among who looked."""
    child, ref, now = protected.child_id, protected.ref, timezone.now()
    named, team = "Bethan Canaridderbyn", "Canari Cyngor Newydd"
    council = agencies.open_agency(kind=AgencyKind.COUNCIL, names=Words(team, team), areas=("W06000023",))
    door = agencies.open_team(agency=council, function=TeamFunction.MANAGEMENT, names=Words(team, team))
    head = agencies.open_account(email="bethan@example.invalid", given_name="Bethan", family_name="Canaridderbyn")
    agencies.join_team(practitioner=head, team=door, role=Role.TEAM_MANAGER, at=now - timedelta(days=1))
    wales.people["bethan"] = head
    with as_actor("mared") as mared:
        plan = kept(mared, child, PlanKind.RELOCATION, answers={"online": "OPEN"})
        involve(by=mared, at=now, child_id=child, team_id=door.pk, kind=InvolvementKind.HOST_AUTHORITY, basis="move")
    address = reverse("safety:relocation", args=[ref])
    bethan = signed_in("bethan")
    assert bethan.get(address).status_code == 200
    assert bethan.post(reverse("safety:accept", args=[plan.ref]), {"words": CANARY}).status_code == 302
    pages = [
        address, reverse("chronology:child", args=[ref]), reverse("safety:versions", args=[plan.ref]), "/",
        reverse("protection:panel", args=[ref]), reverse("oversight:looks", args=[ref]),
    ]  # fmt: skip
    for name in READERS:
        browser = signed_in(name)
        for page in pages:
            words = browser.get(page).content.decode()
            for canary in (CANARY, named, "Canaridderbyn", team):
                assert canary not in words, (name, page, canary)
    assert "Accepted by the receiving authority" in signed_in("gethin").get(address).content.decode()

"""What keeps somebody from what is not theirs leaves a line of the child it was about, and of no other on the page."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone

from tests.sharing import giving
from tests.story import missing_cai
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import NOBODY
from ymylon.audit.rules import Shown
from ymylon.children.models import CaseGrant, Child
from ymylon.config import recording
from ymylon.notices.actions import referring
from ymylon.oversight.actions import letting_in, sharing
from ymylon.oversight.rules import letting_in as opening
from ymylon.oversight.rules import sharing as giving_out
from ymylon.protection.actions import protect
from ymylon.terms.codes import GivenBy, InvolvementKind, Lane, ProtectionKind, ReferralOutcome
from ymylon.terms.faults import Fault, begin_refusing, refusals, refused
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cai(wales, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),))
        return Child.objects.get(pk=episode.child_id)


def test_each_refusal_of_giving_letting_in_and_referring_is_of_that_child(wales, as_actor, cai, as_owner):
    now = timezone.now()
    grant, c1 = CaseGrant(child_id=cai.pk, ref=uuid4()), referring.Referral(child_id=cai.pk, ref=uuid4())
    let_in = {"child": cai, "email": "menna@example.invalid", "lanes": [Lane.IDENTITY], "writes": False, "basis": "Tonight."}
    rung = {"child_id": cai.pk, "child_ref": cai.ref, "area": "", "answered_by": "Sian"}
    made = {"child": cai, "made_here": True, "giving": giving(means=GivenBy.FILE)}
    decided = {"referral": c1, "outcome": ReferralOutcome.NO_ACTION, "reason": "Known.", "feedback": "None."}
    tried = [
        ("ada", opening.NOT_ALLOWED, lambda **by: sharing.give_out(child=cai, giving=giving(), **by)),
        ("elin", opening.NOT_ALLOWED, lambda **by: sharing.give_out(**made, **by)),
        ("elin", giving_out.NOT_YOURS, lambda **by: sharing.give_out(child=cai, giving=giving(lanes=(Lane.HEALTH,)), **by)),
        ("elin", opening.NOT_ALLOWED, lambda **by: letting_in.grant_case(lasts=timedelta(days=1), **let_in, **by)),
        ("elin", opening.NOT_ALLOWED, lambda **by: letting_in.end_case(grant=grant, **by)),
        ("elin", opening.NOT_ALLOWED, lambda **by: letting_in.break_glass_by_ref(child=cai, reason="x" * 40, **by)),
        ("elin", opening.NOT_ALLOWED, lambda **by: letting_in.review_glass(grant=grant, verdict="JUSTIFIED", words="Yes.", **by)),
        ("ada", referring._NOT_YOURS, lambda **by: referring.refer(child_id=cai.pk, area="", doors=(), said=None, link="", **by)),
        ("ada", referring._NOT_YOURS, lambda **by: referring.decline_proposed(child_id=cai.pk, about=uuid4(), reason="x", **by)),
        ("ada", referring._NOT_YOURS, lambda **by: referring.ring_first(**rung, **by)),
        ("elin", referring._NOT_YOURS, lambda **by: referring.decide(**decided, **by)),
    ]
    for who, words, act in tried:
        with as_actor(who) as by:
            begin_refusing()
            with pytest.raises(Fault), transaction.atomic():
                act(by=by, at=now)
            [one] = refusals()
            assert one.child == cai.pk, words.en
            assert one.rule.startswith(words.en.partition("%")[0]), who
    # Of a protected child no paper and no file is made, whoever asks.
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=now, child_id=cai.pk, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat was made.",
            owner_team_id=wales.teams["manager"].pk, readers=[wales.people["gethin"].pk, wales.people["nia"].pk],
            review_on=(now + timedelta(days=20)).date(),
        )  # fmt: skip
        begin_refusing()
        with pytest.raises(Fault), transaction.atomic():
            sharing.give_out(by=gethin, at=now, **made)
        assert [(one.rule, one.child) for one in refusals()] == [(giving_out.NOT_OF_PROTECTED.en, cai.pk)]
    with as_owner():
        assert not CaseGrant.objects.exists()


def test_without_a_child_the_line_names_none_though_children_were_shown(wales, monkeypatch):
    """Whoever doesn't chair a meeting is refused its act; of the children on its page nothing was refused."""
    lines = []
    monkeypatch.setattr(recording, "record_act", lambda act, **said: lines.append((act, said["children"], said["why"])))
    request = RequestFactory().post("/meetings/1")
    request.opens, request.actor, request.refused = ACTIONS["CALL_MEETING"], NOBODY, ""
    request.resolver_match = None
    begin_refusing()
    refused(Fault(Words("The chair alone.", "Y cadeirydd yn unig.")))
    refused(Fault(Words("Not of this child.", "Nid am y plentyn hwn.")), child=7)
    recording.record_answer(request, SimpleNamespace(status_code=422), Shown(children={5, 6, 7}))
    assert lines[:2] == [("REFUSED", [], "RULE The chair alone."), ("REFUSED", [7], "RULE Not of this child.")]
    assert lines[2][:2] == ("SAW", {5, 6, 7})

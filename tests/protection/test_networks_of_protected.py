"""A protected child stands in nobody’s network, under no record that is theirs, and none is drawn around them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.associates import entered, facts
from tests.protection.conftest import CANARIES
from tests.protection.test_associates_of_protected import protected_now
from ymylon.associates.actions.linking import link
from ymylon.associates.rules import Sure, Way
from ymylon.children.actions import involve_each, open_record
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions.beside import name_sibling
from ymylon.people.actions import add_person, judge_same
from ymylon.protection.actions import end_protection
from ymylon.terms.codes import InvolvementKind, RecordReason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]


def another(by, wales, given: str) -> int:
    person = add_person(by=by, at=timezone.now(), given=given, family="Rees")
    child = open_record(by=by, at=timezone.now(), person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
    teams = [
        (wales.teams[team].pk, kind, "known")
        for team, kind in (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("missing", InvolvementKind.FORCE))
    ]
    involve_each(by=by, at=timezone.now(), child_id=child.pk, teams=teams)
    return child.pk


@pytest.fixture
def around(hidden, wales, as_actor):
    """Efa, whose brother he is and whom the same man harms; and a second record of his, which is not protected itself."""
    with as_actor("mared") as mared:
        now = timezone.now()
        efa, twin = another(mared, wales, "Efa"), another(mared, wales, "Gwion")
        hers = entered(mared, efa, facts("Dai"))
        for child in (hidden.child_id, twin):
            link(by=mared, at=now, entry=hers, child_id=child, way=Way.HARMS, source="A friend", sure=Sure.LIKELY)
        name_sibling(by=mared, at=now, child_id=efa, other_id=hidden.child_id)
        refs = {name: children_by_id(mared, [number])[number].ref for name, number in (("efa", efa), ("twin", twin))}
    with as_actor("gethin") as gethin:
        judge_same(by=gethin, at=timezone.now(), person_a=hidden.child_id, person_b=twin, reason="The same scar.")
    return refs | {"hers": hers.ref}


def pages(signed_in, who: str, around, hidden) -> dict[str, str]:
    browser = signed_in(who)
    about = {"efa": ("child", around["efa"]), "hers": ("entry", around["hers"]), "his": ("child", hidden.ref),
             "twin": ("child", around["twin"])}  # fmt: skip
    answers = {name: browser.get(reverse(f"networks:{kind}", args=[ref])) for name, (kind, ref) in about.items()}
    return {name: answer.content.decode() for name, answer in answers.items() if answer.status_code == 200}


def test_nobody_finds_them_in_any_network_nor_is_one_drawn_and_all_of_it_stands_again(around, hidden, wales, as_actor, signed_in):
    before = pages(signed_in, "rhys", around, hidden)
    assert "Cai Morgan-Rees" in before["efa"]
    assert "Cai Morgan-Rees" in before["hers"]
    assert CANARIES["home"] in before["his"]
    protected_now(hidden, wales, as_actor)
    for who in ("gethin", "mared", "rhys", "sion"):
        after = pages(signed_in, who, around, hidden)
        for name in ("efa", "hers"):
            for secret in ("Cai", "Gwion", str(hidden.ref), CANARIES["home"], CANARIES["school"]):
                assert secret not in after.get(name, ""), (who, name, secret)
        for name in ("his", "twin"):
            assert "<figure" not in after.get(name, ""), (who, name)
            assert CANARIES["home"] not in after.get(name, ""), (who, name)
    assert "Protected: ask" in pages(signed_in, "mared", around, hidden)["his"]
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=hidden.child_id, reason="The threat is over.")
    assert "Cai Morgan-Rees" in pages(signed_in, "rhys", around, hidden)["efa"]

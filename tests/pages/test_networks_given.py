"""A network leaves as a file: in the lane of intelligence, under an agreement, listed for each child, and in nobody's words."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.associates import entered, facts
from tests.followthemoney import faults
from tests.pages.test_networks import linked, tied
from tests.pages.test_networks import ref as ref  # noqa: PLC0414
from tests.protection.test_associates_of_protected import protected_now
from tests.sharing import agreed
from ymylon.access.rules.agreements import Terms
from ymylon.associates.rules import Kind, TieKind
from ymylon.audit.models import Line
from ymylon.children.lookups import children_by_id, disclosures
from ymylon.terms.codes import Lane, LawfulBasis

pytestmark = pytest.mark.django_db
BASES = (LawfulBasis.UK_GDPR_6_1_E, LawfulBasis.SSWBA_S164, LawfulBasis.DPA_SCH1_18, LawfulBasis.DPA_PART_3)
NETWORK = (Lane.IDENTITY, Lane.PERSONS, Lane.INTELLIGENCE)


def address(ref) -> str:
    return reverse("networks:give", args=[ref])


def said(terms: Terms, under, **more) -> dict[str, object]:
    return {"under": f"{under.ref}:{terms.agency_id}:", "to_person": "DS Parry"} | more


def entities(answer) -> list[dict]:
    return [json.loads(line) for line in answer.content.decode().splitlines()]


@pytest.fixture
def around(cai, tirion, as_actor):
    """A man whom the council names, his telephone, car and gang; one whom the police alone hold, who leads to Tirion."""
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay", name="Jason Probert", born_about=1998))
        for one, kind in (
            (entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123")), TieKind.USES),
            (entered(mared, cai, facts(kind=Kind.VEHICLE, mark="CX16 ABC")), TieKind.USES),
            (entered(mared, cai, facts(kind=Kind.ACCOUNT, mark="@jay_cf")), TieKind.USES),
            (entered(mared, cai, facts("The Flats", kind=Kind.GROUP)), TieKind.MEMBER_OF),
        ):
            tied(mared, jay, one, kind)
    with as_actor("rhys") as rhys:
        dex = entered(rhys, cai, facts("Dex", source="An officer at Pentre"))
        linked(rhys, dex, tirion)
    return jay


def test_it_leaves_in_its_form_in_nobodys_words_and_is_listed_for_each_child(
    around, cai, tirion, ref, wales, as_actor, signed_in, as_owner, count_queries
):
    agreement = agreed(wales, as_actor, bases=BASES, lanes=NETWORK)
    terms = agreement.terms
    rhys = signed_in("rhys")
    page = rhys.get(address(ref)).content.decode()
    assert terms.title.en in page
    assert count_queries(address(ref)) <= 10
    assert address(ref) in rhys.get(reverse("networks:child", args=[ref])).content.decode()
    answer = rhys.post(address(ref), said(terms, agreement))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    found = entities(answer)
    assert list(faults(found)) == []
    by_schema: dict[str, list[dict]] = {}
    for one in found:
        by_schema.setdefault(one["schema"], []).append(one["properties"])
    assert by_schema.keys() == {"Person", "Organization", "UserAccount", "Vehicle", "UnknownLink", "Membership"}
    people = {name for one in by_schema["Person"] for name in one["name"]}
    assert {"Jason Probert", "“Dex”"} < people
    assert sum("Tirion" in name for name in people) == 1
    assert any(one.get("birthDate") == ["1998"] and one["alias"] == ["Jay"] for one in by_schema["Person"])
    assert by_schema["Vehicle"][0]["registrationNumber"] == ["CX16 ABC"]
    # Every entity says for whom it was made; none holds what anybody said, or who said it.
    text = answer.content.decode()
    assert text.count("DS Parry") == len(found)
    for canary in ("SISTER", "An officer at Pentre", "telephones.", "Grey van", "Waits by the gate", str(ref), str(around.ref)):
        assert canary not in text, canary
    with as_actor("rhys") as actor:
        for child in (cai, tirion):
            rows = disclosures(actor, [child])
            assert {(row.lane, row.means, row.to_agency_id, row.agreement) for row in rows} == {
                (lane, "FILE", terms.agency_id, agreement.ref) for lane in NETWORK
            }
    with as_owner():
        (line,) = Line.objects.filter(act="NETWORK_EXPORTED")
        assert set(line.children) == {cai, tirion}
    # Made again, no number is the same: two files can't be joined by them.
    again = entities(rhys.post(address(ref), said(terms, agreement)))
    assert not {one["id"] for one in again} & {one["id"] for one in found}


def test_without_agreement_lane_second_factor_or_child_nothing_leaves(around, cai, ref, wales, as_actor, signed_in, as_owner):
    without = agreed(wales, as_actor, bases=BASES, lanes=(Lane.IDENTITY, Lane.PERSONS))
    rhys = signed_in("rhys")
    page = rhys.get(address(ref)).content.decode()
    assert "No agreement covers this" in page
    assert "Make the file" not in page
    refused = rhys.post(address(ref), said(without.terms, without))
    assert refused.status_code == 422
    assert 'id="id_under_error"' in refused.content.decode()
    assert "without one nothing leaves" in rhys.post(address(ref), {}).content.decode()
    under = agreed(wales, as_actor, bases=BASES, lanes=NETWORK)
    # A day that is none, or the days the wrong way round: nothing typed is lost, and nothing leaves.
    wrong = rhys.post(address(ref), said(under.terms, under, since="2/2/2026", until="1/2/2026"))
    assert wrong.status_code == 422
    assert "DS Parry" in wrong.content.decode()
    for who in ("mared", "gethin", "sion", "ffion", "dewi", "elin", "owain"):
        for send in (signed_in(who).get(address(ref)), signed_in(who).post(address(ref), said(under.terms, under))):
            assert send.status_code in (403, 404), who
    rhys = signed_in("rhys")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        stale = rhys.post(address(ref), said(under.terms, under))
    assert stale.status_code in (302, 403)
    assert b'"schema"' not in stale.content
    with as_owner():
        assert not Line.objects.filter(act__in=("NETWORK_EXPORTED", "DISCLOSED")).exists()


def test_of_a_protected_child_there_is_no_file_and_they_stand_in_no_other(around, cai, tirion, ref, wales, as_actor, signed_in):
    agreement = agreed(wales, as_actor, bases=BASES, lanes=NETWORK)
    with as_actor("rhys") as rhys:
        hers = children_by_id(rhys, [tirion])[tirion].ref
    home = wales.teams["home_staff"].pk
    protected_now(SimpleNamespace(child_id=cai, home_team=home, school_team=home), wales, as_actor)
    browser = signed_in("rhys")
    assert browser.get(address(ref)).status_code == 404
    assert browser.post(address(ref), said(agreement.terms, agreement)).status_code == 404
    of_hers = browser.post(address(hers), said(agreement.terms, agreement)).content.decode()
    for secret in ("Cai", "Morgan", str(ref), "Jason", "Dex"):
        assert secret not in of_hers, secret

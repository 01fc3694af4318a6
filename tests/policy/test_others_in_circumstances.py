"""Another's number in a form about how a child lives, and who stands beside them."""

from datetime import date

import pytest
from django.utils import timezone

from tests.actions.conftest import policy as policy  # noqa: PLC0414
from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.cast import RHONDDA
from tests.policy.test_others_ids import OF_CIRCUMSTANCES, everything
from tests.policy.test_others_ids import elsewhere as elsewhere  # noqa: PLC0414
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions.beside import allocate
from ymylon.people.actions import add_person
from ymylon.terms.codes import AllocationKind, InvolvementKind, RecordReason

pytestmark = pytest.mark.django_db


@pytest.fixture
def brother(cai, wales, as_actor):
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=timezone.now(), given="Osian", family="Morgan-Rees", born_on=date(2014, 1, 1))
        child = open_record(by=mared, at=timezone.now(), person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(
            by=mared, at=timezone.now(), child_id=child.pk, team_id=wales.teams["social_work"].pk,
            kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known",
        )  # fmt: skip
        return child


@pytest.fixture
def forms(cai, wales, brother, elsewhere, as_actor) -> dict[str, tuple[str, dict, dict]]:
    """For each form its address, what is right, and by field what is another's."""
    now = timezone.now()
    with as_actor("mared") as mared:
        ref = children_by_id(mared, [cai])[cai].ref
        held = allocate(
            by=mared, at=now, child_id=cai, kind=AllocationKind.LEAD_PROFESSIONAL, practitioner_id=mared.practitioner_id,
            team=wales.teams["social_work"],
        )  # fmt: skip
    stranger, sion, mared_ = wales.people["keeper"].pk, wales.people["sion"].pk, wales.people["mared"].pk
    away, own = f"p:{stranger}:{elsewhere['team']}", f"p:{sion}:{wales.teams['youth_justice'].pk}"
    mixed = [away, f"p:{sion}:{elsewhere['team']}", f"p:{stranger}:{wales.teams['youth_justice'].pk}", "c:1"]
    today = {"since": timezone.localtime().strftime("%d/%m/%Y"), "known_from": "COUNCIL"}
    care = today | {"placement": "FOSTER", "legal_status": "CARE_ORDER", "responsible_authority": RHONDDA}
    no_home, no_school = wales.agencies["council"].pk, wales.agencies["home"].pk
    at = f"/circumstances/{ref}"
    return {
        "CareForm": (f"{at}/care/new", care | {"home": wales.agencies["home"].pk}, {"home": [no_home, elsewhere["agency"]]}),
        "EducationForm": (
            f"{at}/education/new", today | {"status": "FULL_TIME", "school": wales.agencies["school"].pk},
            {"school": [no_school]},
        ),
        "AllocateForm": (f"{at}/beside/new", {"kind": "TRUSTED_ADULT", "who": own}, {"who": mixed}),
        "HandOverForm": (f"/circumstances/beside/{held}/follow", {"who": own, "why": "CASELOAD"}, {"who": mixed}),
        "SiblingForm": (f"{at}/siblings/new", {"other": str(brother.ref)}, {"other": [elsewhere["child"]]}),
        "VisitRuleForm": (
            f"{at}/visits/rule", {"kind": "NAMED_ALONE", "alone": [mared_], "names_hidden": "no", "words": "A dog."},
            {"alone": [[stranger], [mared_, stranger]]},
        ),
        "VisitForm": (f"{at}/visits/new", {"place": "HOME", "back": "60", "second": sion}, {"second": [stranger]}),
    }  # fmt: skip


def test_anothers_number_is_refused_and_ones_own_is_taken(forms, signed_in, as_owner):
    browser = signed_in("mared")
    for name, (address, typed, others) in forms.items():
        before = everything(as_owner)
        for field, foreign in others.items():
            for value in foreign:
                answer = browser.post(address, {**typed, field: value})
                assert answer.status_code == 422, (name, field, value)
                assert f'id="id_{field}_error"' in answer.content.decode(), (name, field, value)
                for betrayed in ("Gwenllian", "Ifan", "Somebody Else"):
                    assert betrayed not in answer.content.decode()
        assert everything(as_owner) == before, name
        assert browser.post(address, typed).status_code == 302, name
        assert everything(as_owner) != before, name


def test_the_address_of_a_child_of_others_is_no_brothers(forms, elsewhere, signed_in, as_owner):
    address, before = forms["SiblingForm"][0], everything(as_owner)
    answer = signed_in("mared").post(address, {"address": f"/children/{elsewhere['child']}"})
    assert answer.status_code == 422
    assert 'id="id_address_error"' in answer.content.decode()
    assert everything(as_owner) == before


def test_every_such_choice_is_among_them(forms):
    assert {(name, field) for name, (_at, _typed, others) in forms.items() for field in others} == OF_CIRCUMSTANCES

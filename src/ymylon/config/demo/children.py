"""Children of the demonstration who have a record before tonight. All are invented; NHS numbers are from the range 999."""

from datetime import timedelta

from ymylon.children import actions as children
from ymylon.children.lookups import children_by_id
from ymylon.circumstances import actions as circumstances
from ymylon.circumstances.actions import registering
from ymylon.config.demo.agencies import BOARD, BRIDGEND, FORCE, MERTHYR, POWYS, RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.oversight.actions.letting_in import grant_case
from ymylon.people import actions as people
from ymylon.terms.codes import (
    ContactRelation,
    EducationStatus,
    IdentifierSystem,
    InvolvementKind,
    Lane,
    Language,
    LegalStatus,
    PlacementType,
    RecordReason,
    RegisterCategory,
    Sex,
)


def open_children(stage: Theatre) -> dict[str, int]:
    """Records of the children whom councils and police know already, by given name."""
    known = {
        "cai": _cai(stage),
        "lili": _lili(stage),
        "harri": _harri(stage),
        "jac": _jac(stage),
        "amina": _amina(stage),
        "seren": _seren(stage),
    }
    _let_in(stage, known["cai"])
    return known


def _let_in(stage: Theatre, child: int) -> None:
    """Dylan of another council covers for Cai's social worker: one person, one child, four weeks."""
    with stage.as_("gethin") as by:
        grant_case(
            by=by,
            at=stage.ago(days=2),
            child=children_by_id(by, [child])[child],
            email="dylan@ymylon.example",
            lanes=(Lane.IDENTITY, Lane.EPISODE, Lane.CARE, Lane.SAFETY),
            writes=False,
            basis="Covers for Mared, who knew him before he moved.",
            lasts=timedelta(days=28),
        )


def _involve(stage: Theatre, by, child: int, *pairs: tuple[str, InvolvementKind]) -> None:
    # One's own team first: the first involvement decides who holds the child from there on.
    teams = [(stage.directory.teams[team].pk, kind, "care and support plan") for team, kind in pairs]
    children.involve_each(by=by, at=stage.ago(days=400), child_id=child, teams=teams)


def _open(
    stage: Theatre, by, *, given, family, years, sex, known_as="", language=Language.ENGLISH, communication="", reason=None
) -> int:
    at = stage.ago(days=400)
    person = people.add_person(
        by=by,
        at=at,
        given=given,
        family=family,
        known_as=known_as,
        born_on=stage.born(years),
        sex=sex,
        language=language,
        communication=communication,
    )
    return children.open_record(by=by, at=at, person_id=person.pk, reason=reason or RecordReason.LOOKED_AFTER).pk


def _cai(stage: Theatre) -> int:
    with stage.as_("gethin") as by:
        child = _open(
            stage,
            by,
            given="Cai",
            family="Morgan-Rees",
            known_as="Kai",
            years=14,
            sex=Sex.MALE,
            language=Language.WELSH,
            communication="Welsh first, short sentences. Give him time.",
        )
        _involve(
            stage,
            by,
            child,
            ("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),
            ("home", InvolvementKind.HOME),
            ("school", InvolvementKind.SCHOOL),
            ("youth_justice", InvolvementKind.YOUTH_JUSTICE),
        )
        begun = (stage.now - timedelta(days=300)).date()
        circumstances.begin_care_spell(
            by=by,
            at=stage.ago(days=300),
            child_id=child,
            from_on=begun,
            responsible_authority=RHONDDA,
            host_authority=RHONDDA,
            legal_status=LegalStatus.CARE_ORDER,
            placement=PlacementType.CHILDRENS_HOME,
            home_id=stage.directory.agencies["home"].pk,
        )
        circumstances.begin_education_spell(
            by=by,
            at=stage.ago(days=45),
            child_id=child,
            from_on=(stage.now - timedelta(days=45)).date(),
            status=EducationStatus.REDUCED_TIMETABLE,
            school_id=stage.directory.agencies["school"].pk,
        )
        people.add_identifier(
            by=by, at=stage.ago(days=400), person_id=child, system=IdentifierSystem.NHS_NUMBER, value="9990000018"
        )
        children.add_contact(
            by=by,
            at=stage.ago(days=300),
            child_id=child,
            relation=ContactRelation.GRANDPARENT,
            name="Emrys Morgan",
            telephone="07700 900417",
        )
    return child


def _lili(stage: Theatre) -> int:
    """Cai's sister, who lives with their grandfather."""
    with stage.as_("gethin") as by:
        child = _open(
            stage,
            by,
            given="Lili",
            family="Morgan-Rees",
            years=9,
            sex=Sex.FEMALE,
            language=Language.WELSH,
            reason=RecordReason.CARE_AND_SUPPORT,
        )
        _involve(stage, by, child, ("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY))
        circumstances.begin_care_spell(
            by=by,
            at=stage.ago(days=300),
            child_id=child,
            from_on=(stage.now - timedelta(days=300)).date(),
            responsible_authority=RHONDDA,
            host_authority=RHONDDA,
            placement=PlacementType.KINSHIP_FOSTER,
        )
    return child


def _harri(stage: Theatre) -> int:
    with stage.as_("gethin") as by:
        child = _open(stage, by, given="Harri", family="Bowen", years=14, sex=Sex.MALE)
        _involve(
            stage,
            by,
            child,
            ("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),
            ("home", InvolvementKind.HOME),
            ("interviews", InvolvementKind.RETURN_INTERVIEWS),
        )
        circumstances.begin_care_spell(
            by=by,
            at=stage.ago(days=200),
            child_id=child,
            from_on=(stage.now - timedelta(days=200)).date(),
            responsible_authority=RHONDDA,
            host_authority=RHONDDA,
            legal_status=LegalStatus.ACCOMMODATED,
            placement=PlacementType.CHILDRENS_HOME,
            home_id=stage.directory.agencies["home"].pk,
        )
        registering.register(
            by=by,
            at=stage.ago(days=190),
            child_id=child,
            from_on=(stage.now - timedelta(days=190)).date(),
            categories=[RegisterCategory.NEGLECT, RegisterCategory.EMOTIONAL],
        )
    return child


def _jac(stage: Theatre) -> int:
    """Placed in Bridgend by Powys: two councils and two forces have a part."""
    with stage.as_("dylan") as by:
        child = _open(stage, by, given="Jac", family="Treharne", years=15, sex=Sex.MALE)
        _involve(
            stage,
            by,
            child,
            (f"{BRIDGEND}:CHILDRENS_FRONT_DOOR", InvolvementKind.HOST_AUTHORITY),
            (f"{POWYS}:CHILDRENS_FRONT_DOOR", InvolvementKind.RESPONSIBLE_AUTHORITY),
        )
        circumstances.begin_care_spell(
            by=by,
            at=stage.ago(days=90),
            child_id=child,
            from_on=(stage.now - timedelta(days=90)).date(),
            responsible_authority=POWYS,
            host_authority=BRIDGEND,
            legal_status=LegalStatus.INTERIM_CARE_ORDER,
            placement=PlacementType.FOSTER,
        )
    return child


def _amina(stage: Theatre) -> int:
    with stage.as_("dylan") as by:
        child = _open(stage, by, given="Amina", family="Said", years=17, sex=Sex.FEMALE, reason=RecordReason.CARE_AND_SUPPORT)
        _involve(
            stage,
            by,
            child,
            (f"{BRIDGEND}:CHILDRENS_FRONT_DOOR", InvolvementKind.RESIDENCE_AUTHORITY),
            (f"{BOARD}:HEALTH_SAFEGUARDING", InvolvementKind.HEALTH_BOARD),
            ("hub", InvolvementKind.OTHER),
        )
    return child


def _seren(stage: Theatre) -> int:
    with stage.as_("rhys") as by:
        child = _open(stage, by, given="Seren", family="Watkins", years=15, sex=Sex.FEMALE, reason=RecordReason.REFERRAL)
        _involve(
            stage,
            by,
            child,
            (f"{FORCE}:POLICE_MISSING", InvolvementKind.FORCE),
            (f"{MERTHYR}:EMERGENCY_DUTY", InvolvementKind.RESIDENCE_AUTHORITY),
        )
    return child

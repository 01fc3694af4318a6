"""How the children of the story live: who stands beside them, what they wait for, who came to see them, who their sister is."""

from datetime import timedelta

from ymylon.children.lookups import contacts
from ymylon.circumstances.actions import begin_education_spell, health, life, staff
from ymylon.circumstances.actions.beside import allocate, name_sibling
from ymylon.circumstances.lookups.staff import visit_by_ref
from ymylon.config.demo.agencies import BOARD, BRIDGEND, FORCE
from ymylon.config.demo.theatre import Theatre
from ymylon.terms.codes import (
    AllocationKind,
    CheckIn,
    EducationStatus,
    HardTime,
    HealthNeedKind,
    HealthNeedStatus,
    KnownFrom,
    NeedKind,
    NeedStatus,
    StaffReport,
    VisitPlace,
    VisitSafety,
    WaitKind,
)


def live(stage: Theatre, known: dict[str, int]) -> None:
    """Cai's, Harri's, Jac's and Amina's circumstances, each written by whoever may."""
    _beside_cai(stage, known["cai"], known["lili"])
    _life_of_cai(stage, known["cai"])
    _visit(stage, "mared", known["cai"], VisitPlace.HOME, days=9)
    _visit(stage, "mared", known["harri"], VisitPlace.OUT, days=3)
    _stands(stage, "mared", "social_work", known["harri"], AllocationKind.SOCIAL_WORKER, days=190)
    _jac(stage, known["jac"])
    _amina(stage, known["amina"])


def _stands(stage: Theatre, who: str, team: str, child: int, kind: AllocationKind, **ago: float) -> None:
    """Somebody of the cast says that they are this to the child."""
    with stage.as_(who) as by:
        allocate(
            by=by,
            at=stage.ago(**ago),
            child_id=child,
            kind=kind,
            practitioner_id=by.practitioner_id,
            team=stage.directory.teams[team],
        )


def _beside_cai(stage: Theatre, cai: int, lili: int) -> None:
    with stage.as_("gethin") as by:
        allocate(
            by=by,
            at=stage.ago(days=160),
            child_id=cai,
            kind=AllocationKind.SOCIAL_WORKER,
            practitioner_id=stage.directory.people["mared"].pk,
            team=stage.directory.teams["social_work"],
            known_since=stage.ago(days=390).date(),
        )
        name_sibling(by=by, at=stage.ago(days=160), child_id=cai, other_id=lili)
    _stands(stage, "rhys", f"{FORCE}:POLICE_MISSING", cai, AllocationKind.POLICE_CONTACT, days=25)
    _stands(stage, "sion", "youth_justice", cai, AllocationKind.YOUTH_JUSTICE, days=70)
    _stands(stage, "sion", "youth_justice", cai, AllocationKind.LEAD_PROFESSIONAL, days=30)
    with stage.as_("elin") as by:
        (grandfather,) = (one.pk for one in contacts(by, cai) if one.name == "Emrys Morgan")
        allocate(by=by, at=stage.ago(days=60), child_id=cai, kind=AllocationKind.TRUSTED_ADULT, contact_id=grandfather)
    _stands(stage, "elin", "home", cai, AllocationKind.KEY_WORKER, days=280)


def _life_of_cai(stage: Theatre, cai: int) -> None:
    with stage.as_("dewi") as by:
        life.record_need(
            by=by,
            at=stage.ago(days=50),
            child_id=cai,
            from_on=stage.ago(days=50).date(),
            status=NeedStatus.SUSPECTED,
            kinds=[NeedKind.ATTENTION],
            words="Cannot sit through a lesson since the summer.",
            known_from=KnownFrom.SCHOOL,
        )
    with stage.as_("mared") as by:
        life.record_hard_time(
            by=by,
            at=stage.ago(days=150),
            child_id=cai,
            kind=HardTime.BEREAVEMENT,
            began_on=stage.ago(days=310).date(),
            words="His nain, with whom he lived.",
            known_from=KnownFrom.CHILD,
        )
    with stage.as_("menna") as by:
        health.record_wait(
            by=by,
            at=stage.ago(days=12),
            child_id=cai,
            kind=WaitKind.NEURODEVELOPMENT,
            from_on=stage.ago(days=430).date(),
            words="",
            known_from=KnownFrom.HEALTH,
        )
        health.record_health_need(
            by=by,
            at=stage.ago(days=11),
            child_id=cai,
            kind=HealthNeedKind.NEURODEVELOPMENT,
            status=HealthNeedStatus.SUSPECTED,
            from_on=stage.ago(days=430).date(),
            words="Short sentences, one thing at a time; a quiet room to wait in.",
            known_from=KnownFrom.HEALTH,
        )


def _visit(stage: Theatre, who: str, child: int, place: VisitPlace, **ago: float) -> None:
    """Alone, back in time and safe."""
    left = stage.ago(**ago)
    with stage.as_(who) as by:
        ref = staff.plan_visit(by=by, at=left, child_id=child, place=place, back_at=left + timedelta(hours=1))
        staff.check_in(by=by, at=left + timedelta(minutes=50), visit=visit_by_ref(by, ref), answer=CheckIn.SAFE)


def _jac(stage: Theatre, jac: int) -> None:
    """Eighteen months without a school, and half of the tuition."""
    with stage.as_("dylan") as by:
        begin_education_spell(
            by=by,
            at=stage.ago(days=80),
            child_id=jac,
            from_on=stage.ago(days=550).date(),
            status=EducationStatus.AWAITING_PLACE,
            tuition_owed=10,
            tuition_given=4,
            known_from=KnownFrom.COUNCIL,
        )
    _stands(stage, "dylan", f"{BRIDGEND}:CHILDRENS_FRONT_DOOR", jac, AllocationKind.FAMILY_CONTACT, days=80)


def _amina(stage: Theatre, amina: int) -> None:
    """Two visit together since a worker was followed, and letters carry the team."""
    with stage.as_("dylan") as by:
        staff.report_incident(
            by=by,
            at=stage.ago(days=6),
            child_id=amina,
            kind=StaffReport.FOLLOWED,
            words="A grey car from the car park to the station.",
        )
        staff.set_visit_rule(
            by=by,
            at=stage.ago(days=6),
            child_id=amina,
            kind=VisitSafety.TWO_TOGETHER,
            names_hidden=True,
            words="A worker was followed from her door.",
        )
        life.record_hard_time(
            by=by,
            at=stage.ago(days=20),
            child_id=amina,
            kind=HardTime.FAMILY_BREAKDOWN,
            began_on=None,
            words="",
            known_from=KnownFrom.CHILD,
        )
    _stands(stage, "dylan", f"{BRIDGEND}:CHILDRENS_FRONT_DOOR", amina, AllocationKind.SOCIAL_WORKER, days=300)
    _stands(stage, "menna", f"{BOARD}:HEALTH_SAFEGUARDING", amina, AllocationKind.HEALTH, days=40)

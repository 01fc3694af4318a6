"""A child of the demonstration whose whereabouts are sealed: who keeps them, who may open them together, and one question to."""

from datetime import timedelta

from ymylon.children import actions as children
from ymylon.circumstances import actions as circumstances
from ymylon.config.demo.agencies import POWYS, RHONDDA
from ymylon.config.demo.theatre import Theatre
from ymylon.people import actions as people
from ymylon.protection.actions import ask_to_open, keep_fact, protect
from ymylon.terms.calendars import local
from ymylon.terms.codes import (
    InvolvementKind,
    Language,
    LegalStatus,
    PlacementType,
    ProtectedKind,
    ProtectionKind,
    RecordReason,
    Sex,
)


def protect_mali(stage: Theatre, known: dict[str, int]) -> None:
    """Catrin keeps where Mali lives. Gethin has asked to open it, and waits for her."""
    child = known["mali"] = _open(stage)
    teams, people_of = stage.directory.teams, stage.directory.people
    with stage.as_("gethin") as by:
        protect(
            by=by,
            at=stage.ago(days=21),
            child_id=child,
            kind=ProtectionKind.THREAT_TO_LIFE,
            reason="Two men to whom a debt is said to be owed have asked for her by name at her old school.",
            owner_team_id=teams["safekeeping"].pk,
            readers=[people_of[name].account_id for name in ("catrin", "gethin", "mared")],
            review_on=local(stage.now).date() + timedelta(days=9),
            betraying=[teams["safe_home"].pk],
        )
    with stage.as_("catrin") as by:
        keep_fact(
            by=by,
            at=stage.ago(days=20),
            child_id=child,
            kind=ProtectedKind.TELEPHONE,
            words="Her own new telephone: 07700 900533. Ring between four and six; staff stay with her.",
        )
    with stage.as_("gethin") as by:
        ask_to_open(
            by=by, at=stage.ago(minutes=3), child_id=child, reason="Her sister’s review is tomorrow: may they meet, and where?"
        )


def _open(stage: Theatre) -> int:
    with stage.as_("gethin") as by:
        at = stage.ago(days=160)
        person = people.add_person(
            by=by, at=at, given="Mali", family="Llewelyn", born_on=stage.born(15), sex=Sex.FEMALE, language=Language.WELSH
        )
        child = children.open_record(by=by, at=at, person_id=person.pk, reason=RecordReason.LOOKED_AFTER).pk
        around = (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("safe_home", InvolvementKind.HOME))
        teams = [(stage.directory.teams[team].pk, kind, "Known to the service") for team, kind in around]
        children.involve_each(by=by, at=at, child_id=child, teams=teams)
        circumstances.begin_care_spell(
            by=by,
            at=stage.ago(days=24),
            child_id=child,
            from_on=local(stage.ago(days=24)).date(),
            responsible_authority=RHONDDA,
            host_authority=POWYS,
            legal_status=LegalStatus.CARE_ORDER,
            placement=PlacementType.CHILDRENS_HOME,
            home_id=stage.directory.agencies["safe_home"].pk,
        )
    return child

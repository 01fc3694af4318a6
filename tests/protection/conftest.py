"""A child in a home whose whereabouts could get them killed, with canaries in every field that would betray."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from tests.cast import BRIDGEND, RHONDDA
from tests.worlds import SOON, world
from ymylon.agencies import actions as agencies
from ymylon.children.actions import add_contact, involve_each, open_record
from ymylon.circumstances.actions import begin_care_spell, begin_education_spell
from ymylon.duties.actions import load_shipped_policies
from ymylon.missing.actions.reporting import report_missing
from ymylon.people.actions import add_person
from ymylon.protection.actions import protect
from ymylon.terms.codes import (
    AgencyKind,
    ContactRelation,
    InvolvementKind,
    PlacementType,
    Precision,
    ProtectionKind,
    RecordReason,
    ReporterKind,
    Role,
    TeamFunction,
    Whereabouts,
)
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

# Each would betray where the child is; none may stand in the open once the child is protected.
CANARIES = {
    "home": "Canari Cartref Cudd",
    "school": "Canari Ysgol Gudd",
    "telephone": "01632 960911",
    "place": "Canari Stryd Gudd",
    "report_telephone": "01632 960922",
    "urn": "SC960933",
}


@dataclass
class Hidden:
    """What was opened, by name."""

    child_id: int
    ref: UUID
    episode: UUID
    home_team: int
    school_team: int
    host_team: int


@pytest.fixture
def not_missing() -> None:
    """Asked for, the child is not reported missing."""


@pytest.fixture
def hidden(wales, as_actor, request) -> Hidden:
    """Cai, missing, whose home, school, telephones and places are all written in the open tables."""
    missing = "not_missing" not in request.fixturenames
    made, wales.people, wales.teams = world(
        f"hidden, {missing=}", lambda: (_hide(wales, as_actor, missing=missing), wales.people, wales.teams), lasts=SOON
    )
    with as_actor("gwen" if missing else "gethin"):
        return made


def _hide(wales, as_actor, *, missing: bool) -> Hidden:
    load_shipped_policies(demonstration=True)
    now = timezone.now()
    home = agencies.open_agency(
        kind=AgencyKind.CHILDRENS_HOME, names=Words(CANARIES["home"], CANARIES["home"]), areas=(BRIDGEND,)
    )
    school = agencies.open_agency(kind=AgencyKind.SCHOOL, names=Words(CANARIES["school"], CANARIES["school"]), areas=(BRIDGEND,))
    named = Words("Staff", "Staff")
    staff = agencies.open_team(agency=home, function=TeamFunction.HOME_STAFF, names=named, email="canari@cartref.invalid")
    lead = agencies.open_team(agency=school, function=TeamFunction.SCHOOL_SAFEGUARDING, names=named)
    keeper = agencies.open_account(email="gwen@example.invalid", given_name="Gwen", family_name="Cadw")
    agencies.join_team(practitioner=keeper, team=staff, role=Role.RESIDENTIAL_WORKER, at=now - timedelta(days=9))
    wales.people["gwen"] = keeper
    wales.teams |= {"hidden_home": staff, "hidden_school": lead}
    with as_actor("gethin") as gethin:
        person = add_person(by=gethin, at=now, given="Cai", family="Morgan-Rees", born_on=(now - timedelta(days=5000)).date())
        child = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = [
            (wales.teams[team].pk, kind, "known")
            for team, kind in (
                ("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),
                ("missing", InvolvementKind.FORCE),
                ("hidden_home", InvolvementKind.HOME),
                ("hidden_school", InvolvementKind.SCHOOL),
            )
        ]
        involve_each(by=gethin, at=now, child_id=child.pk, teams=teams)
        begin_care_spell(
            by=gethin, at=now, child_id=child.pk, from_on=(now - timedelta(days=90)).date(), responsible_authority=RHONDDA,
            host_authority=BRIDGEND, placement=PlacementType.CHILDRENS_HOME, home_id=home.pk,
        )  # fmt: skip
        begin_education_spell(
            by=gethin, at=now, child_id=child.pk, from_on=(now - timedelta(days=90)).date(), school_id=school.pk
        )
        add_contact(
            by=gethin,
            at=now,
            child_id=child.pk,
            relation=ContactRelation.MOTHER,
            name="Siân Rees",
            telephone=CANARIES["telephone"],
        )
    if not missing:
        return Hidden(child.pk, child.ref, child.ref, staff.pk, lead.pk, wales.teams["bridgend_door"].pk)
    with as_actor("gwen") as gwen:
        episode = report_missing(
            by=gwen, at=now, child_id=child.pk, last_seen=Moment(now - timedelta(minutes=9), Precision.MINUTE),
            whereabouts=Whereabouts.NOT_KNOWN, place=CANARIES["place"], reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
        )  # fmt: skip
    return Hidden(child.pk, child.ref, episode.ref, staff.pk, lead.pk, wales.teams["bridgend_door"].pk)


@pytest.fixture
def protected(hidden, wales, as_actor) -> Hidden:
    """The same child, protected by Gethin: Gethin and Mared are named, and Mared's team answers."""
    world("protected", lambda: put_under_protection(hidden, wales, as_actor), lasts=SOON)
    with as_actor("gethin"):
        return hidden


def put_under_protection(hidden, wales, as_actor) -> None:
    """Gethin protects the child: he and Mared are named, and Mared's team answers."""
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=hidden.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.now().date() + timedelta(days=30), betraying=[hidden.home_team, hidden.school_team],
        )  # fmt: skip

"""From what on the record a seat at the table becomes a person or a team."""

from collections.abc import Mapping

from ymylon.meetings.rules.codes import Seat
from ymylon.terms.codes import AgencyKind, AllocationKind, InvolvementKind, TeamFunction

_A, _I, _T = AllocationKind, InvolvementKind, TeamFunction
# Who stands beside the child goes before a team that is involved; where neither is on record, somebody has to choose.
PEOPLE: Mapping[Seat, tuple[AllocationKind, ...]] = {
    Seat.WORKER: (_A.SOCIAL_WORKER, _A.LEAD_PROFESSIONAL),
    Seat.HOME: (_A.KEY_WORKER,),
    Seat.SCHOOL: (_A.SCHOOL,),
    Seat.HEALTH: (_A.HEALTH,),
    Seat.YOUTH_JUSTICE: (_A.YOUTH_JUSTICE,),
    Seat.POLICE: (_A.POLICE_CONTACT,),
    Seat.TRUSTED: (_A.TRUSTED_ADULT,),
    Seat.FAMILIES: (_A.FAMILY_CONTACT,),
}
TEAMS: Mapping[Seat, tuple[InvolvementKind, ...]] = {
    Seat.WORKER: (_I.RESPONSIBLE_AUTHORITY, _I.RESIDENCE_AUTHORITY),
    Seat.HOME: (_I.HOME,),
    Seat.SCHOOL: (_I.SCHOOL,),
    Seat.HEALTH: (_I.HEALTH_BOARD, _I.CLINIC),
    Seat.YOUTH_JUSTICE: (_I.YOUTH_JUSTICE,),
    Seat.POLICE: (_I.FORCE, _I.HOST_FORCE),
    Seat.INTERVIEWER: (_I.RETURN_INTERVIEWS,),
}
# Whom a seat may be offered beyond the record: the teams of the area that do this work.
FUNCTIONS: Mapping[Seat, tuple[TeamFunction, ...]] = {
    Seat.WORKER: (_T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EXPLOITATION),
    Seat.MANAGER: (_T.MANAGEMENT,),
    Seat.HOME: (_T.HOME_STAFF,),
    Seat.SCHOOL: (_T.SCHOOL_SAFEGUARDING,),
    Seat.HEALTH: (_T.HEALTH_SAFEGUARDING, _T.CLINIC),
    Seat.YOUTH_JUSTICE: (_T.YOUTH_JUSTICE,),
    Seat.POLICE: (_T.POLICE_MISSING, _T.JOINT),
    Seat.INTERVIEWER: (_T.RETURN_INTERVIEWS,),
    Seat.TRANSPORT_POLICE: (_T.POLICE_MISSING,),
}
# And the teams of agencies of these kinds in the area, where what a team does does not say it.
KINDS: Mapping[Seat, tuple[AgencyKind, ...]] = {
    Seat.DRUGS: (AgencyKind.DRUG_AND_ALCOHOL,),
    Seat.HOUSING: (AgencyKind.HOUSING,),
    Seat.VOLUNTARY: (AgencyKind.CHARITY, AgencyKind.COMMUNITY_PARTNERSHIP, AgencyKind.INDEPENDENT_PROVIDER),
    Seat.WELLBEING: (AgencyKind.EMOTIONAL_WELLBEING,),
}


def missing_seats(required: tuple[Seat, ...], asked: set[Seat]) -> tuple[Seat, ...]:
    """Who must be asked and is not yet, nor is said not to be needed."""
    return tuple(seat for seat in required if seat not in asked)

"""In which lane an involvement stands: the list of who is involved must not betray a clinic or youth justice."""

from ymylon.terms.codes import InvolvementKind, Lane

INVOLVEMENT_LANES: dict[InvolvementKind, Lane] = {
    InvolvementKind.YOUTH_JUSTICE: Lane.OFFENDING,
    InvolvementKind.REGISTER_CUSTODIAN: Lane.CONCERN,
    InvolvementKind.CLINIC: Lane.SEXUAL_HEALTH,
    InvolvementKind.SCHOOL: Lane.EDUCATION,
    InvolvementKind.RETURN_INTERVIEWS: Lane.INTERVIEW_ACTIONS,
    InvolvementKind.REVIEWING_OFFICER: Lane.CARE,
}


def lane_of(kind: InvolvementKind) -> Lane:
    """The lane of one involvement; where nothing else is said, whoever sees the child's identity sees it."""
    return INVOLVEMENT_LANES.get(kind, Lane.IDENTITY)

"""In which lane an involvement stands: the list of who is involved must not betray a clinic or youth justice."""

from ymylon.terms.codes import InvolvementKind, Lane
from ymylon.terms.words import Words

INVOLVEMENT_LANES: dict[InvolvementKind, Lane] = {
    InvolvementKind.YOUTH_JUSTICE: Lane.OFFENDING,
    InvolvementKind.REGISTER_CUSTODIAN: Lane.CONCERN,
    InvolvementKind.HIGH_RISK_REGISTER: Lane.CONCERN,
    InvolvementKind.CLINIC: Lane.SEXUAL_HEALTH,
    InvolvementKind.SCHOOL: Lane.EDUCATION,
    InvolvementKind.RETURN_INTERVIEWS: Lane.INTERVIEW_ACTIONS,
    InvolvementKind.REVIEWING_OFFICER: Lane.CARE,
}


# What the program itself writes as the basis of an involvement; whatever a person wrote stands as they wrote it.
BASIS_WORDS: dict[str, Words] = {
    "LIVES_IN_AREA": Words("the child lives in its area", "mae’r plentyn yn byw yn ei ardal"),
    "LIVES_THERE": Words("the child lives there", "mae’r plentyn yn byw yno"),
    "TAUGHT_THERE": Words("the child is taught there", "mae’r plentyn yn cael ei addysg yno"),
    "RESPONSIBLE_FOR_CARE": Words("responsible for the child’s care", "yn gyfrifol am ofal y plentyn"),
    "PLACED_IN_AREA": Words("the child is placed in its area", "mae’r plentyn wedi’i leoli yn ei ardal"),
    "REPORTED_IT": Words("reported the child missing", "adroddodd fod y plentyn ar goll"),
    "REFERRED_TO": Words("harm was referred to it", "atgyfeiriwyd niwed ato", False),
    "TEAM_CLOSED": Words("told in the place of a team that is closed", "dywedwyd wrtho yn lle tîm sydd wedi cau"),
    "NOT_ACKNOWLEDGED": Words("told because another team was silent", "dywedwyd wrtho am fod tîm arall yn dawel"),
    "ASKED_TO_INTERVIEW": Words("asked to hold a return interview", "gofynnwyd iddo gynnal cyfweliad dychwelyd"),
    "ALLOCATED": Words("a manager allocated somebody of it", "dyrannodd rheolwr rywun ohono"),
    "ON_REGISTER": Words(
        "the child is on the register of high-risk missing children",
        "mae’r plentyn ar y gofrestr plant ar goll sydd â risg uchel",
        False,
    ),
    "ON_CHILD_PROTECTION_REGISTER": Words(
        "the child is on the child protection register", "mae’r plentyn ar y gofrestr amddiffyn plant"
    ),
    "OWED": Words("something owed is late", "mae rhywbeth dyledus yn hwyr"),
}


def basis_words(basis: str) -> Words:
    """Why a team is involved, in words."""
    return BASIS_WORDS.get(basis) or Words(basis, basis)


def lane_of(kind: InvolvementKind) -> Lane:
    """The lane of one involvement; where nothing else is said, whoever sees the child's identity sees it."""
    return INVOLVEMENT_LANES.get(kind, Lane.IDENTITY)

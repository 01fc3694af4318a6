"""Every code list, with its labels in both languages; each list stands in one place only."""

from .agencies import AgencyKind, InterestKind, Role, TeamFunction
from .base import Code
from .circumstances import EducationStatus, InvolvementKind, LegalStatus, PlacementType, RecordReason
from .lanes import Lane
from .missing import (
    ConcernLevel,
    EndKind,
    FoundBy,
    FoundCircumstance,
    Harm,
    LivingAt,
    ObservationKind,
    PoliceGrade,
    ReporterKind,
    Travel,
    Whereabouts,
)
from .notices import NoticeKind, PolicyStanding, Precision
from .people import ContactRelation, EthnicGroup, IdentifierSystem, Language, Sex
from .protection import AlarmKind, ProtectedKind, ProtectionKind
from .sharing import AgreementForm, BasisKind, GivenBy, LawfulBasis

CODE_LISTS: tuple[type[Code], ...] = (
    AgencyKind, AgreementForm, AlarmKind, ConcernLevel, ContactRelation, EducationStatus, EndKind, EthnicGroup, FoundBy,
    FoundCircumstance, GivenBy, Harm, IdentifierSystem, InterestKind, InvolvementKind, Lane, Language, LawfulBasis, LegalStatus,
    LivingAt, NoticeKind, ObservationKind, PlacementType, PoliceGrade, PolicyStanding, Precision, ProtectedKind, ProtectionKind,
    RecordReason, ReporterKind, Role, Sex, TeamFunction, Travel, Whereabouts,
)  # fmt: skip

__all__ = [
    "CODE_LISTS",
    "Code",
    "AgencyKind",
    "AgreementForm",
    "AlarmKind",
    "BasisKind",
    "ConcernLevel",
    "ContactRelation",
    "EducationStatus",
    "EndKind",
    "EthnicGroup",
    "FoundBy",
    "FoundCircumstance",
    "GivenBy",
    "Harm",
    "IdentifierSystem",
    "InterestKind",
    "InvolvementKind",
    "Lane",
    "Language",
    "LawfulBasis",
    "LegalStatus",
    "LivingAt",
    "NoticeKind",
    "ObservationKind",
    "PlacementType",
    "PoliceGrade",
    "PolicyStanding",
    "Precision",
    "ProtectedKind",
    "ProtectionKind",
    "RecordReason",
    "ReporterKind",
    "Role",
    "Sex",
    "TeamFunction",
    "Travel",
    "Whereabouts",
]

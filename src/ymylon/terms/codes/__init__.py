"""Every code list, with its labels in both languages; each list stands in one place only."""

from .agencies import AgencyKind, InterestKind, Role, TeamFunction
from .base import Code
from .circumstances import EducationStatus, InvolvementKind, LegalStatus, PlacementType, RecordReason
from .continuity import (
    AllocationKind,
    CheckIn,
    Milestone,
    StaffReport,
    VisitPlace,
    VisitSafety,
    WhyChanged,
)
from .lanes import Lane
from .life import (
    HardTime,
    HealthNeedKind,
    HealthNeedStatus,
    KnownFrom,
    LibertyKind,
    LibertyOutcome,
    NeedKind,
    NeedStatus,
    ToldOfExclusion,
    WaitEnd,
    WaitKind,
)
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
from .referrals import ReferralConsent, ReferralOutcome, ReferralReason
from .sharing import AgreementForm, BasisKind, GivenBy, LawfulBasis
from .signals import EntryEnd, EntryWay

CODE_LISTS: tuple[type[Code], ...] = (
    AgencyKind, AgreementForm, AlarmKind, AllocationKind, CheckIn, ConcernLevel, ContactRelation, EducationStatus, EndKind,
    EntryEnd, EntryWay, EthnicGroup, FoundBy, FoundCircumstance, GivenBy, HardTime, Harm, IdentifierSystem, InterestKind,
    InvolvementKind,
    KnownFrom, Lane, Language, LawfulBasis, LegalStatus, LibertyKind, LibertyOutcome, LivingAt, Milestone, NeedKind,
    NeedStatus, NoticeKind, ObservationKind, PlacementType, PoliceGrade, PolicyStanding, Precision, ProtectedKind,
    ProtectionKind, RecordReason, ReferralConsent, ReferralOutcome, ReferralReason, ReporterKind, Role, Sex, StaffReport,
    TeamFunction, ToldOfExclusion, Travel, VisitPlace, VisitSafety, WaitEnd, WaitKind, Whereabouts, WhyChanged,
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
    "EntryEnd",
    "EntryWay",
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
    "ReferralConsent",
    "ReferralOutcome",
    "ReferralReason",
    "ReporterKind",
    "Role",
    "Sex",
    "TeamFunction",
    "Travel",
    "Whereabouts",
    "AllocationKind",
    "CheckIn",
    "Milestone",
    "StaffReport",
    "VisitPlace",
    "VisitSafety",
    "WhyChanged",
    "HardTime",
    "KnownFrom",
    "LibertyKind",
    "LibertyOutcome",
    "NeedKind",
    "NeedStatus",
    "ToldOfExclusion",
    "WaitEnd",
    "HealthNeedKind",
    "HealthNeedStatus",
    "WaitKind",
]

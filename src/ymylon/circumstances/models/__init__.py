"""Where a child lives and learns, what else is known of their life, who stands beside them, and how they are visited."""

from ymylon.circumstances.models.continuity import Allocation, Sibling
from ymylon.circumstances.models.growing import Reached, TransitionStep
from ymylon.circumstances.models.life import (
    ExclusionAnswer,
    HardTime,
    HealthNeed,
    HealthWait,
    LearningNeed,
    Liberty,
    LibertyReview,
    Protecting,
    Registration,
)
from ymylon.circumstances.models.spells import CareSpell, EducationSpell
from ymylon.circumstances.models.staff import StaffIncident, Visit, VisitRule

__all__ = [
    "Allocation", "CareSpell", "EducationSpell", "ExclusionAnswer", "HardTime", "HealthNeed", "HealthWait", "LearningNeed",
    "Liberty", "LibertyReview", "Protecting", "Reached", "Registration", "Sibling", "StaffIncident", "TransitionStep", "Visit",
    "VisitRule",
]  # fmt: skip

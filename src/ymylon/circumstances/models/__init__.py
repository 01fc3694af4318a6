"""Where a child lives and learns, and what else is known of the child's life, as dated history."""

from ymylon.circumstances.models.life import ExclusionAnswer, HardTime, HealthWait, LearningNeed, Liberty, LibertyReview
from ymylon.circumstances.models.spells import CareSpell, EducationSpell

__all__ = ["CareSpell", "EducationSpell", "ExclusionAnswer", "HardTime", "HealthWait", "LearningNeed", "Liberty", "LibertyReview"]

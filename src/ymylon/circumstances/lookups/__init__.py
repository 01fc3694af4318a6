"""A child's circumstances, for those who may see them: every read."""

from ymylon.circumstances.lookups.spells import Areas, areas_on, care_on, education_on, spells_of

__all__ = ["Areas", "areas_on", "care_on", "education_on", "spells_of"]

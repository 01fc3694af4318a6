"""What practitioners do with a child's circumstances: every write."""

from ymylon.circumstances.actions.spells import (
    ToldSpell,
    begin_care_spell,
    begin_education_spell,
    correct_care_spell,
    correct_education_spell,
    involve_by_facts,
    keep_told_spells,
)

__all__ = [
    "ToldSpell", "begin_care_spell", "begin_education_spell", "correct_care_spell", "correct_education_spell", "involve_by_facts",
    "keep_told_spells",
]  # fmt: skip

"""What is known of a child's circumstances, by date: pure functions from facts to an answer. Free of Django."""

from .spells import (
    CareSpell,
    EducationSpell,
    Spell,
    SpellFault,
    crosses_a_border,
    in_term,
    is_in_placement,
    is_looked_after,
    is_out_of_area,
    is_taught_somewhere,
    nation_of,
    spell_at,
    spell_faults,
)

__all__ = [
    "CareSpell", "EducationSpell", "Spell", "SpellFault", "crosses_a_border", "in_term", "is_in_placement", "is_looked_after",
    "is_out_of_area", "is_taught_somewhere", "nation_of", "spell_at", "spell_faults",
]  # fmt: skip

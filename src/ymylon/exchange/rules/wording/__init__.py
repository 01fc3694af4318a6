"""Every problem that a return can have: its level, its reason and how to mend it, in both languages.

A code never changes its meaning: councils keep lists of the codes that they have answered.
"""

from ymylon.exchange.rules.wording.children import CHILDREN
from ymylon.exchange.rules.wording.files import FILES
from ymylon.exchange.rules.wording.level import Level, Wording
from ymylon.exchange.rules.wording.periods import PERIODS
from ymylon.exchange.rules.wording.placements import PLACEMENTS

WORDING: dict[str, Wording] = FILES | CHILDREN | PLACEMENTS | PERIODS

__all__ = ["WORDING", "Level", "Wording"]

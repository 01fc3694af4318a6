"""England's rules for the Missing table of the SSDA903 return, under their own numbers [ssda903].

What each number means was read from the open validator that councils use (csc-validator-be-903 0.1.17); the words and
the code here are ours. A rule that was altered in a later year would stand beside its older self, with its years.
"""

from ymylon.publication.rules.layout import Book
from ymylon.publication.rules.ssda903.between import BETWEEN
from ymylon.publication.rules.ssda903.layouts import LAYOUTS, MISSING, PASSED_OVER, typed
from ymylon.publication.rules.ssda903.periods import derived
from ymylon.publication.rules.ssda903.single import SINGLE
from ymylon.terms.words import Words

TITLE = Words("England’s SSDA903 return, Missing table", "Ffurflen SSDA903 Lloegr, tabl y plant ar goll")

SSDA903 = Book(
    name="ssda903",
    version="2025-26",
    title=TITLE,
    layouts=LAYOUTS,
    typed=typed,
    rules=SINGLE + BETWEEN,
    derived=derived,
    day="%d/%m/%Y",
    year_columns={MISSING: {"MIS_START": "mis_start", "MIS_END": "mis_end"}},
    passed_over=PASSED_OVER,
)

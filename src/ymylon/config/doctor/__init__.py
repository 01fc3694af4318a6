"""What `ymylon doctor` looks at. A check is a function that answers one finding or several; add it to CHECKS."""

from .findings import BEFORE_START, CHECKS, Finding, findings
from .words import awaiting_translator

__all__ = ["BEFORE_START", "CHECKS", "Finding", "awaiting_translator", "findings"]

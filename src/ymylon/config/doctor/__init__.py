"""What `ymylon doctor` looks at. A check is a function that answers one finding or several; add it to CHECKS."""

from .findings import CHECKS, Finding, findings

__all__ = ["CHECKS", "Finding", "findings"]

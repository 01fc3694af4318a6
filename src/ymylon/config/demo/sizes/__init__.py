"""Demonstrations of the size of a country, for measuring: docs/decisions/0050-a-country-of-invented-children.md"""

from .size import LARGE, NATIONAL, Size, size_of
from .whole import build_country, is_begun

__all__ = ["LARGE", "NATIONAL", "Size", "build_country", "is_begun", "size_of"]

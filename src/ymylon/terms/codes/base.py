"""What every code list can do."""

from enum import StrEnum
from typing import Self

from ..words import Words


class Code(StrEnum):
    """A code that is stored as its value and shown as its words: MEMBER = "VALUE", "English", "Cymraeg"[, sure].

    The value is always the member's own name, so that what stands in a table can be read without a key.
    """

    words: Words

    def __new__(cls, value: str, en: str, cy: str, sure: bool = True) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = Words(en, cy, sure)
        return member

    def label(self, language: str) -> str:
        """What a reader of this language sees."""
        return self.words.in_language(language)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(value, value) pairs for a model field: labels stay out of migrations."""
        return [(member.value, member.value) for member in cls]

    @classmethod
    def longest(cls) -> int:
        """Length of the longest value, for a column's limit."""
        return max(len(member.value) for member in cls)

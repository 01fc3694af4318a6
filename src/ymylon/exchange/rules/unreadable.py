"""A file, or a folder, of which nothing can be taken."""

from ymylon.exchange.rules.wording import WORDING
from ymylon.terms.words import Words


class Unreadable(Exception):
    """Nothing of this return was taken; `code`, `file`, `words` and `mend` say why and what to do."""

    def __init__(self, code: str, file: str, column: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.file = file
        self.column = column

    @property
    def words(self) -> Words:
        return WORDING[self.code].reason

    @property
    def mend(self) -> Words:
        return WORDING[self.code].mend

    def __str__(self) -> str:
        return f"{self.file}: {self.words.en} {self.mend.en}"

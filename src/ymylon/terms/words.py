"""A label in both languages."""

from typing import NamedTuple


class Words(NamedTuple):
    """The same thing said in English and in Welsh; `sure` is False while the Welsh awaits a translator."""

    en: str
    cy: str
    sure: bool = True

    def in_language(self, language: str) -> str:
        """The Welsh for any tag of Welsh ("cy", "cy-gb"), otherwise the English."""
        return self.cy if language.lower().split("-")[0].split("_")[0] == "cy" else self.en

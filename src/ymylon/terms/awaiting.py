"""Welsh that no translator has seen: labels, glossary and sources, gathered for those who must have it read."""

from typing import NamedTuple

from .codes import CODE_LISTS, Code
from .geography import AUTHORITIES, BOARDS, FORCES, HEALTH_BOARDS, Nation
from .glossary import GLOSSARY
from .sources import SOURCES
from .words import Words


class Awaiting(NamedTuple):
    """Words whose Welsh awaits a translator, and where they stand."""

    where: str
    words: Words


def awaiting_translator() -> list[Awaiting]:
    """Every pair of words on the ground floor that is marked unsure, in the order of the lists, without repeats."""
    lists: list[type[Code]] = [*CODE_LISTS, Nation]
    found = [Awaiting(f"{codes.__name__}.{code.value}", code.words) for codes in lists for code in codes]
    found += [Awaiting("glossary", term.words) for term in GLOSSARY]
    found += [Awaiting(f"source {key}", source.title) for key, source in SOURCES.items()]
    found += [Awaiting(code, area.words) for code, area in AUTHORITIES.items()]
    found += [Awaiting(code, force.words) for code, force in FORCES.items()]
    found += [Awaiting(code, health_board.words) for code, health_board in HEALTH_BOARDS.items()]
    found += [Awaiting(code, board.words) for code, board in BOARDS.items()]
    unsure = [one for one in found if not one.words.sure]
    return list({one.words: one for one in reversed(unsure)}.values())[::-1]

"""What the pages of a panel share: areas, boards and counts in words."""

from django.utils.translation import ngettext

from ymylon.design.moments import language
from ymylon.terms.geography import find_authority
from ymylon.terms.geography.wales import BOARDS


def area_words(gss: str) -> str:
    """What an authority is called."""
    found = find_authority(gss)
    return found.words.in_language(language()) if found else gss


def board_words(code: str) -> str:
    """What a safeguarding board is called."""
    return BOARDS[code].words.in_language(language()) if code in BOARDS else code


def months_words(count: int) -> str:
    """So many whole months."""
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}


def children_words(count: int) -> str:
    """So many children."""
    return ngettext("%(count)s child", "%(count)s children", count) % {"count": count}

"""Where a journey or a line begins or ends: an authority of Wales, or somewhere beyond."""

from typing import cast

from ..codes import Code
from .wales import WELSH_AUTHORITIES


class Beyond(Code):
    """Where a journey begins or ends that does so in no authority of Wales."""

    ENGLAND = "ENGLAND", "England", "Lloegr"
    SCOTLAND = "SCOTLAND", "Scotland", "Yr Alban"
    IRELAND = "IRELAND", "Northern Ireland or Ireland", "Gogledd Iwerddon neu Iwerddon"
    ABROAD = "ABROAD", "Abroad", "Dramor"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet", "Ddim yn hysbys eto"


_ENDS = [*((code, each.words) for code, each in WELSH_AUTHORITIES.items()), *((each.value, each.words) for each in Beyond)]
# Either end, as a list of codes.
_LISTED = {code: (code, words.en, words.cy, words.sure) for code, words in _ENDS}
LineEnd = cast("type[Code]", Code("LineEnd", _LISTED))  # type: ignore[call-arg, arg-type]
LineEnd.__doc__ = "Where a journey or a line begins or ends."

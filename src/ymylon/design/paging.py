"""A list too long for one page is read in parts: how many rows of it somebody has read already, and the ways on and back."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ymylon.design.entries import Link


def rows_read(request: HttpRequest) -> int:
    """How many rows the address says were read already; what is no number is none."""
    said = request.GET.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0


def parts(
    address: str, after: int, at_once: int, *, is_more: bool, words: tuple[str, str] | None = None, anchor: str = ""
) -> tuple[Link, ...]:
    """The ways to the part before and the part after, of `at_once` rows each, where there is one; `words` say which is which."""
    back, on = words or (_("Earlier part"), _("Further part"))
    place = f"#{anchor}" if anchor else ""
    before = (Link(back, f"{address}?after={max(0, after - at_once)}{place}"),) if after else ()
    return (*before, Link(on, f"{address}?after={after + at_once}{place}")) if is_more else before

"""A list too long for one page is read in parts: how many rows of it somebody has read already."""

from django.http import HttpRequest


def rows_read(request: HttpRequest) -> int:
    """How many rows the address says were read already; what is no number is none."""
    said = request.GET.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0

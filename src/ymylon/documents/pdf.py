"""Making a PDF of a page, where this machine can: the maker needs Pango, which a bare machine lacks. Nothing waits for it."""

from functools import cache
from importlib import import_module
from typing import Any

# Tagged, so that a screen reader follows it.
VARIANT = "pdf/ua-1"


class CannotMake(RuntimeError):
    """This machine has no maker of PDFs; the print style sheet serves instead."""


@cache
def why_not() -> str:
    """Why no PDF can be made here, in a word for whoever runs it: the package is missing, or a library; empty where one can."""
    try:
        import_module("weasyprint")
    except ImportError:
        return "weasyprint"
    except OSError:
        # The package is there, and what it draws letters with is not.
        return "pango"
    return ""


def can_make_pdf() -> bool:
    """Whether a PDF can be made here."""
    return why_not() == ""


def make_pdf(html: str, style: str = "") -> bytes:
    """The page as a PDF, in this style; its pictures stand in the page itself. Raises CannotMake."""
    if not can_make_pdf():
        raise CannotMake(why_not())
    maker: Any = import_module("weasyprint")
    # A plan names a child: for it no other machine is asked for anything, and no file of this one is read.
    fetcher = import_module("weasyprint.urls").URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    styles = [maker.CSS(string=style, url_fetcher=fetcher)] if style else []
    return maker.HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=styles, pdf_variant=VARIANT)

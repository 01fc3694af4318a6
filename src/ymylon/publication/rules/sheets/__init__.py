"""A release as workbooks that everybody can read: a cover, a list of sheets, notes, and one table on a sheet."""

from collections.abc import Mapping
from pathlib import Path

from ymylon.publication.rules.release.running import Release
from ymylon.publication.rules.sheets import ods, xlsx
from ymylon.publication.rules.sheets.book import book_of
from ymylon.publication.rules.site.edition import Edition
from ymylon.publication.rules.site.said import LANGUAGES

KINDS: Mapping = {"ods": ods.write, "xlsx": xlsx.write}


def write(folder: Path, release: Release, edition: Edition) -> None:
    """One workbook of each kind in each language; the same to the byte from the same release."""
    for language in LANGUAGES:
        book = book_of(release, edition, language)
        for kind, written in KINDS.items():
            written(folder / f"release-{language}.{kind}", book)


__all__ = ["KINDS", "book_of", "write"]

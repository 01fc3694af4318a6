"""A report in the forms in which it can be asked for; each is drawn from the same problems."""

from collections.abc import Callable, Iterator

from ymylon.publication.rules.report.page import page_lines
from ymylon.publication.rules.report.plain import csv_lines, json_lines, text_lines
from ymylon.publication.rules.validating import Report

Drawn = Callable[[Report, str | None], Iterator[str]]

FORMATS: dict[str, Drawn] = {"text": text_lines, "json": json_lines, "csv": csv_lines, "html": page_lines}

__all__ = ["FORMATS"]

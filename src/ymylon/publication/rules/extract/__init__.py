"""From what the database answers to the files of the standard: each state of an extract whole, or not there at all."""

from ymylon.publication.rules.extract.blanks import DERIVED, LEFT_OUT, NOT_HELD, READ, WITHHELD
from ymylon.publication.rules.extract.folder import Busy, Head, Manifest, NotOurs, Opened, opened
from ymylon.publication.rules.extract.tables import Tables, cut, empty, in_form, merged
from ymylon.publication.rules.keys import Key

__all__ = [
    "DERIVED", "LEFT_OUT", "NOT_HELD", "READ", "WITHHELD", "Busy", "Head", "Key", "Manifest", "NotOurs", "Opened", "Tables",
    "cut", "empty", "in_form", "merged", "opened",
]  # fmt: skip

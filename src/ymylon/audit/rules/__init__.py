"""What the record of acts rests on: what a page showed, the tree that seals the record, and its signed heads."""

from ymylon.audit.rules.showing import Shown, begin_showing, shown, shown_records, stop_showing

__all__ = ["Shown", "begin_showing", "shown", "shown_records", "stop_showing"]

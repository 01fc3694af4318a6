"""What the record of acts rests on: what a page showed, the tree that seals the record, and its signed heads."""

from ymylon.audit.rules.showing import begin_showing, shown, stop_showing

__all__ = ["begin_showing", "shown", "stop_showing"]

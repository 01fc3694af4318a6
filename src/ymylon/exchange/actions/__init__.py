"""Taking a return in: what the judges let stand is written by the rooms that own it, and by nobody else."""

from ymylon.exchange.actions.command import import_ssda903
from ymylon.exchange.actions.taking_in import import_return

__all__ = ["import_return", "import_ssda903"]

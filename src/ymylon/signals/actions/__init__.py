"""Entering a child on the register, reviewing, visiting, telling them, and ending an entry: always a person, with a reason."""

from ymylon.signals.actions.asking import ask_if_due, asked_of, episodes_asking
from ymylon.signals.actions.entries import decline, end, enter
from ymylon.signals.actions.keeping import review, tell, visit
from ymylon.signals.actions.raising import answer_signal, raise_signal, what_fires
from ymylon.signals.actions.writing import RegisterFault

__all__ = [
    "RegisterFault",
    "answer_signal",
    "ask_if_due",
    "asked_of",
    "decline",
    "end",
    "episodes_asking",
    "enter",
    "raise_signal",
    "review",
    "tell",
    "visit",
    "what_fires",
]

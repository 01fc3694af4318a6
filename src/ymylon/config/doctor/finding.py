"""What a check says."""

from typing import Literal, NamedTuple

from ymylon.config.terminal import here
from ymylon.terms.words import Words


class Finding(NamedTuple):
    """One thing that was looked at. A note doesn't hinder a demonstration, and must be settled before live use."""

    level: Literal["fine", "note", "fault"]
    subject: str
    said: str
    remedy: str = ""


def fine(subject: Words, said: Words) -> Finding:
    return Finding("fine", here(subject), here(said))


def note(subject: Words, said: Words, remedy: Words | None = None) -> Finding:
    return Finding("note", here(subject), here(said), here(remedy) if remedy else "")


def fault(subject: Words, said: Words, remedy: Words | None = None) -> Finding:
    return Finding("fault", here(subject), here(said), here(remedy) if remedy else "")

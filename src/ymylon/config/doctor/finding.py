"""What a check says."""

from typing import Literal, NamedTuple


class Finding(NamedTuple):
    """One thing that was looked at. A note doesn't hinder a demonstration, and must be settled before live use."""

    level: Literal["fine", "note", "fault"]
    subject: str
    said: str
    remedy: str = ""


def fine(subject: str, said: str) -> Finding:
    return Finding("fine", subject, said)


def note(subject: str, said: str, remedy: str) -> Finding:
    return Finding("note", subject, said, remedy)


def fault(subject: str, said: str, remedy: str) -> Finding:
    return Finding("fault", subject, said, remedy)

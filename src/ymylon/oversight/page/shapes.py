"""A shape that many pages of this room have: one question, with what is so once it was answered."""

from dataclasses import dataclass

from ymylon.design.entries import Link, Notice


@dataclass(frozen=True)
class QuestionPage:
    """One question: what the button says, and what is so once it was pressed."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    notices: tuple[Notice, ...] = ()

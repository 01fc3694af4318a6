"""Two shapes that most pages of this room have: a list under headings, and one question."""

from dataclasses import dataclass

from ymylon.design.entries import Link, Notice, Section


@dataclass(frozen=True)
class ListPage:
    """What there is, under headings."""

    title: str
    lede: str
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class QuestionPage:
    """One question: what the button says, and what is so once it was pressed."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    notices: tuple[Notice, ...] = ()

"""The plain values that components are drawn from: pages build them, templates show them."""

from dataclasses import dataclass, field
from typing import Any

from ymylon.design.moments import When, language
from ymylon.terms.codes import Language

# Tones carry a state and nothing else: late, soon, done, calm, kept (protected), and for grades high, medium, low.


@dataclass(frozen=True)
class Link:
    words: str
    url: str
    hidden: str = ""  # the rest of the sentence, for a reader who hears only the link
    looks: str = ""  # main or second, where a link opens the next question and so looks like a button


@dataclass(frozen=True)
class Act:
    """One press of a button: what it says, where it goes, and the values that go with it."""

    words: str
    url: str
    hidden: str = ""
    values: tuple[tuple[str, Any], ...] = ()
    main: bool = True
    prevents_double: bool = True


@dataclass(frozen=True)
class Tag:
    words: str
    tone: str = "plain"  # high, medium, low, done, kept, open or plain
    mark: str = ""


@dataclass(frozen=True)
class Ack:
    """Whether one agency has acknowledged: always given in the order council, health, police, then others."""

    who: str
    words: str
    mark: str = "waiting"  # done, waiting or late
    tone: str = "calm"
    why: str = ""


@dataclass(frozen=True)
class Fact:
    term: str
    words: str
    small: str = ""
    url: str = ""
    more: str = ""  # what is long, folded behind the words


@dataclass(frozen=True)
class Notice:
    """Something to be read before the rest: what is so, and what to do."""

    heading: str
    words: str = ""
    tone: str = "calm"  # calm, late or kept
    mark: str = "waiting"
    key: str = ""  # a new key on a page that lives is read out once
    acks: tuple[Ack, ...] = ()
    links: tuple[Link, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Said:
    """What a child said, in the language in which it was said, with a translation beneath if there is one."""

    words: str
    language: str
    translation: str = ""


def child_said(words: str, spoken: str) -> Said:
    """A child’s words, in the language of this code; where nobody knows which it was, in that of the page."""
    return Said(words, Language[spoken].tag if spoken else language())


@dataclass(frozen=True)
class Entry:
    """One thing that happened, or that is to be done: when stands in the margin, what on the page."""

    heading: str
    why: str = ""
    when: When | None = None
    mark: str = "dot"
    tone: str = ""  # left empty, it is that of `when`
    source: str = ""
    tags: tuple[Tag, ...] = ()
    acks: tuple[Ack, ...] = ()
    acts: tuple[Act, ...] = ()
    links: tuple[Link, ...] = ()
    said: Said | None = None
    key: str = ""
    anchor: str = ""
    control: str = ""  # a template shown under the entry; it receives `entry` and `form`
    form: Any = None
    facts: tuple[Fact, ...] = ()

    @property
    def shown_tone(self) -> str:
        return self.tone or (self.when.tone if self.when else "calm")


@dataclass(frozen=True)
class Section:
    """A heading with its entries; an empty one says so in a sentence and names the next act."""

    heading: str
    anchor: str
    entries: tuple[Entry, ...] = ()
    tight: bool = False
    empty: str = ""
    note: str = ""
    links: tuple[Link, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Collision:
    """Somebody else saved while this person was typing: both are shown, neither is lost."""

    who: str
    when: str
    theirs: tuple[Fact, ...]
    yours: tuple[Fact, ...]
    advice: str = ""  # what the next press does, where it puts nothing on top of what was saved


@dataclass(frozen=True)
class RecordPage:
    """A page that is read: a record, a list, or what is known around a child."""

    title: str
    lede: str
    back: Link | None = None
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class AskPage:
    """A page that asks one thing; the questions are the form's."""

    title: str
    lede: str
    act: str
    back: Link
    small: str = ""
    notices: tuple[Notice, ...] = ()
    collision: Collision | None = None
    keep_url: str = ""
    other: tuple[Link, ...] = ()  # ways that lead elsewhere, below the form
    acts: tuple[Act, ...] = ()
    shut: bool = False  # nothing can be answered here now, and the notices or the lede say why: no question is shown

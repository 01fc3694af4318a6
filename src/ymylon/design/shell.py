"""What surrounds every page: who is signed in, where they may go, what the paper says when it is printed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.design.entries import Link
from ymylon.design.moments import clock, local, long_day


@dataclass(frozen=True)
class NavItem:
    words: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Shell:
    """The frame of a page, in plain values; `who` is empty before anybody has signed in."""

    who: str = ""
    language: str = "en"
    other_language_url: str = ""
    nav: tuple[NavItem, ...] = ()
    report_url: str = ""
    print_mark: str = ""
    demo: bool = False
    home_url: str = "/"
    sign_out_url: str = ""
    accessibility_url: str = ""
    footer: tuple[Link, ...] = ()
    help_words: str = ""
    is_plain: bool = False  # a reader's choice: no margin line

    @property
    def other_language(self) -> str:
        return "en" if self.language == "cy" else "cy"

    @property
    def other_language_door(self) -> str:
        """Where the other language is chosen, without the page to come back to."""
        return self.other_language_url.partition("?")[0]

    @property
    def other_language_name(self) -> str:
        return "English" if self.language == "cy" else "Cymraeg"


@dataclass(frozen=True)
class Live:
    """A part of a page that asks for itself again: where, how often, and when it was last true."""

    url: str
    heard: str  # 03:07:12
    clock: str = ""  # 03:07
    day: str = ""  # Sunday 22 November
    seconds: int = 4
    lost_after: int = 60
    reload_url: str = ""

    @property
    def as_it_was(self) -> str:
        return _("As it was at %(time)s.") % {"time": self.heard}


def live_at(now: datetime, *, url: str, reload_url: str, seconds: int = 4, lost_after: int = 60) -> Live:
    """A part of a page that was true at `now` and asks at `url` for what is true later."""
    heard = local(now).strftime("%H:%M:%S")
    return Live(url, heard, clock(now), long_day(now), seconds, lost_after, reload_url)

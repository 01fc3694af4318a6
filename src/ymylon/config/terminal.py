"""What is said at a terminal, in the language that its shell asks for.

No Django and nothing that is installed: the set-up speaks through it, and so does whoever says that something here is broken.
What is kept for machines, the lines of the logs, is English alone.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ymylon.terms.words import Words

# Said by `ymylon --language cy`, to the programs that it starts too; else the shell's own.
_ASKED = "YMYLON_LANGUAGE"
STOPPED = Words("Stopped.", "Stopiwyd.")
OF = Words("{done} of {total}", "{done} o {total}")
_NAMES = (_ASKED, "LC_ALL", "LC_MESSAGES", "LANG")


class Spoken(Exception):
    """What somebody at a terminal is told and can mend; as text it is in the language of that terminal."""

    def __init__(self, words: Words) -> None:
        super().__init__(here(words))
        self.words = words


def of_this_shell() -> str:
    """The language that the shell asks for, as every program reads it: "en" or "cy"."""
    asked = next((os.environ[name] for name in _NAMES if os.environ.get(name)), "")
    return "cy" if asked.lower().startswith("cy") else "en"


def here(words: Words) -> str:
    """The words in the language of this terminal."""
    return words.in_language(of_this_shell())


def say(words: Words) -> None:
    """One line for the person at the terminal, of what happens next."""
    print(f"· {here(words)}", flush=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """While this lasts everything here, and every program that is started, speaks this language."""
    before = os.environ.get(_ASKED)
    os.environ[_ASKED] = language
    try:
        yield
    finally:
        os.environ.pop(_ASKED)
        if before is not None:
            os.environ[_ASKED] = before

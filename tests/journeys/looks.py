"""How a page is looked at: by whom it concerns, in each language, at a desk and on a telephone, as a machine can look."""

from collections.abc import Callable
from zlib import crc32

from tests import PROVING, THOROUGH, turn
from tests.journeys.browser import REF, SIZES, Person

# `make prove` looks at each page in all four ways; a normal run at each in one of the first two, CI in one of the four.
_WAYS = [("en", False), ("cy", True), ("cy", False), ("en", True)]
LOOKS = _WAYS if PROVING else [_WAYS[turn()]] if THOROUGH else _WAYS[:2]


def looks_at(address: str) -> list[tuple[str, bool]]:
    """The looks in which this page is looked at now: the same page always alike, in CI for as long as the commit is the same."""
    if PROVING:
        return _WAYS
    number = crc32(REF.sub("…", address).encode())
    return [_WAYS[(number + turn()) % len(_WAYS)] if THOROUGH else _WAYS[number % 2]]


def faults_here(someone: Person) -> list[str]:
    """What is wrong with the page that is open now: a barrier, what hangs over the side, the other language."""
    told = someone.barriers()
    if someone.page.viewport_size["width"] < 500:
        before = someone.page.viewport_size
        someone.page.set_viewport_size({"width": 320, "height": 640})
        told += someone.hanging()
        someone.page.set_viewport_size(before)
    if someone.page.locator("html").get_attribute("lang") != someone.language:
        told.append("is in the other language")
    return told


class Looks:
    """Pages as several people see them; what is wrong with any is kept until `assert_clear`."""

    def __init__(self, browsers: Callable[..., Person]):
        self._browsers = browsers
        self._seats: dict[str, Person] = {}
        self._sitting: dict[str, str] = {}
        self._faults: dict[tuple, list[str]] = {}

    def at(self, who: str, address: str, /, **wrong: str) -> None:
        """Look at this page in each look of it; then, with what is `wrong` sent, at the page that says so.

        It is loaded once for each language: to draw it again at another width costs less than to load it again.
        """
        by_language: dict[str, list[bool]] = {}
        for language, phone in looks_at(address):
            by_language.setdefault(language, []).append(phone)
        for language, widths in by_language.items():
            someone = self._somebody(who, language)
            someone.page.set_viewport_size(SIZES[widths[0]])
            someone.go(address)
            self._keep(someone, address, widths)
            if wrong:
                someone.answer(**wrong)
                someone.submit()
                assert someone.page.locator(".govuk-error-summary").count() == 1, address
                self._keep(someone, f"{address}, refused", widths)

    def assert_clear(self) -> None:
        """Nothing that was looked at is in anybody's way."""
        assert self._faults == {}, "\n".join(f"{where}: {told}" for where, told in self._faults.items())

    def _somebody(self, name: str, language: str) -> Person:
        # One browser for each language, at which one after another sits down: to open one costs more than to look at a page.
        if language not in self._seats:
            self._seats[language] = self._browsers(language=language, used=True)
            self._seats[language].be_looked_at()
        if self._sitting.get(language) != name:
            self._seats[language].be(name)
            self._sitting[language] = name
        return self._seats[language]

    def _keep(self, someone: Person, address: str, widths: list[bool]) -> None:
        for phone in widths:
            someone.page.set_viewport_size(SIZES[phone])
            if told := faults_here(someone):
                self._faults[someone.language, SIZES[phone]["width"], REF.sub("…", address)] = told

"""How a page is looked at: by whom it concerns, in each language, at a desk and on a telephone, as a machine can look."""

from collections.abc import Callable
from zlib import crc32

from tests import FOURFOLD
from tests.journeys.browser import REF, Person

# A normal run looks at each page in one of two ways; CI and `make prove` in all four.
_TWO = [("en", False), ("cy", True)]
LOOKS = [*_TWO, ("cy", False), ("en", True)] if FOURFOLD else _TWO


def looks_at(address: str) -> list[tuple[str, bool]]:
    """The looks in which this page is looked at now."""
    return LOOKS if FOURFOLD else [_TWO[crc32(REF.sub("…", address).encode()) % 2]]


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
        self._seats: dict[tuple[str, bool], Person] = {}
        self._sitting: dict[tuple[str, bool], str] = {}
        self._faults: dict[tuple, list[str]] = {}

    def at(self, who: str, address: str, /, **wrong: str) -> None:
        """Look at this page in each look of it; then, with what is `wrong` sent, at the page that says so."""
        for language, phone in looks_at(address):
            someone = self._somebody(who, language, phone=phone)
            someone.go(address)
            self._keep(someone, address)
            if wrong:
                someone.answer(**wrong)
                someone.submit()
                assert someone.page.locator(".govuk-error-summary").count() == 1, address
                self._keep(someone, f"{address}, refused")

    def assert_clear(self) -> None:
        """Nothing that was looked at is in anybody's way."""
        assert self._faults == {}, "\n".join(f"{where}: {told}" for where, told in self._faults.items())

    def _somebody(self, name: str, language: str, *, phone: bool) -> Person:
        # One browser for each look, at which one after another sits down: to open one costs more than to look at a page.
        look = (language, phone)
        if look not in self._seats:
            self._seats[look] = self._browsers(language=language, phone=phone)
        if self._sitting.get(look) != name:
            self._seats[look].be(name)
            self._sitting[look] = name
        return self._seats[look]

    def _keep(self, someone: Person, address: str) -> None:
        if told := faults_here(someone):
            self._faults[someone.language, someone.page.viewport_size["width"], REF.sub("…", address)] = told

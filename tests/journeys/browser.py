"""One person at one browser: what they press and read, and what is checked on every page they see."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Error, Page, Response, expect

from tests import PROVING

# A desk, and a telephone.
SIZES = {False: {"width": 1280, "height": 900}, True: {"width": 390, "height": 844}}
_AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
REF = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PLACES = re.compile(r'<form[^>]* action="(/cast/\d+)"[^>]*>(.*?)</form>', re.DOTALL)
_KEPT = "main form[data-keep]"
# No rule of these tags reads style sheets, which axe would fetch and take apart on every page all the same.
_LOOK = """async ([tags, rules]) =>
  (await axe.run({ runOnly: tags, rules, resultTypes: ['violations'], preload: { assets: ['media'] } })).violations"""
# In which colours, on which ground and how large words stand on this page: half of what axe costs is to measure their contrast.
_COLOURS = """() => {
  const ground = one => {
    for (let at = one; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.backgroundImage !== 'none' || style.opacity !== '1')
        return [style.backgroundColor, style.backgroundImage, style.opacity].join(' ');
    }
    return '';
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    found.add([style.color, ground(one), style.fontSize, style.fontWeight, style.textShadow, style.fill].join(' | '));
  }
  return [...found];
}"""
# What can be pressed on this page, of which kind and in what: of the rest of what axe costs, three quarters are to measure how
# large each such thing is and how far from the next, and whether a link stands out from the words around it.
_PRESSED = """() => {
  const kind = one => one ? [one.localName, ...one.classList].join('.') : '';
  const found = new Set(), places = 'a[href], button, input, select, textarea, summary, [tabindex], [role=button], [role=link]';
  for (const one of document.querySelectorAll(places)) {
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one), around = one.parentElement;
    found.add([innerWidth, kind(one), kind(around), kind(around?.parentElement), kind(one.nextElementSibling), one.type ?? '',
      style.color, style.textDecorationLine, getComputedStyle(around ?? one).color].join(' | '));
  }
  return [...found];
}"""
_OF_PRESSED = ("target-size", "link-in-text-block")
# What a hand does to each question, done at once: to move to a field, find it steady and press its keys costs as much as a page.
# Answers by how many questions were answered; the next one is not there yet, is hidden or shut, and is left to the hand.
_ANSWER = """answers => {
  const tell = field => ['input', 'change'].forEach(one => field.dispatchEvent(new Event(one, { bubbles: true })));
  const open = field => field && !field.disabled && !field.readOnly && field.checkVisibility();
  for (const [at, [name, answer]] of answers.entries()) {
    const fields = [...document.querySelectorAll(`main [name="${CSS.escape(name)}"]:not([type=hidden])`)];
    const kind = fields[0]?.type;
    if (typeof answer !== 'string' || kind === 'file') return at;
    if (kind === 'radio' || kind === 'checkbox') {
      const field = fields.find(one => one.value === answer);
      if (!open(field)) return at;
      if (!field.checked) field.click();
      if (!field.checked) return at;
    } else if (fields.length !== 1 || !open(fields[0])) {
      return at;
    } else if (kind === 'select-one') {
      const choice = [...fields[0].options].find(one => one.value === answer || one.label === answer);
      if (!choice || choice.disabled) return at;
      fields[0].focus();
      choice.selected = true;
      tell(fields[0]);
    } else {
      fields[0].focus();
      fields[0].value = fields[0].maxLength < 0 ? answer : answer.slice(0, fields[0].maxLength);
      tell(fields[0]);
    }
  }
  return answers.length;
}"""
# Presses the last such button of the first such form. A passkey is asked for by a hand alone.
_PRESS = """([form, button]) => {
  const found = document.querySelector(form);
  const buttons = found && !found.matches('[data-passkey]') ? [...found.querySelectorAll(button)] : [];
  const last = buttons.at(-1);
  if (!last || last.disabled || !last.checkVisibility()) return false;
  last.click();
  return true;
}"""
# What is shown, each line of it apart; what a closed list offers is not.
_SHOWN = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Map();
  const blocks = 'p, li, dt, dd, th, td, h1, h2, h3, h4, label, legend, summary, figcaption, caption, div, section, main, body';
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || one.closest('option, script, style, template') || !one.checkVisibility()) continue;
    const block = one.closest(blocks) ?? one;
    found.set(block, (found.get(block) ?? '') + words.currentNode.data);
  }
  return [...found.values()].map(line => line.replace(/\\s+/g, ' ').trim());
}"""
_CLEAR: set[str] = set()


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8") + ";0"


class Person:
    """Somebody of the cast, in a browser of their own."""

    def __init__(self, page: Page, address: str, language: str = "en"):
        self._page, self.address, self.language = page, address, language
        self.keys = 0
        self._first = ""
        self.opened: set[str] = set()
        self._faults: list[str] = []
        self._hears = {
            "console": lambda told: self._faults.append(told.text) if told.type == "error" and not _expected(told.text) else None,
            "pageerror": lambda error: self._faults.append(str(error)),
        }
        for event, heard in self._hears.items():
            page.on(event, heard)

    @property
    def page(self) -> Page:
        """What stands in the window."""
        if self._first:
            self.go(self._first)
        return self._page

    def begin_at(self, path: str) -> None:
        """Open this address as soon as anything is done or read here, unless that is to open another."""
        self._first = path

    def get_up(self) -> Page:
        """Leave the browser as somebody else may find it: at nobody's page, and signed out."""
        # No other site, for which the browser would begin a process of its own. What is said while leaving is heard too.
        self._page.goto(f"{self.address}/health")
        self._page.context.clear_cookies()
        for event, heard in self._hears.items():
            self._page.remove_listener(event, heard)
        if "_devtools" in vars(self):
            self._devtools.detach()
        return self._page

    def assert_clear(self) -> None:
        """No violation of the content security policy and no script error was seen on any page here."""
        assert self._faults == [], self._faults

    def sign_in(self, name: str) -> None:
        """One click on the page of the cast; the language stays the one that this browser asks for."""
        self.go("/cast")
        self.click(re.compile(rf"\b{name}\b", re.IGNORECASE))
        self.page.wait_for_url(f"{self.address}/")

    def be(self, name: str) -> None:
        """Signed in as somebody of the cast, whoever sat here before, without a page that is drawn: for whoever looks next."""
        self._page.context.clear_cookies(name=re.compile("^(?!iaith$)"))
        asked = self._page.context.request
        forms = _PLACES.findall(asked.get(f"{self.address}/cast").text())
        place, form = next((place, form) for place, form in forms if re.search(rf"\b{name}\b", form, re.IGNORECASE))
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
        answer = asked.post(self.address + place, form={"csrfmiddlewaretoken": token}, max_redirects=0)
        assert (answer.status, answer.headers["location"]) == (302, "/"), name

    def go(self, path: str) -> None:
        """Open an address of this service."""
        self._first = ""
        self._note(self._page.goto(f"{self.address}{path}"))

    @contextmanager
    def led_on(self) -> Iterator[None]:
        """What is done meanwhile leads to another page, and ends when that page is there."""
        with self.page.expect_navigation() as gone:
            yield
        self._note(gone.value)

    def _note(self, answer: Response | None) -> None:
        # What was answered with a page, as often as a page was asked for.
        if answer and (answer.status, answer.request.method) == (200, "GET") and "text/html" in answer.headers["content-type"]:
            self.opened.add(urlsplit(answer.url).path)

    def press(self, *keys: str) -> None:
        """Press keys one after another; each counts."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def tab_to(self, field: str) -> None:
        """Press Tab until the field with this name has the keyboard, past the header by the skip link where that is nearer."""
        if self.page.evaluate("document.activeElement === document.body"):
            self.press("Tab", "Enter")
        for _ in range(40):
            self.press("Tab")
            if self.page.evaluate("document.activeElement.name || document.activeElement.id") == field:
                return
        raise AssertionError(f"no Tab leads to {field}")

    def send(self, key: str = "Enter") -> None:
        """Press a key that leads to another page, and wait until that page is there."""
        with self.led_on():
            self.press(key)

    def type(self, text: str) -> None:
        """Type words; they are counted apart from key presses."""
        self.page.keyboard.type(text)

    def click(self, words: str | re.Pattern) -> None:
        """Press the link or button that says this, and wait for the page to which it leads."""
        with self.led_on():
            self.page.locator("a, button").filter(has_text=words).first.click()

    def answer(self, **answers: str) -> None:
        """Answer questions by the names of their fields: words, a choice of a list, a radio or a box to tick.

        In the proofs one after another as by hand; elsewhere what is open to be answered is answered at once.
        """
        left = list(answers.items())
        while left:
            left = left[self._at_once(_ANSWER, left) or 0 :]
            if left:
                self._answer_by_hand(*left.pop(0))

    def _at_once(self, script: str, about: Any) -> Any:
        """What the script answers; nothing in the proofs, or while another page is on its way."""
        if PROVING:
            return None
        try:
            return self.page.evaluate(script, about)
        except Error:
            return None

    def _answer_by_hand(self, name: str, answer: str) -> None:
        field = self.page.locator(f"main [name='{name}']:not([type=hidden])")
        kind = field.first.evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            self.page.locator(f"main [name='{name}'][value='{answer}']").check()
        elif kind == "select-one":
            field.select_option(answer)
        else:
            field.fill(answer)

    def submit(self, button: str = "") -> None:
        """Send the form of this page by its own button, or by the one of this name."""
        self.submit_form(self._form(), f"button[name={button}]" if button else "button:not([name])")

    def _form(self) -> str:
        # A notice above the questions may hold a button of its own.
        return _KEPT if self.page.locator(_KEPT).count() else "main form[method=post]"

    def submit_form(self, form: str, button: str = "button") -> None:
        """Send one form of this page."""
        with self.led_on():
            if not self._at_once(_PRESS, [form, button]):
                self.page.locator(form).first.locator(button).last.click()

    def reads(self, words: str | re.Pattern, timeout: float = 20) -> None:
        """These words stand on the page, at once or within `timeout` seconds and without a touch."""
        # What is shown is looked through first; where it is not there yet, the browser is asked until it is.
        if not any(_stands(words, line) for line in self._at_once(_SHOWN, None) or ()):
            expect(self.page.get_by_text(words).first).to_be_visible(timeout=timeout * 1000)

    def reads_nothing_of(self, words: str) -> None:
        """These words stand nowhere in the page, seen or unseen."""
        assert words not in self.page.content()

    def inputs(self) -> int:
        """Labelled questions on the page: a group of radios counts once, and a search with the choice that it offers."""
        return self.page.evaluate(
            """() => {
              const main = document.querySelector('main');
              const fields = [...main.querySelectorAll('input, select, textarea')].filter(
                f => !['hidden', 'submit', 'button'].includes(f.type) && f.offsetParent !== null);
              return new Set(fields.map(f => f.closest('.govuk-form-group') ?? f)).size;
            }"""
        )

    def typed(self) -> dict[str, str]:
        """What stands in the fields of this page's form now, by name."""
        return self.page.evaluate(
            """form => Object.fromEntries([...new FormData(document.querySelector(form))]
              .filter(([name]) => !['csrfmiddlewaretoken', 'token', 'looked', 'version'].includes(name)))""",
            self._form(),
        )

    def send_twice_at_once(self) -> list[str]:
        """Send the form of this page two times in the same moment; the addresses to which the answers lead."""
        return self.page.evaluate(
            """form => {
              const body = () => new FormData(document.querySelector(form));
              const send = () => fetch(location.href, { method: 'POST', body: body() }).then(answer => answer.url);
              return Promise.all([send(), send()]);
            }""",
            self._form(),
        )

    def kept_on_this_machine(self) -> list:
        """Whatever a page of ours has written into this browser's own storage, cookies apart."""
        return self.page.evaluate(
            """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
              ...(await indexedDB.databases()).map(held => held.name), ...(await caches.keys())]"""
        )

    @cached_property
    def _devtools(self) -> CDPSession:
        return self.page.context.new_cdp_session(self.page)

    def be_looked_at(self) -> None:
        """From now on each page here brings axe along: it need not be sent once for every page."""
        self._devtools.send("Page.enable")
        self._devtools.send("Page.addScriptToEvaluateOnNewDocument", {"source": _axe()})

    def barriers(self) -> list[str]:
        """What axe finds on this page against WCAG 2.2 AA, and whether anything hangs over the side."""
        # Rulings are drawn over the paper by the style sheet, and axe can't tell a colour beneath them.
        self.page.wait_for_load_state()  # a script may just have led here
        self.page.evaluate("document.documentElement.classList.add('ym-plain')")
        # By the browser's own line, whose engine knows the script again; wrapped as every other, it is read anew on each page.
        if self.page.evaluate("typeof axe === 'undefined'"):
            self._devtools.send("Runtime.evaluate", {"expression": _axe()})
        # The proofs measure everything on every page; a normal run and CI what is dear to measure where words stand, or something
        # can be pressed, as on no page that was measured.
        measured = {("color-contrast",): set(self.page.evaluate(_COLOURS)), _OF_PRESSED: set(self.page.evaluate(_PRESSED))}
        rules = {rule: {"enabled": PROVING or not seen <= _CLEAR} for several, seen in measured.items() for rule in several}
        found = self.page.evaluate(_LOOK, [_TAGS, rules])
        failed = {rule["id"] for rule in found}
        _CLEAR.update(*(seen for several, seen in measured.items() if not failed & set(several)))
        told = [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes']][:3]}" for rule in found]
        return told + self.hanging()

    def hanging(self) -> list[str]:
        """What hangs over the side, so that the page must be pushed to be read."""
        if self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            return []
        wide = self.page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
              .map(one => one.outerHTML.slice(0, 120)).slice(-3)"""
        )
        return [f"hangs over the side at {self.page.viewport_size['width']} px: {wide}"]

    def addresses(self, *, only_links: bool = False) -> set[str]:
        """Every address of this page that names a record: links, and otherwise pictures, and where its forms are sent."""
        found = self.page.evaluate(
            """places => [...document.querySelectorAll(`main :is(${places})`)]
              .map(one => new URL(one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src')
                ?? one.dataset.liveUrl ?? one.dataset.keepUrl, location.href).pathname)""",
            "a[href]" if only_links else "a[href], form[action], img[src], [data-live-url], [data-keep-url]",
        )
        return {address for address in found if REF.search(address)}

    def picture(self, path: Path) -> None:
        """A screenshot of the whole page, for whoever looks at what a proof has seen."""
        if PROVING:
            self.page.screenshot(path=str(path), full_page=True)


def _stands(words: str | re.Pattern, line: str) -> bool:
    return words.lower() in line.lower() if isinstance(words, str) else words.search(line) is not None


def _expected(text: str) -> bool:
    # A refusal is an answer that a journey asked for; the browser calls it an error. So it does when a page that asks by itself
    # is sent to sign in, and does not follow.
    return "status of 4" in text or "net::ERR_INTERNET_DISCONNECTED" in text or text.endswith("net::ERR_FAILED")

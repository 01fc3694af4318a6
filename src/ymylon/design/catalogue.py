"""The Welsh catalogue: what is said in pages and forms, collected, judged and compiled.

Needs Babel to collect and judge (a tool of those who change the program), and only polib to compile.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

from ymylon.terms.words import Words

HOUSE = Path(__file__).resolve().parent.parent
WELSH = Path(__file__).resolve().parent / "locale" / "cy" / "LC_MESSAGES" / "django.po"
AWAITING = "awaiting translator"

# Welsh counts 0, 1, 2, 3 and 6 apart from all others. Django's own catalogue has four forms; the two live side by side.
PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
FORMS = 6

_NOT_SIX = Words("The catalogue does not have the six Welsh plural forms.", "Nid oes gan y catalog chwe ffurf luosog y Gymraeg.")
_NOT_YET = Words("Not in the catalogue yet", "Ddim yn y catalog eto")
_NO_LONGER = Words("No longer said anywhere", "Na ddywedir yn unman mwyach", False)
_GUESSED = Words("Guessed, not translated", "Wedi’i ddyfalu, heb ei gyfieithu")
_NO_WELSH = Words("No Welsh", "Dim Cymraeg")

_KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
_NAMED_ANEW = re.compile(r"\bimport (\w*gettext\w*) as (\w+)")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%([sd])|\{(\w*)\}")


class Message(NamedTuple):
    """What is said somewhere in the house: the text, its plural if it has one, its context, and the files that say it."""

    text: str
    plural: str
    context: str | None
    files: tuple[str, ...]


def said() -> list[Message]:
    """Every string marked for translation in Python and in templates, in alphabetical order."""
    found: dict[tuple[str, str | None], tuple[str, set[str]]] = {}
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" not in path.parts:
            _collect(found, path, path.read_text(encoding="utf-8"))
    for path in sorted(HOUSE.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt"}:
            _collect(found, path, _as_python(path))
    ordered = sorted(found.items(), key=_by_text)
    return [Message(text, plural, context, tuple(sorted(files))) for (text, context), (plural, files) in ordered]


def _by_text(item: tuple[tuple[str, str | None], object]) -> tuple[str, str]:
    return item[0][0], item[0][1] or ""


def _as_python(path: Path) -> str:
    from django.utils.translation.template import templatize

    # Indented remains of the page would read as Python that is indented wrongly.
    return "\n".join(line.lstrip() for line in templatize(path.read_text(encoding="utf-8"), origin=path.name).split("\n"))


def _collect(found: dict[tuple[str, str | None], tuple[str, set[str]]], path: Path, source: str) -> None:
    from babel.messages.extract import extract

    name = path.relative_to(HOUSE).as_posix()
    named_anew = {new: _KEYWORDS[old] for old, new in _NAMED_ANEW.findall(source) if old in _KEYWORDS}
    for _line, words, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS | named_anew):
        text, plural = (words, "") if isinstance(words, str) else (words[0], words[1])
        if text:
            known, files = found.setdefault((text, context), (plural, set()))
            files.add(name)
            if plural and not known:
                found[text, context] = (plural, files)


def read() -> polib.POFile:
    """The catalogue as it stands; an empty one, with the Welsh plural rule, where none exists."""
    if WELSH.exists():
        return polib.pofile(str(WELSH), wrapwidth=0, encoding="utf-8")
    return polib.POFile(wrapwidth=0, encoding="utf-8")


def extract() -> tuple[int, int]:
    """Bring the catalogue to what is said now; (added, dropped). What is translated stays; nothing is ever guessed."""
    old = {(entry.msgid, entry.msgctxt): entry for entry in read() if not entry.obsolete}
    new = polib.POFile(wrapwidth=0, encoding="utf-8")
    new.metadata = {
        "Project-Id-Version": "ymylon", "Language": "cy", "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit", "Plural-Forms": PLURALS,
    }  # fmt: skip
    messages = said()
    for message in messages:
        new.append(_entry(message, old.get((message.text, message.context))))
    WELSH.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(WELSH))
    here = {(message.text, message.context) for message in messages}
    return len(here - old.keys()), len(old.keys() - here)


def _entry(message: Message, old: polib.POEntry | None) -> polib.POEntry:
    # A file is named without its line: lines move with every change, and the catalogue would with them.
    places = [(name, "") for name in message.files]
    entry = polib.POEntry(msgid=message.text, msgid_plural=message.plural, msgctxt=message.context, occurrences=places)
    if any(mark in message.text for mark in ("%(", "%s", "%d")):
        entry.flags = ["python-format"]
    if message.plural:
        entry.msgstr_plural = dict.fromkeys(range(FORMS), "")
    if old is not None and bool(old.msgid_plural) == bool(message.plural):
        entry.tcomment = old.tcomment
        if message.plural:
            entry.msgstr_plural |= {int(form): words for form, words in old.msgstr_plural.items()}
        else:
            entry.msgstr = old.msgstr
    return entry


def check() -> list[Words]:
    """What is wrong with the catalogue, one sentence each: nothing is missing, fuzzy, stale or torn when this is empty."""
    faults: list[Words] = []
    catalogue = {(entry.msgid, entry.msgctxt): entry for entry in read() if not entry.obsolete}
    here = {(message.text, message.context): message for message in said()}
    if read().metadata.get("Plural-Forms") != PLURALS:
        faults.append(_NOT_SIX)
    faults += [_quoting(_NOT_YET, text) for text, context in here if (text, context) not in catalogue]
    faults += [_quoting(_NO_LONGER, text) for text, context in catalogue if (text, context) not in here]
    for entry in catalogue.values():
        faults += faults_of(entry)
    return faults


def faults_of(entry: polib.POEntry) -> Iterator[Words]:
    """What is wrong with one entry of the catalogue."""
    if "fuzzy" in entry.flags:
        yield _quoting(_GUESSED, entry.msgid)
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.msgid_plural and len(forms) != FORMS:
        yield _quoting(
            Words(f"{len(forms)} plural forms instead of {FORMS}", f"Ffurfiau lluosog: {len(forms)} yn lle {FORMS}"), entry.msgid
        )
    if not all(forms):
        yield _quoting(_NO_WELSH, entry.msgid)
        return
    wanted = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    for words in forms:
        extra = _placeholders(words) - wanted
        # “Un plentyn” may leave the figure out; the form for all other numbers may not.
        missing = wanted - _placeholders(words) if words == forms[-1] else set()
        if extra or missing:
            places = ", ".join(sorted(extra | missing))
            differ = Words(f"The places for values differ ({places})", f"Mae’r lleoedd i werthoedd yn wahanol ({places})", False)
            yield _quoting(differ, entry.msgid)


def _quoting(fault: Words, text: str) -> Words:
    return Words(f"{fault.en}: “{text}”", f"{fault.cy}: “{text}”")


def _placeholders(words: str) -> set[str]:
    return {match.group(0) for match in _PLACEHOLDER.finditer(words or "")}


def compile() -> Path:  # noqa: A001 - it is what everyone calls it
    """Write the compiled catalogue beside the readable one, and say where."""
    compiled = WELSH.with_suffix(".mo")
    read().save_as_mofile(str(compiled))
    return compiled


def awaiting() -> list[str]:
    """The English of every string whose Welsh no translator has seen: about risk, consent or rights."""
    return [entry.msgid for entry in read() if AWAITING in (entry.tcomment or "") and not entry.obsolete]

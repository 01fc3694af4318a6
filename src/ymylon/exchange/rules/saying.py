"""What the command says of an import to whoever runs it, in English or in Welsh."""

from collections.abc import Iterator

from ymylon.exchange.rules.report import files_report
from ymylon.exchange.rules.returns import Return
from ymylon.exchange.rules.unreadable import Unreadable
from ymylon.exchange.rules.wording import WORDING, Level
from ymylon.terms.words import Words

NO_AUTHORITY = Words(
    "{code} is not the code of an authority. It reads like E08000025 or W06000015.",
    "Nid cod awdurdod yw {code}. Mae’n edrych fel E08000025 neu W06000015.",
)
DEMONSTRATION = Words(
    "This database holds the demonstration, in which everything is invented. The return is added to it.",
    "Mae’r gronfa ddata hon yn dal yr arddangosiad, lle mae popeth wedi’i ddyfeisio. Ychwanegir y ffurflen ato.",
)
REPORT_REFUSED = Words(
    "The report can’t be written into {report}. Nothing was taken in.",
    "Ni ellir ysgrifennu’r adroddiad i {report}. Ni chymerwyd dim i mewn.",
)
REPORT_FAILED = Words("The report can’t be written into {report}.", "Ni ellir ysgrifennu’r adroddiad i {report}.")
REPORT_WRITTEN = Words(
    "Each problem, with its row and how to mend it: {report}",
    "Pob problem, gyda’i rhes a sut i’w chywiro: {report}",
)
ROWS = Words("rows", "rhes")
TAKEN = Words("Taken in.", "Cymerwyd i mewn.")
DRY = Words("Dry run: nothing was written.", "Rhediad prawf: nid ysgrifennwyd dim.")
NOTHING = Words("Nothing was taken in.", "Ni chymerwyd dim i mewn.")
_COUNTS = Words(
    "{rows:>8,} rows: {accepted:,} accepted, {unchanged:,} unchanged, {rejected:,} rejected",
    "{rows:>8,} rhes: {accepted:,} wedi’u derbyn, {unchanged:,} heb newid, {rejected:,} wedi’u gwrthod",
)
LEVELS = {
    Level.FILE: Words("file", "ffeil"),
    Level.ROW: Words("row", "rhes"),
    Level.VALUE: Words("value", "gwerth"),
    Level.QUERY: Words("query", "ymholiad"),
}


def unreadable(fault: Unreadable, language: str) -> str:
    """Why nothing was taken, and how to mend it."""
    return f"{fault.file}: {fault.words.in_language(language)} {fault.mend.in_language(language)}"


def summary(read: Return, language: str, *, dry_run: bool) -> Iterator[str]:
    """What became of the rows, and each kind of problem with how often it occurred."""
    refused = "NOTHING-TAKEN" in read.problems["code"]
    yield (DRY if dry_run else NOTHING if refused else TAKEN).in_language(language)
    for name, each in files_report(read.counts).items():
        yield f"  {name:<13} " + _COUNTS.in_language(language).format(**each)
    counted = read.problems.group_by("file", "code", maintain_order=True).len()
    for file, code, often in counted.iter_rows():
        wording = WORDING[code]
        sentence = wording.reason.in_language(language).replace("{other}", "…")
        yield f"  {often:>6,} × {code} ({file}, {LEVELS[wording.level].in_language(language)}): {sentence}"

"""The measures as a page that people read: docs/measures.md."""

from collections.abc import Iterator

from ymylon.publication.rules.measures import EXACT, MEASURES, NOT_YET, NOTES, Measure
from ymylon.publication.rules.standard import STATUS
from ymylon.terms.words import Words

_HEAD = (
    "# Measures / *Mesurau*",
    "",
    "*Drawn from the code by `ymylon docs`: change `src/ymylon/publication/rules/measures/`, not this page.*",
    "*Lluniwyd o’r cod gan `ymylon docs`: newidiwch `src/ymylon/publication/rules/measures/`, nid y dudalen hon.*",
    "",
)
_HOW = (
    "`ymylon measures FOLDER --out FOLDER` works these out from a return of the proposed standard (CSV, XLSX or Parquet), on the",
    "machine where it lies: no server, no database, no network. *Mae `ymylon measures FFOLDER --out FFOLDER` yn cyfrifo’r"
    " rhain o",
    "ffurflen o’r safon arfaethedig, ar y peiriant lle mae’n gorwedd: dim gweinydd, cronfa ddata na rhwydwaith.*",
    "",
    "- One CSV for each measure, tidy below its first line: `period`, `geography` (code of the Office for National"
    " Statistics), the",
    "  breakdowns (`ALL` is the whole), `figure`, `value`, `lower`, `upper` (95%), `denominator`, `note`; and `measures.json`,"
    " in which",
    "  all that stands below is told again.",
    "- An area is the council where the child lives, or the force that looks for the child. `E92000001`, `S92000003` and"
    " `N92000002` are",
    "  the rest of the kingdom, in no total of Wales; `W99999999` is not known, and is in it.",
    "- Episodes are not children: a figure says which of the two it counts, and no figure mixes them.",
    "- An interval of children is exact (Poisson), of a share Wilson’s. An interval of episodes is over children, since one"
    " child’s",
    "  episodes are no chance of each other: the spread is √(the sum of each child’s episodes, squared).",
    "- Denominators are given, dated and sourced (`--population`); those that come with the program are for demonstration:"
    " mid-2020",
    "  populations from before the rebasing on the census, and children looked after on 31 March, rounded to 5, for 14"
    " councils and Wales.",
    "- Curves, regressions and intervals are those of lifelines, statsmodels and scipy: `make setup ARGS=--measures` installs"
    " them.",
    "- Exit codes: 0 done, 1 a file couldn’t be read (then nothing is written), 2 wrong usage, 3 the system.",
    "",
)


def draw_measures() -> str:
    """Each measure with its definition, denominator, period, source and figures; then what is not published yet, and why."""
    lines = [*_HEAD, f"**{_both(EXACT)}**", "", f"**{_both(STATUS)}**", "", *_HOW]
    lines += ["† the Welsh awaits a translator / *mae’r Gymraeg yn aros am gyfieithydd*", ""]
    for measure in MEASURES:
        lines += [*_measure(measure), ""]
    lines += ["## Not yet published / *Heb eu cyhoeddi eto*", "", "| | | why / *pam* |", "|---|---|---|"]
    lines += [f"| {each.id} | {_both(each.title)} | {_both(each.reason)} |" for each in NOT_YET]
    lines += ["", "## Notes / *Nodiadau*", "", "| code / *cod* | |", "|---|---|"]
    lines += [f"| `{code}` | {_both(words)} |" for code, words in NOTES.items()]
    return "\n".join([*lines, ""])


def _measure(measure: Measure) -> Iterator[str]:
    yield f"## {measure.id} {_both(measure.title)}"
    yield ""
    yield f"{measure.definition.en}"
    yield ""
    yield f"*{measure.definition.cy.replace('*', '')}*{'' if measure.definition.sure else ' †'}"
    yield ""
    yield f"- Denominator / *Enwadur*: {_both(measure.denominator)}"
    yield f"- Period / *Cyfnod amser*: {_both(measure.period)}"
    yield f"- Source / *Ffynhonnell*: {_both(measure.source)}"
    yield f"- Needs / *Mae angen*: {', '.join(f'`{name}`' for name in measure.needs)}"
    if measure.breakdowns:
        yield f"- Breakdowns / *Dadansoddiadau*: {', '.join(f'`{name}`' for name in measure.breakdowns)}"
    if measure.beside:
        yield f"- Read beside / *Darllenwch wrth ymyl*: {measure.beside}"
    yield ""
    yield "| figure / *ffigur* | | |"
    yield "|---|---|---|"
    for each in measure.figures:
        yield f"| `{each.code}` | {_both(each.unit.words)} | {_both(each.words)} |"


def _both(words: Words) -> str:
    return f"{words.en} / *{words.cy}*{'' if words.sure else ' †'}"

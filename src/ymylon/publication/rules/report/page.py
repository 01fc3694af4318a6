"""The report as one page that needs nothing else: no script, no font and no picture from anywhere."""

from collections.abc import Iterator
from html import escape

from ymylon.publication.rules.report import saying
from ymylon.publication.rules.report.plain import left_aside, not_run, place_of, summary
from ymylon.publication.rules.validating import Problem, Report

# More numbers than this help nobody who reads; the other forms of the report have them all.
MOST_ROWS = 5_000
_STYLE = """\
:root{color-scheme:light}*{box-sizing:border-box}
body{font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:#1b1f23;background:#fff}
body{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin:0 0 .25rem}
section.language{border-top:.25rem solid #1b5e55;margin-top:2rem;padding-top:1rem}
article{border:1px solid #8a9299;border-left:.5rem solid #8a9299;padding:.75rem 1rem;margin:1rem 0}
article.error{border-left-color:#a3152a}article.query{border-left-color:#8a5a00}article.information{border-left-color:#1b5e55}
.kind{font-weight:600;margin-left:.5rem}dl{margin:.5rem 0 0}dt{font-weight:600}dd{margin:0 0 .25rem;overflow-wrap:anywhere}
summary{cursor:pointer;min-height:1.5rem}summary:focus-visible,a:focus-visible{outline:.1875rem solid #1b5e55}
details p{overflow-wrap:anywhere}ul{padding-left:1.25rem}@media print{article{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}}
"""


def page_lines(report: Report, language: str | None = None) -> Iterator[str]:
    """A whole HTML page, in the language asked for, or in both."""
    languages = (language,) if language else ("en", "cy")
    title = " / ".join(saying.TITLE.in_language(each) for each in languages)
    yield f'<!doctype html>\n<html lang="{languages[0]}">\n<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n<body><main>\n"
    if not language:
        yield '<p><a href="#en" lang="en">English</a> · <a href="#cy" lang="cy">Cymraeg</a></p>\n'
    for each in languages:
        yield from _said(report, each)
    yield "</main></body></html>\n"


def _said(report: Report, language: str) -> Iterator[str]:
    yield f'<section class="language" id="{language}" lang="{language}">\n'
    yield f"<h1>{escape(saying.TITLE.in_language(language))}</h1>\n<ul>\n"
    for line in summary(report, language):
        yield f"<li>{escape(line.strip())}</li>\n"
    yield f"</ul>\n<p>{escape(saying.KEPT.in_language(language))}</p>\n"
    for problem in report.problems:
        yield from _problem(problem, language)
    if told := left_aside(report, language):
        heading = saying.NOT_ASKED_HEADING.in_language(language).format(count=len(not_run(report)))
        yield f"<details><summary>{escape(heading)}</summary><p>{escape(told)}</p></details>\n"
    yield "</section>\n"


def _problem(problem: Problem, language: str) -> Iterator[str]:
    kind = problem.severity.words.in_language(language)
    yield f'<article class="{problem.severity.value}">\n'
    yield f'<h2>{escape(problem.code)} <span class="kind">{escape(kind)}</span></h2>\n'
    yield f"<p>{escape(problem.words.in_language(language))}</p>\n<dl>"
    yield f"<dt>{escape(saying.FIELDS.in_language(language))}</dt><dd>{escape(place_of(problem))}</dd>"
    yield "</dl>\n"
    if problem.rows:
        shown = ", ".join(str(row) for row in problem.rows[:MOST_ROWS])
        more = len(problem.rows) - MOST_ROWS
        if more > 0:
            shown += " " + saying.AND_MORE.in_language(language).format(more=more)
        heading = f"{saying.ROWS.in_language(language)} ({len(problem.rows):,})"
        few = " open" if len(problem.rows) <= saying.SHOWN else ""
        yield f"<details{few}><summary>{escape(heading)}</summary><p>{shown}</p></details>\n"
    yield "</article>\n"

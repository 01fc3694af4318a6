"""The pages drawn and written, with the style sheet and typeface beside them: a folder that any web server can hold."""

import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ymylon.publication.rules.release.running import Release
from ymylon.publication.rules.site import said
from ymylon.publication.rules.site.charts import number
from ymylon.publication.rules.site.edition import Edition
from ymylon.publication.rules.site.pages import Page, pages_of

_FONTS = ("atkinson-hyperlegible-next-latin-wght-normal.woff2", "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2")


class NotBuilt(Exception):
    """The style sheet is not there: the set-up compiles it."""


@cache
def _drawings() -> Environment:
    return Environment(
        loader=PackageLoader("ymylon.publication.rules.site", "drawn"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def style_sheet() -> Path:
    """Where the compiled style sheet lies. Raises NotBuilt."""
    built = Path(str(files("ymylon.design"))) / "static" / "built"
    if not (built / "ymylon.css").is_file():
        raise NotBuilt
    return built


def write(folder: Path, release: Release, edition: Edition) -> None:
    """The whole site; `en/` and `cy/` hold the same pages under the same names. Raises NotBuilt."""
    built = style_sheet()
    (folder / "fonts").mkdir(parents=True)
    shutil.copyfile(built / "ymylon.css", folder / "ymylon.css")
    shutil.copyfile(built.parent / "mark.svg", folder / "mark.svg")
    for font in _FONTS:
        shutil.copyfile(built / "fonts" / font, folder / "fonts" / font)
    environment = _drawings()
    both: dict[str, dict[str, Page]] = {}
    for language in said.LANGUAGES:
        (folder / language).mkdir()
        for page in pages_of(release, edition, language):
            drawn = environment.get_template(f"{page.kind}.html").render(page=page, own=page.own, w=page.w, number=number)
            (folder / language / f"{page.name}.html").write_text(drawn + "\n", encoding="utf-8")
            both.setdefault(page.name, {})[language] = page
    choice = environment.get_template("choice.html").render(pages=both["index"])
    (folder / "index.html").write_text(choice + "\n", encoding="utf-8")

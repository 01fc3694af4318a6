"""The small parts of which every page is made, drawn hundreds at a time: as Jinja2 macros, which cost a tenth of includes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from jinja2 import Environment, PackageLoader, StrictUndefined

from ymylon.design import marks


@cache
def _macros() -> Any:
    kept = Environment(
        loader=PackageLoader("ymylon.design", "components"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    kept.globals["icon"] = icon
    return kept.get_template("entries.html").module


def icon(name: str) -> SafeString:
    """A shape, silent: the word beside it says the same."""
    return mark_safe(marks.drawn(name)) if name else mark_safe("")  # noqa: S308 - fixed drawings of ours


@dataclass(frozen=True)
class Ground:
    """What the page around a part knows: whose form it is, and in which language it speaks."""

    context: Context

    @property
    def token(self) -> SafeString:
        """By which a form of this page is known again; nothing where no request asked for the page."""
        token = self.context.get("csrf_token")
        return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token) if token else SafeString()

    @property
    def acknowledged(self) -> str:
        return _("Who has acknowledged")

    def control(self, entry: Any) -> SafeString:
        """The template that stands under an entry, drawn as if it were included there."""
        template = self.context.template.engine.get_template(entry.control)
        with self.context.push(entry=entry, form=entry.form):
            return template.render(self.context)


def drawn(context: Context, part: str, *values: Any) -> SafeString:
    """This part of a page, from plain values of `design.entries`. Raises KeyError where there is no such part."""
    return mark_safe(_PARTS[part](_macros(), Ground(context), *values))  # noqa: S308 - escaped by the macros


_PARTS: dict[str, Callable[..., str]] = {
    "section": lambda macros, ground, section: macros.section(section, ground),
    "do": lambda macros, ground, acts, links: macros.do(acts, links, ground),
    "acks": lambda macros, ground, acks: macros.acks(acks, ground),
    "link": lambda macros, _ground, link: macros.link(link),
    "tag": lambda macros, _ground, tag: macros.tag(tag),
    "facts": lambda macros, _ground, facts: macros.facts(facts),
    "board_rows": lambda macros, _ground, page: macros.board_rows(page),
}

"""What templates may call: shapes, the error summary, and the words that scripts need."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ymylon.design import drawing, marks, moments
from ymylon.design.shell import Live

register = template.Library()

# One number for each plural form, by the names that a browser gives the forms.
_SAMPLES = {"en": {"one": 1, "other": 2}, "cy": {"one": 1, "two": 2, "few": 3, "many": 6, "other": 4}}


register.simple_tag(drawing.icon)
register.simple_tag(drawing.drawn, takes_context=True)


@register.simple_tag
def live_attributes(live: Live, status: str = "heard") -> SafeString:
    """The attributes by which a part of the page asks for itself again; `status` is the id of `design/live.html`."""
    attributes = ' data-live-url="{}" data-live-seconds="{}" data-live-lost="{}" data-live-status="{}"'
    return format_html(attributes, live.url, live.seconds, live.lost_after, status)


@register.inclusion_tag("design/summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """What is wrong, at the top of the page, each with a link to its answer; nothing at all when nothing is wrong."""
    bound = [form for form in forms if form and getattr(form, "errors", None)]
    faults = [("", words) for form in bound for words in form.non_field_errors()]
    faults += [(field.focus_id, words) for form in bound for field in form.visible_fields() for words in field.errors]
    faults += [("", words) for form in bound for field in form.hidden_fields() for words in field.errors]
    return {"faults": faults}


@register.inclusion_tag("design/countdown_words.html")
def countdown_words() -> dict[str, Any]:
    """The words by which a page keeps its countdowns true while it lies open, in the language of the page."""
    samples = _SAMPLES[moments.language()]

    def forms(say: Any) -> str:
        counted = {name: say(count).replace(str(count), "{n}") for name, count in samples.items()}
        return json.dumps({**counted, "none": say(0)}, ensure_ascii=False)

    return {
        "late": forms(moments.late_words),
        "soon": forms(moments.soon_words),
        "by": _("by %(time)s") % {"time": "{time}"},
        "was": _("was due %(time)s") % {"time": "{time}"},
        "inside": _("in %(span)s") % {"span": "{span}"},
        "over": _("%(span)s late") % {"span": "{span}"},
        "hours": _("%(hours)d h").replace("%(hours)d", "{n}"),
        "minutes": _("%(minutes)d min").replace("%(minutes)d", "{n}"),
        "tones": [(tone, mark_safe(marks.drawn(tone))) for tone in ("late", "soon")],  # noqa: S308 - fixed drawings of ours
    }

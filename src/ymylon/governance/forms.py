"""What is asked of a board’s public minutes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, LongText, Question
from ymylon.design.moments import language
from ymylon.governance.rules import MAY_STAND, TICK_OR_TAKE_OUT, Found, Hit
from ymylon.terms.faults import Fault


def hit_words(hit: Hit) -> str:
    """In which line something stands, as it was typed, and what it may be."""
    said = {"line": hit.line, "words": hit.words, "what": hit.what.label(language())}
    return gettext("Line %(line)d: “%(words)s” may be %(what)s.") % said


def _text(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=60_000, widget=LongText(rows=14))


class PublicTextForm(Question):
    """The text, in each language in which it is to be read; and which words that look like a name are nobody’s."""

    optional_words = ""
    words_en = _text(_("In English"))
    words_cy = _text(_("In Welsh"))
    allowed = forms.MultipleChoiceField(label=_("Which of these are nobody’s?"), required=False, widget=Checkboxes())

    def offer(self, words: Iterable[str]) -> None:
        """Words that look like a name, or a date, may stand where whoever writes says that they are nobody’s."""
        chosen: Any = self.fields["allowed"]
        chosen.choices = [(one, one) for one in dict.fromkeys(words)]

    def refuse(self, fault: Fault) -> None:
        """What may say who somebody is, beside the text in which it stands and with its line; what was typed stays."""
        if not isinstance(fault, Found):
            super().refuse(fault)
            return
        hits = [(name, hit) for name, each in fault.hits.items() for hit in each]
        for name, hit in hits:
            self.add_error(name, hit_words(hit))
        if may_stand := [hit.words for _name, hit in hits if hit.what in MAY_STAND]:
            self.offer([*self.data.getlist("allowed"), *may_stand])
            self.add_error("allowed", TICK_OR_TAKE_OUT.in_language(language()))

    def leave_out_allowed(self) -> None:
        """Where nothing looks like a name, nothing is asked of it."""
        if not self.fields["allowed"].choices:  # type: ignore[attr-defined]
            del self.fields["allowed"]


class WithdrawForm(Question):
    """Why what was released is withdrawn."""

    optional_words = ""
    why = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=2000,
        widget=LongText(rows=2),
        error_messages={"required": _("Say why.")},
        help_text=_("Whoever reads the meeting reads it; it is not published."),
    )

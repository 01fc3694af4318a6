"""The form that our own pages are asked with."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ymylon.design.entries import Collision, Fact
from ymylon.design.moments import language
from ymylon.terms.faults import Fault

_NOT_AMONG = frozenset({"invalid_choice", "invalid_list", "invalid_pk_value"})
_NOT_OPEN: ContextVar[list[str] | None] = ContextVar("not_open", default=None)
_DJANGO_REQUIRED = forms.Field.default_error_messages["required"]


def begin_asking() -> None:
    """From now on it is gathered which questions were answered with what is not among their choices."""
    _NOT_OPEN.set([])


def not_open() -> list[str]:
    """Those questions, by form and field, and nothing of what was answered."""
    return _NOT_OPEN.get() or []


def posted(request: HttpRequest) -> Any:
    """What was sent, for a form; None where its page is only asked for."""
    return request.POST if request.method == "POST" else None


class Question(forms.Form):
    """A form in the person's language, asked at `now`; with a `version` it notices that somebody else saved meanwhile.

    What was typed is always shown again beside the error.
    """

    use_required_attribute = False
    optional_words = _("(if you know)")

    def __init__(self, *args: Any, now: datetime | None = None, version: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if version is not None:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version, required=False)
        for name, field in self.fields.items():
            if now is not None and hasattr(field, "now"):
                field.now = now
            if field.error_messages.get("required") is _DJANGO_REQUIRED:
                label = field.label if field.label is not None else name
                field.error_messages["required"] = format_lazy(_("Answer “{label}”"), label=label)

    def full_clean(self) -> None:
        """Ask every question; which of them was answered with what is not among its choices is said to whoever begun asking."""
        super().full_clean()
        gathered = _NOT_OPEN.get()
        if gathered is not None and self.is_bound:
            errors = self.errors.as_data()
            gathered += [
                f"{type(self).__name__}.{name}" for name in errors if any(one.code in _NOT_AMONG for one in errors[name])
            ]

    def refuse(self, fault: Fault) -> None:
        """Say a fault beside the question that it belongs to, or above the form; what was typed stays."""
        named = fault.field if fault.field in self.fields else None
        asked, gathered = self.fields.get(named or ""), _NOT_OPEN.get()
        if gathered is not None and isinstance(asked, forms.ChoiceField):
            # Where what is offered hangs on the other answers, it is known only now.
            answer = asked.widget.value_from_datadict(self.data, self.files, self.add_prefix(fault.field))
            answers = answer if isinstance(answer, list) else [answer]
            gathered += [f"{type(self).__name__}.{named}" for one in answers if one and not asked.valid_value(one)]
        self.add_error(named, fault.words.in_language(language()))

    def done(self, act: Callable[[dict[str, Any]], object]) -> bool:
        """Whether the answers were good, and the act was done with them; what refuses it stands beside its question."""
        if not (self.is_bound and self.is_valid()):
            return False
        try:
            act(dict(self.cleaned_data))
        except Fault as fault:
            self.refuse(fault)
            return False
        return True

    def is_stale(self, version: int) -> bool:
        """Whether the record has moved on to another `version` than the one that this form was opened with."""
        typed = self.cleaned_data.get("version")
        return typed is not None and typed != version

    def collide(self, *, version: int, who: str, when: str, theirs: Mapping[str, str], kept_in: str = "version") -> Collision:
        """Answer a stale form: show both texts, and let the next press save on top of `version`, on purpose.

        `kept_in`: the hidden question that holds the number of a version.
        """
        self.add_error(None, gettext("Somebody else saved this while you were typing. Nothing of yours was saved yet."))
        typed: Any = self.data.copy()  # type: ignore[has-type]
        typed[self.add_prefix(kept_in)] = str(version)
        self.data = typed
        return Collision(
            who=who,
            when=when,
            theirs=tuple(Fact(str(self[name].label), words) for name, words in theirs.items()),
            yours=tuple(Fact(str(self[name].label), self._typed(name)) for name in theirs),
        )

    def _typed(self, name: str) -> str:
        answer = self[name]
        chosen = [option.label for option in answer.options if option.checked] if answer.kind in {"radios", "checkboxes"} else []
        if chosen:
            return ", ".join(str(words) for words in chosen)
        value = answer.value()
        if isinstance(value, list | tuple):  # of several boxes none is ticked
            return "–"
        labels = dict(getattr(self.fields[name], "choices", ()))
        return str(labels.get(value, value or "–"))

"""A field on a page: its label, hint, error and control belong together, for the eye and for the ear."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

_CLASSES = (
    (forms.RadioSelect, "radios", "govuk-radios__input"),  # checkboxes are a kind of radios in Django: told apart below
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.PasswordInput, "password", "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (Input, "text", "govuk-input"),
)


@dataclass(frozen=True)
class Option:
    """One radio or checkbox."""

    id: str
    name: str
    value: str
    label: str
    checked: bool
    hint: str = ""
    has_divider: bool = False
    reveals: "Answer | None" = None


class Answer(BoundField):
    """A bound field that knows what kind of control it is and which element the error summary points to."""

    @cached_property
    def kind(self) -> str:
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxSelectMultiple):
            return "checkboxes"
        return next((kind for cls, kind, _ in _CLASSES if isinstance(widget, cls)), "text")

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        own = next((css for cls, _, css in _CLASSES if isinstance(widget, cls)), "")
        attrs["class"] = " ".join(part for part in (own, *self._modifiers(own, widget), widget.attrs.get("class", "")) if part)
        if self.kind in {"text", "textarea"}:
            # Browsers learn what is typed, and some send it away to be spell-checked: not on a shared computer.
            for name, value in (("autocomplete", "off"), ("spellcheck", "false")):
                if name not in widget.attrs:
                    attrs.setdefault(name, value)
        return attrs

    def _modifiers(self, own: str, widget: forms.Widget) -> list[str]:
        base = own.split()[0] if own else ""
        classes = [f"{base}--error"] if self.errors and self.kind in {"text", "textarea", "select", "password", "file"} else []
        width = getattr(widget, "width", "")
        if width.isdigit():
            classes.append(f"govuk-input--width-{width}")
        elif width:
            classes.append(f"govuk-!-width-{width}")
        return classes

    @property
    def focus_id(self) -> str:
        """The element that a link in the error summary leads to: the first of several options."""
        if self.kind in {"radios", "checkboxes"}:
            return self.options[0].id if self.options else self.auto_id
        return self.id_for_label or self.auto_id

    @property
    def optional_words(self) -> str:
        """What stands after the label of a question that need not be answered."""
        if self.field.required or self.kind == "checkbox":
            return ""
        own = getattr(self.field, "optional_words", None)
        return own if own is not None else getattr(self.form, "optional_words", "")

    @property
    def is_small(self) -> bool:
        return getattr(self.field.widget, "small", True)

    @property
    def is_inline(self) -> bool:
        return getattr(self.field.widget, "inline", False) and self.kind == "radios"

    @property
    def understood(self) -> str:
        """How a typed answer was read, in words, for fields that can say so."""
        say = getattr(self.field, "understood", None)
        return say(self.value()) if say and self.form.is_bound and not self.errors else ""

    @cached_property
    def options(self) -> list[Option]:
        widget = self.field.widget
        hints, reveals = getattr(widget, "hints", {}), getattr(widget, "reveals", {})
        divider = getattr(widget, "divider_before", None)
        found = []
        for bound in self.subwidgets:
            value = str(bound.data["value"])
            found.append(
                Option(
                    id=bound.id_for_label,
                    name=bound.data["name"],
                    value=value,
                    label=bound.choice_label,
                    checked=bool(bound.data["selected"]),
                    hint=hints.get(value, ""),
                    has_divider=divider is not None and value == divider,
                    reveals=self.form[reveals[value]] if value in reveals else None,
                )
            )
        return found

    @property
    def is_revealed(self) -> bool:
        """Whether an option of another question opens this one; the form then doesn't ask it again."""
        return any(self.name in getattr(field.widget, "reveals", {}).values() for field in self.form.fields.values())

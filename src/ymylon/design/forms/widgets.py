"""Widgets that know how they want to look. Plain Django widgets are drawn as well; these only say more."""

from collections.abc import Mapping
from typing import Any

from django import forms


class Text(forms.TextInput):
    """One line. `width` is the number of letters expected (2, 3, 4, 5, 10, 20) or a share: "one-half", "two-thirds"."""

    def __init__(self, width: str | int = "two-thirds", suffix: Any = "", prefix: Any = "", attrs: Any = None) -> None:
        super().__init__(attrs)
        self.width, self.suffix, self.prefix = str(width), suffix, prefix


class LongText(forms.Textarea):
    def __init__(self, rows: int = 3, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": rows, "cols": False, **(attrs or {})})
        self.width = "two-thirds"


class _Choices:
    """What radios and checkboxes share: one hint an option, a word before the last, a question that an option opens."""

    def __init__(
        self,
        *,
        inline: bool = False,
        small: bool = True,
        hints: Mapping[str, Any] | None = None,
        divider_before: str | None = None,
        reveals: Mapping[str, str] | None = None,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
    ) -> None:
        super().__init__(attrs=attrs, choices=choices)  # type: ignore[call-arg]
        self.inline, self.small = inline, small
        self.hints = dict(hints or {})
        self.divider_before = divider_before
        self.reveals = dict(reveals or {})


class Radios(_Choices, forms.RadioSelect):
    pass


class Checkboxes(_Choices, forms.CheckboxSelectMultiple):
    pass

"""What is asked about who stands beside a child, who is visited how, and what is settled for growing up."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.circumstances.rules.continuity import AT_HOME
from ymylon.design.forms import Checkboxes, CodeField, DayField, LongText, Question, Radios, Text
from ymylon.terms.codes import AllocationKind, CheckIn, StaffReport, VisitPlace, VisitSafety, WhyChanged

Choices = Sequence[tuple[str, str]]
_BACK = (
    ("30", _("In half an hour")), ("60", _("In an hour")), ("120", _("In two hours")), ("240", _("In four hours")),
    ("480", _("In eight hours")),
)  # fmt: skip
_REF = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _long(label: Any, help_text: Any = "", *, required: bool = False, error: Any = "") -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2000, widget=LongText(rows=3), error_messages=messages
    )


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]], *, empty: bool = True) -> None:
    form.fields[name].choices = [*([("", "")] if empty else []), *choices]  # type: ignore[attr-defined]


class AllocateForm(Question):
    """Who is what to a child. `people` are ("p:person:team" or "c:contact", name) pairs; `at_home`: only what carers may say."""

    kind = CodeField(
        label=_("What are they to the child?"),
        codes=AllocationKind,
        error_messages={"required": _("Say what they are to the child")},
    )
    who = forms.ChoiceField(
        label=_("Who is it?"),
        help_text=_(
            "Being named here opens no record to anybody, but for a manager’s own agency: allocate somebody of another of its"
            " teams, and that team is involved from now on."
        ),
        widget=forms.Select,
        error_messages={"required": _("Choose who it is")},
    )
    known_since = DayField(
        label=_("Since when have they known the child?"), help_text=_("Only if it was before today."), required=False
    )

    def __init__(self, *args: Any, people: Choices, at_home: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "who", people)
        if at_home:
            kinds: Any = self.fields["kind"]
            kinds.choices = [choice for choice in kinds.choices if choice[0] in AT_HOME]


class HandOverForm(Question):
    """Who follows, and why."""

    who = forms.ChoiceField(label=_("Who follows?"), widget=forms.Select, error_messages={"required": _("Choose who follows")})
    why = CodeField(label=_("Why does it change?"), codes=WhyChanged, error_messages={"required": _("Say why it changes")})
    known_since = DayField(
        label=_("Since when have they known the child?"), help_text=_("Only if it was before today."), required=False
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "who", [choice for choice in people if choice[0].startswith("p:")])


class EndForm(Question):
    """Why somebody is no longer what they were to the child."""

    why = CodeField(label=_("Why does it end?"), codes=WhyChanged, error_messages={"required": _("Say why it ends")})


class NoForm(Question):
    """Nothing is asked: the button says it."""


_SAY_SIBLING = _("Choose a child, or copy the address of their page")


class SiblingForm(Question):
    """A brother or sister: one who bears the family name, or another by the address of their page."""

    other = forms.ChoiceField(label=_("Children of the same family name"), required=False, widget=Radios())
    address = forms.CharField(
        label=_("Or another child"),
        help_text=_("Open the other child’s page and copy its address here."),
        required=False,
        widget=Text(),
    )

    def __init__(self, *args: Any, named: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if named:
            _offer(self, "other", named, empty=False)
        else:
            del self.fields["other"]
            # Alone it is no alternative to anything, and there is no leaving it.
            self.fields["address"].label = _("Which child?")
            self.fields["address"].required = True
            self.fields["address"].error_messages["required"] = _SAY_SIBLING

    def clean(self) -> dict[str, Any]:
        """One of the two, as the reference of the child."""
        given = super().clean() or {}
        found = _REF.search(given.get("other") or given.get("address") or "")
        if found is None and not self.errors:
            self.add_error("address", _SAY_SIBLING)
        given["ref"] = UUID(found[0]) if found else None
        return given


class VisitRuleForm(Question):
    """How a child may be visited."""

    kind = CodeField(
        label=_("How may this child be visited?"),
        codes=VisitSafety,
        error_messages={"required": _("Say how this child may be visited")},
    )
    alone = forms.MultipleChoiceField(
        label=_("Who may visit alone?"),
        help_text=_("Only where those named may."),
        required=False,
        widget=Checkboxes(),
    )
    names_hidden = forms.ChoiceField(
        label=_("What do letters and plans carry?"),
        choices=(("no", _("The worker’s name")), ("yes", _("The team and its number, no name"))),
        initial="no",
        widget=Radios(),
    )
    words = _long(_("Why?"), required=True, error=_("Say why"))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            _offer(self, "alone", people, empty=False)
        else:
            del self.fields["alone"]


class VisitForm(Question):
    """Leaving to see a child."""

    place = CodeField(label=_("Where do you go?"), codes=VisitPlace, error_messages={"required": _("Say where you go")})
    second = forms.ChoiceField(label=_("Who comes with you?"), required=False, widget=forms.Select)
    back = forms.ChoiceField(
        label=_("When are you back?"),
        help_text=_("If you have not checked in by then, your team is asked, and then your manager."),
        choices=_BACK,
        widget=Radios(),
        error_messages={"required": _("Say when you are back")},
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "second", people)

    def back_at(self, now: datetime) -> datetime:
        """The moment that was chosen."""
        return now + timedelta(minutes=int(self.cleaned_data["back"]))


class CheckInForm(Question):
    """Coming back from a visit."""

    answer = CodeField(label=_("How are you?"), codes=CheckIn, error_messages={"required": _("Say how you are")})


class IncidentForm(Question):
    """What happened to a worker."""

    kind = CodeField(label=_("What happened?"), codes=StaffReport, error_messages={"required": _("Say what happened")})
    words = _long(_("Where, when, and by whom, if you know?"), _("Write what you saw: a car, a number, a face."))


class IncidentAnswerForm(Question):
    """What a manager does for a worker."""

    words = _long(_("What is done for the worker?"), required=True, error=_("Say what is done"))


class SettleForm(Question):
    """What goes on at an age."""

    goes_on = _long(
        _("What goes on, and who takes it up?"),
        _("Name a person for each. Nothing here ends by itself."),
        required=True,
        error=_("Say what goes on, and who takes it up"),
    )
    wishes = _long(_("What does the young person want?"), _("In their own words."))

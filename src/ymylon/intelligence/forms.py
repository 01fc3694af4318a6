"""What is asked of intelligence: three answers from whoever submits, and not known yet is always one of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, CodeField, LongText, Question, Text
from ymylon.intelligence.rules import AnswerKind, Handling, HowKnown, InformationGrade, Risk, SourceGrade
from ymylon.terms.calendars import long_date

Offered = Iterable[tuple[str, str]]


def _words(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=5000, widget=LongText(rows=rows), **options)


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, widget=Text(), **options)


def heard_on(said: str, language: str) -> dict[str, str]:
    """What the form begins with where its address says on which day something was heard; anything else says nothing."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return {}
    return {"known": long_date(day, language)}


class SubmitForm(Question):
    """What somebody knows. `units` are offered only where nothing else says to which force it goes; `children`, by `look`,
    are those who were named before or could be meant by the name that is typed now."""

    words = _words(
        _("What do you know?"),
        5,
        help_text=_(
            "In the words in which you saw or heard it. Write no name of whoever told you: that has a place of its own below."
        ),
        required=True,
    )
    who = _line(
        _("Is it about another child too?"),
        help_text=_("Write a name; you are then asked which child is meant, of those whom you may see."),
    )
    also = forms.MultipleChoiceField(label=_("Which children is it about besides?"), required=False, widget=Checkboxes())
    how = CodeField(codes=HowKnown, label=_("How do you know?"))
    risk = CodeField(
        codes=Risk, label=_("What may happen to whoever it comes from, if it were known?"),
        help_text=_("Be it a child, a parent, a neighbour, or you."),
    )  # fmt: skip
    happened = _line(_("When did it happen?"), help_text=_("A day, an evening, a month."))
    known = _line(_("When did you hear of it?"))
    who_knows = _line(_("Who else knows?"))
    source = _line(
        _("Who does it come from?"),
        help_text=_("Sealed as it is saved. The force’s intelligence unit alone reads it; not your team, and not you again."),
    )
    to_team = forms.ChoiceField(label=_("Which force does it go to?"), required=False, widget=forms.Select())
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: Offered | None = None, children: Offered = (), **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        also: Any = self.fields["also"]
        also.choices = list(children)
        if not also.choices and not (self.is_bound and self.data.getlist("also")):
            del self.fields["also"]
        if units is None:
            del self.fields["to_team"]
        else:
            chosen: Any = self.fields["to_team"]
            chosen.choices = [("", ""), *units]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("who"):
            # A name that is looked for is not submitted yet: whoever is meant is ticked, and then the line is empty again.
            if "also" in self.fields:
                self.add_error("also", _("Tick whoever is meant; then submit again."))
            else:
                self.add_error(
                    "who", _("Nobody whom you may see is called so. Leave this empty; the name may stand in the words.")
                )
        return said

    def looked(self) -> None:
        """The name was looked for: those whom it could mean are offered in its place."""
        if "also" in self.fields:
            typed: Any = self.data.copy()  # type: ignore[has-type]
            typed[self.add_prefix("who")] = ""
            self.data = typed

    @property
    def others(self) -> list[str]:
        """The children who were ticked, by their references."""
        return list(self.cleaned_data.get("also") or ())

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        return {name: self.cleaned_data[name] for name in ("words", "how", "risk", "happened", "known", "who_knows", "source")}

    @property
    def unit(self) -> int | None:
        """The unit that was chosen, where one was asked for."""
        return int(self.cleaned_data["to_team"]) if self.cleaned_data.get("to_team") else None

    @property
    def sent_as(self) -> UUID:
        """What makes the same form, sent twice, one submission."""
        return self.cleaned_data.get("token") or uuid4()


class GradeForm(Question):
    """3x5x2, by the unit. A second grade says why."""

    optional_words = ""
    source = CodeField(codes=SourceGrade, label=_("The source"))
    information = CodeField(codes=InformationGrade, label=_("The information"))
    handling = CodeField(codes=Handling, label=_("Handling"), reveals={Handling.CONDITIONS: "conditions"})
    conditions = _words(_("The conditions, in words"), 2, help_text=_("Whoever reads it reads these first."))
    reason = _words(_("Why is it graded again?"), 2)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if not seen:
            del self.fields["reason"]


class WriteForm(Question):
    """What others may read. Both boxes begin empty: nothing is copied into them."""

    optional_words = ""
    english = _words(
        _("In English"), 5, help_text=_("No source, no exact time or place that only they could know, no other child.")
    )
    welsh = _words(
        _("In Welsh"), 5, help_text=_("Written by itself. Where one is empty, readers are told which language there is.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class ReleaseForm(Question):
    """To which teams a second officer releases it."""

    optional_words = ""
    team = forms.MultipleChoiceField(label=_("Which teams need it?"), required=False, widget=Checkboxes())

    def __init__(self, *args: Any, teams: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["team"]
        chosen.choices = list(teams)

    @property
    def teams(self) -> list[int]:
        """The teams that were chosen."""
        return [int(number) for number in self.cleaned_data["team"]]


class AnswerForm(Question):
    """What the author is told."""

    optional_words = ""
    kind = CodeField(codes=AnswerKind, label=_("What came of it?"))
    words = _words(_("What does the author read?"), 3, help_text=_("Nothing of what others told the police."))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class LogForm(Question):
    """Into which system it was put, by hand."""

    optional_words = ""
    system = _line(_("Into which system was it put?"), help_text=_("By the name that the force has for it, such as Niche."))
    reference = _line(_("Its reference there"))


class WithdrawForm(Question):
    """What those who read it need to know now."""

    optional_words = ""
    words = _words(_("What do its readers need to know now?"), 3, help_text=_("They read this, and no longer what was released."))


class ReadForm(Question):
    """One press: it was read."""

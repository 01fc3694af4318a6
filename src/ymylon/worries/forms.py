"""What is asked of a worry: six questions, support first. Not known yet is always an answer."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, DayField, LongText, Question, Radios, Text
from ymylon.terms.faults import Fault
from ymylon.worries.rules import AnswerKind, CallBecame, Told
from ymylon.worries.rules.judging import GIVE_NAME, SAY_SUPPORT, SAY_WHAT

NEW = "new"
DECIDED = (Told.TOLD, Told.WILL_BE_TOLD, Told.NOT_SAFE)
Offered = Iterable[tuple[str, str]]


def _words(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=5000, widget=LongText(rows=rows), **options)


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, widget=Text(), **options)


class SinceField(DayField):
    """A day, or “?” where nobody knows yet: then the clean value is None."""

    def read(self, text: str, now: datetime) -> Any:
        return None if text.strip() == "?" else super().read(text, now)

    def understood(self, value: Any) -> str:
        return "" if (value or "").strip() == "?" else super().understood(value)


def _area() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("In which council’s area does the child live?"), required=False, widget=forms.Select())


class NoteWorryForm(Question):
    """A worry about a child of the record. `areas` are offered only where nothing else says which council reads it."""

    optional_words = ""
    support = _words(_("What support do you offer, or did you?"), 2, help_text=_("“Nothing yet” is an answer."))
    words = _words(_("What worries you?"), 4, help_text=_("What you saw or heard, in plain words."))
    since = SinceField(
        label=_("Since when?"), required=False,
        help_text=_("A day, like 8/3/2026. If nobody knows yet, write “?” or leave it empty."),
    )  # fmt: skip
    child_told = CodeField(codes=Told, label=_("Does the child know that you write this?"), initial=Told.NOT_DECIDED)
    family_told = CodeField(codes=Told, label=_("Does the family know?"), initial=Told.NOT_DECIDED)
    told_words = _line(_("By whom will they be told, or why is telling not safe?"))
    area = _area()
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, areas: Offered | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if areas is None:
            del self.fields["area"]
        else:
            chosen: Any = self.fields["area"]
            chosen.choices = [("", _("Not known yet")), *areas]

    def clean(self) -> dict[str, Any]:
        """Whatever a worry can’t be without is asked for at once, and not one after the other."""
        given = super().clean() or self.cleaned_data
        for name, wanting in (("support", SAY_SUPPORT), ("words", SAY_WHAT)):
            if name in given and not given[name].strip():
                self.refuse(Fault(wanting, name))
        return given

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        return {
            name: self.cleaned_data[name] for name in ("support", "words", "since", "child_told", "family_told", "told_words")
        }

    @property
    def sent_as(self) -> UUID:
        """What makes the same form, sent twice, one worry."""
        return self.cleaned_data.get("token") or uuid4()


class BeginWorryForm(NoteWorryForm):
    """The same, with whom it is about: whoever could be meant is asked about before a record is made."""

    given = _line(_("Given name"), help_text=_("Of the child, or what they are called."))
    family = _line(_("Family name"))
    who = forms.ChoiceField(label=_("Which child is it?"), required=False, widget=Radios())
    field_order = ("given", "family", "area", "support", "words", "since", "child_told", "family_told", "told_words")

    def clean(self) -> dict[str, Any]:
        """A child whom nobody could name is asked for beside what else is wanting."""
        given = super().clean()
        if not given.get("who") and not (given.get("given") or given.get("family")):
            self.refuse(Fault(GIVE_NAME, "given"))
        return given

    def ask_who(self, children: Offered) -> None:
        """These children could be meant: which it is, or that none of them is, is said by a person."""
        asked: Any = self.fields["who"]
        asked.choices = [*children, (NEW, str(_("None of these: a child who is not on the record")))]
        self.order_fields(["who", *(name for name in self.fields if name != "who")])


class AnswerWorryForm(Question):
    """What whoever reads a worry does with it, and who calls the family: one, and not five."""

    optional_words = ""
    lead = forms.ChoiceField(label=_("Which one team calls the family?"), widget=forms.Select(),
                             help_text=_("The others see that it is this one, and do not call."))  # fmt: skip
    kind = CodeField(codes=AnswerKind, label=_("What do you do with it?"), reveals={AnswerKind.KEEP: "ends_on"})
    ends_on = DayField(label=_("Until which day is it kept?"), ahead=True, required=False)
    child_told = CodeField(codes=Told, label=_("Does the child know of this worry?"), required=False)
    family_told = CodeField(codes=Told, label=_("Does the family know of it?"), required=False,
                            help_text=_("Where telling is not safe, nobody is asked to call them."))  # fmt: skip
    told_words = _line(_("By whom will they be told, or why is telling not safe?"))
    words = _words(_("What was offered and done, or why?"), help_text=_("Whoever noted the worry reads this, with their team."))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, teams: Offered, seen: int, until: date | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen, "ends_on": until} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name in ("child_told", "family_told"):
            self.fields[name].offer(DECIDED)  # type: ignore[attr-defined]
        chosen: Any = self.fields["lead"]
        chosen.choices = [("", ""), *teams]
        if until is not None:
            self.fields["ends_on"].help_text = _("Without another day: as the policy in force says.")


class CallForm(Question):
    """What became of the call to the family."""

    optional_words = ""
    became = CodeField(codes=CallBecame, label=_("Did you call the family?"), required=False)
    words = _words(_("How did it go, or why not?"), help_text=_("The child’s council reads this, and whoever noted the worry."))


class ShareWorryForm(Question):
    """What the police may read of a worry, and why."""

    optional_words = ""
    words = _words(_("What may the police read?"), 4, help_text=_("Only what they need. They read this, and not what was noted."))
    reason = _words(_("Why do they need it?"), 2)

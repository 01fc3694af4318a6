"""What is asked of a plan that is kept, and of one thing that is said of it; hardly anything must be answered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, DayField, LongText, Question, Text
from ymylon.design.moments import language
from ymylon.plans.rules import ChildView, MadeWith
from ymylon.safety.rules import ASKED, LONGEST, Consent, CopyFor, PlanKind, ReadBy, StepDown, Until
from ymylon.terms.codes import Language
from ymylon.terms.words import Words


def _said(words: Words) -> str:
    return words.in_language(language())


_in_language = lazy(_said, str)


def _words(label: Any, rows: int = 2, *, error: Any = "", **options: Any) -> forms.CharField:
    messages = {"required": error} if error else {}
    options = {"max_length": LONGEST} | options
    return forms.CharField(label=label, widget=LongText(rows=rows), error_messages=messages, **options)


class PlanForm(Question):
    """One version of a plan. Every answer may wait; that somebody was there, and what the child thinks of it, may not."""

    optional_words = ""
    kind: PlanKind
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    made_with = CodesField(
        codes=MadeWith,
        label=_("Who made it with you?"),
        error_messages={"required": _("Say who made it with you, or “Not with the child yet”")},
    )
    childs_words = _words(
        _("What does the child say, in their own words?"), 3, required=False,
        help_text=_("As they said it, and in the language in which they said it."),
    )  # fmt: skip
    words_language = CodeField(codes=Language, label=_("In which language?"), required=False, widget=forms.Select)
    view = CodeField(
        codes=ChildView,
        label=_("What does the child say to its being shared with those who help?"),
        error_messages={"required": _("Say what the child thinks of it, or “Not told yet”")},
    )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The questions under the headings of the page."""
        return [
            (_said(self.kind.words), [self[one.code] for one in ASKED[self.kind]]),
            (_("With the child"), [self[name] for name in ("made_with", "childs_words", "words_language", "view")]),
        ]

    def said(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        given = self.cleaned_data
        return {
            "based_on": given["based_on"],
            "answers": {one.code: given[one.code] for one in ASKED[self.kind]},
            "made_with": [str(one) for one in given["made_with"]],
            "view": given["view"],
            "childs_words": given["childs_words"],
            "words_language": given["words_language"] or "",
        }

    def in_words(self, plan: Any) -> dict[str, str]:
        """The answers of another version, as this form shows them."""
        shown = {one.code: plan.answers.get(one.code, "") for one in ASKED[self.kind]}
        shown |= {"childs_words": plan.childs_words, "view": ChildView[plan.view].label(language())}
        shown["made_with"] = ", ".join(MadeWith[code].label(language()) for code in plan.made_with)
        return {name: words for name, words in shown.items() if words}


def _form_of(kind: PlanKind) -> type[PlanForm]:
    asked = {one.code: _words(_in_language(one.asks), required=False) for one in ASKED[kind]}
    return type(f"{kind.title()}PlanForm", (PlanForm,), {**asked, "kind": kind})


FORMS = {kind: _form_of(kind) for kind in PlanKind}


class SayForm(Question):
    """Something may be said beside an act."""

    optional_words = ""
    words = _words(_("Anything to say about it?"), required=False)


class AgainLookForm(Question):
    """Looked at again, with the child."""

    optional_words = ""
    words = _words(
        _("What does the child say now?"), required=False,
        help_text=_("In their own words, if they were there. If anything has changed, write a new version instead."),
    )  # fmt: skip


class CopyForm(Question):
    """Who was given a copy, by a person."""

    optional_words = ""
    whom = CodeField(codes=CopyFor, label=_("Who has a copy?"))
    name = forms.CharField(
        label=_("Who is it?"), required=False, max_length=200, widget=Text(),
        help_text=_("Not asked of the child. Name no service that others may not know of."),
    )  # fmt: skip
    on = DayField(label=_("On which day?"))
    words = _words(
        _("How, and why is it safe?"), required=False,
        help_text=_("The program gives nobody a copy. That a parent has one, somebody decided: say who, and why."),
    )  # fmt: skip


class AddForm(Question):
    """What somebody around the child does, and who reads it."""

    optional_words = ""
    words = _words(_("What do you do to keep the child safe?"), 3, error=_("Say it in words."))
    read_by = CodeField(codes=ReadBy, label=_("Who reads this?"))

    def __init__(self, *args: Any, lanes: Iterable[ReadBy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["read_by"]
        asked.offer(lanes)


class LessForm(Question):
    """Less is enough, or it is over; and what stays."""

    optional_words = ""
    choice = CodeField(codes=StepDown, label=_("What becomes of the plan?"), error_messages={"required": _("Say which")})
    words = _words(_("Why, and what does the child say to it?"), error=_("Say why."))
    stays = _words(
        _("What stays?"), error=_("Say what stays: who is still there for the child."),
        help_text=_("Who is still there, whom the child rings, and when somebody looks again."),
    )  # fmt: skip


class ConsentForm(Question):
    """What the young person says to support after 18."""

    optional_words = ""
    choice = CodeField(codes=Consent, label=_("What does the young person say to support after 18?"),
                       error_messages={"required": _("Say which")})  # fmt: skip
    until = CodeField(codes=Until, label=_("Until which age was it agreed?"), required=False)
    on = DayField(label=_("On which day?"))
    words = _words(_("In their own words"), required=False)


class KeptStepForm(Question):
    """A step of the plan: what, who does it, by which day."""

    optional_words = ""
    words = _words(
        _("What is to be done?"), error=_("Say what is to be done."),
        help_text=_("Everybody who works with this child reads it. No allegation, no place of safety, no other child’s name."),
    )  # fmt: skip
    owner = forms.ChoiceField(
        label=_("Who does it?"), widget=forms.Select(), error_messages={"required": _("Say who does it: a person or a team")}
    )
    due_on = DayField(label=_("By which day?"), ahead=True, error_messages={"required": _("Say by when")})

    def __init__(self, *args: Any, owners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["owner"]
        chosen.choices = [("", ""), *owners]

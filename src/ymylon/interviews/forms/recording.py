"""The record of an interview, on four short pages: twelve questions, four of which must be answered. Kept as it is typed."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, LongText, MomentField, Question, Radios, Text
from ymylon.intelligence.rules import HowKnown, Risk
from ymylon.interviews.rules import Factor, Touched
from ymylon.terms.codes import Harm, Language

YES, IN_PART, NO = "YES", "IN_PART", "NO"
# Asked of a child who is there and speaks.
TOLD_OF = tuple(one for one in Harm if one is not Harm.FATAL)


class BeforeForm(Question):
    """The child's agreement on the day, and the setting."""

    agreed = forms.ChoiceField(
        label=_("Did the child agree to talk?"),
        help_text=_("You have said who will read it, and that the child may stop at any time."),
        choices=[(YES, _("Yes, to the end")), (IN_PART, _("Yes, and stopped before the end")), (NO, _("No, the child did not"))],
        widget=Radios,
    )
    held = MomentField(label=_("When was it?"), help_text=_("Leave it empty if it is now."), required=False)
    language = CodeField(codes=Language, label=_("In what language did the child speak?"), required=False, widget=forms.Select)
    present = forms.CharField(label=_("Who else was there?"), max_length=300, required=False, widget=Text())
    optional_words = ""


class WordsForm(Question):
    """The child's own words."""

    words = forms.CharField(
        label=_("What did the child say?"),
        help_text=_("In the child’s own words and language. They stay as they are."),
        max_length=20_000,
        widget=LongText(rows=8),
    )
    factors = CodesField(codes=Factor, label=_("What led the child away, and towards what?"), required=False)
    optional_words = ""


class HappenedForm(Question):
    """Where, with whom, and what harm."""

    happened = forms.CharField(
        label=_("Where was the child, and with whom?"), max_length=5000, required=False, widget=LongText(rows=3)
    )
    touched = CodesField(codes=Touched, label=_("What else came up?"), required=False)
    harm = CodesField(
        codes=TOLD_OF,
        label=_("What harm did the child tell of?"),
        help_text=_("Harm is referred to the council, whatever the child agreed to. Tell the child so."),
    )
    optional_words = ""


class AfterForm(Question):
    """Whom the child trusts, what would help, and apart from it what the interviewer thinks."""

    trusts = forms.CharField(label=_("Whom does the child trust?"), max_length=1000, required=False, widget=Text())
    would_help = forms.CharField(
        label=_("What would help, in the child’s view?"), max_length=5000, required=False, widget=LongText(rows=2)
    )
    analysis = forms.CharField(
        label=_("What do you think yourself?"),
        help_text=_("Your own view, without the child’s words. It is kept apart from them."),
        max_length=10_000,
        widget=LongText(rows=4),
    )
    optional_words = ""


PAGES: dict[str, type[Question]] = {"before": BeforeForm, "words": WordsForm, "happened": HappenedForm, "after": AfterForm}


class WithdrawForm(Question):
    """What may stay of what was said."""

    ALL, THESE = "ALL", "THESE"
    stays = forms.ChoiceField(
        label=_("The child takes it back. What may stay?"),
        choices=[(ALL, _("Everything that is written may stay")), (THESE, _("Only what stands below; the rest is erased"))],
        widget=Radios,
    )
    may_stay = forms.CharField(label=_("What the child lets stay"), max_length=5000, required=False, widget=LongText(rows=2))
    kept = forms.CharField(
        label=_("What must stay because it keeps somebody safe"), max_length=5000, required=False, widget=LongText(rows=2)
    )
    why_kept = forms.CharField(label=_("Why it must stay"), max_length=1000, required=False, widget=Text())
    language = CodeField(codes=Language, label=_("In what language?"), widget=forms.Select)
    child_told = forms.BooleanField(label=_("The child has been told what is kept, and why"), required=False)
    optional_words = ""


class TranslationForm(Question):
    """The child's words in another language."""

    words = forms.CharField(label=_("The translation"), max_length=20_000, widget=LongText(rows=5))
    translator = forms.CharField(label=_("Who translated it?"), max_length=200, widget=Text())


class PoliceForm(Question):
    """What the police should know. `units` are offered only where nothing else says to which force it goes."""

    words = forms.CharField(
        label=_("What should the police know?"),
        help_text=_("The force’s intelligence unit and you read it, and nobody else. The unit grades it; you judge nothing."),
        max_length=5000,
        widget=LongText(rows=4),
    )
    how = CodeField(codes=HowKnown, label=_("How do you know?"), initial=HowKnown.TOLD)
    risk = CodeField(
        codes=Risk,
        label=_("What may happen to whoever it comes from, if it were known?"),
        help_text=_("Be it a child, a parent, a neighbour, or you."),
    )
    source = forms.CharField(
        label=_("Who does it come from?"),
        help_text=_("If it isn’t the child. Sealed as it is saved: the unit alone reads it, and not you again."),
        max_length=200,
        required=False,
        widget=Text(),
    )
    to_team = forms.ChoiceField(label=_("Which force does it go to?"), required=False, widget=forms.Select())
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    optional_words = ""

    def __init__(self, *args: Any, units: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["to_team"]
        else:
            chosen: Any = self.fields["to_team"]
            chosen.choices = [("", ""), *units]

    @property
    def passed(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        told = self.cleaned_data
        unit = int(told["to_team"]) if told.get("to_team") else None
        said = {name: told[name] for name in ("words", "how", "risk", "source")}
        return {"said": said, "to_team": unit, "sent_as": told["token"] or uuid4()}

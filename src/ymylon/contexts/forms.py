"""What is asked of a place or a group, one short part at a time."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.associates.rules import Known, Sure
from ymylon.contexts.rules import ContextKind, Outcome, PartKind, Reach, StepEnd, Theme
from ymylon.design.forms import CodeField, DayField, LongText, Question, Radios, Text
from ymylon.orders.rules import OrderKind
from ymylon.terms.codes import Code

Offered = Iterable[tuple[str, str]]
_NO_NAMES = _("Name no child here: more people read this than may know of them.")


def _words(label: Any, rows: int = 3, *, error: Any = "", **options: Any) -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(label=label, max_length=4000, widget=LongText(rows=rows), error_messages=messages, **options)


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=Text(), **options)


def _select(codes: type[Code], label: Any, **options: Any) -> CodeField:
    return CodeField(codes=codes, label=label, widget=forms.Select(), **options)


def _chosen(label: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.Select(), **options)


def _since() -> DayField:
    return DayField(
        label=_("Since when?"), required=False, help_text=_("A day, like 8/3/2026. Leave it empty if nobody knows yet.")
    )


def _known() -> CodeField:
    return _select(Known, _("How is it known?"),
                   error_messages={"required": _("Say how this is known. “Not known” is an answer.")})  # fmt: skip


def _sure() -> CodeField:
    return _select(Sure, _("How sure is it?"),
                   error_messages={"required": _("Say how sure it is. “Not known yet” is an answer.")})  # fmt: skip


class BeginContextForm(Question):
    """A place or a group: what it is, what it is called, where, and why it is looked at."""

    optional_words = ""
    same = forms.ChoiceField(label=_("Is it one of these?"), required=False, widget=Radios())
    kind = _select(ContextKind, _("What is it?"))
    name = _line(_("What is it called?"), help_text=_("The name on the door, or what everybody calls it. No child’s name."))
    where = _line(_("Where, in words?"), required=False)
    area = _chosen(_("In which council’s area?"))
    why = _words(_("Why is it looked at?"), help_text=_NO_NAMES)

    def __init__(self, *args: Any, areas: Offered, kinds: Iterable[ContextKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        area.choices = [("", ""), *areas]
        kind: Any = self.fields["kind"]
        kind.offer(kinds)

    def ask_whether(self, others: Offered) -> None:
        """Others are called alike: whether one of them is meant is asked first."""
        asked: Any = self.fields["same"]
        asked.choices = list(others)


class PartForm(Question):
    """One thing that is said of it."""

    optional_words = ""
    code = forms.Field(required=False)  # a code of the list of its kind, set below
    words = _words(_("In words"), required=False, help_text=_NO_NAMES)
    since_on = _since()
    source = _known()
    sure = _sure()

    def __init__(self, *args: Any, kind: PartKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind is PartKind.HARM:
            self.fields["code"] = _select(
                Theme, _("What is seen here?"), error_messages={"required": _("Choose one. “Not known yet” is an answer.")}
            )
        elif kind is PartKind.REACH:
            self.fields["code"] = _select(Reach, _("Who?"), error_messages={"required": _("Say who, by what they do.")})
        else:
            del self.fields["code"]
        if kind is not PartKind.HARM:
            for name in ("since_on", "source", "sure"):
                del self.fields[name]
        self.fields["words"].help_text = f"{_HINTS[kind]} {_NO_NAMES}"
        self.order_fields(["code", "words", "since_on", "source", "sure"])


_HINTS = {
    PartKind.HARM: _("What others do here. Never what the children are like."),
    PartKind.REACH: _("What they can see, whom they can speak to, and what they could do."),
    PartKind.TIME: _("Days and hours: Fridays after school, paydays, the last bus."),
    PartKind.NORM: _("What children here expect of each other, and what they think would happen if they told somebody."),
    PartKind.STRENGTH: _("Who looks out for children, and where they are well."),
    PartKind.SAFER: _("Light, staff, a bus, somebody who is there. What would have to change, and who can change it."),
}


class WhyForm(Question):
    """Why something no longer holds."""

    optional_words = ""
    words = _words(_("Why does it no longer hold?"), error=_("Say why."))


class ContextStepForm(Question):
    """A step of the plan: what, who does it, which team sees to it, by when."""

    optional_words = ""
    words = _words(_("What is to be done?"), error=_("Say it in words."), help_text=_NO_NAMES)
    who = _line(_("Who does it, if not the team?"), required=False, help_text=_("The shop, the bus company, licensing."))
    team = _chosen(_("Which team sees to it?"), help_text=_("It reads this step, and nothing else of the place."))
    due_on = DayField(label=_("By which day?"), ahead=True)

    def __init__(self, *args: Any, teams: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["team"]
        chosen.choices = [("", ""), *teams]


class EndStepForm(Question):
    """How a step ended."""

    optional_words = ""
    how = CodeField(codes=StepEnd, label=_("How did it end?"))
    words = _words(_("What came of it, or why not?"), error=_("Say it in words."), help_text=_NO_NAMES)


class LetReadForm(Question):
    """A team that reads it from now on, and why."""

    optional_words = ""
    team = _chosen(_("Which team?"))
    why = _words(_("Why does this team need it?"), error=_("Say why."), help_text=_NO_NAMES)

    def __init__(self, *args: Any, teams: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["team"]
        chosen.choices = [("", ""), *teams]


class CloseToForm(Question):
    """Why a team that was let in reads it no more."""

    optional_words = ""
    why = _words(_("Why is it closed to them?"), error=_("Say why."), help_text=_NO_NAMES)


class ReviewForm(Question):
    """It goes on, or a person ends it."""

    optional_words = ""
    choice = CodeField(codes=Outcome, label=_("What becomes of it?"), error_messages={"required": _("Say which")})
    next_on = DayField(
        label=_("When is it looked at again?"), required=False, ahead=True,
        help_text=_("Leave it empty for the day that local policy sets."),
    )  # fmt: skip
    words = _words(_("What has changed?"), error=_("Say why."), help_text=_NO_NAMES)


class LinkContextForm(Question):
    """What a place or a group has to do with a child."""

    optional_words = ""
    context = _chosen(_("Which place or group?"))
    words = _words(_("What has it to do with this child?"), error=_("Say it in words."),
                   help_text=_("What others do to the child there, or the good that the child finds there."))  # fmt: skip
    since_on = _since()
    source = _known()
    sure = _sure()

    def __init__(self, *args: Any, contexts: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["context"]
        chosen.choices = [("", ""), *contexts]


class PlaceOrderForm(Question):
    """A notice or an order that binds this place, for the sake of a child who is linked to it."""

    optional_words = ""
    child = _chosen(_("For the sake of which child?"), error_messages={"required": _("Choose which child it is.")})
    kind = CodeField(codes=OrderKind, label=_("Of which kind?"), error_messages={"required": _("Choose the kind.")})
    why = _words(
        _("Why is it asked for?"), error=_("Say why."), help_text=_("What others do there. Never what the child is like.")
    )

    def __init__(self, *args: Any, children: Offered, kinds: Iterable[OrderKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["child"]
        chosen.choices = [("", ""), *children]
        kind: Any = self.fields["kind"]
        kind.offer(list(kinds))


class LinkConcernForm(Question):
    """A person or thing of concern that is there."""

    optional_words = ""
    entry = _chosen(_("Who or what?"))
    words = _words(_("What is known of them here?"), error=_("Say it in words."))
    source = _known()
    sure = _sure()

    def __init__(self, *args: Any, entries: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["entry"]
        chosen.choices = [("", ""), *entries]

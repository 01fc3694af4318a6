"""What is asked of a warning notice or an order, one short question at a time."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, DayField, LongText, Question, Radios, Text
from ymylon.orders import rules
from ymylon.terms.codes import Code

Offered = Iterable[tuple[str, str]]


def _words(label: Any, help_text: Any = "", *, required: bool = False, error: Any = "") -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=4000, widget=LongText(rows=3), error_messages=messages
    )


def _line(label: Any, help_text: Any = "", *, required: bool = True, error: Any = "") -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=200, widget=Text(), error_messages=messages
    )


def _day(label: Any, **options: Any) -> DayField:
    return DayField(label=label, error_messages={"required": _("Give the day on which it happened")}, **options)


NOBODY = "NOBODY"


class AskForm(Question):
    """Whom it binds, of which kind, under which name, and why."""

    optional_words = ""
    who = forms.ChoiceField(
        label=_("Whom or what does it bind?"), widget=Radios(), error_messages={"required": _("Choose whom it binds.")}
    )
    kind = CodeField(codes=rules.OrderKind, label=_("Of which kind?"), error_messages={"required": _("Choose the kind.")})
    named = _line(
        _("Which name stands on it?"),
        _("Council staff and youth justice around this child read it, whoever else holds what is known of the person."),
        error=_("Give the name that stands on it."),
    )
    why = _words(_("Why is it asked for?"), _("What the person does. Never what the child is like."), required=True,
                 error=_("Say why."))  # fmt: skip

    def __init__(self, *args: Any, people: Offered, kinds: Iterable[rules.OrderKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who: Any = self.fields["who"]
        offered = list(kinds)
        # Nobody by name, where a kind that may be used here binds a place, or whoever has the child.
        needs_nobody = {rules.KINDS[one].subject for one in offered} & {rules.Subject.PLACE, rules.Subject.ANYBODY}
        who.choices = [*people, *([(NOBODY, _("Nobody by name: a place, or whoever has the child"))] if needs_nobody else [])]
        if needs_nobody:
            self.fields["named"].help_text = _(
                "Of a place, its name or address. Council staff and youth justice around this child read it, whoever else holds"
                " what is known of the person."
            )
        kind: Any = self.fields["kind"]
        kind.offer(offered)


class StatementForm(Question):
    """Who says that no permission is given."""

    optional_words = ""
    statement_of = CodeField(
        codes=rules.StatementOf, label=_("Who says that no permission is given?"),
        error_messages={"required": _("Say whose statement it is")},
    )  # fmt: skip
    on = _day(_("On which day?"))
    words = _words(_("Where is the statement kept?"), _("A reference, and who took it."))


class OfKind(Question):
    """A question about one of a kind."""

    def __init__(self, *args: Any, kind: rules.Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind


class DraftForm(OfKind):
    """What the person must not do; of a place or a number, what it forbids."""

    optional_words = ""
    conditions = CodesField(codes=rules.Condition, label=_("What must the person not do?"), required=False)
    words = _words(_("In words"), _("Which place, which vehicle, what else."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["conditions"]
        asked.offer(rules.CONDITIONS_OF[self.kind.subject])
        if self.kind.subject is not rules.Subject.PERSON:
            asked.label = _("What does it forbid, or ask for?")


class _Attempt(Code):
    """Whether it was served."""

    SERVED = "SERVED", "It was served", "Fe’i cyflwynwyd"
    NOT_SERVED = "NOT_SERVED", "It could not be served", "Ni ellid ei gyflwyno"


class ServeForm(OfKind):
    """It was served, or could not be; of an order of a court, which court made it and under which reference."""

    optional_words = ""
    attempt = CodeField(
        codes=_Attempt, label=_("What happened?"), inline=True, error_messages={"required": _("Say what happened.")}
    )
    on = _day(_("On which day?"))
    who = _line(_("Who served it, or tried to?"), required=False)
    until = DayField(
        label=_("Until which day does it hold?"), required=False, ahead=True,
        help_text=_("Only if it has a last day of its own. Age and legal status end it by themselves."),
    )  # fmt: skip
    court = _line(_("Which court made it?"), required=False)
    reference = _line(
        _("The court’s reference"), _("The number of the case. Leave it empty if nobody knows it yet."), required=False
    )
    words = _words(_("What was said? Or why could it not be served?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.kind.authority is not rules.Authority.COURT:
            del self.fields["court"], self.fields["reference"]


class BreachForm(Question):
    """What the person did against it, and what followed."""

    optional_words = ""
    on = _day(_("On which day?"))
    words = _words(_("What did the person do?"), _("And if somebody was arrested, for what."), required=True,
                   error=_("Say what happened."))  # fmt: skip
    followed = CodeField(codes=rules.Followed, label=_("What followed?"), error_messages={"required": _("Say what followed")})


class _Choice(Code):
    """What becomes of an order that ends soon."""

    RENEW = "RENEW", "Ask for the next one", "Gofyn am yr un nesaf"
    LET_END = "LET_END", "Let it end on its day", "Gadael iddo ddod i ben ar ei ddiwrnod"


class RenewForm(Question):
    """Renew it, or let it end."""

    optional_words = ""
    choice = CodeField(codes=_Choice, label=_("What becomes of it?"), inline=True, error_messages={"required": _("Say which")})
    words = _words(_("Why?"), required=True, error=_("Say why."))

    @property
    def renews(self) -> bool:
        """Whether the next one is asked for."""
        return self.cleaned_data["choice"] is _Choice.RENEW


class WhyForm(Question):
    """A reason in words."""

    optional_words = ""
    words = _words(_("Why?"), required=True, error=_("Say why."))


class DoneForm(Question):
    """What was done, in words."""

    optional_words = ""
    words = _words(_("What was done?"), _("Who was told, and what protects the child now."), required=True,
                   error=_("Say what was done"))  # fmt: skip


class LookForm(Question):
    """What somebody found who looked again."""

    optional_words = ""
    words = _words(_("Is it kept to, and still what the child needs?"), required=True, error=_("Say what you found."))


class CopyForm(Question):
    """To whom a person gave a copy."""

    optional_words = ""
    whom = _line(_("To whom?"), _("An agency and a role. Never the child or the person whom it binds by this form."),
                 error=_("Say who was given it"))  # fmt: skip
    on = _day(_("On which day?"))
    how = _line(_("How?"), required=False)

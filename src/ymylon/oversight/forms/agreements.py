"""What is asked of whoever keeps a sharing agreement: the sections of the Wales Accord's own form, and no more."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.access.rules.agreements import LONGEST_WORDS, SHAREABLE, Terms
from ymylon.agencies.lookups import agencies_called
from ymylon.design.forms import CodeField, CodesField, DayField, LongText, Question, Radios, Text
from ymylon.terms.codes import AgreementForm, LawfulBasis
from ymylon.terms.words import Words


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=Text())


def _long(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST_WORDS, widget=LongText(rows=4))


class TermsForm(Question):
    """Between whom, for what, by which law, which kinds of fact, and for how long."""

    agency = forms.TypedChoiceField(label=_("For which agency is it kept?"), coerce=int, widget=Radios())
    form = CodeField(codes=AgreementForm, label=_("In which form of the Wales Accord?"))
    title_en = _line(_("Title, in English"))
    title_cy = _line(_("Title, in Welsh"))
    purpose_en = _long(_("Purpose, in English"), _("What is shared for, and what is better for children because of it."))
    purpose_cy = _long(_("Purpose, in Welsh"))
    partners = forms.CharField(
        label=_("Partners"),
        help_text=_(
            "One a line. An agency of this record is known by its name in either language; any other is a body outside it."
        ),
        max_length=LONGEST_WORDS,
        widget=LongText(rows=4),
    )
    bases = CodesField(
        codes=LawfulBasis,
        label=_("Lawful basis"),
        help_text=_(
            "Why at all, by which Act, and what allows facts of a special kind or about offences. Consent is none of them."
        ),
    )
    lanes = CodesField(codes=SHAREABLE, label=_("Kinds of fact"), help_text=_("Protected facts are shared under no agreement."))
    from_on = DayField(label=_("From which day?"), either=True)
    to_on = DayField(label=_("Until which day?"), ahead=True, required=False, help_text=_("Leave it empty if it has no end."))
    review_on = DayField(
        label=_("When is it looked at again?"),
        ahead=True,
        help_text=_("On that day whoever keeps it is asked. It goes on until somebody ends it."),
    )
    optional_words = ""

    def __init__(self, *args: Any, kept: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = kept
        self.only_agency = kept[0][0] if len(kept) == 1 else 0
        if self.only_agency:
            del self.fields["agency"]

    def terms(self) -> Terms:
        """The answers, as the action takes them."""
        said = self.cleaned_data
        lines = tuple(dict.fromkeys(line.strip() for line in said["partners"].splitlines() if line.strip()))
        known = agencies_called(lines)
        return Terms(
            form=said["form"],
            title=Words(said["title_en"], said["title_cy"]),
            purpose=Words(said["purpose_en"], said["purpose_cy"]),
            agency_id=said.get("agency") or self.only_agency,
            partner_ids=tuple(known[line].pk for line in lines if line in known),
            bodies=tuple(line for line in lines if line not in known),
            bases=said["bases"],
            lanes=said["lanes"],
            from_on=said["from_on"],
            to_on=said["to_on"],
            review_on=said["review_on"],
        )


class EndAgreementForm(Question):
    """Why it is ended; the version that was seen comes along."""

    why = forms.CharField(
        label=_("Why is it ended?"),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why it is ended")},
    )

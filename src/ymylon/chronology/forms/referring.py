"""What is asked of a C1: what the record can't know. Who the child is and who is around them is never asked again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, CodeField, CodesField, LongText, Question, Text
from ymylon.notices.rules.referrals import Said
from ymylon.terms.codes import ReferralConsent, ReferralOutcome, ReferralReason


def _words(label: Any, rows: int = 2, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=5000, widget=LongText(rows=rows), **options)


class ReferralForm(Question):
    """A C1: twelve questions, one of which must be answered."""

    worries = _words(
        _("What happened, and what worries you?"), 5, required=True,
        error_messages={"required": _("Say what happened and what worries you")},
    )  # fmt: skip
    reasons = CodesField(codes=ReferralReason, label=_("What is it about?"), required=False, widget=Checkboxes())
    happened = _words(_("When was it, and when did you last see the child?"))
    injuries = _words(_("What can be seen on the child, and where?"))
    safety_now = _words(_("What was done at once to keep the child safe?"))
    childs_words = _words(_("What has the child said, in their own words?"), 3)
    parents_view = _words(_("What do the parents or carers say?"))
    working = _words(_("What works well, and who helps?"))
    wanted = _words(_("What needs to happen?"))
    consent = CodeField(codes=ReferralConsent, label=_("Do the child and family know of this referral?"), required=False)
    consent_why = _words(_("If they were not told, why?"), help_text=_("A child at risk is referred whether or not they agree."))
    withhold_name = forms.BooleanField(
        label=_("The family is not to learn who referred"), required=False, widget=forms.CheckboxInput()
    )

    def said(self) -> Said:
        """The answers, as the action takes them."""
        return Said(**{name: self.cleaned_data[name] or getattr(Said(""), name) for name in self.base_fields})


class RungForm(Question):
    """Who answered, when the council was rung first."""

    answered_by = forms.CharField(label=_("Who answered, by name?"), max_length=200, required=False, widget=Text())


class WhyNoneForm(Question):
    """Why no C1 is made where one is proposed."""

    reason = _words(_("Why is none made?"), 3)


class DecideForm(Question):
    """What the council does, why, and what the referrer is told."""

    outcome = CodeField(codes=ReferralOutcome, label=_("What is decided?"), error_messages={"required": _("Say what is decided")})
    reason = _words(_("Why?"), 4, help_text=_("For social care and whoever reads its lane. The referrer doesn’t see it."))
    feedback = _words(_("What is the referrer told?"), 3, help_text=_("As much as is theirs to know, and what they may do."))

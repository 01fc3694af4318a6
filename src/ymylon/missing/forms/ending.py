"""What is asked when a child is found or an episode ends otherwise. First as little as possible, the rest on the next page."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, LongText, MomentField, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import EndKind, FoundBy, FoundCircumstance, Harm, Travel

_OTHER_ENDS = [kind for kind in EndKind if kind is not EndKind.FOUND]
# A death is recorded as an end of its own, not as something that happened to a child who was found.
_HARM = [harm for harm in Harm if harm is not Harm.FATAL]
_YES_OR_NO = (("yes", _("Yes")), ("no", _("No")), ("", _("Not known yet")))


def _yes_or_no(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)


def _words(label: Any, rows: int = 0, **more: Any) -> forms.CharField:
    widget = LongText(rows=rows) if rows else Text()
    return forms.CharField(label=label, max_length=5000 if rows else 500, widget=widget, **more)


class FoundForm(Question):
    """At most three questions, so that everybody can be told."""

    when = MomentField(label=_("When was the child found?"), help_text=_("A time is enough, like 02:15."))
    circumstance = CodeField(codes=FoundCircumstance, label=_("Where, or how?"), widget=forms.Select)
    is_safe_now = forms.ChoiceField(
        label=_("Is the child safe now?"), choices=_YES_OR_NO, required=False, widget=Radios(inline=True), initial=""
    )
    optional_words = ""

    def clean_is_safe_now(self) -> bool | None:
        return _yes_or_no(self.cleaned_data["is_safe_now"])


class FindingForm(Question):
    """What can wait until all have been told. Nothing must be answered, and “not asked” isn't “none”."""

    place = _words(_("Where was the child found?"), required=False)
    found_by = CodeField(codes=FoundBy, label=_("Who found the child?"), required=False, widget=forms.Select)
    with_whom = _words(_("Who was with the child?"), required=False)
    condition = _words(_("How is the child?"), 2, required=False, help_text=_("Hurt, ill, hungry, cold, frightened, tired."))
    harm = CodesField(codes=_HARM, label=_("Was the child harmed?"), required=False)
    harm_words = _words(_("What is known of the harm?"), 2, required=False)
    travel = CodesField(codes=Travel, label=_("How did the child travel?"), required=False)
    optional_words = ""


class EndForm(Question):
    """How an episode ended that did not end by finding the child. Only `kinds` are offered: what may follow from its state."""

    kind = CodeField(
        codes=_OTHER_ENDS,
        label=_("How did the episode end?"),
        hints={
            EndKind.IN_CUSTODY: _("Since when, and held by whom."),
            EndKind.IN_HOSPITAL: _("Since when, and where."),
            EndKind.DIED: _("Who has confirmed it. No letter, call or offer goes out after this."),
            EndKind.RECORDED_IN_ERROR: _("There was no episode. The record stays, and says so."),
            EndKind.ACCEPTED_BY_ADULT_SERVICE: _(
                "A named person in the receiving process has accepted. A birthday is not enough."
            ),
        },
        reveals={EndKind.ACCEPTED_BY_ADULT_SERVICE: "accepted_by"},
    )
    accepted_by = _words(_("Who has accepted, by name and service?"), required=False)
    when = MomentField(label=_("When?"), help_text=_("A time is enough, like 02:15."))
    reason = _words(_("How is it known?"), 3, required=False)
    optional_words = ""

    def __init__(self, *args: Any, kinds: Collection[EndKind] = _OTHER_ENDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(kind for kind in _OTHER_ENDS if kind in kinds)  # type: ignore[attr-defined]
        if EndKind.ACCEPTED_BY_ADULT_SERVICE not in kinds:
            del self.fields["accepted_by"]
            self.fields["kind"].widget.reveals = {}


class AcceptanceForm(Question):
    """Who accepts somebody who is still missing; it is this end and no other."""

    accepted_by = _words(_("Who has accepted, by name and service?"), required=False)
    when = MomentField(label=_("When?"), help_text=_("A time is enough, like 02:15."))
    reason = _words(_("How is it known?"), 3, required=False)
    optional_words = ""


class ReasonForm(Question):
    """One question: why."""

    reason = _words(_("Why?"), 3)


class ItemForm(Question):
    """One question, in a lane of its own."""

    words = _words(_("What was found, or what is alleged?"), 3)


class CheckForm(Question):
    """The police's prevention check: up to four questions."""

    checked = MomentField(label=_("When was the check?"), help_text=_("A time is enough, like 09:30."))
    seen_alone = forms.ChoiceField(
        label=_("Was the child seen alone?"), choices=_YES_OR_NO, required=False, widget=Radios(inline=True), initial=""
    )
    words = _words(_("How is the child, and what was done at once?"), 3)
    harm = CodesField(codes=_HARM, label=_("Did harm or a crime come to light?"), required=False)
    optional_words = ""

    def clean_seen_alone(self) -> bool | None:
        return _yes_or_no(self.cleaned_data["seen_alone"])


class ReferForm(Question):
    """A C1: up to two questions; the child's words stay in the language in which they were said."""

    worries = _words(_("What happened, and what worries you?"), 4)
    childs_words = _words(_("What has the child said, in their own words?"), 3, required=False)


class MeetingForm(Question):
    """The day of a strategy meeting, one of the next fortnight; or why none is needed."""

    on = forms.ChoiceField(label=_("On which day is the meeting?"), widget=forms.Select, required=False)
    reason = _words(_("If none is needed, why?"), 3, required=False)
    optional_words = ""

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        today = local(now).date()
        days = [today + timedelta(days=ahead) for ahead in range(15)]
        self.fields["on"].choices = [("", ""), *((day.isoformat(), long_date(day, language())) for day in days)]

    def clean_on(self) -> date | None:
        return date.fromisoformat(self.cleaned_data["on"]) if self.cleaned_data["on"] else None

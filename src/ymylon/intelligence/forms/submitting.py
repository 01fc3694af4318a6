"""What is asked of whoever submits intelligence, here or where it was heard: three answers, and not known yet is always one.

The only form of this room that other rooms ask with: what the police are told is asked in one way, wherever it was heard.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.access.rules import Actor
from ymylon.design.forms import Checkboxes, CodeField, Question
from ymylon.design.moments import language
from ymylon.duties.rules import local_day
from ymylon.intelligence.forms import shared
from ymylon.intelligence.forms.others import Others
from ymylon.intelligence.forms.shared import Offered
from ymylon.intelligence.lookups import every_unit, unit_for
from ymylon.intelligence.rules import HowKnown, Risk
from ymylon.terms.calendars import long_date


def heard_on(said: str) -> dict[str, str]:
    """What the form begins with where its address says on which day something was heard; anything else says nothing."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return {}
    return {"known": long_date(day, language())}


class SubmitForm(Question):
    """What somebody knows. `units` are offered only where nothing else says to which force it goes; `others` are the children
    who were named before or could be meant by the name that is typed now, besides the child `child_id`, if there is one."""

    words = shared.words(
        _("What do you know?"),
        5,
        help_text=_(
            "In the words in which you saw or heard it. Write no name of whoever told you: that has a place of its own below."
        ),
        required=True,
    )
    who = shared.line(
        _("Is it about another child too?"),
        help_text=_("Write a name; you are then asked which child is meant, of those whom you may see."),
    )
    also = forms.MultipleChoiceField(label=_("Which children is it about besides?"), required=False, widget=Checkboxes())
    how = CodeField(codes=HowKnown, label=_("How do you know?"))
    risk = CodeField(
        codes=Risk, label=_("What may happen to whoever it comes from, if it were known?"),
        help_text=_("Be it a child, a parent, a neighbour, or you."),
    )  # fmt: skip
    happened = shared.line(_("When did it happen?"), help_text=_("A day, an evening, a month."))
    known = shared.line(_("When did you hear of it?"))
    who_knows = shared.line(_("Who else knows?"))
    source = shared.line(
        _("Who does it come from?"),
        help_text=_("Sealed as it is saved. The force’s intelligence unit alone reads it; not your team, and not you again."),
    )
    to_team = forms.ChoiceField(label=_("Which force does it go to?"), required=False, widget=forms.Select())
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: Offered | None, others: Others, child_id: int | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self._others, self._child_id = others, child_id
        if child_id is None:
            self.fields["who"].label, self.fields["also"].label = _("Is it about a child?"), _("Which children is it about?")
        also: Any = self.fields["also"]
        also.choices = others.offered()
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

    def done(self, act: Callable[[dict[str, Any]], object]) -> bool:
        """As any question; and where it is asked again, those whom a name could mean are offered in its place."""
        is_done = super().done(act)
        if not is_done and self.is_bound and "also" in self.fields:
            typed: Any = self.data.copy()  # type: ignore[has-type]
            typed[self.add_prefix("who")] = ""
            self.data = typed
        return is_done

    @property
    def given(self) -> dict[str, Any]:
        """The answers, as the action takes them: about whom, what was said, to which unit, and as which sending."""
        told = self.cleaned_data
        first = [self._child_id] if self._child_id else []
        children = [*first, *self._others.chosen(told.get("also") or ())]
        said = {name: told[name] for name in ("words", "how", "risk", "happened", "known", "who_knows", "source")}
        unit = int(told["to_team"]) if told.get("to_team") else None
        about = {"child_id": children[0] if children else None, "also": children[1:]}
        return {**about, "said": said, "to_team": unit, "sent_as": told.get("token") or uuid4()}


def asked(actor: Actor, sent: Any, begins: Mapping[str, Any], *, now: datetime, child_id: int | None = None) -> SubmitForm:
    """The form as this person is asked: with the children who could be meant, and the forces where nothing says which it is.

    `sent`: what was sent, None where the page is only asked for; it then `begins` with these answers.
    """
    ticked, name = (begins.get("also", []), "") if sent is None else (sent.getlist("also"), sent.get("who", ""))
    others = Others(actor, child_id, ticked, name)
    known = unit_for(actor, child_id or others.first, local_day(now)) is not None
    units = None if known else [(str(team.pk), shared.named(team)) for team in every_unit()]
    return SubmitForm(sent, units=units, others=others, child_id=child_id, initial=begins)

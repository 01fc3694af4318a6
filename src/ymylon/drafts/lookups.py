"""What somebody typed and has not sent. Nobody reads a draft but its author."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from ymylon.access.rules import Actor
from ymylon.drafts.models import Draft
from ymylon.drafts.rules import DraftFault, is_stale, unseal


@dataclass(frozen=True)
class Kept:
    """A form as it was typed, each field with its values, and when it was kept."""

    typed: dict[str, list[str]]
    saved_at: datetime

    @property
    def single(self) -> dict[str, str]:
        """The last value of each field: what a form without lists begins with."""
        return {name: values[-1] for name, values in self.typed.items() if values}

    def answers(self, fields: Mapping[str, forms.Field]) -> dict[str, str | list[str]]:
        """What a form with these fields begins with: of a list every value, of any other the last. A page's version comes too."""
        several = {name for name, field in fields.items() if isinstance(field, forms.MultipleChoiceField)}
        listed = {name: values for name, values in self.typed.items() if name in several}
        return self.single | listed

    @property
    def version(self) -> int | None:
        """The version of the record on which it was begun: what somebody else saved since is shown, not overwritten."""
        begun_on = self.single.get("version", "")
        return int(begun_on) if begun_on.isdecimal() else None


def draft_of(actor: Actor, form: str, now: datetime) -> Kept | None:
    """What the actor had typed into this form; None if there is nothing, or nothing that can still be opened."""
    draft = Draft.objects.filter(account_id=actor.account_id, form=form).first()
    if draft is None or is_stale(draft.saved_at, now):
        return None
    try:
        typed = unseal(bytes(draft.sealed), secret=settings.DRAFT_KEY, account=actor.account_id, form=form)
    except DraftFault:
        return None
    return Kept(typed, draft.saved_at)


def drafts_and(actor: Actor, *also: QuerySet) -> QuerySet:
    """Which forms the actor has begun and not sent, the newest first, stale or not: names and times, no words.

    `also` are rows of rooms above, of a name and a time, that wait to be written too: one question for all.
    """
    rows = Draft.objects.filter(account_id=actor.account_id).order_by().values_list("form", "saved_at")
    return rows.union(*also, all=True).order_by("-saved_at")

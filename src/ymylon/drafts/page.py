"""What a form's page says of words that its author typed earlier: filled in again, said above, and kept on while they type."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from ymylon.design.entries import Notice
from ymylon.design.forms import begun_notice
from ymylon.design.ways import reverse
from ymylon.drafts.lookups import Kept, draft_of


@dataclass(frozen=True)
class Begun:
    """One form of one person: what is kept of it, if anything."""

    name: str
    address: str
    now: datetime
    kept: Kept | None

    @property
    def keep_url(self) -> str:
        """Where the page sends what is typed."""
        return reverse("drafts:save", args=[self.name])

    @property
    def notices(self) -> tuple[Notice, ...]:
        """That the questions hold what was typed earlier."""
        if self.kept is None:
            return ()
        discard_url = reverse("drafts:discard", args=[self.name])
        return (begun_notice(self.kept.saved_at, self.now, discard_url=discard_url, address=self.address),)

    def answers(self, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
        """What the questions begin with; empty where nothing is kept."""
        return self.kept.answers(fields) if self.kept else {}

    def version(self, stands: int) -> int:
        """The version of the record on which it was begun, which may be older than the one that stands."""
        return (self.kept.version if self.kept else None) or stands


def begun(request: HttpRequest, name: str, now: datetime) -> Begun:
    """The draft of this form, for whoever asks to see the page; what is being sent is no draft."""
    kept = draft_of(request.actor, name, now) if request.method == "GET" else None
    return Begun(name, request.path, now, kept)

"""Keeping what somebody types, sealed, and letting go of it."""

from datetime import datetime

from django.conf import settings

from ymylon.access.rules import Actor
from ymylon.drafts.models import Draft
from ymylon.drafts.rules import KEPT_FOR, DraftFault, Typed, is_form_name, seal, worth_keeping


def keep(*, by: Actor, at: datetime, form: str, typed: Typed) -> None:
    """What was typed into this form so far is kept for its author alone. Raises DraftFault if it can't be."""
    if not is_form_name(form):
        raise DraftFault("no form has this name")
    sealed = seal(worth_keeping(typed), secret=settings.DRAFT_KEY, account=by.account_id, form=form)
    Draft.objects.update_or_create(account_id=by.account_id, form=form, defaults={"sealed": sealed, "saved_at": at})
    Draft.objects.filter(account_id=by.account_id, saved_at__lt=at - KEPT_FOR).delete()


def discard(*, by: Actor, form: str) -> None:
    """The draft is gone: it was sent, or its author does not want it."""
    Draft.objects.filter(account_id=by.account_id, form=form).delete()

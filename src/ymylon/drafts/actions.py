"""Keeping what somebody types, sealed, and letting go of it; and knowing a form again that was sent before."""

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from ymylon.access.rules import Actor
from ymylon.drafts.models import Draft, Sent
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


_ONCE = """
insert into drafts_sent (account_id, said, led_to, at) values (%s, %s, '', %s)
on conflict (account_id, said) do nothing returning id
"""


def begin_sending(*, by: Actor, at: datetime, words: bytes) -> tuple[int, str]:
    """The number of what is being sent, and nothing; or 0, and where the very same led when it was sent before.

    `words`: the page's own token, the address, and whatever was sent. Of two at the same moment the second waits for the first.
    """
    said = salted_hmac("ymylon.sent", words, secret=settings.DRAFT_KEY, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_ONCE, [by.account_id, said, at])
        begun = cursor.fetchone()
    if begun:
        return begun[0], ""
    return 0, Sent.objects.values_list("led_to", flat=True).get(account_id=by.account_id, said=said)


def end_sending(*, by: Actor, at: datetime, number: int, led_to: str) -> None:
    """What was sent led there; or nowhere, and then it may be sent again as it is."""
    sent = Sent.objects.filter(account_id=by.account_id)
    if led_to:
        sent.filter(pk=number).update(led_to=led_to)
        sent.filter(at__lt=at - KEPT_FOR).delete()
    else:
        sent.filter(pk=number).delete()

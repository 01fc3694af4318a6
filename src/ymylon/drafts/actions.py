"""Keeping what somebody types, sealed, and letting go of it; and knowing a form again that was sent before."""

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from ymylon.access.rules import Actor
from ymylon.drafts.models import Draft, Sent
from ymylon.drafts.rules import KEPT_FOR, DraftFault, Typed, is_form_name, page_words, seal, worth_keeping


def keep(*, by: Actor, at: datetime, form: str, typed: Typed, page: str = "") -> None:
    """What was typed into this form so far is kept for its author alone. Raises DraftFault if it can't be.

    `page`: the own token of the page on which it was typed. While something is being sent from there its end is awaited, and
    once anything was sent nothing more of that page is kept.
    """
    if not is_form_name(form):
        raise DraftFault("no form has this name")
    sealed = seal(worth_keeping(typed), secret=settings.DRAFT_KEY, account=by.account_id, form=form)
    number = _once(by, at, page_words(page)) if page else 0
    if page and not number:
        raise DraftFault("it was sent already")
    Draft.objects.update_or_create(account_id=by.account_id, form=form, defaults={"sealed": sealed, "saved_at": at})
    if number:
        Sent.objects.filter(account_id=by.account_id, pk=number).delete()
    Draft.objects.filter(account_id=by.account_id, saved_at__lt=at - KEPT_FOR).delete()


def discard(*, by: Actor, form: str) -> None:
    """The draft is gone: it was sent, or its author does not want it."""
    Draft.objects.filter(account_id=by.account_id, form=form).delete()


_ONCE = """
insert into drafts_sent (account_id, said, led_to, at) values (%s, %s, '', %s)
on conflict (account_id, said) do nothing returning id
"""


def begin_sending(*, by: Actor, at: datetime, page: str, words: bytes) -> tuple[list[int], str]:
    """The numbers of what is being sent, and nothing; or none, and where the very same led when it was sent before.

    `page`: the page's own token. `words`: that, the address, and whatever was sent. Of two at the same moment the second waits
    for the first.
    """
    number = _once(by, at, words)
    if number:
        # 0: something else was sent from this page before, and may be sent beside it.
        return [one for one in (number, _once(by, at, page_words(page))) if one], ""
    return [], Sent.objects.values_list("led_to", flat=True).get(account_id=by.account_id, said=_said(words))


def end_sending(*, by: Actor, at: datetime, numbers: list[int], led_to: str) -> None:
    """What was sent led there; or nowhere, and then it may be sent again as it is."""
    sent = Sent.objects.filter(account_id=by.account_id)
    if led_to:
        sent.filter(pk__in=numbers).update(led_to=led_to)
        sent.filter(at__lt=at - KEPT_FOR).delete()
    else:
        sent.filter(pk__in=numbers).delete()


def _once(by: Actor, at: datetime, words: bytes) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_ONCE, [by.account_id, _said(words), at])
        begun = cursor.fetchone()
    return begun[0] if begun else 0


def _said(words: bytes) -> str:
    return salted_hmac("ymylon.sent", words, secret=settings.DRAFT_KEY, algorithm="sha256").hexdigest()

"""Every change to how somebody signs in leaves its audit line, in the transaction of the change."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from ymylon.audit.actions import record_act
from ymylon.config.signin.limits import begin


@receiver(user_logged_in, dispatch_uid="session_begins")
def _session_begins(request: HttpRequest | None, **_sent: Any) -> None:
    if request is not None:
        begin(request, timezone.now())


@receiver(post_save, sender=Authenticator, dispatch_uid="factor_added")
def _factor_added(instance: Authenticator, created: bool, **_sent: Any) -> None:
    if created:
        record_act("FACTOR_ADDED", about=instance.user_id, why=instance.type)


@receiver(post_delete, sender=Authenticator, dispatch_uid="factor_removed")
def _factor_removed(instance: Authenticator, **_sent: Any) -> None:
    record_act("FACTOR_REMOVED", about=instance.user_id, why=instance.type)


@receiver(authentication_failed, dispatch_uid="code_failed")
def _code_failed(user: Any, authenticator: Authenticator, **_sent: Any) -> None:
    record_act("FACTOR_FAILED", about=user.pk, why=authenticator.type)

"""Single sign-on: it says who somebody is; whether they have an account, and what it may do, is said here."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render

from ymylon.agencies.models import Account
from ymylon.audit.actions import record_act
from ymylon.config.signin.issuer import trusted_methods
from ymylon.config.signin.second_factor import show


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Named in settings as SOCIALACCOUNT_ADAPTER. Whoever has no account comes no further, and is told how to get one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """By the provider's subject or by an address that it has verified: an account of a person, opened before."""
        account = sociallogin.user if sociallogin.is_existing else None
        if sociallogin.state.get("process") not in (None, "", "login"):
            account = None  # nobody hangs an account of the provider on to one here: that would be another way in
        if account is None or not account.is_active or account.kind != Account.Kind.PERSON:
            record_act("SIGN_IN_FAILED", about=sociallogin.account.provider, why="no account")
            raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))
        if _methods(sociallogin) & trusted_methods():
            show(request, account, "provider")

    def on_authentication_error(self, request: HttpRequest, provider: Any, error: Any = None, **told: Any) -> None:
        """A plain page, and a line."""
        record_act("SIGN_IN_FAILED", about=provider.id, why="provider")
        raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=403))


def _methods(sociallogin: SocialLogin) -> set[str]:
    # From the signed token alone: what the userinfo address says is not about this signing in.
    told = (sociallogin.account.extra_data or {}).get("id_token") or {}
    methods = told.get("amr") or []
    return {str(method) for method in methods} if isinstance(methods, list) else set()

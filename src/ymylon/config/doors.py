"""Views that other people wrote, and what each opens; ours say so themselves with `opens`."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from ymylon.access.policy import ACTIONS, PUBLIC, Action
from ymylon.agencies.lookups import demo_mark

_LOOPBACK = ("127.0.0.1", "::1")
_LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
# Whoever stands between us and the asker says so with one of these: then the asker is not on this machine.
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")

FOREIGN_DOORS: dict[str, Action] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_reauthenticate": ACTIONS["SEE_OWN_SIGN_IN"],
    "account_change_password": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "account_set_password": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "openid_connect_login": PUBLIC,
    "openid_connect_callback": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "mfa_reauthenticate": ACTIONS["SEE_OWN_SIGN_IN"],
    "mfa_reauthenticate_webauthn": ACTIONS["SEE_OWN_SIGN_IN"],
    "mfa_activate_totp": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "mfa_deactivate_totp": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "mfa_add_webauthn": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "mfa_remove_webauthn": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "mfa_view_recovery_codes": ACTIONS["CHANGE_OWN_SIGN_IN"],
    "mfa_generate_recovery_codes": ACTIONS["CHANGE_OWN_SIGN_IN"],
}


def is_demo_here(request: HttpRequest) -> bool:
    """Whether this is a demonstration, asked for from its own machine: only then is there a page with the cast.

    A server before this one makes every asker look local, so nothing that was passed on counts, nor any other name.
    """
    return is_from_here(request) and demo_mark() is not None


def is_from_here(request: HttpRequest) -> bool:
    """Whether this machine itself asks. Never so in live use: there a proxy stands before us, and may not say so."""
    if settings.PRODUCTION or request.META.get("REMOTE_ADDR") not in _LOOPBACK:
        return False
    if any(request.META.get(name) for name in _PASSED_ON):
        return False
    return urlsplit(f"//{request.get_host()}").hostname in _LOCAL_NAMES
